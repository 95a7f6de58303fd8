"""Times of day: "12:20 PM EST", "2.20 a. m.", "0300 GMT", "half past ten", "midnight"."""

from __future__ import annotations

import re

from dateline.reading.numerals import UNITS
from dateline.reading.times_grammar import Match
from dateline.records import record


@record
class Clock:
    """A time of day; `half` is "am", "pm" or None where the text leaves it open."""

    hour: int
    minute: int
    half: str | None
    zone: str | None
    either: bool = False  # morning or evening: "at 9.35", "6.30 o'clock"
    next_day: bool = False  # "midnight" and "24:00" end the day they are named with

    def on(self, part: str | None) -> tuple[int, int]:
        """Hour and minute, with a part of the day (MO, AF, EV, NI) deciding what am and pm do not."""
        hour = self.hour
        half = self.half
        if half is None and hour <= 12 and part in ("AF", "EV"):
            half = "pm"
        elif half is None and hour <= 12 and part == "NI":
            half = "pm" if 6 <= hour < 12 else "am"
        elif half is None and part == "MO":
            half = "am"
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        return hour, self.minute


def clock_of(match: Match) -> Clock | None:
    """The time of day of a "clock" match, None where it is none."""
    found = match.found
    zone = found["zone"]
    if found["word"]:
        noon = found["word"].casefold() != "midnight"
        return Clock(
            hour=12 if noon else 0, minute=0, half=None if noon else "am", zone=zone, next_day=not noon
        )
    if found["to"]:
        return _spoken(found, zone)
    hour = int(found["h"] or found["h2"] or found["h3"] or found["h4"] or found["h6"])
    minute = int(found["m"] or found["m2"] or found["m3"] or found["m4"] or found["m6"] or 0)
    letters = re.sub(
        r"[^apm]", "", (found["am"] or "").casefold().replace("o'clock", "").replace("o’clock", "")
    )
    half = letters if letters in ("am", "pm") else _half(found["inthe"], hour)
    if hour > 24 or (half and hour > 12 and hour != 24) or (hour == 24 and minute):
        return None
    if hour == 24:
        return Clock(hour=0, minute=0, half=None, zone=zone, next_day=True)
    either = half is None and 1 <= hour <= 12 and not (found["h2"] or found["h3"])
    return Clock(hour=hour, minute=minute, half=None if hour > 12 else half, zone=zone, either=either)


def _half(words: str | None, hour: int) -> str | None:
    """What "in the forenoon" and "at night" say of a time."""
    if words is None or not 1 <= hour <= 12:
        return None
    if "night" in words.casefold():
        return "pm" if 6 <= hour < 12 else "am"
    return "am" if words.casefold().endswith(("morning", "forenoon")) else "pm"


def _spoken(found: re.Match[str], zone: str | None) -> Clock:
    """As in "half past ten", "a quarter to three"."""
    minutes = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20}[found["to"]]
    hour = UNITS[found["h5"]]
    if found["past"] == "to":
        hour, minutes = hour - 1 or 12, 60 - minutes
    return Clock(hour=hour, minute=minutes, half=None, zone=zone, either=True)

"""Moments as a coverage's readers see them: 24 hours, the place's name, and never without a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from dateline import zones
from dateline.errors import DatelineError
from dateline.records import Coverage, record
from dateline.zones import DAYS, MONTHS

LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@record
class Times:
    """How moments are written on one coverage's pages; `place` is the zone's name for readers."""

    zone: tzinfo
    place: str

    @classmethod
    def of(cls, coverage: Coverage) -> Times:
        """The coverage's own zone; UTC where its zone has a name that nobody knows."""
        try:
            zone = zones.zone(coverage.timezone)
        except DatelineError:
            return cls(zone=UTC, place="UTC")
        name = coverage.timezone_name or coverage.timezone.rpartition("/")[2].replace("_", " ")
        return cls(zone=zone, place=name)

    def local(self, moment: datetime) -> datetime:
        return zones.there(moment, self.zone)

    def clock(self, moment: datetime) -> str:
        """As "22:41"."""
        return zones.clock(moment, self.zone)

    def on(self, moment: datetime) -> date:
        return self.local(moment).date()

    def day(self, moment: datetime | date, *, year: bool = False, short: bool = False) -> str:
        """As "Thu 18 April", with `year` "Thu 18 April 1912", with `short` "18 Apr"."""
        on = self.on(moment) if isinstance(moment, datetime) else moment
        month = MONTHS[on.month - 1]
        if short:
            return f"{on.day} {month[:3]}"
        return f"{DAYS[on.weekday()]} {on.day} {month}" + (f" {on.year}" if year else "")

    def weekday(self, on: date) -> str:
        """As "Wednesday 17 April 1912", the heading of a day."""
        return f"{LONG_DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"

    def abbreviation(self, moment: datetime) -> str:
        """As "EST"; "UTC+3" where the zone has no letters."""
        return zones.abbreviation(moment, self.zone)

    def full(self, moment: datetime) -> str:
        """As "22:41 New York (EST), Thu 18 April 1912"."""
        short = self.abbreviation(moment)
        zone = self.place if short == self.place else f"{self.place} ({short})"
        return f"{self.clock(moment)} {zone}, {self.day(moment, year=True)}"

    def brief(self, moment: datetime) -> str:
        """As "17 April, 11:20 New York", in a sentence."""
        on = self.on(moment)
        return f"{on.day} {MONTHS[on.month - 1]}, {self.clock(moment)} {self.place}"

    def row(self, moment: datetime) -> str:
        """As "Wed 17 April, 11:20", where a heading beside it names the zone."""
        return f"{self.day(moment)}, {self.clock(moment)}"

    def field(self, moment: datetime) -> str:
        """As "1912-04-18T22:41", for a form's field."""
        return f"{self.local(moment):%Y-%m-%dT%H:%M}"


def utc(moment: datetime) -> str:
    """As "1912-04-19T03:41:00Z": to the second, and further only where there is more.

    >>> utc(datetime(1912, 4, 19, 3, 41, tzinfo=UTC))
    '1912-04-19T03:41:00Z'
    """
    return zones.there(moment, UTC).replace(tzinfo=None).isoformat() + "Z"


def spelt(duration: timedelta) -> str:
    """How long something lasted, in words for readers.

    >>> spelt(timedelta(hours=3, minutes=40))
    '3 h 40 min'
    """
    minutes = max(0, int(duration.total_seconds() // 60))
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 60 * 72:
        return f"{minutes // 60} h" + (f" {minutes % 60} min" if minutes % 60 else "")
    return f"{minutes // (60 * 24)} days"

"""Latitude and longitude written in words and figures, and places given by bearing from another.

Telegrams wrote degrees and minutes with a point between: "41.46 north, 50.14 west" is 41°46′N 50°14′W.
Today the same figures are decimal degrees. Which is meant is decided by the document's date and by the
words around; minutes are always under 60.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from dateline.records import Document, record

_PART = (
    r"(?P<d{0}>\d{{1,3}})(?:(?P<sep{0}>\s?[°º]\s?|\s?deg(?:rees?|\.)?,?\s|[.\-·]|\s)(?P<m{0}>\d{{1,6}}(?:[.·]\d{{1,4}})?)"
    r"(?:\s?(?:['′’]|min(?:utes?\b|\.)?,?)\s?(?:(?P<s{0}>\d{{1,2}}(?:\.\d{{1,3}})?)\s?(?:[\"″”]|''|′′|seconds?))?)?)?"
    r"\s?[°º]?\s?"
)
POSITION = re.compile(
    r"(?:\blat(?:itude|\.)?,?\s{0,2})?(?<![\d.])"
    + _PART.format(1)
    + r"(?P<ns>N(?:orth)?|S(?:outh)?|north|south|NORTH|SOUTH)\b\.?"
    + r"(?:\s?(?:latitude|lat\.?))?[\s,;:/]{0,3}(?:and\s|by\s|by\s)?(?:\s?long(?:itude|\.)?,?\s{0,2})?"
    + _PART.format(2)
    + r"(?P<ew>E(?:ast)?|W(?:est)?|east|west|EAST|WEST)\b\.?(?:\s?long(?:itude|\b\.?))?",
    re.IGNORECASE,
)
DECIMAL = re.compile(
    r"(?<![\d.])(?P<lat>[-−]?\d{1,2}\.\d{3,8})°?,\s?(?P<lon>[-−]?\d{1,3}\.\d{3,8})°?(?![\d.])"
)
SEA = re.compile(
    r"\b(ship|steamer|steamship|liner|vessel|iceberg|wireless|marconi|cqd|sos|knots|nautical|aboard|lifeboats?|"
    r"sank|sinking|titanic|sea|ocean|atlantic|pacific|sailed|latitude|tanker|ferry)\b",
    re.IGNORECASE,
)
LAST_TELEGRAMS = 1970
RECKONED_KM = 25.0  # how far a position by dead reckoning may be off
BEARINGS = {
    name: 22.5 * n
    for n, names in enumerate(
        (
            ("north",),
            ("north-northeast",),
            ("northeast", "north-east"),
            ("east-northeast",),
            ("east",),
            ("east-southeast",),
            ("southeast", "south-east"),
            ("south-southeast",),
            ("south",),
            ("south-southwest",),
            ("southwest", "south-west"),
            ("west-southwest",),
            ("west",),
            ("west-northwest",),
            ("northwest", "north-west"),
            ("north-northwest",),
        )
    )
    for name in names
}
KM = {"nautical mile": 1.852, "sea mile": 1.852, "mile": 1.609, "mi": 1.609, "km": 1.0, "kilomet": 1.0}
AWAY = re.compile(
    r"(?P<n>\d[\d,]{0,6}(?:\.\d+)?)\s?"
    r"(?P<unit>km|kilomet(?:re|er)s?|nautical miles?|sea miles?|miles?|mi)\.?\s"
    r"(?:\(\d[\d,.]*\s\w+(?:\s\w+)?\)\s)?(?:to\sthe\s|due\s)?"
    r"(?P<bearing>(?:north|south|east|west)[a-z\-]{0,16})\s"
    r"of\s(?:the\s)?(?:(?:town|city|village|port|coast|capital)\sof\s)?$",
    re.IGNORECASE,
)
OFF = re.compile(r"\boff\s(?:the\s(?:[a-z]+ern\s)?(?:coast|shores?)\sof\s)?(?:the\s)?$", re.IGNORECASE)


@record
class Position:
    """A point as written in a text. `sea` says that the words around are a ship's."""

    start: int
    end: int
    name: str  # normalised: "41°46′N 50°14′W"
    lat: float
    lon: float
    radius_km: float
    sea: bool
    why: str


def positions(document: Document) -> Iterator[Position]:
    """Every latitude and longitude in a document, in text order."""
    found = [p for m in POSITION.finditer(document.text) if (p := sexagesimal(m, document))]
    taken = [(p.start, p.end) for p in found]
    for match in DECIMAL.finditer(document.text):
        lat, lon = (float(match[g].replace("−", "-")) for g in ("lat", "lon"))
        if (
            abs(lat) <= 90
            and abs(lon) <= 180
            and not any(s < match.end() and match.start() < e for s, e in taken)
        ):
            found.append(
                Position(
                    start=match.start(),
                    end=match.end(),
                    name=named(lat, lon),
                    lat=lat,
                    lon=lon,
                    radius_km=0.5,
                    sea=False,
                    why="decimal degrees as written",
                )
            )
    last = -1
    for position in sorted(found, key=lambda p: p.start):
        if position.start >= last:
            yield position
            last = position.end


def sexagesimal(match: re.Match[str], document: Document) -> Position | None:
    """The position that a match of POSITION means, or None where its figures are no position."""
    if match["ns"] in ("n", "s") or match["ew"] in ("e", "w"):
        return None
    around = document.text[max(0, match.start() - 600) : match.end() + 600]
    sea = bool(SEA.search(around))
    pointed = [(match[f"sep{n}"] or "").strip() in (".", "·") and match[f"s{n}"] is None for n in (1, 2)]
    two_digits = all(match[f"m{n}"] and re.fullmatch(r"\d{2}", match[f"m{n}"]) for n in (1, 2))
    minutes, why = True, "degrees and minutes as written"
    if any(pointed):
        under_60 = two_digits and all(int(match[f"m{n}"]) < 60 for n in (1, 2))
        minutes = under_60 and telegraphic(match, document, sea)
        why = (
            "degrees and minutes with a point between, as telegrams wrote them"
            if minutes
            else "decimal degrees as written"
        )
    values = [degrees(match, n, minutes) for n in (1, 2)]
    if any(v is None for v in values):
        return None
    lat, lon = (v or 0.0 for v in values)
    lat = -lat if match["ns"][0] in "sS" else lat
    lon = -lon if match["ew"][0] in "wW" else lon
    if abs(lat) > 90 or abs(lon) > 180:
        return None
    sea = sea or (minutes and any(pointed))
    start, end = match.span()
    end -= document.text[end - 1] == "." and len(match["ew"]) > 1  # the sentence's point, not "W."
    return Position(
        start=start,
        end=end,
        name=named(lat, lon),
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_km=RECKONED_KM if sea and minutes else 2.0 if match["m1"] else 80.0,
        sea=sea,
        why=why,
    )


def telegraphic(match: re.Match[str], document: Document, sea: bool) -> bool:
    """Whether 41.46 means 41°46′: an old document, or a ship's words and no year that says when."""
    said = years(document)
    return telegraph_days(document) if said else sea


def telegraph_days(document: Document) -> bool:
    """Whether a document is of the days of the telegram, by its date or by the years it names."""
    said = years(document)
    return bool(said) and sum(year < LAST_TELEGRAMS for year in said) * 2 > len(said)


def years(document: Document) -> list[int]:
    """The year a document was published in; the years it names where that is not known."""
    if document.published is not None:
        return [document.published.year]
    return [int(year) for year in re.findall(r"\b(1[89]\d\d|20\d\d)\b", document.text[:20_000])]


def degrees(match: re.Match[str], n: int, minutes: bool) -> float | None:
    whole, part, seconds = match[f"d{n}"], match[f"m{n}"], match[f"s{n}"]
    if part is None:
        return float(whole)
    if not minutes:
        return float(f"{whole}.{part.replace('.', '').replace('·', '')}")
    value = float(part.replace("·", "."))
    if value >= 60 or (seconds and float(seconds) >= 60):
        return None
    return float(whole) + value / 60 + (float(seconds) / 3600 if seconds else 0)


def named(lat: float, lon: float) -> str:
    """A position in degrees and minutes, the one way they are shown.

    >>> named(41.766667, -50.233333)
    '41°46′N 50°14′W'
    """

    def part(value: float, positive: str, negative: str) -> str:
        total = round(abs(value) * 60, 1)
        whole, rest = int(total // 60), total % 60
        shown = f"{rest:02.0f}" if abs(rest - round(rest)) < 0.05 else f"{rest:04.1f}"
        return f"{whole}°{shown}′{positive if value >= 0 else negative}"

    return f"{part(lat, 'N', 'S')} {part(lon, 'E', 'W')}"


def km_apart(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many km from another in a direction (degrees clockwise from north)."""
    a, turn, way = math.radians(lat), math.radians(bearing), km / 6371
    to = math.asin(
        max(-1.0, min(1.0, math.sin(a) * math.cos(way) + math.cos(a) * math.sin(way) * math.cos(turn)))
    )
    east = math.atan2(
        math.sin(turn) * math.sin(way) * math.cos(a), math.cos(way) - math.sin(a) * math.sin(to)
    )
    return round(math.degrees(to), 4), round((lon + math.degrees(east) + 540) % 360 - 180, 4)


def away(before: str) -> tuple[int, float, float] | None:
    """What "20 km south of " at the end of `before` says: where it begins, km, and the bearing."""
    match = AWAY.search(before[-120:])
    bearing = BEARINGS.get(match["bearing"].casefold()) if match else None
    if match is None or bearing is None:
        return None
    km = next(value for unit, value in KM.items() if match["unit"].casefold().startswith(unit))
    return max(0, len(before) - 120) + match.start(), float(match["n"].replace(",", "")) * km, bearing


def off(before: str) -> int | None:
    """Where "off the coast of " at the end of `before` begins, or None."""
    match = OFF.search(before[-60:])
    return max(0, len(before) - 60) + match.start() if match else None

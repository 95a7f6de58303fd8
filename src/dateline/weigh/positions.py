"""Positions at sea and on land as claims write them: 41.46 N., 50.14 W.; 41°46′N 50°14′W."""

from __future__ import annotations

import math
import re

_ONE = r"(\d{1,3})(?:\s?(?:°|º|deg(?:rees)?\.?)\s?|[.\s])(\d{1,2}(?:\.\d+)?)?\s?(?:['’′]|min(?:utes)?\.?)?\s?"
_POSITION = re.compile(
    rf"(?<![\d.]){_ONE}(?P<ns>N|S|north|south)\b\.?(?:\s+latitude)?[\s,;/]*(?:and\s+)?"
    rf"{_ONE}(?P<ew>E|W|east|west)\b",
    re.I,
)


def position(text: str) -> tuple[float, float] | None:
    """The first position in a text as degrees north and east. What stands after a point is minutes, as
    ships write it: 41.46 N is 41 degrees 46 minutes.

    >>> position("in 41.30 north, 50.15 west")
    (41.5, -50.25)
    """
    found = _POSITION.search(text)
    if found is None:
        return None
    lat = int(found[1]) + float(found[2] or 0) / 60
    lon = int(found[4]) + float(found[5] or 0) / 60
    if lat > 90 or lon > 180:
        return None
    south, west = found["ns"][0] in "Ss", found["ew"][0] in "Ww"
    return (-lat if south else lat), (-lon if west else lon)


def apart_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The distance between two positions along the earth, in km."""
    lat1, lat2 = math.radians(one[0]), math.radians(two[0])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(two[1] - one[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))

"""places.geojson: every place that claims name, as RFC 7946 has it.

A point for a position, a line between the two ends where that is all that is known of a course, and a
feature without geometry for what names only a country, an ocean or a place that nobody could find.
`precision` is UCDP's where_prec, `radius_km` how exactly the position was given; there is no altitude.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dateline.hooks import Site
from dateline.outputs.paper import segment
from dateline.outputs.places import WHERE_PREC, Spot, Wide, places
from dateline.outputs.projection import Point
from dateline.standing import standing
from dateline.story import Story
from dateline.weigh.words import said_by


class PlacesGeoJson:
    """All places as GeoJSON."""

    name = "places_geojson"
    path = "places.geojson"
    media_type = "application/geo+json"
    title = "Places as GeoJSON"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        found = places(story)
        features = [_drawn(story, site, spot) for spot in found.spots]
        features += [_named(story, site, wide, "too wide to draw") for wide in found.wide]
        features += [_named(story, site, name, "no position known") for name in found.unknown]
        whole = {"type": "FeatureCollection", "features": features}
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8", "replace") + b"\n"


def _drawn(story: Story, site: Site, spot: Spot) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": spot.key,
        "geometry": _geometry(spot),
        "properties": {
            "name": spot.name,
            "kind": spot.kind,
            "precision": spot.precision,
            "exactness": WHERE_PREC.get(spot.precision),
            "radius_km": round(spot.radius_km, 3) if spot.radius_km else None,
            "gazetteer": spot.gazetteer,
            "country": spot.country,
            "standing": spot.standing,  # null where its claims are judged differently
            "standings": list(spot.standings),
            "cited": spot.cited,
            "claims": _claims(story, site, spot.claims),
        },
    }


def _named(story: Story, site: Site, wide: Wide, why: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": None,
        "properties": {"name": wide.name, "why": why, "claims": _claims(story, site, wide.claims)},
    }


def _claims(story: Story, site: Site, claims: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": key,
            "standing": standing(story, key),
            "speaker": said_by(story, story.claim(key)),
            "quote": story.claim(key).quote,
            "permalink": f"{site.base_url}claims/{segment(key)}/",
        }
        for key in claims
    ]


def _geometry(spot: Spot) -> dict[str, Any]:
    if not spot.ends:
        return {"type": "Point", "coordinates": _pair(spot.at)}
    a, b = spot.ends
    if abs(a[0] - b[0]) <= 180:
        return {"type": "LineString", "coordinates": [_pair(a), _pair(b)]}
    side = 180.0 if a[0] > 0 else -180.0  # cut at the antimeridian (RFC 7946, 3.1.9)
    beyond = b[0] + 2 * side
    lat = a[1] + (b[1] - a[1]) * (side - a[0]) / (beyond - a[0]) if beyond != a[0] else a[1]
    return {
        "type": "MultiLineString",
        "coordinates": [[_pair(a), _pair((side, lat))], [_pair((-side, lat)), _pair(b)]],
    }


def _pair(at: Point) -> list[float]:
    """Longitude first; five places are a metre."""
    return [round(at[0], 5), round(at[1], 5)]

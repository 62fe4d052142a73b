"""In which form each place may be drawn: never more exactly than the source says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import pandas as pd

from analysis.frames import list_plain
from analysis.outlines import Box, bound
from loaders.geometry import BOX, Line

RADII_KM: Final = {"county": 25, "prefecture": 60}
"""The fixed radius of the ring that stands for a county or a prefecture, whatever its real extent."""

POINT_TYPES: Final = frozenset({"city", "town", "border_crossing", "embassy"})
"""What may be drawn as a point."""

_COLUMNS = ["place_id", "place_type", "form", "anchor", "radius_km", "area", "lon", "lat"]


def form_places(places: pd.DataFrame, areas: Collection[str]) -> pd.DataFrame:
    """The form of every place on the map; ``places`` is the table, ``areas`` the ids of those that have a polygon.

    1. A city, town, crossing or mission is a ``point``, a county or prefecture a ``ring`` of a fixed radius.
    2. A province is an ``area``: its own, or where it has no polygon its country's. A country is an ``area``.
    3. An area never becomes a point or a ring. What has no polygon at all, and every point and ring outside the box of
       the base map, is ``listed`` beside the map.
    4. A mission is drawn where its city is: it lies in it, and the two would hide each other. ``anchor`` is the
       place at whose mark it is drawn, for all others the place itself.

    Columns: ``place_id``, ``place_type``, ``form``, ``anchor``; ``radius_km`` (rings), ``area`` (areas), ``lon`` and
    ``lat`` (points and rings; NA for all others, so that nothing can draw them). Examples: Shenyang is a point, Yanbian
    a ring of 60 km, Liaoning the area CN-LN, Primorsky Krai the area RU, the United States listed.
    Source: data model, "Uncertainty" (places).
    """
    rows = {
        place_id: rest
        for place_id, *rest in list_plain(
            places, ["place_id", "place_type", "part_of", "country", "admin1", "lon", "lat"]
        )
    }
    records = []
    for place_id, (place_type, part_of, country, admin1, lon, lat) in rows.items():
        anchor = part_of if place_type == "embassy" and part_of in rows and rows[part_of][0] == "city" else place_id
        if place_type in POINT_TYPES or place_type in RADII_KM:
            lon, lat = rows[anchor][4:6]
            inside = lon is not None and BOX[0] < lon < BOX[2] and BOX[1] < lat < BOX[3]
            form = "listed" if not inside else "point" if place_type in POINT_TYPES else "ring"
            where = (lon, lat) if inside else (None, None)
            records.append(
                (place_id, place_type, form, anchor, RADII_KM.get(place_type) if inside else None, None, *where)
            )
        else:
            own = (admin1, country) if place_type == "province" else (country,)
            area = next((name for name in own if name in areas), None)
            form = "listed" if area is None else "area"
            records.append((place_id, place_type, form, place_id, None, area, None, None))
    texts = dict.fromkeys(("place_id", "place_type", "form", "anchor", "area"), "string")
    return pd.DataFrame(records, columns=_COLUMNS).astype(
        texts | {"radius_km": "Int64", "lon": "Float64", "lat": "Float64"}
    )


def list_vague(forms: pd.DataFrame) -> frozenset[str]:
    """The ids of places that the map shows at no place of their own, so that their people are listed beside it.

    What is ``listed``, countries, and provinces that have no polygon: these tint their whole country. ``forms`` as of
    ``form_places``. Example: Russia and Primorsky Krai are vague, Liaoning is not.
    """
    # A province's own area is an ISO 3166-2 code, a country's has no hyphen.
    whole = (forms["form"] == "area") & ~forms["area"].str.contains("-", regex=False).fillna(False)
    vague = forms.loc[((forms["form"] == "listed") | whole).astype(bool), "place_id"]
    return frozenset(map(str, vague))


def bound_places(forms: pd.DataFrame, areas: Mapping[str, Sequence[Line]], place_ids: Collection[str]) -> Box | None:
    """West, south, east and north of what to look at for some places, in degrees; None where none can be drawn.

    Points and rings with three degrees of longitude and two of latitude around them, areas as a whole. ``forms`` as
    ``form_places`` makes them, ``areas`` the outer rings by id.
    """
    asked = forms[forms["place_id"].isin(list(place_ids)).astype(bool)]
    corners = []
    for form, area, lon, lat in list_plain(asked, ["form", "area", "lon", "lat"]):
        if form == "area":
            west, south, east, north = bound(areas[area])
            corners += [(west, south), (east, north)]
        elif form != "listed":
            corners += [(lon - 3, lat - 2), (lon + 3, lat + 2)]
    return bound([corners]) if corners else None

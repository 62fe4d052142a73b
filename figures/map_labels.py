"""The names on the map, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pandas as pd

from analysis.frames import list_plain
from analysis.place_actions import Action
from analysis.river_names import RIVERS, name_river
from analysis.texts import RecordTexts
from figures.map_picture import Name
from figures.map_style import size_disc
from i18n import language, pgettext
from i18n.numbers import say_number
from loaders.geometry import Geometry

COUNTRIES: Final = ("cn", "kp", "kr", "jp", "mn", "la", "th", "vn", "mm", "kh", "ph")
"""The countries named on the map, wherever people are."""
NEAR: Final = 4.5
"""From this zoom on provinces are named where there is room."""

_COUNTRY, _PROVINCE, _RIVER = 45, -40, -20


def list_names(
    places: pd.DataFrame,
    texts: RecordTexts,
    geometry: Geometry,
    marks: pd.DataFrame,
    legs: pd.DataFrame,
    actions: Sequence[Action],
    *,
    near: bool,
    moved: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> list[Name]:
    """Countries, the Yalu and the Tumen, every mark, and the ends of ways; ``places`` is the table.

    A mark's weight is its people by best; an area stands behind the name of its country. ``near`` adds provinces.
    ``moved`` are the countries whose names do not stand in their middle (longitude, latitude), by ``place_id``.
    """
    middles: dict[str, tuple[float, float]] = {
        place_id: (lon, lat) for place_id, lon, lat in list_plain(places, ["place_id", "lon", "lat"])
    }
    middles.update(moved)
    names = [
        Name(texts.say("places", place_id, "name").upper(), *middles[place_id], weight=_COUNTRY, quiet=True)
        for place_id in COUNTRIES
        if place_id in middles
    ]
    for river in RIVERS:
        name, middle = name_river(geometry, river, language())
        names.append(Name(name, *middle, weight=_RIVER, quiet=True))
    pattern = pgettext("name on the map", "{place} {people}")
    named = {*COUNTRIES}
    widest = marks.sort_values("best", ascending=False, na_position="last", kind="stable").drop_duplicates("mark")
    for place_id, form, best, lon, lat in list_plain(widest, ["place_id", "form", "best", "lon", "lat"]):
        if place_id in named:
            continue
        named.add(place_id)
        name = texts.say("places", place_id, "name")
        text = pattern.format(place=name, people=say_number(best)) if best and len(actions) == 1 else name
        if form == "area":
            names.append(Name(text, *middles[place_id], weight=min(_COUNTRY - 1, best or 0)))
        else:
            aside = size_disc(best or 1) + 5 if form == "point" else 0
            names.append(Name(text, lon, lat, weight=min(999, best or 0), aside=aside))
    for end in ("from", "to"):
        for place_id, lon, lat in list_plain(legs, [f"{end}_id", f"{end}_lon", f"{end}_lat"]):
            if place_id not in named:
                named.add(place_id)
                names.append(Name(texts.say("places", place_id, "name"), lon, lat, weight=0, aside=8))
    if near:
        for place_id, place_type in list_plain(places, ["place_id", "place_type"]):
            if place_type == "province" and place_id not in named:
                name = texts.say("places", place_id, "name")
                names.append(Name(name, *middles[place_id], weight=_PROVINCE, quiet=True))
    return names

"""The ground of the map: countries, provinces and rivers, fetched once by address, and the tints of areas."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import pydeck as pdk  # type: ignore[import-untyped]

from analysis.frames import list_plain
from figures.map_picture import MapPicture
from figures.map_style import FAINTEST, PIXELS, Colour, find_colour, mix_colours, read_colour, shade
from figures.palette import Palette

_CLEAR: Final[Colour] = [0, 0, 0, 0]


def draw_base(picture: MapPicture, colours: Palette) -> list[pdk.Layer]:
    tints = tint_areas(picture.marks, colours)
    countries = {area: tint for area, tint in tints.items() if "-" not in area}
    provinces = {area: tint for area, tint in tints.items() if "-" in area}
    line = {"line_width_units": PIXELS, "line_width_min_pixels": 0.6, "pickable": False}
    return [
        _lay_base(
            picture, "countries", read_colour(colours.shade), countries, "iso_a2", filled=True, stroked=False, **line
        ),
        _lay_base(
            picture, "provinces", _CLEAR, provinces, "iso_3166_2",
            filled=True, stroked=True, get_line_color=read_colour(colours.grid), get_line_width=0.8, **line,
        ),
        _lay_base(
            picture, "countries", _CLEAR, {}, "iso_a2", name="borders",
            filled=False, stroked=True, get_line_color=read_colour(colours.muted), get_line_width=1, **line,
        ),
        _lay_base(
            picture, "rivers", _CLEAR, {}, "river_id",
            stroked=True, get_line_color=read_colour(colours.muted), get_line_width=1.6, **line,
        ),
    ]  # fmt: skip


def _lay_base(
    picture: MapPicture,
    layer: str,
    ground: Colour,
    tints: Mapping[str, Colour],
    key: str,
    *,
    name: str = "",
    **more: Any,
) -> pdk.Layer:
    # An expression over the features fetched once: the geometry itself is never sent again.
    colour = json.dumps(ground)
    for area, tint in sorted(tints.items()):
        colour = f"properties.{key} == '{area}' ? {json.dumps(tint)} : ({colour})"
    return pdk.Layer(
        "GeoJsonLayer",
        id=name or layer,
        data=picture.addresses[layer],
        get_fill_color=colour,
        update_triggers={"getFillColor": hashlib.sha256(colour.encode()).hexdigest()[:8]},
        **more,
    )


def tint_areas(marks: pd.DataFrame, colours: Palette) -> dict[str, Colour]:
    """The tint of each area: of the action with the most people there, as strong as they are many."""
    areas = marks[(marks["form"] == "area").fillna(False).astype(bool)]
    ordered = areas.sort_values("best", ascending=True, na_position="first", kind="stable")
    return {
        mark: mix_colours(find_colour(colours, action), colours.shade, shade(best) if "-" in mark else FAINTEST)
        for mark, action, best in list_plain(ordered, ["mark", "action", "best"])
    }

"""The names on the map, and what answers the pointer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pydeck as pdk  # type: ignore[import-untyped]

from analysis.frames import list_plain
from figures.map_picture import MapPicture
from figures.map_placing import PADDING, QUIET_SIZE, SIZE, PlacedName
from figures.map_style import PIXELS, read_colour, size_disc
from figures.palette import Palette

_FONTS: Final[Mapping[str, str]] = {
    "en": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    "ko": "'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif",
    "zh-Hans": "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif",
}


def draw_names(placed: Sequence[PlacedName], colours: Palette, language: str) -> pdk.Layer:
    """The names where ``place_names`` has put them."""
    data = [
        {
            "at": [own.name.lon, own.name.lat],
            "text": own.name.text,
            "size": QUIET_SIZE if own.name.quiet else SIZE,
            "line": read_colour(colours.muted if own.name.quiet else colours.ink),
            "ground": read_colour(colours.background, 0 if own.name.quiet else 185),
            "anchor": own.anchor,
            "offset": [own.right, own.down],
        }
        for own in placed
    ]
    return pdk.Layer(
        "TextLayer",
        id="names",
        data=data,
        pickable=False,
        get_position="at",
        get_text="text",
        get_color="line",
        get_size="size",
        get_text_anchor="anchor",
        get_pixel_offset="offset",
        background=True,
        get_background_color="ground",
        background_padding=[PADDING[0], PADDING[1], PADDING[0], PADDING[1]],
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(_FONTS[language]),
    )


def lay_picks(picture: MapPicture) -> list[pdk.Layer]:
    known = picture.marks[(picture.marks["form"] != "area").fillna(False).astype(bool)]
    widest = known.sort_values("best", ascending=False, na_position="last", kind="stable").drop_duplicates("mark")
    points, rings = [], []
    for place_id, best, radius, lon, lat in list_plain(widest, ["place_id", "best", "radius_km", "lon", "lat"]):
        row = {"place_id": place_id, "tip": "\n".join(picture.tips.get(place_id, ())), "at": [lon, lat]}
        if radius is None:
            # A finger needs more than the smallest disc.
            points.append(row | {"r": max(size_disc(best or 1), 9)})
        else:
            rings.append(row | {"r": radius * 1000})
    areas = [
        {"place_id": place_id, "tip": "\n".join(picture.tips.get(place_id, ())), "rings": [[ring] for ring in rings_of]}
        for place_id, rings_of in picture.outlines.items()
    ]
    shapes = [
        {"place_id": area["place_id"], "tip": area["tip"], "shape": ring} for area in areas for ring in area["rings"]
    ]
    seen = {"pickable": True, "get_fill_color": [0, 0, 0, 1], "stroked": False}
    scatter = {"get_position": "at", "get_radius": "r"}
    return [
        pdk.Layer("PolygonLayer", id=f"pick-areas-{picture.pick}", data=shapes, get_polygon="shape", **seen),
        pdk.Layer("ScatterplotLayer", id=f"pick-rings-{picture.pick}", data=rings, **scatter, **seen),
        pdk.Layer(
            "ScatterplotLayer", id=f"pick-points-{picture.pick}", data=points, radius_units=PIXELS, **scatter, **seen
        ),
    ]

"""The marks of the map: rings, ways and discs. None of them answers the pointer."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pydeck as pdk  # type: ignore[import-untyped]

from analysis.frames import list_plain
from figures.map_placing import DIAMOND
from figures.map_style import (
    HOLLOW,
    PIXELS,
    bend_way,
    find_colour,
    mix_colours,
    read_colour,
    shade,
    size_disc,
    turn_head,
)
from figures.palette import Palette


def list_rings(marks: pd.DataFrame, colours: Palette) -> list[dict[str, Any]]:
    """The rings: where (longitude, latitude), how wide, and in which colours."""
    rings = marks[(marks["form"] == "ring").fillna(False).astype(bool)]
    ordered = rings.sort_values("best", ascending=False, na_position="last", kind="stable").drop_duplicates("mark")
    return [
        {
            "at": [lon, lat],
            "metres": radius * 1000,
            "line": read_colour(find_colour(colours, action)),
            # Of unknown size: hollow.
            "fill": [*mix_colours(find_colour(colours, action), colours.shade, shade(best))[:3], 190 if best else 0],
        }
        for action, best, radius, lon, lat in list_plain(ordered, ["action", "best", "radius_km", "lon", "lat"])
    ]


def draw_rings(marks: pd.DataFrame, colours: Palette) -> list[pdk.Layer]:
    return [
        pdk.Layer(
            "ScatterplotLayer", id="rings", data=list_rings(marks, colours), pickable=False, filled=True, stroked=True,
            get_position="at", get_radius="metres", get_fill_color="fill", get_line_color="line",
            line_width_units=PIXELS, get_line_width=2,
        )
    ]  # fmt: skip


def list_ways(legs: pd.DataFrame, colours: Palette) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The ways as paths, thicker for more people, and the arrow heads at their ends."""
    ways, heads = [], []
    columns = ["action", "implied", "best", "from_lon", "from_lat", "to_lon", "to_lat"]
    for action, implied, best, from_lon, from_lat, to_lon, to_lat in list_plain(legs, columns):
        colour = read_colour(colours.arrested if implied else find_colour(colours, action))
        way = bend_way((from_lon, from_lat), (to_lon, to_lat))
        dash = [4, 3] if implied else [0, 0]
        width = 2 if best < 10 else 3 if best < 50 else 4.5
        ways.append({"path": way, "line": colour, "w": width, "dash": dash})
        heads.append({"at": way[-1], "line": colour, "turn": turn_head(way)})
    return ways, heads


def draw_legs(legs: pd.DataFrame, colours: Palette) -> list[pdk.Layer]:
    ways, heads = list_ways(legs, colours)
    return [
        pdk.Layer(
            "PathLayer", id="ways", data=ways, pickable=False, get_path="path", get_color="line", get_width="w",
            width_units=PIXELS, get_dash_array="dash", extensions=[{"@@type": "PathStyleExtension", "dash": True}],
        ),
        pdk.Layer(
            "TextLayer", id="heads", data=_as_text(heads, "▶"), pickable=False, get_position="at", get_text="text",
            get_color="line", get_size=13, get_angle="turn", get_text_anchor=pdk.types.String("end"),
            character_set=pdk.types.String("▶"),
        ),
    ]  # fmt: skip


def list_points(marks: pd.DataFrame, colours: Palette) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The discs of the points, the largest first, and the signs for groups of unknown size with their pixels aside."""
    points = marks[(marks["form"] == "point").fillna(False).astype(bool)]
    ordered = points.sort_values("best", ascending=False, na_position="last", kind="stable")
    discs, unsized = [], []
    columns = ["action", "best", "unknown", "shown", "lon", "lat"]
    radii: dict[tuple[float, float], float] = {}
    for action, best, unknown, shown, lon, lat in list_plain(ordered, columns):
        colour = find_colour(colours, action)
        if best:
            hollow = action in HOLLOW
            line = read_colour(colour if hollow else colours.background)
            fill = read_colour(colours.background if hollow else colour)
            radii[lon, lat] = max(radii.get((lon, lat), 0.0), size_disc(best))
            discs.append(
                {"at": [lon, lat], "r": size_disc(best), "fill": fill, "line": line, "w": 2.5 if hollow else 1}
            )
        if unknown or shown:
            unsized.append({"at": [lon, lat], "line": read_colour(colour)})
    taken: dict[tuple[float, float], int] = {}
    for row in unsized:
        lon, lat = row["at"]
        place = taken[lon, lat] = taken.get((lon, lat), -1) + 1
        row["offset"] = [14 * place, radii.get((lon, lat), -8.0) + 8]
    return discs, unsized


def draw_discs(marks: pd.DataFrame, colours: Palette) -> list[pdk.Layer]:
    discs, unsized = list_points(marks, colours)
    return [
        pdk.Layer(
            "ScatterplotLayer", id="discs", data=discs, pickable=False, filled=True, stroked=True,
            radius_units=PIXELS, get_position="at", get_radius="r", get_fill_color="fill", get_line_color="line",
            line_width_units=PIXELS, get_line_width="w",
        ),
        pdk.Layer(
            "TextLayer", id="unsized", data=_as_text(unsized, "◇"), pickable=False, get_position="at", get_text="text",
            get_color="line", get_size=DIAMOND, get_pixel_offset="offset", font_weight=pdk.types.String("bold"),
            character_set=pdk.types.String("◇"),
        ),
    ]  # fmt: skip


def _as_text(rows: list[dict[str, Any]], sign: str) -> list[dict[str, Any]]:
    return [row | {"text": sign} for row in rows]

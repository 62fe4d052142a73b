"""The map as a picture that stands still, on paper and in files: the forms of the map on the page, drawn by Vega."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import shapely
from shapely import LineString

from analysis.frames import list_plain
from analysis.map_forms import bound_places
from analysis.outlines import Box as Degrees
from analysis.outlines import bound
from analysis.place_actions import Action
from analysis.texts import RecordTexts
from figures.map_ground import draw_ground
from figures.map_labels import COUNTRIES, NEAR, list_names
from figures.map_marks import list_points, list_rings, list_ways
from figures.map_placing import QUIET_SIZE, SIZE, PlacedName, find_box, place_names
from figures.map_shapes import cut_areas, find_middle, trace_lines
from figures.map_style import write_colour
from figures.map_window import Window, open_window
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, at
from loaders.geometry import Geometry

WHOLE: Final[Degrees] = (97.0, 9.0, 135.0, 50.0)
"""What a map without a mark looks at: west, south, east, north."""
LARGE: Final = 12.0
"""Degrees: a country that reaches farther does not decide what the map looks at, where anything else does."""
LEAST_ROOM: Final = 70
"""Pixels that a country must show of itself to be named where its middle lies outside."""
_APART: Final = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class StillMap:
    """What the picture shows.

    ``places`` is the table, ``texts`` the record's in the language of the picture, ``forms`` as ``form_places`` makes
    them, ``marks`` as ``mark_actions``, ``legs`` as ``drawn`` of ``analysis.routes.draw_legs``; ``actions`` are those
    that ``marks`` may hold.
    """

    places: pd.DataFrame
    texts: RecordTexts
    geometry: Geometry
    forms: pd.DataFrame
    marks: pd.DataFrame
    legs: pd.DataFrame
    actions: Sequence[Action]


def specify_still(still: StillMap, *, theme: Theme, width: int, height: int) -> Spec:
    """The Vega specification of the map, ``width`` times ``height`` pixels, around all that is marked."""
    colours = palette(theme)
    drawing = Drawing(width, colours, still.texts.language)
    window = open_window(_find_box(still), width, height)
    draw_ground(drawing, still.geometry, still.marks, window)
    _draw_marks(drawing, still, window)
    _draw_names(drawing, still, window)
    drawing.add("rect", "frame", [{"x": 0.5}], x=0.5, y=0.5, x2=width - 0.5, y2=height - 0.5, stroke=colours.muted)
    return drawing.specify(height)


def _find_box(still: StillMap) -> Degrees:
    """Around points, rings, provinces and small countries; around large ones only where there is nothing else."""
    ids = {*still.marks["place_id"], *still.legs["from_id"], *still.legs["to_id"]}
    large = set()
    for mark, place_id, form in list_plain(still.marks, ["mark", "place_id", "form"]):
        if form == "area" and "-" not in mark:
            west, south, east, north = bound(still.geometry.areas[mark])
            if max(east - west, north - south) > LARGE:
                large.add(place_id)
    areas = still.geometry.areas
    near = bound_places(still.forms, areas, ids - large)
    return near or bound_places(still.forms, areas, large) or WHOLE


def _draw_marks(drawing: Drawing, still: StillMap, window: Window) -> None:
    colours = drawing.palette
    rings = [
        _locate(row, window) | {"size": (2 * window.measure(row["metres"], row["at"][1])) ** 2}
        | {"line": write_colour(row["line"]), "fill": write_colour(row["fill"]), "opacity": row["fill"][3] / 255}
        for row in list_rings(still.marks, colours)
        if window.holds(*row["at"])
    ]  # fmt: skip
    place = {"x": at("x"), "y": at("y")}
    drawing.add(
        "symbol", "rings", rings, shape="circle", size=at("size"), fill=at("fill"), fillOpacity=at("opacity"),
        stroke=at("line"), strokeWidth=2, **place,
    )  # fmt: skip
    _draw_ways(drawing, still, window)
    discs, unsized = list_points(still.marks, colours)
    rows = [
        _locate(row, window) | {"size": (2 * row["r"]) ** 2, "w": row["w"]}
        | {"fill": write_colour(row["fill"]), "line": write_colour(row["line"])}
        for row in _part_rings(discs)
        if window.holds(*row["at"])
    ]  # fmt: skip
    look = {"fill": at("fill"), "stroke": at("line"), "strokeWidth": at("w")}
    drawing.add("symbol", "discs", rows, shape="circle", size=at("size"), **look, **place)
    signs = [
        _locate(row, window, row["offset"]) | {"line": write_colour(row["line"])}
        for row in unsized
        if window.holds(*row["at"])
    ]
    drawing.add("symbol", "unsized", signs, shape="diamond", size=80, stroke=at("line"), strokeWidth=2, **place)


def _part_rings(discs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The discs with the hollow ones first, which one of about their size at the same place would else hide.

    Such a one is drawn around the other, a little larger than its people ask for.
    """
    hollow = [row for row in discs if row["w"] > 1]
    solid = [row for row in discs if row["w"] <= 1]
    parted = []
    for row in hollow:
        near = [one["r"] for one in solid if one["at"] == row["at"] and abs(one["r"] - row["r"]) < _APART]
        parted.append(row | {"r": max([row["r"], *(radius + _APART for radius in near)])})
    return [*parted, *solid]


def _draw_ways(drawing: Drawing, still: StillMap, window: Window) -> None:
    ways, heads = list_ways(still.legs, drawing.palette)
    paths = [
        {
            "path": trace_lines([LineString([window.place(*point) for point in row["path"]])]),
            "line": write_colour(row["line"]),
        }
        | {"w": row["w"], "dash": row["dash"] if any(row["dash"]) else []}
        for row in ways
    ]
    look = {"stroke": at("line"), "strokeWidth": at("w"), "strokeDash": at("dash")}
    drawing.add("path", "ways", paths, path=at("path"), **look)
    tips = [
        # deck.gl turns against the clock, Vega with it.
        _locate(row, window) | {"line": write_colour(row["line"]), "turn": -row["turn"]}
        for row in heads
    ]
    head = {"shape": "M-1.6,-0.7L0,0L-1.6,0.7Z", "size": 64, "angle": at("turn"), "fill": at("line")}
    drawing.add("symbol", "heads", tips, x=at("x"), y=at("y"), **head)


def _draw_names(drawing: Drawing, still: StillMap, window: Window) -> None:
    near = window.view.zoom >= NEAR
    moved = dict(_move_countries(still, window))
    names = list_names(
        still.places, still.texts, still.geometry, still.marks, still.legs, still.actions, near=near, moved=moved
    )
    shown = [name for name in names if window.holds(name.lon, name.lat)]
    placed = place_names(shown, still.marks, window.view.zoom, nearer=(0.0,), within=window.world)
    rows = [_write_name(drawing, one, window) for one in placed]
    grounds = [row for row in rows if not row["quiet"]]
    box = {"x": at("left"), "x2": at("right"), "y": at("top"), "y2": at("bottom")}
    drawing.add("rect", "grounds", grounds, fill=drawing.palette.background, fillOpacity=0.72, **box)
    colours, place = drawing.palette, {"x": at("x"), "y": at("y"), "align": at("align"), "baseline": "middle"}
    # Lines of the ground would cross out the names on it: they get a rim.
    rim = {"stroke": colours.shade, "strokeWidth": 3, "fill": colours.shade}
    quiet = [row for row in rows if row["quiet"]]
    drawing.add("text", "rims", quiet, text=at("label"), fontSize=QUIET_SIZE, **rim, **place)
    drawing.add("text", "names", rows, text=at("label"), fontSize=at("size"), fill=at("ink"), **place)


def _write_name(drawing: Drawing, one: PlacedName, window: Window) -> dict[str, Any]:
    (x, y), name = window.place(one.name.lon, one.name.lat), one.name
    box, world = find_box(one, window.view.zoom), window.world
    return {
        "label": name.text,
        "quiet": name.quiet,
        "x": x + one.right,
        "y": y + one.down,
        "align": {"start": "left", "middle": "center", "end": "right"}[one.anchor],
        "size": QUIET_SIZE if name.quiet else SIZE,
        "ink": drawing.palette.muted if name.quiet else drawing.palette.ink,
        "left": round(box.left - world.left, 1),
        "right": round(box.right - world.left, 1),
        "top": round(box.top - world.top, 1),
        "bottom": round(box.bottom - world.top, 1),
    }


def _move_countries(still: StillMap, window: Window) -> Iterator[tuple[str, tuple[float, float]]]:
    """A country of which only a part is seen, with its middle outside, is named within that part."""
    middles = {place_id: (lon, lat) for place_id, lon, lat in list_plain(still.places, ["place_id", "lon", "lat"])}
    cut = cut_areas(still.geometry, window)
    for place_id in COUNTRIES:
        if place_id not in middles or window.holds(*middles[place_id]):
            continue
        largest = max(cut.get(place_id.upper(), ()), key=shapely.area, default=None)
        if largest is not None and largest.area > LEAST_ROOM**2:
            yield place_id, window.find(*find_middle(largest, window))


def _locate(row: Mapping[str, Any], window: Window, offset: Sequence[float] = (0, 0)) -> dict[str, Any]:
    x, y = window.place(*row["at"])
    return {"x": x + offset[0], "y": y + offset[1]}

"""The ground of the map that stands still: land, tinted areas, borders and rivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import pandas as pd

from analysis.outlines import Box, bound
from figures.map_base import tint_areas
from figures.map_shapes import Shapes, cut_areas, cut_rivers, join_borders, reach, trace_areas, trace_lines
from figures.map_style import write_colour
from figures.map_window import Window
from figures.svg import Drawing, at
from loaders.geometry import Geometry

SMALLEST: Final = 36.0
"""Pixels that a province must reach for its border to be drawn: of smaller ones the lines alone would be seen."""
_KEPT: Final = 32
"""Windows whose ground is kept: of the whole record, of the last cases and places asked for; some 300 kB each."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies in a window whatever is known of it: ``land``, ``provinces``, ``borders`` and ``rivers`` as SVG paths,
    and the polygons of each country and province by its code.
    """

    areas: Mapping[str, Shapes]
    land: str
    provinces: str
    borders: str
    rivers: str


def draw_ground(drawing: Drawing, geometry: Geometry, marks: pd.DataFrame, window: Window) -> None:
    """Draw land, tinted areas, borders and rivers; ``marks`` as in ``StillMap``."""
    colours, ground = drawing.palette, _lay_ground(geometry, window)
    tints = {area: write_colour(tint) for area, tint in tint_areas(marks, colours).items()}
    fills = [{"path": ground.land, "fill": colours.shade}]
    fills += [
        {"path": trace_areas(own), "fill": tints[area]}
        for area, own in ground.areas.items()
        if area in tints and _is_country(area)
    ]
    fills += [
        {"path": trace_areas(ground.areas[area]), "fill": tints.get(area) or tints.get(area[:2]) or colours.shade}
        for area in _list_filled(geometry, tints)
        if area in ground.areas
    ]
    drawing.add("path", "land", fills, path=at("path"), fill=at("fill"))
    for name, path, stroke, thick in (
        ("provinces", ground.provinces, colours.grid, 0.8),
        ("borders", ground.borders, colours.muted, 1),
        ("rivers", ground.rivers, colours.muted, 1.6),
    ):
        drawing.add("path", name, [{"path": path}] if path else [], path=at("path"), stroke=stroke, strokeWidth=thick)


@lru_cache(maxsize=_KEPT)
def _lay_ground(geometry: Geometry, window: Window) -> Ground:
    cut = cut_areas(geometry, window)
    countries = [own for area, own in cut.items() if _is_country(area)]
    large = [own for area, own in cut.items() if not _is_country(area) and reach(own) >= SMALLEST]
    rivers = [line for lines in cut_rivers(geometry, window).values() for line in lines]
    return Ground(
        areas=MappingProxyType(cut),
        land=trace_areas([shape for own in countries for shape in own]),
        provinces=trace_lines(join_borders(large, window, apart=countries)),
        borders=trace_lines(join_borders(countries, window)),
        rivers=trace_lines(rivers),
    )


def _is_country(area: str) -> bool:
    return "-" not in area


def _list_filled(geometry: Geometry, tints: Mapping[str, str]) -> Iterator[str]:
    """The tinted provinces, the largest first, each followed by those that may lie in a hole of it.

    The rings are outer ones alone: Beijing lies in a hole of Hebei, and must not bear its tint.
    """
    boxes = {area: bound(rings) for area, rings in geometry.areas.items() if "-" in area}
    sizes = {area: (east - west) * (north - south) for area, (west, south, east, north) in boxes.items()}
    held = [boxes[area] for area in tints if area in boxes]
    for area in sorted(boxes, key=lambda area: -sizes[area]):
        if area in tints or any(_lies_in(boxes[area], box) for box in held):
            yield area


def _lies_in(inner: Box, outer: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]

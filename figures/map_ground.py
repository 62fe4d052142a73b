"""The ground of the map that stands still: land, tinted areas, borders and rivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from analysis.outlines import Box, bound
from figures.map_base import tint_areas
from figures.map_shapes import cut_areas, cut_rivers, join_borders, reach, trace_areas, trace_lines
from figures.map_style import write_colour
from figures.map_window import Window
from figures.svg import Drawing, at
from loaders.geometry import Geometry

SMALLEST: Final = 36.0
"""Pixels that a province must reach for its border to be drawn: of smaller ones the lines alone would be seen."""


def draw_ground(drawing: Drawing, geometry: Geometry, marks: pd.DataFrame, window: Window) -> None:
    """Draw land, tinted areas, borders and rivers; ``marks`` as in ``StillMap``."""
    colours, cut = drawing.palette, cut_areas(geometry, window)
    tints = {area: write_colour(tint) for area, tint in tint_areas(marks, colours).items()}
    countries, provinces = ({area: own for area, own in cut.items() if ("-" in area) == part} for part in (False, True))
    land = trace_areas([shape for own in countries.values() for shape in own])
    fills = [{"path": land, "fill": colours.shade}]
    fills += [{"path": trace_areas(own), "fill": tints[area]} for area, own in countries.items() if area in tints]
    fills += [
        {"path": trace_areas(provinces[area]), "fill": tints.get(area) or tints.get(area[:2]) or colours.shade}
        for area in _list_filled(geometry, tints)
        if area in provinces
    ]
    drawing.add("path", "land", fills, path=at("path"), fill=at("fill"))
    outer = join_borders(countries.values(), window)
    large = [own for own in provinces.values() if reach(own) >= SMALLEST]
    inner = join_borders(large, window, apart=countries.values())
    rivers = [line for lines in cut_rivers(geometry, window).values() for line in lines]
    for name, path, stroke, thick in (
        ("provinces", trace_lines(inner), colours.grid, 0.8),
        ("borders", trace_lines(outer), colours.muted, 1),
        ("rivers", trace_lines(rivers), colours.muted, 1.6),
    ):
        drawing.add("path", name, [{"path": path}] if path else [], path=at("path"), stroke=stroke, strokeWidth=thick)


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

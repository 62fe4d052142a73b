"""The ground of the map that stands still: land, tinted areas, borders and rivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from analysis.outlines import Box, bound
from figures.map_base import tint_areas
from figures.map_shapes import cut_lines, cut_rings, list_borders, reach, trace_areas, trace_lines
from figures.map_style import write_colour
from figures.map_window import Pixel, Window
from figures.svg import Drawing, at
from loaders.geometry import Geometry

SMALLEST: Final = 36.0
"""Pixels that a province must reach for its border to be drawn: of smaller ones the lines alone would be seen."""


def draw_ground(drawing: Drawing, geometry: Geometry, marks: pd.DataFrame, window: Window) -> None:
    """Draw land, tinted areas, borders and rivers; ``marks`` as in ``StillMap``."""
    colours, areas = drawing.palette, geometry.areas
    tints = {area: write_colour(tint) for area, tint in tint_areas(marks, colours).items()}
    countries = {area: list(cut_rings(rings, window)) for area, rings in areas.items() if "-" not in area}
    provinces = {area: list(cut_rings(rings, window)) for area, rings in areas.items() if "-" in area}
    land = trace_areas(ring for rings in countries.values() for ring in rings)
    fills = [{"path": land, "fill": colours.shade}]
    fills += [
        {"path": trace_areas(rings), "fill": tints[area]}
        for area, rings in countries.items()
        if area in tints and rings
    ]
    fills += [
        {"path": trace_areas(provinces[area]), "fill": tints.get(area) or tints.get(area[:2]) or colours.shade}
        for area in _list_filled(geometry, tints)
        if provinces[area]
    ]
    drawing.add("path", "land", fills, path=at("path"), fill=at("fill"))
    drawn: set[tuple[Pixel, Pixel]] = set()
    large = {area: rings for area, rings in provinces.items() if max(map(reach, rings), default=0) >= SMALLEST}
    outer, inner = (
        trace_lines(list_borders((ring for rings in own.values() for ring in rings), window, drawn))
        for own in (countries, large)
    )
    lines = trace_lines(line for river in geometry.rivers.values() for line in cut_lines(river, window))
    for name, path, stroke, thick in (
        ("provinces", inner, colours.grid, 0.8),
        ("borders", outer, colours.muted, 1),
        ("rivers", lines, colours.muted, 1.6),
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

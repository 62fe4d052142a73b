"""The shapes of the base map, cut to a window and written as paths, no finer than one sees."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.ops import polylabel

from figures.map_style import Pixels, place_pixels
from figures.map_window import Pixel, Window
from loaders.geometry import Geometry

Shapes = npt.NDArray[np.object_]
"""Shapely's own, polygons or lines, in pixels of a window."""

SNAP: Final = 0.5
"""Points lie on a grid of half a pixel, so that neighbours share their border to the point."""
NEAR: Final = 0.6
"""Pixels by which a line may pass its points."""
SPECK: Final = 2.0
"""Pixels: what reaches less far is left out."""


def cut_areas(geometry: Geometry, window: Window) -> dict[str, Shapes]:
    """The polygons of each area as far as they lie in the window, in its pixels, specks left out; areas outside, none.

    Outer rings alone, as the geometry has them.
    """
    return _cut(*_place(geometry)[0], window)


def cut_rivers(geometry: Geometry, window: Window) -> dict[str, Shapes]:
    """The same for the lines of rivers; one that leaves the window and comes back is two."""
    return _cut(*_place(geometry)[1], window)


def trace_areas(areas: Shapes | Sequence[Any]) -> str:
    """Closed shapes in pixels as one SVG path, of their outer rings."""
    return "".join(f"{_write(points[:-1])}z" for points in _thin(shapely.get_exterior_ring(areas)))


def trace_lines(lines: Shapes | Sequence[Any]) -> str:
    """Open lines in pixels as one SVG path."""
    return "".join(map(_write, _thin(lines)))


def join_borders(areas: Iterable[Shapes], window: Window, apart: Iterable[Shapes] = ()) -> Shapes:
    """The outlines of cut areas as lines, without what is an outline of the areas ``apart``, too.

    Neighbours share their border, and it is drawn once; where an area was cut there is none.
    """
    pairs, others = _pair_points(areas), _pair_points(apart)
    size = np.array((window.width, window.height))
    # Both points at 0 or both at the far side, rightwards or downwards: an edge of the window.
    cut = ((pairs == 0).all(axis=1) | (pairs == size).all(axis=1)).any(axis=1)
    pairs = pairs[~cut]
    # `unique` tells where each pair stands first: what stands among the others is theirs.
    unique, first = np.unique(np.concatenate([others, pairs]).reshape(-1, 4), axis=0, return_index=True)
    lines = shapely.linestrings(unique[first >= len(others)].reshape(-1, 2, 2))
    return np.asarray(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines))), dtype=object)


def reach(areas: Shapes) -> float:
    """How far the largest of some shapes reaches, rightwards or downwards, whichever is more; 0 where there is none."""
    return float(_measure(areas).max(initial=0))


def find_middle(area: Any, window: Window) -> Pixel:
    """A point within a cut area far from its border and from the edges of the window: room for a name."""
    # A name is broader than it is high. Points moved onto the grid may have crossed a line: a buffer of nothing mends.
    narrowed = shapely.transform(area, lambda points: points / (2, 1)).buffer(0)
    point = polylabel(max(shapely.get_parts(narrowed), key=shapely.area), tolerance=1)
    return min(max(point.x * 2, 0.0), window.width), min(max(point.y, 0.0), window.height)


def _pair_points(areas: Iterable[Shapes]) -> Pixels:
    """Each point of the outlines with the next, the lesser one first."""
    rings = [ring for shapes in areas for ring in shapely.get_exterior_ring(shapes)]
    points, owners = shapely.get_coordinates(rings, return_index=True)
    pairs: Pixels = np.stack([points[:-1], points[1:]], axis=1)[owners[:-1] == owners[1:]]
    (x0, y0), (x1, y1) = pairs[:, 0].T, pairs[:, 1].T
    turned = (x0 > x1) | ((x0 == x1) & (y0 > y1))
    pairs[turned] = pairs[turned][:, ::-1]
    return pairs


@lru_cache(maxsize=2)
def _place(geometry: Geometry) -> tuple[tuple[list[str], Shapes], tuple[list[str], Shapes]]:
    """Areas and rivers, each as owners and shapes in pixels of the whole world at zoom 0."""
    areas = [(area, shapely.Polygon(place_pixels(ring, 0))) for area, rings in geometry.areas.items() for ring in rings]
    rivers = [
        (river, shapely.LineString(place_pixels(line, 0))) for river, lines in geometry.rivers.items() for line in lines
    ]
    return _part(areas), _part(rivers)


def _part(owned: Sequence[tuple[str, Any]]) -> tuple[list[str], Shapes]:
    return [owner for owner, _shape in owned], np.array([shape for _owner, shape in owned], dtype=object)


def _cut(owners: Sequence[str], shapes: Shapes, window: Window) -> dict[str, Shapes]:
    world, scale = window.world, 2**window.view.zoom
    seen = shapely.clip_by_rect(shapes, *(edge / scale for edge in (world.left, world.top, world.right, world.bottom)))
    parts, index = shapely.get_parts(seen, return_index=True)
    whole = shapely.get_dimensions(parts) == shapely.get_dimensions(shapes[index])
    parts, index = parts[whole], index[whole]

    def snap(points: Pixels) -> Pixels:
        return np.round((points * scale - (world.left, world.top)) / SNAP) * SNAP

    parts = shapely.transform(parts, snap)
    large = _measure(parts) >= SPECK
    parts, index = shapely.remove_repeated_points(parts[large]), index[large]
    cut: dict[str, list[Any]] = {}
    for number, part in zip(index, parts, strict=True):
        cut.setdefault(owners[number], []).append(part)
    return {owner: np.array(own, dtype=object) for owner, own in cut.items()}


def _measure(shapes: Shapes) -> Pixels:
    bounds: Pixels = shapely.bounds(shapes)
    west, north, east, south = bounds.T
    reaches: Pixels = np.maximum(east - west, south - north)
    return reaches


def _thin(lines: Shapes | Sequence[Any]) -> Iterator[list[Pixel]]:
    """Of each line its points without those that lie nearer than ``NEAR`` to the line without them."""
    thinned = shapely.simplify(np.asarray(lines, dtype=object), NEAR, preserve_topology=False)
    for line in thinned:
        points = [(x, y) for x, y in shapely.get_coordinates(line).tolist()]
        if len(points) > 1:
            yield points


def _write(points: Sequence[Pixel]) -> str:
    """From point to point by their distances, which are shorter to write than where they lie."""
    start = "M" + "".join(map(_number, points[0])).strip()
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in itertools.pairwise(points)]
    return start + "l" + "".join(_number(number) for step in steps for number in step).strip()


@lru_cache(maxsize=8192)
def _number(number: float) -> str:
    text = f"{number:g}"
    text = text.replace("0.", ".", 1) if abs(number) < 1 else text
    return text if text.startswith("-") else f" {text}"

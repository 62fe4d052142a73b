"""The shapes of the base map, cut to a window and written as paths, no finer than one sees."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from analysis.outlines import bound
from figures.map_style import Pixels, place_pixels
from figures.map_window import Pixel, Window

SNAP: Final = 0.5
"""Points lie on a grid of half a pixel, so that neighbours share their border to the point."""
NEAR: Final = 0.6
"""Pixels by which a line may pass its points."""
SPECK: Final = 2.0
"""Pixels: what reaches less far is left out."""


def trace_areas(rings: Iterable[Sequence[Pixel]]) -> str:
    """Closed shapes in pixels as one SVG path."""
    return "".join(f"{_write(thin(ring))}z" for ring in rings)


def trace_lines(lines: Iterable[Sequence[Pixel]]) -> str:
    """Open lines in pixels as one SVG path."""
    return "".join(_write(thin(line)) for line in lines)


def list_borders(
    rings: Iterable[Sequence[Pixel]], window: Window, drawn: set[tuple[Pixel, Pixel]]
) -> Iterator[list[Pixel]]:
    """The outlines of cut rings as lines, without what is ``drawn`` already, which they add to.

    Neighbours share their border, and it is drawn once; where a ring was cut there is none.
    """
    for ring in rings:
        part: list[Pixel] = []
        for before, point in itertools.pairwise([*ring, ring[0]]):
            pair = (min(before, point), max(before, point))
            if pair in drawn or _lies_at_edge(before, point, window):
                if part:
                    yield part
                part = []
                continue
            drawn.add(pair)
            part = part or [before]
            part.append(point)
        if part:
            yield part


def cut_rings(rings: Iterable[Sequence[tuple[float, float]]], window: Window) -> Iterator[list[Pixel]]:
    """Rings of (longitude, latitude) as far as they lie in the window, in its pixels; specks are left out."""
    size = np.array((window.width, window.height))
    for ring in rings:
        placed = _project(ring, window)
        least, most = placed.min(axis=0), placed.max(axis=0)
        if (most < 0).any() or (least > size).any():
            continue
        if (least < 0).any() or (most > size).any():
            points = [(float(x), float(y)) for x, y in placed]
            for axis, limit, sign in ((0, 0.0, 1), (0, window.width, -1), (1, 0.0, 1), (1, window.height, -1)):
                points = _cut(points, axis, limit, sign)
            if not points:
                continue
            placed = np.array(points)
        snapped = _snap(placed)
        if len(snapped) > 2 and reach(snapped) >= SPECK:
            yield snapped


def cut_lines(lines: Iterable[Sequence[tuple[float, float]]], window: Window) -> Iterator[list[Pixel]]:
    """The same for lines; one that leaves the window and comes back is two."""
    for line in lines:
        part: list[Pixel] = []
        for x, y in _snap(_project(line, window)):
            if 0 <= x <= window.width and 0 <= y <= window.height:
                part.append((x, y))
            elif part:
                yield part
                part = []
        if part:
            yield part


def reach(points: Sequence[Pixel]) -> float:
    """How far points reach, rightwards or downwards, whichever is more."""
    west, north, east, south = bound([points])
    return max(east - west, south - north)


def find_middle(ring: Sequence[Pixel], window: Window) -> Pixel:
    """A point within a cut ring far from its points and from the edges of the window: room for a name."""
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    grid = [number / 14 for number in range(1, 14)]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    tried = [(min(xs) + right * wide, min(ys) + down * high) for right in grid for down in grid]
    corners = ring[:: max(1, len(ring) // 80)]

    def room(point: Pixel) -> float:
        x, y = point
        # A name is broader than it is high.
        edge = min(x / 2, (window.width - x) / 2, y, window.height - y)
        return min(edge, *(math.hypot((x - other[0]) / 2, y - other[1]) for other in corners))

    inside = [point for point in tried if _holds(ring, point)]
    return max(inside or tried, key=room)


def _project(points: Sequence[tuple[float, float]], window: Window) -> Pixels:
    world = window.world
    return place_pixels(points, window.view.zoom) - (world.left, world.top)


def _cut(points: list[Pixel], axis: int, limit: float, sign: int) -> list[Pixel]:
    """Sutherland and Hodgman: what lies on the inner side of one edge."""
    kept: list[Pixel] = []
    for before, point in zip([points[-1], *points] if points else [], points, strict=False):
        was, is_in = (before[axis] - limit) * sign >= 0, (point[axis] - limit) * sign >= 0
        if was != is_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if is_in:
            kept.append(point)
    return kept


def _snap(placed: Pixels) -> list[Pixel]:
    points = [(x, y) for x, y in (np.round(placed / SNAP) * SNAP).tolist()]
    return [point for before, point in zip([None, *points], points, strict=False) if point != before]


def thin(points: Sequence[Pixel]) -> list[Pixel]:
    """The points without those that lie nearer than ``NEAR`` to the line without them (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    parts, placed = [(0, len(points) - 1)], np.array(points)
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        away = _depart(placed[first + 1 : last], placed[first], placed[last])
        middle = first + 1 + int(away.argmax())
        if away[middle - first - 1] >= NEAR:
            kept.add(middle)
            parts += [(first, middle), (middle, last)]
    return [points[at] for at in sorted(kept)]


def _depart(points: Pixels, first: Pixels, last: Pixels) -> Pixels:
    """How far points lie from the line between two others; of a ring that is cut open, from where it begins."""
    (x, y), (right, down) = points.T - first[:, np.newaxis], last - first
    long = math.hypot(right, down)
    return np.asarray(np.abs(right * y - x * down) / long if long else np.hypot(x, y))


def _lies_at_edge(first: Pixel, second: Pixel, window: Window) -> bool:
    """Whether both points lie on one edge of the window."""
    edges = ((0, 0.0), (0, window.width), (1, 0.0), (1, window.height))
    return any(abs(first[axis] - limit) < SNAP and abs(second[axis] - limit) < SNAP for axis, limit in edges)


def _holds(ring: Sequence[Pixel], point: Pixel) -> bool:
    inside, (x, y) = False, point
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _write(points: Sequence[Pixel]) -> str:
    """From point to point by their distances, which are shorter to write than where they lie."""
    start = "M" + "".join(map(_number, points[0])).strip()
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in itertools.pairwise(points)]
    return start + "l" + "".join(_number(number) for step in steps for number in step).strip()


def _number(number: float) -> str:
    text = f"{number:g}"
    text = text.replace("0.", ".", 1) if abs(number) < 1 else text
    return text if text.startswith("-") else f" {text}"

"""Coarse outlines of areas, light enough to be chosen with the pointer, and how far an area reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.geometry import Line, Point

FINE, COARSE = 0.1, 0.3
LARGE = 4.0
LEAST_REACH = 0.4

Box = tuple[float, float, float, float]


def coarsen(rings: Iterable[Line]) -> list[list[Point]]:
    """Rings with their points on a grid of a tenth of a degree, three tenths for those that reach over four degrees.

    Never drawn: the fine outline is. Points are (longitude, latitude) in degrees. Rings that reach less than 0.4
    degrees are left out, but the largest stays if it has an inside on the grid.
    """
    coarse: list[list[Point]] = []
    for ring in sorted(rings, key=_reach, reverse=True):
        grid = COARSE if _reach(ring) > LARGE else FINE
        points = [(round(round(x / grid) * grid, 1), round(round(y / grid) * grid, 1)) for x, y in ring]
        kept = [point for before, point in zip([None, *points], points, strict=False) if point != before]
        if len(kept) > 3 and (not coarse or _reach(ring) >= LEAST_REACH):
            coarse.append(kept)
    return coarse


def bound(lines: Iterable[Sequence[Point]]) -> Box:
    """West, south, east and north of all points. Raises ValueError where there are none."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _reach(ring: Line) -> float:
    west, south, east, north = bound([ring])
    return max(east - west, north - south)

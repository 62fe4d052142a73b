"""Where the names of the map stand: beside their discs and clear of each other, at the zoom the map opens with."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from analysis.frames import list_plain
from figures.labels import LINE, Box, measure_text
from figures.map_picture import Name
from figures.map_style import place_pixel, size_disc

SIZE, QUIET_SIZE = 14, 12
"""Of names, and of those of countries and rivers, in pixels."""
PADDING: Final = (4, 1)
"""Of a name's ground, sideways and upwards, in pixels."""
GAP: Final = 3
NEARER: Final = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
"""Steps of zoom, from that with which the map opens, at which the names are tried."""
HEAVY: Final = 50
"""People from which on a place is to be named."""
DIAMOND: Final = 18
"""The size of the sign for a group of unknown size, in pixels."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Disc:
    """A round mark in pixels of the whole world at one zoom, y growing downwards."""

    x: float
    y: float
    radius: float

    def touches(self, box: Box) -> bool:
        """True when any of it lies in the box."""
        near = (min(max(self.x, box.left), box.right), min(max(self.y, box.top), box.bottom))
        return math.hypot(self.x - near[0], self.y - near[1]) < self.radius


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name, and where it is set from its place: the end of the text that stands there, and pixels right and down."""

    name: Name
    anchor: Anchor
    right: float
    down: float


def place_names(
    names: Sequence[Name],
    marks: pd.DataFrame,
    zoom: float,
    nearer: Sequence[float] = NEARER,
    within: Box | None = None,
) -> list[PlacedName]:
    """Put the names where they touch neither a disc nor each other; one without room is left out.

    1. The heaviest choose first. What has a disc (``aside``) stands right of it, else left, below, above or askew; what
       has none on its place, else some lines above or below.
    2. Nothing touches at the ``nearer`` zooms either, but for the names of places of many people (``HEAVY``):
       these stand where they read best as the map opens.

    3. What would leave ``within`` (pixels of the whole world at ``zoom``) is not placed there.

    ``marks`` as in ``MapPicture``. The names left out are said by the pointer and in the table. In the order of weight.
    """
    zooms = [zoom + step for step in nearer]
    discs = [list(list_discs(marks, each)) for each in zooms]
    taken: list[list[Box]] = [[] for _each in zooms]
    placed: list[PlacedName] = []

    def is_free(boxes: Sequence[Box]) -> bool:
        return not any(
            box.touches(others, GAP) or any(disc.touches(box) for disc in around)
            for box, others, around in zip(boxes, taken, discs, strict=False)
        )

    for name in sorted(names, key=lambda name: -name.weight):
        tried = [(one, [find_box(one, each) for each in zooms]) for one in _list_places(name)]
        tested = 1 if name.weight >= HEAVY else len(zooms)
        free = [(one, boxes) for one, boxes in tried if is_free(boxes[:tested]) and boxes[0].lies_in(within)]
        for one, boxes in free[:1]:
            placed.append(one)
            for box, others in zip(boxes, taken, strict=True):
                others.append(box)
    return placed


def list_discs(marks: pd.DataFrame, zoom: float) -> Iterator[Disc]:
    """The discs and diamonds of some marks, as ``figures.map_marks.draw_discs`` sizes them."""
    points = marks[(marks["form"] == "point").fillna(False).astype(bool)]
    for best, unknown, shown, lon, lat in list_plain(points, ["best", "unknown", "shown", "lon", "lat"]):
        x, y = place_pixel(lon, lat, zoom)
        radius = size_disc(best) if best else 0.0
        if best:
            yield Disc(x, y, radius + 1)
        if unknown or shown:
            yield Disc(x, y + (radius + 8 if best else 0), DIAMOND / 2)


def find_box(placed: PlacedName, zoom: float) -> Box:
    """The room a name takes, its ground included, in pixels of the whole world at one zoom."""
    name = placed.name
    size = QUIET_SIZE if name.quiet else SIZE
    width, height = measure_text(name.text, size), size * LINE
    x, y = place_pixel(name.lon, name.lat, zoom)
    x, y = x + placed.right, y + placed.down
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[placed.anchor]
    return Box(
        left - PADDING[0], y - height / 2 - PADDING[1], left + width + PADDING[0], y + height / 2 + PADDING[1]
    )  # fmt: skip


def _list_places(name: Name) -> Iterator[PlacedName]:
    if not name.aside:
        for down in (0.0, -20.0, 20.0, -38.0, 38.0):
            yield PlacedName(name, "middle", 0, down)
        return
    far, over = name.aside, name.aside + 8
    yield PlacedName(name, "start", far, 0)
    yield PlacedName(name, "end", -far, 0)
    yield PlacedName(name, "middle", 0, over)
    yield PlacedName(name, "middle", 0, -over)
    # Askew: the nearest corner of its ground as far from the middle as its edge is above, on a line of 45, 22 or 68
    # degrees.
    reach, half = over - SIZE * LINE / 2 - PADDING[1], (PADDING[0], SIZE * LINE / 2 + PADDING[1])
    for degrees in (45, 22, 68):
        right, down = (reach * turn(math.radians(degrees)) for turn in (math.cos, math.sin))
        for way in (1, -1):
            yield PlacedName(name, "start", right + half[0], way * (down + half[1]))
            yield PlacedName(name, "end", -right - half[0], way * (down + half[1]))

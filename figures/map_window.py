"""A stretch of the map on paper, and where its places lie in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from figures.labels import Box
from figures.map_style import WORLD, View, fit_view, place_degrees, place_pixel
from loaders.geometry import BOX

Pixel = tuple[float, float]
PADDING: Final = 34
"""Pixels kept free around what a window is made for."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a map of ``width`` times ``height`` pixels shows."""

    view: View
    width: float
    height: float

    @property
    def world(self) -> Box:
        """The window in pixels of the whole world at its zoom."""
        x, y = place_pixel(self.view.lon, self.view.lat, self.view.zoom)
        return Box(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)

    def place(self, longitude: float, latitude: float) -> Pixel:
        """Where a point lies, from the upper left corner."""
        x, y = place_pixel(longitude, latitude, self.view.zoom)
        world = self.world
        return round(x - world.left, 1), round(y - world.top, 1)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in it."""
        x, y = self.place(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def find(self, x: float, y: float) -> tuple[float, float]:
        """The longitude and latitude of a pixel."""
        return place_degrees(x + self.world.left, y + self.world.top, self.view.zoom)

    def measure(self, metres: float, latitude: float) -> float:
        """A distance on the ground in pixels; the map stretches it towards the pole."""
        around = 40_075_017 * math.cos(math.radians(latitude))
        return metres * WORLD * 2**self.view.zoom / around


def open_window(box: tuple[float, float, float, float], width: float, height: float) -> Window:
    """The window that shows west, south, east and north (degrees), and nothing from beyond the edge of the base map."""
    view = fit_view(box, (width - 2 * PADDING, height - 2 * PADDING))
    west, north = place_pixel(BOX[0], BOX[3], 0)
    east, south = place_pixel(BOX[2], BOX[1], 0)
    zoom = max(view.zoom, round(math.log2(max(width / (east - west), height / (south - north))) + 0.01, 2))
    scale = 2**zoom
    x, y = place_pixel(view.lon, view.lat, zoom)
    x = min(max(x, west * scale + width / 2), east * scale - width / 2)
    y = min(max(y, north * scale + height / 2), south * scale - height / 2)
    return Window(View(*place_degrees(x, y, zoom), zoom), width, height)

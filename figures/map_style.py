"""The forms of the map: how large a mark is for so many people, in which colour, and where a way bends."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
import pydeck as pdk  # type: ignore[import-untyped]

from analysis.place_actions import Action
from figures.palette import Palette

Colour = list[int]
Pixels = npt.NDArray[np.float64]
PIXELS: Final = pdk.types.String("pixels")


@dataclass(frozen=True, slots=True)
class View:
    """Where the map looks at first: the middle in degrees, and the zoom (each step twice as near)."""

    lon: float
    lat: float
    zoom: float


WORLD: Final = 512
"""Pixels of the whole world's width at zoom 0."""
PIXELS_PER_ROOT: Final = 1.5
LEAST_RADIUS: Final = 3.0
SHADES: Final = ((1, 0.22), (10, 0.4), (50, 0.62))
"""From how many people on an area or ring is shaded how strongly: the share of the meaning's colour in its tint."""
FAINTEST: Final = 0.1
"""The tint of a whole country, whatever the number: it is said in the list beside the map."""

_BEND = 0.12
_POINTS_OF_A_WAY = 13

_STATES: Final[Mapping[Action, str]] = MappingProxyType(
    {
        "arrest": "arrested",
        "transfer": "arrested",
        "asylum_bid": "sought_asylum",
        "repatriation": "returned",
        "release": "released",
        "resettlement": "safe",
    }
)
HOLLOW: Final[frozenset[Action]] = frozenset({"transfer"})
"""Drawn as a ring of its colour: a transfer leaves people held (look, "Colour has meaning")."""


def find_colour(colours: Palette, action: Action) -> str:
    """The colour of what happened, ``#RRGGBB``. Raises KeyError for another word."""
    return str(getattr(colours, _STATES[action]))


def read_colour(text: str, alpha: int = 255) -> Colour:
    """``#RRGGBB`` as deck.gl takes it: [red, green, blue, alpha], 0 to 255."""
    return [*(int(text[start : start + 2], 16) for start in (1, 3, 5)), alpha]


def mix_colours(colour: str, ground: str, share: float) -> Colour:
    """``share`` of one colour and the rest of the other, opaque."""
    pairs = zip(read_colour(colour)[:3], read_colour(ground)[:3], strict=True)
    return [*(round(share * over + (1 - share) * under) for over, under in pairs), 255]


def write_colour(colour: Colour) -> str:
    """A colour of deck.gl as ``#RRGGBB``; how opaque it is, is left to a channel of its own."""
    red, green, blue = colour[:3]
    return f"#{red:02X}{green:02X}{blue:02X}"


def mix_hex(colour: str, ground: str, share: float) -> str:
    """``mix_colours`` as ``#RRGGBB``."""
    return write_colour(mix_colours(colour, ground, share))


def size_disc(people: int) -> float:
    """The radius in pixels of the disc of so many people: its area grows with them.

    Fixed for all filters, so that two pictures can be compared; up to 4 people are drawn alike, at the least radius.
    Example: 177 people (Shenyang) are 20.0 pixels, 708 would be twice that.
    """
    return max(LEAST_RADIUS, round(PIXELS_PER_ROOT * math.sqrt(people), 1))


def shade(people: int | None) -> float:
    """The share of colour in the tint of an area or ring; of unknown size only: the weakest."""
    return [share for least, share in SHADES if (people or 1) >= least][-1]


def bend_way(start: tuple[float, float], end: tuple[float, float]) -> list[list[float]]:
    """A way between two points (longitude, latitude) as a slight arc: there and back do not hide each other.

    The way is a sign and no road: nobody reports roads.
    """
    (x0, y0), (x1, y1) = (_project(*start), _project(*end))
    middle = ((x0 + x1) / 2 + _BEND * (y1 - y0), (y0 + y1) / 2 - _BEND * (x1 - x0))
    steps = [number / (_POINTS_OF_A_WAY - 1) for number in range(_POINTS_OF_A_WAY)]
    return [
        _unproject(
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * middle[0] + t * t * x1,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * middle[1] + t * t * y1,
        )
        for t in steps
    ]


def turn_head(way: list[list[float]]) -> float:
    """The direction at the end of a way in degrees, counter-clockwise from the east as it is seen on the map."""
    (x0, y0), (x1, y1) = (_project(*way[-2]), _project(*way[-1]))
    return round(math.degrees(math.atan2(y1 - y0, x1 - x0)), 1)


FRAME: Final = (420, 430)
"""Pixels, rightwards and downwards, in which what is asked for finds room."""


def fit_view(box: tuple[float, float, float, float], frame: tuple[float, float] = FRAME) -> View:
    """The view that shows west, south, east and north (degrees) in a picture of ``frame`` pixels.

    The map on the page is 600 pixels high and some 940 wide, on a phone 420 and 360: there the outermost may be cut.
    """
    (left, bottom), (right, top) = _project(*box[:2]), _project(*box[2:])
    per_radian = WORLD / math.tau
    nearest = min(frame[0] / max(right - left, 1e-6), frame[1] / max(top - bottom, 1e-6)) / per_radian
    lon, lat = _unproject((left + right) / 2, (bottom + top) / 2)
    return View(lon, lat, round(min(max(math.log2(nearest), 2.6), 7.5), 2))


def place_pixel(longitude: float, latitude: float, zoom: float) -> tuple[float, float]:
    """Where a point lies in pixels of the whole world at a zoom: rightwards and downwards."""
    x, y = _project(longitude, latitude)
    per_radian = WORLD * 2**zoom / math.tau
    return x * per_radian, -y * per_radian


def place_pixels(points: Sequence[tuple[float, float]], zoom: float) -> Pixels:
    """``place_pixel`` of many points at once, a row each: a whole base map takes thirty times as long one by one."""
    radians = np.radians(np.asarray(points, dtype=np.float64))
    projected = np.column_stack((radians[:, 0], -np.arcsinh(np.tan(radians[:, 1]))))
    return projected * (WORLD * 2**zoom / math.tau)


def place_degrees(x: float, y: float, zoom: float) -> tuple[float, float]:
    """The longitude and latitude of a pixel of the whole world: ``place_pixel`` the other way round."""
    per_radian = WORLD * 2**zoom / math.tau
    longitude, latitude = _unproject(x / per_radian, -y / per_radian)
    return longitude, latitude


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    return math.radians(longitude), math.asinh(math.tan(math.radians(latitude)))


def _unproject(x: float, y: float) -> list[float]:
    return [round(math.degrees(x), 3), round(math.degrees(math.atan(math.sinh(y))), 3)]

"""The rivers on the border, by name and place."""

from __future__ import annotations

from typing import Final

from loaders.geometry import Geometry, Point

RIVERS: Final = ("yalu", "tumen")
"""The rivers between China and North Korea, by their ids in the base map."""

_COLUMNS: Final = {"en": "name_en", "ko": "name_ko", "zh-Hans": "name_zh"}


def name_river(geometry: Geometry, river: str, language: str) -> tuple[str, Point]:
    """A river's name in one of ``i18n.LANGUAGES``, and the point in its middle where the name stands.

    Raises KeyError for a river or a language that is not there.
    """
    points = [point for line in geometry.rivers[river] for point in line]
    return geometry.names[river][_COLUMNS[language]], points[len(points) // 2]

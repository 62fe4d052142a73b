"""What the map is given to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from figures.map_style import View


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the map.

    ``weight`` decides which of two that would touch is shown. ``quiet``: a country or river. ``aside``: how far beside
    its place it begins, in pixels, where a disc stands there.
    """

    text: str
    lon: float
    lat: float
    weight: float
    quiet: bool = False
    aside: float = 0


@dataclass(frozen=True, slots=True, eq=False)
class MapPicture:
    """All that one view of the map shows.

    ``marks``: rows of ``analysis.map_marks.mark_places`` with their ``action``; ``legs``: ``drawn`` of
    ``analysis.routes.draw_legs``; ``names``; ``tips``: what is said of a mark under the pointer, line by line, by its
    ``place_id``; ``outlines``: coarse rings of provinces that can be chosen, by ``place_id``; ``addresses`` of the base
    geometry by layer; ``pick`` tells one view's marks from the next's, so that no choice outlives its view.
    """

    marks: pd.DataFrame
    legs: pd.DataFrame
    names: Sequence[Name]
    tips: Mapping[str, Sequence[str]]
    outlines: Mapping[str, Sequence[Sequence[tuple[float, float]]]]
    addresses: Mapping[str, str]
    view: View
    pick: str

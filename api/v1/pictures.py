"""The pictures by address: one drawing for each page's question, as SVG and as PNG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from analysis.filters import CaseFilter
from api.v1.answers import Body
from exports.pictures import PICTURES, Asked, Form, draw_picture
from figures.palette import Theme
from figures.svg import Width
from loaders.dataset import Dataset

_THEMES: Final[Mapping[str, Theme]] = {theme: theme for theme in get_args(Theme)}
_WIDTHS: Final[Mapping[str, Width]] = {width: width for width in get_args(Width)}
LOOKS: Final[Mapping[str, Sequence[str]]] = {"theme": tuple(_THEMES), "width": tuple(_WIDTHS)}
"""How a picture may look, by parameter; the first of each unasked."""
TITLES: Final[Mapping[str, str]] = {
    "arrests": "Arrests and returns by year",
    "outcomes": "What became of the people of the cases shown",
    "map": "Where people were arrested and returned",
}
"""What each picture shows, in the language of the description."""


def write_picture(
    key: str, form: Form, dataset: Dataset, case_filter: CaseFilter, base: str, own: Mapping[str, str]
) -> Body:
    """One picture; ``own`` are words of ``LOOKS``, ``base`` as in ``make_origin``."""
    theme, width = (own.get(name, words[0]) for name, words in LOOKS.items())
    asked = Asked(dataset, case_filter, _THEMES[theme], _WIDTHS[width])
    return Body(form.write(draw_picture(PICTURES[key], asked, base)), form.media_type)

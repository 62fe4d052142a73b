"""What the first readers would wait for, done before they come."""

from __future__ import annotations

from itertools import product
from typing import get_args

from analysis.filters import CaseFilter
from figures.palette import Theme
from figures.svg import Width
from i18n import AVAILABLE
from loaders.dataset import Dataset
from ui import compute


def warm_up(dataset: Dataset) -> None:
    """Compute the first page and draw its picture in every theme, width and language.

    The renderer of the pictures holds a JavaScript engine that starts with the first one.
    """
    for theme, width, language in product(get_args(Theme), get_args(Width), AVAILABLE):
        compute.year_chart(dataset, CaseFilter(), theme, width, language)

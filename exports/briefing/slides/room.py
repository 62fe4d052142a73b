"""The room of a slide and how much of it texts take, in points (a slide is 960 wide and 540 high)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from figures.labels import measure_text, wrap_text

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
MARGIN: Final = 44.0
INNER: Final = WIDTH - 2 * MARGIN
TITLE_TOP: Final = 24.0
BOTTOM: Final = 496.0
"""Where the room of the body ends; under it stands the line of the data."""
FOOTER_TOP: Final = 506.0
FOOTER_HEIGHT: Final = 20.0

TEXT: Final = 18.0
TABLE: Final = 12.0
SMALL: Final = 12.0
"""What can still be read from a seat."""
TEXTS: Final = (TEXT, 16.0, 14.0)
"""The sizes of long texts: the largest that needs no more slides than the smallest."""
PRINT: Final = 9.0
"""Sources in small print."""
BOLD: Final = 1.16
"""How much broader bold letters are."""
LEADING: Final = 1.3
"""Height of a line in its size: set exactly, whatever typeface the reader's machine has."""

_TITLES: Final = ((30.0, 1), (26.0, 2), (22.0, 3), (18.0, 4), (14.0, 6))
_ENDS: Final = frozenset(".!?。！？")
_LINES: Final = 10_000
_EAST: Final = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
# Between East Asian and other signs the programs leave a gap of their own.
_SEAM: Final = re.compile(rf"(?<=[{_EAST}])(?=[^\s{_EAST}])|(?<=[^\s{_EAST}])(?=[{_EAST}])")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


@lru_cache(maxsize=8192)
def count_lines(text: str, size: float, width: float) -> int:
    """The lines that a text takes at most."""
    return max(1, len(wrap_text(_SEAM.sub(" ", text), width, size, _LINES)))


def measure_height(text: str, size: float, width: float) -> float:
    """The height of a paragraph."""
    return count_lines(text, size, width) * size * LEADING


def measure_all(texts: Sequence[str], size: float, width: float, gap: float = 0.0) -> float:
    """The height of paragraphs under each other."""
    return sum(measure_height(text, size, width) for text in texts) + gap * max(0, len(texts) - 1)


def fit_title(title: str, width: float = INNER, sizes: Sequence[tuple[float, int]] = _TITLES) -> tuple[float, float]:
    """Size and height of a title: the larger the shorter."""
    for size, most in sizes:
        lines = count_lines(title, size * BOLD, width)
        if lines <= most:
            break
    return size, lines * size * LEADING


def cut_text(text: str, size: float, width: float, height: float) -> tuple[str, str]:
    """As much of a text as fits, and the rest: cut behind a sentence, else at a blank, else anywhere."""
    if measure_height(text, size, width) <= height:
        return text, ""
    for places in (_list_sentence_ends(text), _list_blanks(text), range(1, len(text))):
        ends = list(places)
        fitting = bisect_right(ends, height, key=lambda end: measure_height(text[:end], size, width))
        if fitting:
            end = ends[fitting - 1]
            return text[:end].rstrip(), text[end:].lstrip()
    return text[:1], text[1:]


def _list_sentence_ends(text: str) -> Iterator[int]:
    for at, sign in enumerate(text[:-1], start=1):
        if sign in _ENDS and (text[at].isspace() or sign in "。！？"):
            yield at


def _list_blanks(text: str) -> Iterator[int]:
    return (at for at, sign in enumerate(text) if at and sign.isspace())


def shorten(text: str, size: float, width: float) -> str:
    """The text on one line, cut with an ellipsis."""
    return text if measure_text(text, size) <= width else " ".join(wrap_text(text, width, size, 1))

"""The small print at the foot of a slide: its sources, numbered, and where the same stands on the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from exports.briefing.document import Document, Source
from exports.briefing.slides.room import BOTTOM, INNER, LEADING, MARGIN, PRINT, Area, count_lines, shorten
from exports.briefing.slides.words import Paragraph, Run, Style, add_text
from figures.palette import LIGHT
from i18n import _, ngettext
from i18n.numbers import say_number

COLUMN_GAP: Final = 20.0
SOURCE_GAP: Final = 2.0
COLUMN: Final = (INNER - COLUMN_GAP) / 2
_LINE: Final = PRINT * LEADING
_ABOVE: Final = 8.0
MOST_LINES: Final = 24
"""Lines of sources on a slide, over both columns, where it shows something else than sources."""
_PUBLISHER: Final = re.compile(r"[^:：“«《]{1,60}")
"""What stands before the title of a page: a name, or as much of it as a line surely holds."""
_STYLE: Final = Style(PRINT, LIGHT.muted)


@dataclass(frozen=True, slots=True)
class Foot:
    """Two columns of numbered sources, how many stand in the notes alone, and the height of all."""

    columns: tuple[tuple[tuple[int, Source], ...], tuple[tuple[int, Source], ...]]
    left_out: int
    height: float
    closing: float


def make_foot(sources: Sequence[Source]) -> Foot:
    """The foot of a slide that rests on these sources: as many as have room."""
    lines = [count_source(source, number) for number, source in enumerate(sources, start=1)]
    shown, total = 0, 0
    while shown < len(lines) and total + lines[shown] <= MOST_LINES:
        total += lines[shown]
        shown += 1
    shown = max(shown, min(1, len(lines)))
    numbered = list(enumerate(sources[:shown], start=1))
    half, first = 0, 0
    while first < shown and half < sum(lines[:shown]) / 2:
        half += lines[first]
        first += 1
    height = max(half, sum(lines[first:shown])) * _LINE
    left_out = len(sources) - shown
    closing = _LINE * ((left_out > 0) + 1)
    return Foot((tuple(numbered[:first]), tuple(numbered[first:])), left_out, height + closing + _ABOVE, closing)


def count_source(source: Source, number: int, width: float = COLUMN) -> int:
    """The lines that a source takes."""
    return count_lines(f"{number}  {source.words}", PRINT, width)


def write_source(number: int | None, source: Source, gap: float = 0.0) -> Paragraph:
    """A source as a paragraph in small print, its publisher leading to its page.

    The link is short: some programs do not break the lines of a link.
    """
    before = [] if number is None else [Run(f"{number}  ")]
    end = _PUBLISHER.match(source.words)
    at = end.end() if end and source.url else 0
    link = [Run(source.words[:at], source.url)] if at else []
    return Style(PRINT, LIGHT.muted, gap=gap), (*before, *link, Run(source.words[at:]))


def fill_columns(sources: Sequence[Source], height: float) -> tuple[list[Source], list[Source]]:
    """As many sources as two columns of a height hold, one at least, the first column filled first."""
    columns: tuple[list[Source], list[Source]] = ([], [])
    rest = iter(sources)
    source = next(rest, None)
    for column in columns:
        used = 0.0
        while source is not None:
            used += count_source(source, 0) * _LINE + SOURCE_GAP
            if used > height and (column or column is columns[1]):
                break
            column.append(source)
            source = next(rest, None)
    return columns


def add_foot(slide: Any, foot: Foot, address: str, document: Document) -> None:
    """Draw the foot above the line of the data."""
    top = BOTTOM - foot.height + _ABOVE
    for number, column in enumerate(foot.columns):
        if column:
            left = MARGIN + number * (COLUMN + COLUMN_GAP)
            area = Area(left, top, COLUMN, foot.height - _ABOVE - foot.closing)
            add_text(slide, area, [write_source(at, source) for at, source in column], document.language)
    closing: list[Paragraph] = []
    if foot.left_out:
        words = ngettext(
            "{n} more source stands in the notes of this slide.",
            "{n} more sources stand in the notes of this slide.",
            foot.left_out,
        )
        closing.append((_STYLE, (Run(words.format(n=say_number(foot.left_out))),)))
    if address:
        said = _("The same on the record:")
        closing.append((_STYLE, (Run(f"{said} "), Run(shorten(address, PRINT, INNER * 0.7), address))))
    height = len(closing) * _LINE
    if closing:
        add_text(slide, Area(MARGIN, BOTTOM - height, INNER, height), closing, document.language)

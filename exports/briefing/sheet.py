"""A fact sheet: what matters of a case, a place or a crackdown on one page, to be printed or sent as an image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from exports.briefing.asked import Asked, Block, Kind
from exports.briefing.composing import list_cited, make_document
from exports.briefing.document import Cell, Document, Part, Section, SourceList, Table
from exports.briefing.paper.writing import count_pages
from i18n import ngettext
from i18n.numbers import say_number
from loaders.dataset import Dataset

_OF_CASE: Final[tuple[Kind, ...]] = ("case", "map")
_OF_OTHERS: Final[tuple[Kind, ...]] = ("figures", "outcomes", "map", "no_news")
_STEPS: Final = ((15, 3), (10, 2), (8, 1), (6, 1), (4, 1), (2, 1), (2, 0), (1, 0))
"""How many rows of a table and sources of a cell there is room for: tried one after the other."""

_LEAST_FACTS: Final = 6


class TooLongError(ValueError):
    """Even its shortest form does not fit on one page."""


def make_sheet(dataset: Dataset, asked: Asked, base: str) -> Document:
    """The fact sheet in the language in use, on one page; ``base`` as in ``make_document``.

    What there is no room for is counted, and stands at the address that the sheet names. The user's own words and
    blocks are left out. Raises EmptyScopeError as ``make_document``, TooLongError where nothing helps.
    """
    kinds = _OF_CASE if asked.case_id else _OF_OTHERS
    whole = make_document(dataset, asked.with_blocks([Block(kind) for kind in kinds]), base)
    whole = replace(whole, is_sheet=True)
    for sections in (whole.sections, [section for section in whole.sections if section.block.kind != "map"]):
        for rows, sources in _STEPS:
            sheet = _cut(whole, sections, rows, sources)
            if count_pages(sheet) == 1:
                return sheet
    raise TooLongError(whole.title)


def _cut(whole: Document, sections: Sequence[Section], rows: int, sources: int) -> Document:
    cut = [_cut_section(section, rows, sources) for section in sections]
    cited = dict.fromkeys(id_ for section in cut for part in section.parts for id_ in list_cited(part))
    return replace(whole, sections=cut, sources={id_: whole.sources[id_] for id_ in cited})


def _cut_section(section: Section, rows: int, sources: int) -> Section:
    parts, left_out = list[Part](), section.left_out
    for part in section.parts:
        match part:
            case Table() if part.heads:
                shown = [[_cut_cell(cell, sources) for cell in row] for row in part.rows[:rows]]
                left_out += len(part.rows) - len(shown)
                parts += [replace(part, rows=shown)] if shown else []
            case Table():
                # Facts stand in the order of their weight: how many, what became of them.
                facts = part.rows[: max(rows, _LEAST_FACTS)]
                left_out += len(part.rows) - len(facts)
                parts.append(replace(part, rows=facts))
            case SourceList():
                continue
            case _:
                parts.append(part)
    return replace(section, parts=parts, notes=list(_say_left_out(left_out)))


def _cut_cell(cell: Cell, sources: int) -> Cell:
    return replace(cell, sources=cell.sources[:sources])


def _say_left_out(rows: int) -> Iterator[str]:
    if rows:
        words = ngettext("{n} more row stands on the record.", "{n} more rows stand on the record.", rows)
        yield words.format(n=say_number(rows))

"""A briefing before it is paper, slides or a page: sections of texts, figures, pictures and tables with their sources.

Every form is written from this alone, so that none of them says anything that the others do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from exports.briefing.asked import Block, Paper
from exports.origin import Origin
from figures.states import Form
from figures.svg import Spec, Width


@dataclass(frozen=True, slots=True)
class Source:
    """A page that something rests on; ``url`` is None where it is cited without a link.

    ``words`` cite it without the address: "Reuters: “China …”, 24 February 2012".
    """

    source_id: str
    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``own`` says that these are the user's words and not the record's."""

    text: str
    own: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in large type: its title, the best as a number and in words, its range, and whose it is."""

    title: str
    best: int
    words: str
    range: str
    more: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side."""

    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of a chart, one for each of its categories; None is none. ``colour`` is ``#RRGGBB``.

    ``lows`` and ``highs`` are the ends of the ranges, or empty; ``opens`` says where a range has no upper figure, and
    ``unknown`` how many groups of unknown size come on top, which are in no value and must not be read as zero.
    """

    name: str
    colour: str
    values: Sequence[int | None]
    lows: Sequence[int | None] = ()
    highs: Sequence[int | None] = ()
    opens: Sequence[bool] = ()
    unknown: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart in numbers, for forms that draw their own: bars that stand (``column``) or lie (``bar``).

    ``colours``, one for each category, stand before the colour of a single series, and ``forms`` say how each is
    filled: colour never carries the meaning alone.
    """

    shape: Literal["column", "bar"]
    categories: Sequence[str]
    series: Sequence[Series]
    axis: str
    colours: Sequence[str] = ()
    forms: Sequence[Form] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, what it shows in a sentence, and its numbers where it is a chart of bars.

    ``draw`` makes the Vega specification, in the language in use: wide, or narrow for a phone.
    """

    draw: Callable[[Width], Spec]
    sentence: str
    bars: Bars | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and the ids of the sources that it rests on."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads, or facts in two columns (``heads`` empty). ``sentence`` says what it holds.

    ``widths`` are shares of the columns.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    sentence: str
    widths: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class SourceList:
    """Sources to be listed whole, in their order, by id."""

    sources: Sequence[str]


Part = Text | Figures | Picture | Table | SourceList


@dataclass(frozen=True, slots=True)
class Section:
    """One block: its heading, what stands in it, what is to be known of it, and where the same stands on the record.

    ``empty`` says that nothing is on record, which a text in it says, too; ``left_out`` how many rows its table lacks,
    which a note says, too.
    """

    block: Block
    heading: str
    parts: Sequence[Part]
    notes: Sequence[str] = ()
    address: str = ""
    empty: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A whole briefing in one language (BCP 47).

    ``scope`` is what it is about in a sentence, ``data_line`` the record, its version and the day of its data;
    ``sources`` all that any part cites, by id, in the order of their first citation; ``made_of`` the day of the data,
    by which files are dated: the same asked twice are the same bytes. ``is_sheet``: set small, for one page.
    """

    language: str
    title: str
    occasion: str
    scope: str
    data_line: str
    licence_line: str
    origin: Origin
    paper: Paper
    sections: Sequence[Section]
    sources: dict[str, Source] = field(default_factory=dict)
    made_of: date = date(2000, 1, 1)
    is_sheet: bool = False


class EmptyScopeError(ValueError):
    """The scope holds no case: there is nothing to make a file of. The text says so in the language in use."""

"""From a section to its slides: what stands on which, so that nothing runs over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exports.briefing.composing import list_cited
from exports.briefing.document import Cell, Figures, Picture, Section, Source, SourceList, Table, Text
from exports.briefing.slides.foot import fill_columns, make_foot
from exports.briefing.slides.pieces import (
    GAP,
    LEAST_PICTURE,
    OWN_INDENT,
    Drawn,
    Page,
    Piece,
    Rows,
    draw,
    measure_caveats,
    measure_figures,
    measure_heads,
    measure_row,
    measure_rows,
    measure_text_piece,
)
from exports.briefing.slides.room import BOTTOM, INNER, LEADING, TEXTS, cut_text

Find = Callable[[str], Source]


def plan_section(section: Section, find: Find, top: float) -> list[Page]:
    """The pages of a section, one at least; ``top`` is where the room under the title begins."""
    if any(isinstance(part, Picture | SourceList) for part in section.parts):
        return _plan(section, find, top, TEXTS[0])
    plans = [_plan(section, find, top, size) for size in TEXTS]
    return next(pages for pages in plans if len(pages) == len(plans[-1]))


def _plan(section: Section, find: Find, top: float, size: float) -> list[Page]:
    filler = _Filler(find, BOTTOM - top, size)
    if section.notes and any(isinstance(part, Figures | Picture | SourceList) for part in section.parts):
        filler.kept = measure_caveats(section.notes) + GAP
    for number, part in enumerate(section.parts):
        last = number == len(section.parts) - 1
        match part:
            case Text():
                filler.add_text(part)
            case Figures():
                filler.add(part, measure_figures(part), ())
            case Picture():
                filler.add_picture(part, section.notes)
            case Table():
                filler.add_table(part, section.notes if last else ())
            case SourceList():
                filler.add_sources(part.sources)
    filler.place_caveats(section.notes)
    return filler.pages


class _Filler:
    """Fills page after page; ``kept`` is room that is held back for caveats on a page with a picture."""

    def __init__(self, find: Find, height: float, size: float) -> None:
        self.find, self.height, self.size, self.kept = find, height, size, 0.0
        self.pages = [Page(size=size)]

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def measure_left(self, more: Sequence[str] = (), page: Page | None = None) -> float:
        """The height left on a page, the last if none is named, should it rest on ``more``, too."""
        page = page or self.page
        ids = list(dict.fromkeys([*page.sources, *more]))
        return self.height - page.used - make_foot([self.find(id_) for id_ in ids]).height

    def turn(self) -> None:
        """Begin a new page, where something stands on this one."""
        if self.page.pieces or self.page.listed:
            self.pages.append(Page(size=self.size))

    def add(self, piece: Piece, height: float, ids: Sequence[str]) -> None:
        """Put a piece on the page, or on a new one where it has no room."""
        if height + self.kept * isinstance(piece, Figures) > self.measure_left(ids):
            self.turn()
        self.page.pieces.append((piece, height))
        self.page.rest_on(ids)

    def add_text(self, text: Text) -> None:
        """Put a paragraph on the page; what no page holds whole is cut behind a sentence."""
        rest = text
        while True:
            height = measure_text_piece(rest, self.size)
            if height > self.measure_left(rest.sources):
                self.turn()
            room = self.measure_left(rest.sources)
            if height <= room:
                self.add(rest, height, rest.sources)
                return
            head, tail = cut_text(rest.text, self.size, INNER - OWN_INDENT * rest.own - 60, room - self.size * LEADING)
            if not tail:
                self.add(rest, height, rest.sources)
                return
            piece = Text(head, rest.own, rest.sources)
            self.add(piece, measure_text_piece(piece, self.size), rest.sources)
            rest = Text(tail, rest.own, rest.sources)

    def add_picture(self, picture: Picture, caveats: Sequence[str]) -> None:
        """Give a picture all the room that is left, or a page of its own."""
        if self.measure_left() - self.kept < LEAST_PICTURE:
            self.turn()
        room = self.measure_left() - GAP
        drawn = draw(picture, caveats, room) if picture.bars is None else None
        room = room if drawn is not None and drawn.side else max(room - self.kept, LEAST_PICTURE / 2)
        self.page.pieces.append((drawn or picture, room))

    def add_table(self, table: Table, notes: Sequence[str]) -> None:
        """Put as many rows on each page as have room with their sources; the last keeps room for ``notes``."""
        rest = list(table.rows)
        tail = measure_caveats(notes) + GAP if notes else 0.0
        if len(rest) > 1 and self.count_fitting(table, rest) < min(2, len(rest)):
            self.turn()
        while rest:
            count = self.count_fitting(table, rest)
            if count == len(rest) > 1 and self.count_fitting(table, rest, tail) < count:
                count = min(count - 1, self.count_fitting(table, rest, tail))
            shown, rest = rest[: max(1, count)], rest[max(1, count) :]
            self.page.pieces.append((Rows(table, shown), measure_rows(table, shown)))
            self.page.rest_on(_cite(shown))
            if rest:
                self.turn()
        if len(self.pages) > 1:
            _balance(table, self.pages[-2], self.page, self.height - tail, self.find)

    def count_fitting(self, table: Table, rows: Sequence[Sequence[Cell]], tail: float = 0.0) -> int:
        """How many of the rows the page holds together with their sources."""
        height, cited = measure_heads(table) + tail, list[str]()
        for count, row in enumerate(rows):
            height += measure_row(table, row)
            cited += _cite([row])
            if height > self.measure_left(cited):
                return count
        return len(rows)

    def add_sources(self, ids: Sequence[str]) -> None:
        """List sources in two columns over as many pages as they need."""
        rest = list(ids)
        while rest:
            if self.measure_left() - self.kept < 60:
                self.turn()
            columns = fill_columns([self.find(id_) for id_ in rest], self.measure_left() - self.kept)
            self.kept, taken = 0.0, sum(map(len, columns))
            self.page.listed, rest = rest[:taken], rest[taken:]
            if rest:
                self.turn()

    def place_caveats(self, caveats: Sequence[str]) -> None:
        """Put the caveats under the picture, or under what comes last; where they have no room they are spoken."""
        if not caveats:
            return
        shown = [page for page in self.pages if page.listed or any(_is_shown(piece) for piece, _height in page.pieces)]
        page = shown[0] if shown else self.page
        beside = any(isinstance(piece, Drawn) and piece.side for piece, _height in page.pieces)
        if beside or measure_caveats(caveats) <= self.measure_left(page=page):
            page.caveats = caveats


def _balance(table: Table, before: Page, after: Page, height: float, find: Find) -> None:
    """Move rows from the last page but one to the last, which would else hold a row or two."""
    (held, _height), (own, _own_height) = before.pieces[-1], after.pieces[-1]
    if not (isinstance(held, Rows) and isinstance(own, Rows) and held.table is own.table is table):
        return
    first, last = list(held.rows), list(own.rows)
    while len(last) + 1 < len(first):
        moved = [first[-1], *last]
        foot = make_foot([find(id_) for id_ in dict.fromkeys(_cite(moved))])
        if measure_rows(table, moved) + GAP + foot.height > height:
            break
        first, last = first[:-1], moved
    for page, rows in ((before, first), (after, last)):
        page.pieces[-1] = Rows(table, rows), measure_rows(table, rows)
        page.sources = []
        for piece, _piece_height in page.pieces:
            page.rest_on(
                piece.sources if isinstance(piece, Text) else _cite(piece.rows) if isinstance(piece, Rows) else ()
            )


def _is_shown(piece: Piece) -> bool:
    return isinstance(piece, Figures | Picture | Drawn)


def _cite(rows: Sequence[Sequence[Cell]]) -> list[str]:
    return list(list_cited(Table((), rows, "")))

"""The speaker's notes: what a slide says in sentences, what is to be known of it, and every source with its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exports.briefing.document import Document, Figures, Picture, Section, Source, Text
from exports.briefing.slides.pieces import Drawn, Page, Piece, Rows
from exports.briefing.slides.theme import TAGS
from figures.xml_text import hold_in_xml
from i18n import _
from i18n.lists import join_sentences


def write_notes(slide: Any, lines: Sequence[str], language: str) -> None:
    """Write the lines as the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    frame.text = hold_in_xml("\n".join(" ".join(line.split()) for line in lines if line.strip()))
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font._element.set("lang", TAGS[language])


def list_notes(section: Section, page: Page, document: Document) -> Iterator[str]:
    """The notes of a page of a section; the caveats of the section stand with each of its pages."""
    for piece, _height in page.pieces:
        yield from _say_piece(piece, page)
    yield from section.notes
    sources = [document.sources[id_] for id_ in (*page.sources, *page.listed)]
    yield _("Sources") + ":"
    for number, source in enumerate(sources, start=1):
        yield say_source(source, number)
    if not sources:
        yield f"{document.data_line}: {section.address or document.origin.permalink}"
    yield f"{_('The same on the record:')} {section.address or document.origin.permalink}"


def say_source(source: Source, number: int) -> str:
    """A source with its address, where it may be named."""
    return f"{number}. {source.words}" + (f" {source.url}" if source.url else "")


def _say_piece(piece: Piece, page: Page) -> Iterator[str]:
    match piece:
        case Text():
            yield piece.text
        case Figures():
            for figure in piece.figures:
                yield join_sentences([f"{figure.title}: {figure.words} ({figure.range}).", *figure.more])
        case Picture():
            yield piece.sentence
        case Drawn():
            yield piece.picture.sentence
        case Rows():
            yield piece.table.sentence + ":"
            for row in piece.rows:
                yield " – " + "; ".join(cell.text for cell in row if cell.text)

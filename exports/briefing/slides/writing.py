"""A document as slides (PPTX), each with its sources, the day of the data, and notes for the speaker."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any, Final

import segno
from pptx.util import Pt

from exports.briefing.document import Document, Section
from exports.briefing.slides.drawing import draw_page, draw_sources
from exports.briefing.slides.foot import add_foot, make_foot
from exports.briefing.slides.notes import list_notes, write_notes
from exports.briefing.slides.packing import repack
from exports.briefing.slides.pieces import GAP, Page, measure_caveats
from exports.briefing.slides.planning import plan_section
from exports.briefing.slides.room import (
    BOLD,
    BOTTOM,
    INNER,
    MARGIN,
    TITLE_TOP,
    WIDTH,
    Area,
    fit_title,
    measure_all,
    measure_height,
    shorten,
)
from exports.briefing.slides.theme import TAGS, open_deck, place
from exports.briefing.slides.words import Run, Style, add_text, describe, say_run, write_frame
from figures.palette import LIGHT
from figures.xml_text import hold_in_xml
from i18n import _

_TITLE_SLIDE, _TITLE_ONLY = 0, 1
_FOREWORD: Final = 620.0
"""The width of the words of the first slide, beside the code."""
_CODE: Final = 176.0
_FIRST_TOP, _FIRST_ROOM = 76.0, 360.0
_FIRST_SIZES: Final = ((40.0, 18.0), (34.0, 18.0), (28.0, 16.0), (22.0, 14.0), (16.0, 12.0), (12.0, 10.0))
"""The sizes of the title and of the words around it: the largest of which all has room."""


def write_slides(document: Document) -> bytes:
    """The document as PPTX; the same document is the same bytes. In the language in use, which must be its own."""
    deck = open_deck(document.language)
    _set_properties(deck, document)
    _add_first(deck, document)
    for section in document.sections:
        _add_section(deck, section, document)
    target = BytesIO()
    deck.save(target)
    return repack(target.getvalue(), document.made_of)


def _set_properties(deck: Any, document: Document) -> None:
    own, made = deck.core_properties, datetime(document.made_of.year, document.made_of.month, document.made_of.day)
    own.title, own.language = hold_in_xml(document.title)[:255], TAGS[document.language]
    own.author = own.last_modified_by = document.origin.title
    own.subject, own.comments = hold_in_xml(document.scope)[:255], document.data_line[:255]
    own.keywords, own.category = "", ""
    own.revision, own.created, own.modified = 1, made, made


def _add_first(deck: Any, document: Document) -> None:
    language, width = document.language, _FOREWORD
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_SLIDE])
    title, small = _fit_first(document)
    top = _FIRST_TOP
    if document.occasion:
        height = measure_height(document.occasion, small, width)
        occasion = say_run(Style(small, LIGHT.muted), document.occasion)
        add_text(slide, Area(MARGIN, top, width, height), [occasion], language)
        top += height + GAP
    high = measure_height(document.title, title * BOLD, width)
    _write_placeholder(
        slide.shapes.title, Area(MARGIN, top, width, high), Style(title, bold=True), document.title, language
    )
    top += high + 2 * GAP
    scope = measure_height(document.scope, small, width)
    _write_placeholder(slide.placeholders[1], Area(MARGIN, top, width, scope), Style(small), document.scope, language)
    address = document.origin.permalink
    code = slide.shapes.add_picture(
        BytesIO(_draw_code(address)), Pt(WIDTH - MARGIN - _CODE), Pt(76), Pt(_CODE), Pt(_CODE)
    )
    describe(code, _("QR code: {address}").format(address=address))
    code.click_action.hyperlink.address = hold_in_xml(address)
    closing = [
        say_run(Style(12, LIGHT.muted), document.licence_line),
        (Style(12, LIGHT.muted, gap=4), (Run(shorten(address, 12, INNER), address),)),
    ]
    add_text(slide, Area(MARGIN, BOTTOM - 52, INNER, 44), closing, language, bottom=True)
    _add_footer(slide, document)
    lines = [document.title, document.occasion, document.scope, document.data_line, document.licence_line]
    write_notes(slide, [*lines, f"{_('Sources')}:", f"{document.data_line}: {address}"], language)


def _fit_first(document: Document) -> tuple[float, float]:
    for title, small in _FIRST_SIZES:
        words = measure_all([document.occasion, document.scope], small, _FOREWORD)
        if words + measure_height(document.title, title * BOLD, _FOREWORD) + 3 * GAP <= _FIRST_ROOM:
            break
    return title, small


def _draw_code(address: str) -> bytes:
    target = BytesIO()
    light = LIGHT.background
    segno.make(address, error="m").save(target, kind="png", scale=8, border=0, dark=LIGHT.ink, light=light)
    return target.getvalue()


def _add_section(deck: Any, section: Section, document: Document) -> None:
    heading = section.heading or document.title
    _size, high = fit_title(f"{heading} (00/00)")
    pages = plan_section(section, document.sources.__getitem__, TITLE_TOP + high + 16)
    for number, page in enumerate(pages, start=1):
        title = heading if len(pages) == 1 else f"{heading} ({number}/{len(pages)})"
        _add_page(deck, section, page, title, high, document)


def _add_page(deck: Any, section: Section, page: Page, title: str, high: float, document: Document) -> None:
    language = document.language
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    size, _high = fit_title(f"{section.heading or document.title} (00/00)")
    _write_placeholder(
        slide.shapes.title, Area(MARGIN, TITLE_TOP, INNER, high), Style(size, bold=True), title, language
    )
    top = TITLE_TOP + high + 16
    foot = make_foot([document.sources[id_] for id_ in page.sources])
    bottom = BOTTOM - foot.height
    draw_page(slide, page, foot, top, language)
    if page.listed:
        caveats = measure_caveats(page.caveats) + GAP if page.caveats else 0.0
        sources = [document.sources[id_] for id_ in page.listed]
        draw_sources(slide, sources, top + page.used, bottom - caveats, language)
    add_foot(slide, foot, section.address or document.origin.permalink, document)
    _add_footer(slide, document)
    write_notes(slide, list(list_notes(section, page, document)), language)


def _write_placeholder(shape: Any, area: Area, style: Style, text: str, language: str) -> None:
    place(shape, area)
    write_frame(shape.text_frame, [say_run(style, text)], language)


def _add_footer(slide: Any, document: Document) -> None:
    """The line of the data and the number of the slide, as the layout's own placeholders."""
    for shape in slide.slide_layout.placeholders:
        kind = next(shape._element.iter("{*}ph")).get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        own = deepcopy(shape._element)
        slide.shapes._spTree.append(own)
        next(own.iter("{*}cNvPr")).set("id", str(max(one.shape_id for one in slide.shapes) + 1))
        if kind == "ftr":
            placed = next(one for one in slide.placeholders if one._element is own)
            write_frame(placed.text_frame, [say_run(Style(12, LIGHT.muted), document.data_line)], document.language)

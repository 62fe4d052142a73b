"""Texts on slides: runs that know their language, their typeface and their direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Pt

from exports.briefing.slides.room import LEADING, Area
from exports.briefing.slides.theme import TAGS, place
from figures.palette import LIGHT
from figures.xml_text import hold_in_xml

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RAISED: Final = "30000"
"""How far a number of a source is raised, in thousandths of a percent."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``url`` where it leads, ``raised`` for the number of a source."""

    text: str
    url: str | None = None
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; ``gap`` are points before it."""

    size: float
    colour: str = LIGHT.ink
    bold: bool = False
    gap: float = 0.0


Paragraph = tuple[Style, Sequence[Run]]


def say_run(style: Style, text: str) -> Paragraph:
    """A paragraph of one run."""
    return style, (Run(text),)


def read_colour(colour: str) -> Any:
    """A colour ``#RRGGBB`` as the library takes it."""
    return RGBColor.from_string(colour.removeprefix("#"))


def add_text(slide: Any, area: Area, paragraphs: Sequence[Paragraph], language: str, *, bottom: bool = False) -> Any:
    """A box of text without margins of its own."""
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    place(box, area)
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    write_frame(frame, paragraphs, language)
    return box


def write_frame(frame: Any, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Write paragraphs into an empty frame."""
    for number, (style, runs) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _write_paragraph(paragraph, style, runs, language)


def _write_paragraph(paragraph: Any, style: Style, runs: Sequence[Run], language: str) -> None:
    # Exact: the heights that were measured hold in every typeface.
    paragraph.line_spacing = Pt(round(style.size * LEADING, 1))
    paragraph.space_before, paragraph.space_after = Pt(style.gap), Pt(0)
    if language == "ko":
        # Korean is broken at its blanks.
        paragraph._p.get_or_add_pPr().set("eaLnBrk", "0")
    if is_right_to_left("".join(run.text for run in runs)):
        own = paragraph._p.get_or_add_pPr()
        own.set("rtl", "1")
        own.set("algn", "r")
    for run in runs:
        _write_run(paragraph.add_run(), run, style, language)


def _write_run(target: Any, run: Run, style: Style, language: str) -> None:
    target.text = hold_in_xml(" ".join(run.text.split("\n")))
    font = target.font
    font.size, font.bold = Pt(style.size), style.bold
    font.color.rgb = read_colour(style.colour)
    own = font._element
    own.set("lang", TAGS[language])
    if run.raised:
        own.set("baseline", _RAISED)
    etree.SubElement(own, f"{{{_A}}}ea", typeface="+mn-ea")
    if run.url:
        target.hyperlink.address = hold_in_xml(run.url)


def is_right_to_left(text: str) -> bool:
    """True where the first letter with a direction is Hebrew, Arabic and the like."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def describe(shape: Any, words: str) -> None:
    """Give a picture, a chart or a table its words for those who do not see it."""
    next(shape._element.iter("{*}cNvPr")).set("descr", hold_in_xml(words))

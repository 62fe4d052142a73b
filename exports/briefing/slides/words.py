"""Texts on slides: runs that know their language, their typeface and their direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE

from exports.briefing.slides.room import LEADING, Area
from exports.briefing.slides.theme import TAGS, place
from figures.palette import LIGHT
from figures.xml_text import hold_in_xml

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINE_ENDS: Final = re.compile(r"[\r\n]")
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
    # Straight into the tree: property by property the library takes half the time of a whole deck.
    for number, (style, runs) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0]._p if number == 0 else etree.SubElement(frame._txBody, _name("p"))
        _set_paragraph(paragraph, style, runs, language)
        for run in runs:
            _write_run(paragraph, run, style, language, frame.part)


def _name(name: str) -> str:
    return f"{{{_A}}}{name}"


def _set_paragraph(paragraph: Any, style: Style, runs: Sequence[Run], language: str) -> None:
    own = paragraph.get_or_add_pPr()
    # Exact: the heights that were measured hold in every typeface.
    spaces = {"lnSpc": round(style.size * LEADING, 1), "spcBef": style.gap, "spcAft": 0}
    for at, (name, points) in enumerate(spaces.items()):
        for former in own.findall(_name(name)):
            own.remove(former)
        space = etree.SubElement(own, _name(name))
        own.insert(at, space)
        etree.SubElement(space, _name("spcPts"), val=_count_hundredths(points))
    if language == "ko":
        # Korean is broken at its blanks.
        own.set("eaLnBrk", "0")
    if is_right_to_left("".join(run.text for run in runs)):
        own.set("rtl", "1")
        own.set("algn", "r")


def _write_run(paragraph: Any, run: Run, style: Style, language: str, part: Any) -> None:
    target = paragraph.add_r()
    own = etree.SubElement(target, _name("rPr"), lang=TAGS[language], sz=_count_hundredths(style.size))
    own.set("b", str(int(style.bold)))
    if run.raised:
        own.set("baseline", _RAISED)
    etree.SubElement(etree.SubElement(own, _name("solidFill")), _name("srgbClr"), val=style.colour.removeprefix("#"))
    etree.SubElement(own, _name("ea"), typeface="+mn-ea")
    if run.url:
        address = part.relate_to(hold_in_xml(run.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        etree.SubElement(own, _name("hlinkClick")).set(f"{{{_R}}}id", address)
    target.insert(0, own)
    target.t.text = hold_in_xml(_LINE_ENDS.sub(" ", run.text))


def _count_hundredths(points: float) -> str:
    return str(round(points * 100))


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

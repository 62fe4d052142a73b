"""A document as PDF and as pictures of its pages, set by Typst from a template and from JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
import typst

from exports.briefing.document import Document, Figures, Part, Picture, Section, SourceList, Table, Text
from exports.briefing.paper.faces import hold_in_faces
from figures.palette import LIGHT
from figures.svg import write_print_svg
from figures.typefaces import FAMILIES, FOLDER
from i18n import _

TEMPLATE: Final = Path(__file__).resolve().parent / "briefing.typ"
STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): what Typst refuses to write where something is not accessible."""
PREVIEW_PPI: Final = 70
"""Pixels an inch of a page that is looked at beside the settings."""
MESSENGER_PPI: Final = 150
"""Pixels an inch of a page that is sent as an image."""
_LEAST_PPI: Final = 10

# BCP 47 as Typst takes it apart: language, region, script.
_TAGS: Final = {"en": ("en", "GB", "auto"), "ko": ("ko", "KR", "auto"), "zh-Hans": ("zh", "CN", "hans")}
_ROOM: Final = 1084
"""Pixels of a drawing that takes the whole width of the text."""


def write_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1; the same document is the same bytes. In the language in use, which must be its own."""
    made = datetime.combine(document.made_of, time(), tzinfo=UTC)
    pdf = _compiler().compile(
        format="pdf", sys_inputs={"document": _write_json(document)}, pdf_standards=STANDARD, timestamp=made
    )
    if not isinstance(pdf, bytes):
        raise TypeError("Typst has written no single file")
    return pdf


def count_pages(document: Document) -> int:
    """How many pages it takes."""
    return len(draw_pages(document, _LEAST_PPI))


def draw_pages(document: Document, ppi: float = PREVIEW_PPI) -> list[bytes]:
    """The pages as PNG, as they will be printed."""
    pages = _compiler().compile(format="png", ppi=ppi, sys_inputs={"document": _write_json(document)})
    return [pages] if isinstance(pages, bytes) else list(pages or [])


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def _compiler() -> typst.Compiler:
    # One for each file: it remembers its inputs, and threads must not share them.
    return typst.Compiler(input=str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=_fonts())


def _write_json(document: Document) -> str:
    language, region, script = _TAGS[document.language]
    seen: set[str] = set()
    made = document.made_of
    return json.dumps(
        _hold(
            {
                "title": document.title,
                "record": document.origin.title,
                "occasion": document.occasion,
                "scope": document.scope,
                "data_line": document.data_line,
                "licence_line": document.licence_line,
                "permalink": document.origin.permalink,
                "qr": _draw_code(document.origin.permalink),
                "qr_words": _("QR code: {address}").format(address=document.origin.permalink),
                # Translators: at the foot of each page of a file.
                "page_words": _("Page {n} of {total}"),
                "same_words": _("The same on the record:"),
                "lang": language,
                "region": region,
                "script": script,
                "fonts": FAMILIES[document.language],
                "paper": document.paper,
                "is_sheet": document.is_sheet,
                "made_of": [made.year, made.month, made.day],
                "colours": {name: getattr(LIGHT, name) for name in ("ink", "muted", "grid", "shade", "accent")},
                "sections": [_write_section(section, seen) for section in document.sections],
                "sources": {id_: {"words": one.words, "url": one.url} for id_, one in document.sources.items()},
            }
        ),
        ensure_ascii=False,
    )


def _hold(value: Any) -> Any:
    """The same with texts that the typefaces can set: Typst refuses to write what a reader would see as a gap.

    Drawings are not texts: what the typefaces lack was left out when they were drawn.
    """
    match value:
        case str():
            return value if value.startswith("<svg") else hold_in_faces(value)
        case dict():
            return {key: _hold(one) for key, one in value.items()}
        case list() | tuple():
            return [_hold(one) for one in value]
        case _:
            return value


def _draw_code(address: str) -> str:
    buffer = BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", scale=4, border=0, xmldecl=False)
    return buffer.getvalue().decode()


def _write_section(section: Section, seen: set[str]) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "parts": [_write_part(part, seen) for part in section.parts],
        "notes": list(section.notes),
        "address": section.address,
    }


def _write_part(part: Part, seen: set[str]) -> dict[str, Any]:
    match part:
        case Text():
            return {"kind": "text", "text": part.text, "own": part.own, "cited": _cite(part.sources, seen)}
        case Figures():
            figures = [
                {"title": one.title, "words": one.words, "range": one.range, "more": list(one.more)}
                for one in part.figures
            ]
            return {"kind": "figures", "figures": figures}
        case Picture():
            spec = part.draw("wide")
            size = {"width": spec["width"], "height": spec["height"], "room": spec["width"] / _ROOM}
            return {"kind": "picture", "svg": write_print_svg(spec), "sentence": part.sentence, **size}
        case Table():
            rows = [[{"text": cell.text, "cited": _cite(cell.sources, seen)} for cell in row] for row in part.rows]
            widths = list(part.widths) or [1] * len(part.rows[0])
            return {"kind": "table", "heads": list(part.heads), "rows": rows, "widths": widths}
        case SourceList():
            return {"kind": "sources", "ids": list(part.sources)}


def _cite(sources: Sequence[str], seen: set[str]) -> list[dict[str, Any]]:
    cited = []
    for id_ in sources:
        cited.append({"id": id_, "first": id_ not in seen})
        seen.add(id_)
    return cited

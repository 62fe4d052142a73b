"""A document as one HTML file: style, script and pictures in it, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from exports.briefing.composing import list_cited
from exports.briefing.document import Document, Figures, Part, Picture, Section, SourceList, Table, Text
from figures.palette import LIGHT
from figures.svg import write_svg
from i18n import _

FOLDER: Final = Path(__file__).resolve().parent
_COLOURS: Final = ("ink", "muted", "grid", "background", "shade", "accent")


def write_page(document: Document) -> bytes:
    """The file, in the language in use, which must be the document's own; the same document is the same bytes."""
    numbers = {id_: number for number, id_ in enumerate(document.sources, 1)}
    page: str = _read_template().render(
        document=document,
        sections=[
            _lay_out(document, section, numbers, f"s{place}-") for place, section in enumerate(document.sections, 1)
        ],
        cite=_cite,
        code=_write_code(document.origin.permalink),
        policy=write_policy(),
        # They are ours, and hold no text of the record.
        style=Markup(_read_style()),
        script=Markup(_read_script()),
        words=_list_words(document),
    )
    return page.encode()


@cache
def write_policy() -> str:
    """The Content Security Policy of the file: its style and script by their hashes, pictures within it, no more."""
    style, script = (_hash(text) for text in (_read_style(), _read_script()))
    own = f"style-src {style}; script-src {script}; img-src data:"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _list_words(document: Document) -> dict[str, str]:
    return {
        "code": _("QR code: {address}").format(address=document.origin.permalink),
        "help": _("Arrow keys: one on, one back. F: full screen. Or swipe."),
        "same": _("The same on the record:"),
        "bar": _("Go on or back"),
        "back": _("Back"),
        "on": _("Next"),
        "whole": _("All on one page"),
        "full": _("Full screen"),
        "place": _("{n} of {total}"),
    }


def _lay_out(document: Document, section: Section, numbers: dict[str, int], prefix: str) -> dict[str, Any]:
    cited = dict.fromkeys(id_ for part in section.parts if not isinstance(part, SourceList) for id_ in list_cited(part))
    sources = [
        {"number": numbers[id_], "anchor": f"{prefix}{numbers[id_]}"}
        | {"words": document.sources[id_].words, "url": document.sources[id_].url}
        for id_ in sorted(cited, key=lambda id_: numbers[id_])
    ]
    return {
        "kind": section.block.kind,
        "heading": section.heading,
        "parts": [_lay_out_part(document, part, numbers, prefix) for part in section.parts],
        "notes": list(section.notes),
        "cited": sources,
        "address": section.address,
    }


def _lay_out_part(document: Document, part: Part, numbers: dict[str, int], prefix: str) -> dict[str, Any]:
    def cite(ids: Sequence[str]) -> list[tuple[str, int]]:
        return [(f"{prefix}{numbers[id_]}", numbers[id_]) for id_ in ids]

    match part:
        case Text():
            return {"kind": "text", "text": part.text, "own": part.own, "cited": cite(part.sources)}
        case Figures():
            return {"kind": "figures", "figures": part.figures}
        case Picture():
            wide = part.draw("wide")
            size = {"width": round(wide["width"]), "height": round(wide["height"])}
            drawn = {"wide": _embed(write_svg(wide)), "narrow": _embed(write_svg(part.draw("narrow")))}
            return {"kind": "picture", "sentence": part.sentence, **drawn, **size}
        case Table():
            rows = [[{"text": cell.text, "cited": cite(cell.sources)} for cell in row] for row in part.rows]
            return {"kind": "table", "heads": part.heads, "rows": rows, "sentence": part.sentence}
        case SourceList():
            return {"kind": "sources", "sources": [document.sources[id_] for id_ in part.sources]}


def _cite(cited: Sequence[tuple[str, int]]) -> Markup:
    links = Markup(" ").join(Markup('<a href="#{}">{}</a>').format(anchor, number) for anchor, number in cited)
    return Markup("<sup>{}</sup>").format(links) if cited else Markup("")


def _embed(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _write_code(address: str) -> str:
    buffer = BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", scale=4, border=2, light="#ffffff")
    return _embed(buffer.getvalue().decode())


@cache
def _read_style() -> str:
    style = (FOLDER / "present.css").read_text("utf-8")
    for name in _COLOURS:
        style = style.replace(f": {name.upper()};", f": {getattr(LIGHT, name)};")
    return style


@cache
def _read_script() -> str:
    return (FOLDER / "present.js").read_text("utf-8")


@cache
def _read_template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(["html"]), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("present.html")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

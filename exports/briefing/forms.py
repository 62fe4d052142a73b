"""The forms in which a briefing is handed over: the one list that the page, the addresses and the tests read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exports.briefing.asked import Asked
from exports.briefing.document import Document
from exports.briefing.paper.writing import write_pdf
from exports.briefing.screen.writing import write_page
from i18n import _, language

_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the ending of its files and addresses, its media type, its name, and what writes it."""

    ending: str
    media_type: str
    title: Callable[[], str]
    about: Callable[[], str]
    write: Callable[[Document], bytes]


def _write_slides(document: Document) -> bytes:
    # It brings two large libraries along, which most servers' visitors never need.
    from exports.briefing.slides.writing import write_slides

    return write_slides(document)


_ALL: Final = (
    Form(
        "pdf",
        "application/pdf",
        lambda: _("Document (PDF)"),
        lambda: _("To print and to send: tagged, with footnotes and charts that stay sharp."),
        write_pdf,
    ),
    Form(
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        lambda: _("Slides (PPTX)"),
        lambda: _("To speak to: charts that can be edited, sources and caveats in the notes."),
        _write_slides,
    ),
    Form(
        "html",
        "text/html",
        lambda: _("One-file page (HTML)"),
        lambda: _("To present from a USB stick, without network; it opens in any browser, and prints."),
        write_page,
    ),
)
FORMS: Final[Mapping[str, Form]] = MappingProxyType({form.ending: form for form in _ALL})
"""All forms by their ending."""


def name_file(asked: Asked, version: str, ending: str, what: str = "") -> str:
    """The name of a file: the record, its version, what it is, the ids of what it is about, the language in use."""
    about = asked.case_id or "-".join((*asked.case_filter.crackdown, *asked.case_filter.place))
    slug = _SLUG.sub("-", about.lower())[:60].strip("-")
    parts = ["repatriation-watch", version, what, slug, language()]
    return f"{'-'.join(filter(None, parts))}.{ending}"

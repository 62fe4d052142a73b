"""Every file that is handed over of one scope, by its address: briefings, fact sheets and letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exports.briefing.asked import Asked
from exports.briefing.composing import make_document
from exports.briefing.forms import FORMS, Form, name_file
from exports.briefing.paper.writing import MESSENGER_PPI, draw_pages, write_pdf
from exports.briefing.sheet import make_sheet
from exports.letters import Letter, write_docx, write_letter, write_text
from i18n import using
from loaders.dataset import Dataset

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Make = Callable[[Dataset, Asked, str], bytes]


@dataclass(frozen=True, slots=True)
class File:
    """One file: what it is, by a word in addresses and file names; its ending, its media type, and what writes it."""

    what: str
    ending: str
    media_type: str
    write: Make

    @property
    def path(self) -> str:
        """The address below the record's own: ``/factsheet.pdf``."""
        return f"/{self.what}.{self.ending}"

    def name(self, asked: Asked, version: str) -> str:
        """The name of the file, which says its language."""
        with using(asked.language):
            return name_file(asked, version, self.ending, self.what)

    def make(self, dataset: Dataset, asked: Asked, base: str) -> bytes:
        """The file in its language; ``base`` is the record's own address.

        Raises as ``make_document``, ``make_sheet`` and ``write_letter`` do.
        """
        with using(asked.language):
            return self.write(dataset, asked, base)


def _make_briefing(form: Form) -> Make:
    return lambda dataset, asked, base: form.write(make_document(dataset, asked, base))


def _write(dataset: Dataset, asked: Asked, base: str) -> Letter:
    return write_letter(dataset, asked.case_filter, asked.case_id, asked.addressee, base)


_ALL: Final = (
    *(File("briefing", form.ending, form.media_type, _make_briefing(form)) for form in FORMS.values()),
    File(
        "factsheet", "pdf", "application/pdf", lambda dataset, asked, base: write_pdf(make_sheet(dataset, asked, base))
    ),
    File(
        "factsheet",
        "png",
        "image/png",
        lambda dataset, asked, base: draw_pages(make_sheet(dataset, asked, base), MESSENGER_PPI)[0],
    ),
    File("letter", "docx", _DOCX, lambda dataset, asked, base: write_docx(_write(dataset, asked, base))),
    File("letter", "txt", "text/plain", lambda dataset, asked, base: write_text(_write(dataset, asked, base))),
)
FILES: Final[Mapping[str, File]] = MappingProxyType({file.path: file for file in _ALL})
"""All files by their address."""

"""A letter as a document for word processors (DOCX, ISO/IEC 29500)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from exports.archive import pack
from exports.letters.letter import Letter, LetterSource, Section, tidy
from exports.letters.word_styles import SOURCE, mark_language, prepare
from i18n import _, using

if TYPE_CHECKING:
    from docx.document import Document

_THUMBNAIL: Final = "/thumbnail"


def write_docx(letter: Letter) -> bytes:
    """The letter as DOCX on A4: headings and lists by style, its language set, no author, the same bytes each time.

    Texts in another language than the letter's (the titles of sources) are marked as such, with fonts for them.
    """
    # Imported late: it costs a fifth of a second, and most visitors take no letter.
    import docx

    document = docx.Document()
    prepare(document, letter.language)
    _describe(document, letter)
    with using(letter.language):
        _write(document, letter)
    saved = io.BytesIO()
    document.save(saved)
    # Its own writer dates the parts by the clock.
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return pack(parts, letter.made)


def _describe(document: Document, letter: Letter) -> None:
    made = letter.made.replace(tzinfo=None)
    properties = document.core_properties
    # The format holds no longer title.
    properties.title = tidy(letter.subject)[:255]
    properties.language = letter.language
    properties.author = ""
    properties.comments = ""
    properties.created = made
    properties.modified = made
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(_THUMBNAIL)]:
        del relations[key]


def _write(document: Document, letter: Letter) -> None:
    for line in letter.sender:
        document.add_paragraph(tidy(line)).paragraph_format.space_after = 0
    document.add_paragraph()
    document.add_paragraph(tidy(letter.recipient))
    document.add_heading(tidy(letter.subject), level=1)
    document.add_paragraph(tidy(letter.salutation))
    for paragraph in letter.paragraphs:
        document.add_paragraph(tidy(paragraph))
    for section in letter.sections:
        _write_section(document, section, "List Bullet")
    _write_section(document, letter.requests, "List Number")
    for paragraph in letter.closing:
        document.add_paragraph(tidy(paragraph))
    document.add_heading(_("Sources"), level=2)
    for source in letter.sources:
        _write_source(document, source, letter.language)


def _write_section(document: Document, section: Section, style: str) -> None:
    document.add_heading(tidy(section.title), level=2)
    for paragraph in section.paragraphs:
        document.add_paragraph(tidy(paragraph))
    for item in section.items:
        document.add_paragraph(tidy(item), style=style)


def _write_source(document: Document, source: LetterSource, language: str) -> None:
    paragraph = document.add_paragraph(f"[{source.number}]\t", style=SOURCE)
    before, title, after = map(tidy, source.say_parts())
    paragraph.add_run(before)
    run = paragraph.add_run(title)
    if source.language != language:
        mark_language(run, source.language)
    paragraph.add_run(f"{after} {tidy(source.say_address())}")

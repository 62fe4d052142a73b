"""Letters to those who can act, and short texts for sharing: the record's figures, in the reader's language."""

from __future__ import annotations

from exports.letters.addressees import Addressee
from exports.letters.letter import Letter, LetterError, LetterSource, Section
from exports.letters.text_file import write_text
from exports.letters.word_file import write_docx
from exports.letters.writing import LONGEST_SHORT_TEXT, list_short_texts, write_letter

__all__ = [
    "LONGEST_SHORT_TEXT",
    "Addressee",
    "Letter",
    "LetterError",
    "LetterSource",
    "Section",
    "list_short_texts",
    "write_docx",
    "write_letter",
    "write_text",
]

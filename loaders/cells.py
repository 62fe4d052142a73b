"""What no cell of the record may hold: characters nobody sees, text that turns into something else, formulas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from loaders.catalogue import CATALOGUE
from loaders.problems import Kind, shown

CELL_LIMIT = 5_000
# A double counts exactly to 15 digits; no count of people comes near.
DIGIT_LIMIT = 15

ZERO_WIDTH = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d"
    "\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
)
BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REPLACEMENT = frozenset("\ufffc\ufffd")
LINE_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")

_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")


def check_cell(text: str, *, number: bool) -> Iterator[tuple[Kind, dict[str, str]]]:
    """What is wrong with one cell, as kinds with the details of their templates.

    ``number`` says that the contract asks for a number, which may begin with a sign. A cell above the length limit
    is not examined further.
    """
    if not text:
        return
    if len(text) > CELL_LIMIT:
        yield CATALOGUE["cell-too-long"], {"length": f"{len(text):,}"}
        return
    plain = text.isascii() and text.isprintable() and text == text.strip() and "<" not in text
    if plain and text[0] not in FORMULA_STARTS:
        return
    yield from _check_characters(text)
    if not unicodedata.is_normalized("NFC", text):
        yield CATALOGUE["not-nfc"], {"wanted": unicodedata.normalize("NFC", text)}
    if text != text.strip():
        yield CATALOGUE["outer-blank"], {}
    first = text.lstrip(" ")[:1]
    if first in FORMULA_STARTS and first and not number:
        yield CATALOGUE["formula"], {"first": first}
    if _TAG.search(text):
        yield CATALOGUE["markup"], {}


def _check_characters(text: str) -> Iterator[tuple[Kind, dict[str, str]]]:
    odd: dict[str, list[str]] = {}
    for character in text:
        code = _kind_of(character)
        if code is not None and character not in odd.setdefault(code, []):
            odd[code].append(character)
    for code, characters in odd.items():
        yield CATALOGUE[code], {"characters": ", ".join(map(_name, characters))}


def _kind_of(character: str) -> str | None:
    if character in ZERO_WIDTH:
        return "zero-width-character"
    if character in BIDIRECTIONAL:
        return "bidirectional-character"
    if character in REPLACEMENT:
        return "replacement-character"
    if character in LINE_BREAKS:
        return "line-break-in-cell"
    category = unicodedata.category(character)
    if category == "Cc":
        return "control-character"
    if category in {"Co", "Cn", "Cs", "Cf"}:
        return "unassigned-character"
    # The ideographic space is ordinary in Chinese text; others come from word processors.
    if category == "Zs" and character not in {" ", "\u3000"}:
        return "odd-space"
    return None


def _name(character: str) -> str:
    if character.isprintable():
        return shown(character)
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()

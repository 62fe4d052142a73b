"""The typefaces of the pictures that are drawn to pixels on the server, which takes no font of its host."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import vl_convert

FOLDER: Final = Path(__file__).resolve().parent / "fonts"
"""Noto Sans, cut by ``figures.cut_fonts``; under the SIL Open Font License, which lies beside the files."""

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    # Han glyphs differ between Korean and Chinese ones: the reader's own come first, the others for foreign names.
    "en": ("Noto Sans KR", "Noto Sans SC"),
    "ko": ("Noto Sans KR", "Noto Sans SC"),
    "zh-Hans": ("Noto Sans SC", "Noto Sans KR"),
}
"""The families of each language, the first first. Both hold Latin letters, too."""

COVERED: Final = FOLDER / "covered.txt"
"""The code points that the families can show together, as ranges; written with the files."""
_MISSING: Final = "\N{WHITE SQUARE}"


def find_missing(text: str) -> list[str]:
    """The characters of a text that no family can show, each once; those that are never seen are none of them."""
    covered = _read_covered()
    return [sign for sign in dict.fromkeys(text) if ord(sign) not in covered and not _is_unseen(sign)]


def hold_in_faces(text: str) -> str:
    """A text without what no family can show: a white square stands for it, and for what is never seen, nothing."""
    covered = _read_covered()
    if all(ord(sign) in covered for sign in text):
        return text
    kept = (sign if ord(sign) in covered else "" if _is_unseen(sign) else _MISSING for sign in text)
    return "".join(kept)


def _is_unseen(sign: str) -> bool:
    # Controls and marks of direction: they would turn around what stands beside them.
    return unicodedata.category(sign) in {"Cc", "Cf"}


@cache
def _read_covered() -> frozenset[int]:
    ranges = (line.split("-") for line in COVERED.read_text(encoding="ascii").split())
    return frozenset(code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))


@cache
def register() -> None:
    """Make the families known to the renderer, once a process."""
    vl_convert.register_font_directory(str(FOLDER))

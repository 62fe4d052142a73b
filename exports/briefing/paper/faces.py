"""What our typefaces can show: a paper that is accessible has no gap where a character is missing."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from figures.typefaces import COVERED

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

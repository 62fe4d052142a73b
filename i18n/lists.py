"""How a language strings items, clauses and sentences together.

Not by gettext: an empty translation means an untranslated message there, and Chinese sets nothing between sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from i18n.catalogue import language

_Between = Literal["items", "clauses", "sentences"]

_WESTERN: Final[dict[_Between, str]] = {"items": ", ", "clauses": "; ", "sentences": " "}
_SEPARATORS: Final[dict[str, dict[_Between, str]]] = {
    "en": _WESTERN,
    "ko": _WESTERN,
    "zh-Hans": {"items": "，", "clauses": "；", "sentences": ""},
}


def join_items(items: Iterable[str]) -> str:
    """Things of one kind: "China 1,042, Thailand 264"."""
    return _SEPARATORS[language()]["items"].join(items)


def join_clauses(clauses: Iterable[str]) -> str:
    """Parts of one sentence, which may hold commas: "groups known one by one; all years"."""
    return _SEPARATORS[language()]["clauses"].join(clauses)


def join_sentences(sentences: Iterable[str]) -> str:
    """Whole sentences, each with its full stop."""
    return _SEPARATORS[language()]["sentences"].join(sentences)

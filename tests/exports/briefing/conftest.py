"""The three scopes of a briefing, and documents made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from exports.briefing.asked import Asked
from exports.briefing.composing import make_document
from exports.briefing.document import Document, Section, Source
from i18n import using
from tests.analysis.making import load_record
from tests.exports.conftest import BASE

SCOPES: dict[str, dict[str, Sequence[str]]] = {
    "all": {},
    "crackdown": {"crackdown": ["2012-mourning-period"]},
    "case": {"case": ["2017-11-shenyang-ten"]},
}
"""The scopes in addresses."""

FIGURES = {
    # As the Overview gives them; tests/analysis/test_hand_figures.py adds them up by hand.
    "all": ("1,444", "1,358–1,485+", "1,218", "683–1,503+", "888", "830–897+"),
    # Added up by hand from data/cases.csv and data/events.csv: ten cases, of arrests 10+5+3+3+9+7+10+4+2+4, of returns
    # 3+9+7+10+2; the rest of each case is without news: 10+2+3+3+4+4.
    "crackdown": ("57", "48–59", "31", "31–35", "26", "26"),
}
"""Arrested, returned and without news, each the best and its range, in English."""


@cache
def _make(scope: str, language: str, more: tuple[tuple[str, tuple[str, ...]], ...]) -> Document:
    with using(language):
        dataset = load_record()
        asked, unknown = Asked.from_query({**SCOPES[scope], **dict(more)}, dataset)
        assert unknown == ()
        return make_document(dataset, asked, BASE)


def make_document_of(scope: str, language: str = "en", **more: Sequence[str]) -> Document:
    """A document, made once: ``make_document_of("all", "ko", block=["figures"])``."""
    return _make(scope, language, tuple((name, tuple(values)) for name, values in more.items()))


Make = Callable[..., Document]
ask = make_document_of


@pytest.fixture(scope="session")
def make() -> Make:
    """``make_document_of``."""
    return make_document_of


def with_sections(document: Document, *sections: Section, sources: int = 0) -> Document:
    """``document`` with these sections alone, and so many made-up sources: ``s0``, ``s1`` and so on."""
    own = {
        f"s{at}": Source(
            f"s{at}", f"Publisher {at}: “A title of some length for page {at}”, 1 May 2012", f"https://e.org/{at}"
        )
        for at in range(sources)
    }
    return replace(document, sections=sections, sources=own)

"""The three scopes of a briefing, and documents made of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from exports.briefing.asked import Asked
from exports.briefing.composing import make_document
from exports.briefing.document import Document
from i18n import using
from tests.analysis.making import load_record
from tests.exports.conftest import BASE

SCOPES = {
    "everything": {},
    "february 2012": {"crackdown": ["2012-mourning-period"]},
    "shenyang ten": {"case": ["2017-11-shenyang-ten"]},
}
"""The scopes in addresses."""

FIGURES = {
    # As the Overview gives them; tests/analysis/test_hand_figures.py adds them up by hand.
    "everything": ("1,444", "1,358–1,485+", "1,218", "683–1,503+", "888", "830–897+"),
    # Added up by hand from data/cases.csv and data/events.csv: ten cases, of arrests 10+5+3+3+9+7+10+4+2+4, of returns
    # 3+9+7+10+2; the rest of each case is without news: 10+2+3+3+4+4.
    "february 2012": ("57", "48–59", "31", "31–35", "26", "26"),
}
"""Arrested, returned and without news, each the best and its range, in English."""


@cache
def _make(scope: str, language: str, more: tuple[tuple[str, tuple[str, ...]], ...]) -> Document:
    with using(language):
        dataset = load_record()
        asked, unknown = Asked.from_query(SCOPES[scope] | {name: list(values) for name, values in more}, dataset)
        assert unknown == ()
        return make_document(dataset, asked, BASE)


def make_document_of(scope: str, language: str = "en", **more: list[str]) -> Document:
    """A document, made once: ``make_document_of("everything", "ko", block=["figures"])``."""
    return _make(scope, language, tuple((name, tuple(values)) for name, values in more.items()))


@pytest.fixture
def make() -> Callable[..., Document]:
    """``make_document_of``."""
    return make_document_of

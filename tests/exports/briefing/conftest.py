"""Briefings of three scopes in three languages, as the pages ask for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from exports.briefing.asked import Asked
from exports.briefing.composing import make_document
from exports.briefing.document import Document
from i18n import using
from tests.analysis.making import load_record

BASE = "https://record.example"
SCOPES: dict[str, dict[str, Sequence[str]]] = {
    "all": {},
    "crackdown": {"crackdown": ["2012-mourning-period"]},
    "case": {"case": ["2017-11-shenyang-ten"]},
}

Make = Callable[..., Document]


@cache
def _make(scope: str, language: str) -> Document:
    return ask(scope, language)


def ask(scope: str, language: str, **more: Sequence[str]) -> Document:
    """A briefing of a scope with more address parameters."""
    dataset = load_record()
    with using(language):
        asked, unknown = Asked.from_query({**SCOPES[scope], **more}, dataset)
        assert unknown == ()
        return make_document(dataset, asked, BASE)


@pytest.fixture(scope="session")
def make() -> Make:
    """The default briefing of a scope in a language, made once."""
    return _make

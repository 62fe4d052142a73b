"""Who has not chosen a language gets the first of the browser's that the record speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import negotiation
from i18n.negotiation import choose_language


@pytest.fixture(autouse=True)
def three_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(negotiation, "AVAILABLE", ("en", "ko", "zh-Hans"))


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        ("ko", "en", "ko"),
        ("zh-CN", "ko", "zh-Hans"),
        ("xx", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("", "ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"),
        ("", "ja,ko;q=0.8,en;q=0.9", "en"),
        ("", "ja, zh-CN ; q=0.5, en;q=0.2", "zh-Hans"),
        ("", "zh-TW,zh;q=0.9", "zh-Hans"),
        ("", "zh-TW,en;q=0.9", "en"),
        ("", "en;q=0,ko;q=0.1", "ko"),
        ("", "fr,*", "en"),
        ("", "ko;q=high,zh;q=0.1", "zh-Hans"),
        ("", "", "en"),
    ],
)
def test_the_address_comes_first_then_the_browser_then_english(asked: str, accepted: str, chosen: str) -> None:
    assert choose_language(asked, accepted) == chosen


def test_a_language_without_a_catalogue_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(negotiation, "AVAILABLE", ("en", "zh-Hans"))
    assert choose_language("ko", "ko,zh;q=0.5") == "zh-Hans"


@given(st.text(), st.text())
def test_any_header_gives_one_of_the_languages(asked: str, accepted: str) -> None:
    assert choose_language(asked, accepted) in {"en", "ko", "zh-Hans"}


def test_a_header_of_a_thousand_languages_is_read_at_its_beginning_only() -> None:
    assert choose_language("", "," * 1000 + "ko") == "en"

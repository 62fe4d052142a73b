"""Where errors are reported: only what is an address for it."""

from __future__ import annotations

import pytest

from exports.contact import CONTACT_VARIABLE, read_contact


@pytest.mark.parametrize(
    ("named", "read"),
    [
        ("", None),
        ("  ", None),
        ("desk@record.example", "desk@record.example"),
        (" https://record.example/report ", "https://record.example/report"),
        ("http://record.example", None),
        ("javascript:alert(1)", None),
        ("desk@record.example?cc=x@y.example", None),
        ("Desk <desk@record.example>", None),
    ],
)
def test_only_a_plain_address_is_a_contact(named: str, read: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CONTACT_VARIABLE, named)
    assert read_contact() == read


def test_without_the_variable_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CONTACT_VARIABLE, raising=False)
    assert read_contact() is None

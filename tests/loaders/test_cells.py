"""What no cell may hold, and what every cell may."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import CELL_LIMIT, check_cell
from loaders.problems import found


def find(text: str, *, number: bool = False) -> list[str]:
    return [kind.code for kind, _ in check_cell(text, number=number)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a\x00b", ["control-character"]),
        ("a\x1b[31m", ["control-character"]),
        ("a\tb", ["control-character"]),
        ("a\x9fb", ["control-character"]),
        ("a\nb", ["line-break-in-cell"]),
        ("a\u2028b", ["line-break-in-cell"]),
        ("a\x85b", ["line-break-in-cell"]),
        ("a\u200bb", ["zero-width-character"]),
        ("a\u00adb", ["zero-width-character"]),
        ("\ufeffa", ["zero-width-character"]),
        ("가\u3164나", ["zero-width-character"]),
        ("a\u202eb", ["bidirectional-character"]),
        ("a\u2066b\u2069", ["bidirectional-character"]),
        ("a\u061cb", ["bidirectional-character"]),
        ("a\ue000b", ["unassigned-character"]),
        ("a\u0378b", ["unassigned-character"]),
        ("a\ufffdb", ["replacement-character"]),
        ("a\u00a0b", ["odd-space"]),
        ("a\u2009b", ["odd-space"]),
        ("cafe\u0301", ["not-nfc"]),
        (unicodedata.normalize("NFD", "평양"), ["not-nfc"]),
        ("\u212b", ["not-nfc"]),
        (" a", ["outer-blank"]),
        ("a ", ["outer-blank"]),
        ("\u3000a", ["outer-blank"]),
        ("=1+1", ["formula"]),
        ("+1", ["formula"]),
        ("-1", ["formula"]),
        ("@SUM(A1)", ["formula"]),
        ("＝1", ["formula"]),
        (" =1", ["outer-blank", "formula"]),
        ("\t=1", ["control-character", "outer-blank", "formula"]),
        ("<b>a", ["markup"]),
        ("a</b>", ["markup"]),
        ("<!-- a -->", ["markup"]),
        ("<script src=x>", ["markup"]),
        ("x" * (CELL_LIMIT + 1), ["cell-too-long"]),
        ("\u200b\u202e\ue000", ["zero-width-character", "bidirectional-character", "unassigned-character"]),
    ],
)
def test_what_no_cell_may_hold_is_told(text: str, codes: list[str]) -> None:
    assert find(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * CELL_LIMIT,
        "Fewer than <9 people, or > 5",
        "x <y and z",
        "1 - 2 = -1",
        "a@b",
        "북한 이탈 주민 10명",
        "被捕\u3000十人",
        "Médecins Sans Frontières",
        "…–—“quoted”‘so’ 17–21 July",
        "![an image](https://example.org/a.png) is plain text, escaped where it is shown",
        "👩\U0001f3fb",
        "$x^2$",
    ],
)
def test_plain_text_passes(text: str) -> None:
    assert find(text) == []


def test_a_number_may_begin_with_a_sign_and_a_text_may_not() -> None:
    assert find("-77.04", number=True) == []
    assert find("-77.04") == ["formula"]


def test_a_character_that_stands_twice_is_named_once() -> None:
    ((_, details),) = check_cell("a\u200bb\u200bc", number=False)
    assert details == {"characters": "U+200B ZERO WIDTH SPACE"}


def test_the_remedy_gives_the_text_in_nfc() -> None:
    ((kind, details),) = check_cell("cafe\u0301", number=False)
    assert "it should read café." in found(kind, "t.csv", 2, "note", "cafe\u0301", **details).remedy


@given(st.text())
def test_no_text_brings_the_check_down_and_what_passes_is_clean(text: str) -> None:
    if find(text) == []:
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert not any(unicodedata.category(character)[0] == "C" for character in text)

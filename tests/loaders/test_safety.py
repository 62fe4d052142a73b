"""The do-no-harm rules, tried both ways: what must be refused, what must pass, and the whole real record."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.safety import (
    RULES,
    Harm,
    Manner,
    choose_manner,
    examine,
    find_exact_coordinate,
    find_harm,
    find_harm_in_address,
)
from tests.loaders import harm_strings as museum

DATA = Path(__file__).parents[2] / "data"
CODES = {rule.code for rule in RULES}
LARGE = 100_000


def codes(hits: tuple[Harm, ...]) -> set[str]:
    return {hit.code for hit in hits}


def read_cells() -> Iterator[tuple[str, int, str, str, Manner]]:
    for path in (*sorted(DATA.glob("*.csv")), *sorted(DATA.glob("translations/*.csv"))):
        table = "translations" if path.parent.name == "translations" else path.stem
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), 2):
                of = {"of_table": row.get("table", ""), "of_field": row.get("field", "")}
                for column, text in row.items():
                    yield path.name, line, column, text, choose_manner(table, column, **of)


@pytest.mark.parametrize(("code", "text"), museum.REFUSED)
def test_a_harmful_text_is_refused_with_its_code_and_no_other(code: str, text: str) -> None:
    assert codes(find_harm(text, names=True)) == {code}


@pytest.mark.parametrize("text", museum.PASSED)
def test_a_near_miss_passes(text: str) -> None:
    assert find_harm(text, names=True) == ()


@pytest.mark.parametrize(("code", "text"), museum.ADDRESSES_REFUSED)
def test_a_harmful_address_is_refused_with_its_code_and_no_other(code: str, text: str) -> None:
    assert codes(find_harm_in_address(text)) == {code}


@pytest.mark.parametrize("text", museum.ADDRESSES_PASSED)
def test_digits_and_signs_of_an_ordinary_address_pass(text: str) -> None:
    assert find_harm_in_address(text) == ()
    assert find_harm(f"See {text} (read in 2012).", names=True) == ()


@pytest.mark.parametrize("text", museum.COORDINATE_CELLS_REFUSED)
def test_a_coordinate_cell_finer_than_two_decimals_is_refused(text: str) -> None:
    assert codes(find_exact_coordinate(text)) == {"coordinate-too-exact"}


@pytest.mark.parametrize("text", museum.COORDINATE_CELLS_PASSED)
def test_a_coordinate_cell_with_two_decimals_or_fewer_passes(text: str) -> None:
    assert find_exact_coordinate(text) == ()


@pytest.mark.parametrize("text", [text for code, text in museum.REFUSED if code == "personal-name"])
def test_names_are_refused_only_where_they_are_asked_for(text: str) -> None:
    assert find_harm(text, names=False) == ()


def test_the_museum_is_as_large_as_promised_and_shows_nothing_twice() -> None:
    refused = [text for _, text in museum.REFUSED]
    assert len(refused) >= 90
    assert len(museum.PASSED) >= 90
    assert len(set(refused)) == len(refused)
    assert len(set(museum.PASSED)) == len(museum.PASSED)
    assert {code for code, _ in museum.REFUSED} == CODES


def test_the_whole_real_record_passes() -> None:
    cells = list(read_cells())
    assert len(cells) > 40_000
    hits = [
        (file, line, column, hit.code) for file, line, column, text, manner in cells for hit in examine(text, manner)
    ]
    assert hits == []


@pytest.mark.parametrize("number", [100, 300, 500])
def test_a_harmful_text_is_found_inside_a_real_summary(number: int) -> None:
    summary = [text for *_, text, manner in read_cells() if manner is Manner.NAMES and len(text) > 60][number]
    for code, text in museum.REFUSED:
        hits = find_harm(f"{summary} {text} {summary}", names=True)
        assert codes(hits) == {code}, text
        assert all(hit.start > len(summary) - 10 for hit in hits), text


@pytest.mark.parametrize(
    ("text", "excerpt", "start"),
    [
        ("Ring ０１０－１２３４－５６７８ now", "０１０－１２３４－５６７８", 5),
        ("Ring 010\u200b-1234-5678 now", "010\u200b-1234-5678", 5),
        ("㈜ … helper＠example．org!", "helper＠example．org", 4),
        ("e\u0301te\u0301: 138 0013 8000", "138 0013 8000", 7),
        ("그는 \u1100\u1175\u11b7 씨였다", "\u1100\u1175\u11b7 씨", 3),
    ],
)
def test_a_hit_is_told_in_the_words_of_the_cell(text: str, excerpt: str, start: int) -> None:
    (hit,) = find_harm(text, names=True)
    assert (hit.excerpt, hit.start) == (excerpt, start)
    assert text[hit.start : hit.end] == excerpt


def test_several_hits_are_told_in_the_order_of_their_place() -> None:
    hits = find_harm("Mr Kim, 010-1234-5678, a@example.org, 41.1234, 123.5678, passport E12345678", names=True)
    assert [hit.code for hit in hits] == [
        "personal-name",
        "phone-number",
        "email-address",
        "coordinate-too-exact",
        "identity-number",
    ]


def test_overlapping_hits_are_told_once() -> None:
    assert [hit.code for hit in find_harm("여권번호 M12345678", names=True)] == ["identity-number"]
    assert [hit.code for hit in find_harm("박모 씨(34)", names=True)] == ["personal-name"]


@pytest.mark.parametrize(
    ("table", "column", "of", "manner"),
    [
        ("cases", "summary", {}, Manner.NAMES),
        ("events", "note", {}, Manner.NAMES),
        ("crackdowns", "driver", {}, Manner.NAMES),
        ("responses", "actor", {}, Manner.TEXT),
        ("claims", "claimant", {}, Manner.TEXT),
        ("sources", "title", {}, Manner.TEXT),
        ("sources", "url", {}, Manner.ADDRESS),
        ("campaigns", "url", {}, Manner.ADDRESS),
        ("places", "lat", {}, Manner.COORDINATE),
        ("places", "lon", {}, Manner.COORDINATE),
        ("places", "name_ko", {}, Manner.TEXT),
        ("translations", "text", {"of_table": "cases", "of_field": "summary"}, Manner.NAMES),
        ("translations", "text", {"of_table": "responses", "of_field": "summary"}, Manner.TEXT),
        ("translations", "text", {"of_table": "", "of_field": ""}, Manner.NAMES),
        ("translations", "source_hash", {"of_table": "cases", "of_field": "summary"}, Manner.DIGEST),
        ("changes", "before", {"of_table": "events", "of_field": "note"}, Manner.NAMES),
        ("changes", "after", {"of_table": "sources", "of_field": "url"}, Manner.ADDRESS),
        ("changes", "before", {"of_table": "places", "of_field": "lat"}, Manner.COORDINATE),
        ("changes", "reason", {"of_table": "cases", "of_field": "title"}, Manner.NAMES),
        ("changes", "reason", {"of_table": "sources", "of_field": "title"}, Manner.TEXT),
        ("changes", "before", {"of_table": "changes", "of_field": "before"}, Manner.TEXT),
    ],
)
def test_each_column_is_examined_in_its_manner(table: str, column: str, of: dict[str, str], manner: Manner) -> None:
    assert choose_manner(table, column, **of) is manner


def test_a_digest_is_passed_over_and_a_text_in_its_place_is_not() -> None:
    assert examine("013812345678", Manner.DIGEST) == ()
    assert codes(examine("010-1234-5678", Manner.DIGEST)) == {"phone-number"}


def test_reasons_and_remedies_stand_on_their_own() -> None:
    for rule in RULES:
        assert rule.reason.format() == rule.reason
        assert rule.remedy.format() == rule.remedy
    assert len(CODES) == len(RULES)


@pytest.mark.parametrize(
    "unit",
    museum.REPEATED,
)
def test_a_long_cell_of_anything_is_examined_to_its_end(unit: str) -> None:
    text = (unit * (LARGE // len(unit) + 1))[:LARGE]
    for look in (lambda cell: find_harm(cell, names=True), find_harm_in_address, find_exact_coordinate):
        begun = time.process_time()
        look(text)
        # No measure of speed: it takes a fraction of a second, and what grows faster than the text would take an hour.
        assert time.process_time() - begun < 60


PIECES = st.sampled_from([text for _, text in museum.REFUSED] + list(museum.PASSED))
ANY_TEXT = st.one_of(
    st.text(alphabet=st.characters(), max_size=200),
    st.text(alphabet="0123456789 .-+()@°'\"/,김씨군양모金氏某姓MrKim岁세\u200b０ａ\u0301", max_size=120),
    st.lists(PIECES, max_size=4).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_no_text_makes_the_rules_fail_and_every_hit_lies_in_the_text(text: str) -> None:
    for manner in Manner:
        hits = examine(text, manner)
        assert list(hits) == sorted(hits, key=lambda hit: hit.start)
        for hit in hits:
            assert hit.code in CODES
            assert hit.excerpt
            assert text[hit.start : hit.end] == hit.excerpt


@settings(max_examples=200, deadline=None)
@given(st.integers(10_000_000, 99_999_999), st.sampled_from(["", "-", " ", ".", " - ", "\u2013", "－", "\u00a0"]))
def test_any_korean_mobile_number_is_refused_however_it_is_written(number: int, gap: str) -> None:
    digits = str(number)
    written = gap.join(("010", digits[:4], digits[4:]))
    assert "phone-number" in codes(find_harm(f"전화 {written}", names=False)) | codes(find_harm(written, names=False))

"""Every translated text of the record states the numbers of its English, and no others."""

from __future__ import annotations

import re

import pytest

from loaders.contract import read_contract
from tests.loaders.builders import DATA, read_rows
from tests.loaders.numbers_in_text import READERS, find_differences, read_chinese, read_english, read_korean

LANGUAGES = tuple(read_contract(DATA).translations)
# (language, table, id, field): numbers only in the English, only in the translation, and why both say the same.
# Looked at one by one in November 2026; a text that changes, or whose difference goes, must leave this list.
KNOWN: dict[tuple[str, str, str, str], tuple[list[str], list[str], str]] = {
    ("ko", "cases", "2022-01-checkpoint-six", "summary"): (
        *([], ["2"]),
        "두 차례, twice, for two dates named with 'and again'",
    ),
    ("ko", "responses", "2019-04-29-south-korean-foreign-ministry", "summary"): (
        *([], ["30"]),
        "30분, thirty minutes, for half an hour",
    ),
    ("zh-Hans", "cases", "2002-01-harbin-two", "summary"): ([], ["2"], "两人 for the woman and her child just named"),
    ("zh-Hans", "cases", "2003-11-hangzhou-pow-couple", "summary"): (
        [],
        ["2"],
        "两人 for 'they', two people just named",
    ),
    ("zh-Hans", "cases", "2018-03-other-ten", "summary"): ([], ["2"], "两批 for 'the groups of seven and sixteen'"),
    ("zh-Hans", "cases", "2023-06-krasnoyarsk-mother-son", "summary"): ([], ["2"], "二人 for 'them', mother and son"),
    ("zh-Hans", "crackdowns", "2000-spring-border-sweep", "summary"): (
        *([], ["2"]),
        "朝中两国警察 for 'North Korean and Chinese police'",
    ),
    ("zh-Hans", "milestones", "border-protocol-text", "title"): ([], ["2"], "两国 for the two states of the protocol"),
    ("zh-Hans", "responses", "2012-03-20-us-house-representatives", "summary"): (
        *([], ["2"]),
        "两名众议员 for 'Reps. Smith and Royce'",
    ),
}


def read_pairs(language: str) -> list[tuple[tuple[str, str, str], str, str]]:
    """Key (table, id, field), English and translation of every text of a language."""
    contract = read_contract(DATA)
    rows = read_rows(DATA / contract.translations[language].path)
    english: dict[tuple[str, str, str], str] = {}
    for table in {row["table"] for row in rows}:
        (key,) = contract.tables[table].primary_key
        english |= {
            (table, row[key], field): text
            for row in read_rows(DATA / contract.tables[table].path)
            for field, text in row.items()
        }
    keys = [(row["table"], row["id"], row["field"]) for row in rows]
    return [(key, english[key], row["text"]) for key, row in zip(keys, rows, strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_states_the_numbers_of_its_english(language: str) -> None:
    pairs = read_pairs(language)
    found = {
        (language, *key): differences
        for key, english, translation in pairs
        if any(differences := find_differences(english, translation, language))
    }
    known = {key: (own, other) for key, (own, other, _) in KNOWN.items() if key[0] == language}
    assert found == known
    assert len(pairs) > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_is_changed_is_noticed_in_every_text_that_has_one(language: str) -> None:
    changed, missed = 0, []
    for key, english, translation in read_pairs(language):
        if (figure := re.search(r"[1-9]\d*(?!\d|,\d|\.\d|:)", translation)) is None or (language, *key) in KNOWN:
            continue
        changed += 1
        wrong = f"{translation[: figure.start()]}{figure[0]}977{translation[figure.end() :]}"
        if not any(find_differences(english, wrong, language)):
            missed.append((key, figure[0]))
    assert missed == []
    assert changed > 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_that_is_left_out_is_noticed(language: str) -> None:
    """Taken is each figure above twelve that stands once in both texts: no word for it can be left over."""
    taken, missed = 0, []
    for key, english, translation in read_pairs(language):
        for figure in set(re.findall(r"(?<![\d.,:])\d{2,}(?![\d.,:]|억|만|천|百|千|万|亿)", translation)):
            once = translation.count(figure) == 1 and english.replace(",", "").count(figure) == 1
            if not once or int(figure) <= 12 or (language, *key) in KNOWN:
                continue
            taken += 1
            if not find_differences(english, translation.replace(figure, ""), language)[0]:
                missed.append((key, figure))
    assert missed == []
    assert taken > 500


def test_every_language_of_the_record_can_be_compared() -> None:
    assert set(LANGUAGES) == set(READERS)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Twenty-one people, nineteen of them women, on 4 November 2017", {21, 19, 4, 11, 2017}),
        ("1,118 signatures, 11.8 million in all, five hundred a day", {1118, 11_800_000, 500}),
        ("Tension over nuclear tests often grew", set()),
        ("one woman and her two children, a boy of 13", {2, 13}),
    ],
)
def test_english_numbers_are_read(text: str, stated: set[int]) -> None:
    assert read_english(text).stated == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2017년 11월 4일 10명, 그중 두 명은 13세 소년", {2017, 11, 4, 10, 2, 13}),
        ("서명 1180만 명, 1만 2,000명, 3천 명", {11_800_000, 12_000, 3000}),
        ("사흘 뒤 여섯 가족이", {3, 6}),
        ("한국의 세관이 모두 두만강에서", set()),
    ],
)
def test_korean_numbers_are_read(text: str, stated: set[int]) -> None:
    assert read_korean(text).stated == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2017年11月4日，10人，其中两人获释", {2017, 11, 4, 10, 2}),
        ("1180万人，1.5万人，3千人", {11_800_000, 15_000, 3000}),
        ("五六人，十二名女子，二十五天", {5, 6, 12, 25}),
        ("第三国，数十名，一些人，统一", set()),
    ],
)
def test_chinese_numbers_are_read(text: str, stated: set[int]) -> None:
    assert read_chinese(text).stated == stated

"""Finding cases by words, in every language."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.filters import CaseFilter, read_search
from analysis.search import find_cases, fold_text
from analysis.selection import choose_cases
from loaders.dataset import Dataset

TEN = "2017-11-shenyang-ten"


def search(dataset: Dataset, words: str) -> set[str]:
    return set(choose_cases(dataset, CaseFilter(kind=(), population=(), q=words))["case_id"])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("2017-11-shenyang", id="its id"),
        pytest.param("SHENYANG ten SEIZED", id="its title, in any case and order"),
        pytest.param("ｓｈｅｎｙａｎｇ Ten Seized", id="full-width letters"),
        pytest.param("henyan", id="within a word"),
        pytest.param("선양", id="Korean"),
        pytest.param("沈阳", id="Chinese"),
        pytest.param("沈阳 선양 Shenyang", id="words of three languages"),
        pytest.param("2017-11-shenyang-ten 선양", id="words from different texts"),
    ],
)
def test_a_case_is_found_by_its_texts_and_places_in_every_language(words: str, dataset: Dataset) -> None:
    assert TEN in search(dataset, words)


def test_every_word_must_occur(dataset: Dataset) -> None:
    assert TEN not in search(dataset, "Shenyang xyzzy")
    assert search(dataset, "Shenyang ten") == search(dataset, "Shenyang") & search(dataset, "ten")


def test_the_names_of_the_places_that_events_led_to_are_searched_too(dataset: Dataset) -> None:
    events = dataset.events
    returned = set(events.loc[events["to_place_id"] == "kp-onsong", "case_id"])
    assert returned
    assert returned <= search(dataset, "Onsong")
    assert returned <= search(dataset, "온성")


def test_a_link_finds_the_same_cases_whatever_language_it_was_made_in(dataset: Dataset) -> None:
    names = dataset.places.set_index("place_id").loc["cn-tumen"]
    in_tumen = dataset.events.loc[dataset.events["place_id"] == "cn-tumen", "case_id"]
    for language in ("name_en", "name_ko", "name_zh"):
        assert set(in_tumen) <= search(dataset, str(names[language]))


def test_a_translation_of_an_older_text_is_not_searched(dataset: Dataset) -> None:
    translations = dataset.translations
    own = (translations["table"] == "cases") & (translations["id"] == TEN) & (translations["field"] == "title")
    cases = dataset.cases
    # "wthdrwn" is a word of no page that the record rests on.
    for stale, found in ((False, [TEN]), (True, [])):
        translations.loc[own, "text"], translations.loc[own, "stale"] = "wthdrwn", stale
        changed = replace(dataset, _frames={**dataset._frames, "translations": translations.copy()})
        assert cases["case_id"][find_cases(changed, cases, "wthdrwn")].to_list() == found


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Missionary Union", id="who makes a claim on it"),
        pytest.param("missionaryunion", id="over white space in the text"),
        pytest.param("Míssionary Uníon", id="with accents that the text has not"),
    ],
)
def test_a_case_is_found_by_who_tells_of_it(words: str, dataset: Dataset) -> None:
    claims = dataset.claims
    named = claims[(claims["scope"] != "crackdown") & claims["claimant"].str.contains("Missionary Union", case=False)]
    assert len(named)
    assert set(named["case_id"].dropna()) <= search(dataset, words)


def test_a_case_is_found_by_the_title_of_a_page_whose_accents_nobody_types(dataset: Dataset) -> None:
    # Hamburger Abendblatt: "Neun Flüchtlinge in die Heimat zurückverfrachtet".
    claims = dataset.claims
    own = set(claims.loc[claims["source_id"] == "abendblatt-2013-05-laos", "case_id"].dropna())
    assert own
    assert own <= search(dataset, "Fluchtlinge zuruckverfrachtet")


def test_a_search_among_no_cases_finds_none(dataset: Dataset) -> None:
    assert len(choose_cases(dataset, CaseFilter(country=("XX",), q="Shenyang"))) == 0


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("  two   words \n", "two words"),
        ("e\u0301", "é"),
        ("", None),
        (" \t ", None),
        ("x" * 201, "x" * 200),
        ("x" * 199 + " yy", "x" * 199),
    ],
)
def test_a_search_text_has_one_form(given: str, read: str | None) -> None:
    assert read_search(given) == read
    assert CaseFilter(q=given).q == read


def test_three_spellings_of_a_place_find_the_same_cases(dataset: Dataset) -> None:
    found = search(dataset, "Shenyang")
    assert TEN in found
    assert found == search(dataset, "沈阳") == search(dataset, "선양")


def search_slowly(dataset: Dataset, words: str) -> set[str]:
    """The same by the words of the rule, text by text."""
    texts: dict[str, set[str]] = {case_id: {case_id} for case_id in dataset.cases["case_id"]}

    def add(rows: pd.DataFrame, key: str, *columns: str) -> None:
        for row in rows.to_dict("records"):
            if row[key] in texts:
                texts[row[key]] |= {row[column] for column in columns if not pd.isna(row[column])}

    add(dataset.cases, "case_id", "title", "summary")
    rows = dataset.translations
    of_cases = (rows["table"] == "cases") & rows["field"].isin(["title", "summary"]) & ~rows["stale"]
    add(rows[of_cases.astype(bool)], "id", "text")
    for end in ("place_id", "to_place_id"):
        named = dataset.events[["case_id", end]].merge(dataset.places, left_on=end, right_on="place_id")
        add(named, "case_id", "name_en", "name_ko", "name_zh")
    titles = dataset.sources[["source_id", "title"]].rename(columns={"title": "page"})
    claims = dataset.claims[(dataset.claims["scope"] != "crackdown").astype(bool)]
    add(claims, "case_id", "claimant")
    for told in (claims, dataset.responses, dataset.campaigns):
        add(told[["case_id", "source_id"]].merge(titles, on="source_id"), "case_id", "page")
    asked = fold_text(words).split()
    folded = {case_id: ["".join(fold_text(text).split()) for text in own] for case_id, own in texts.items()}
    names = [
        {"".join(fold_text(name).split()) for name in own if not pd.isna(name)}
        for own in dataset.places[["name_en", "name_ko", "name_zh"]].itertuples(index=False)
    ]
    spelt = [{word}.union(*(own for own in names if word in own)) for word in asked]
    return {
        case_id
        for case_id, own in folded.items()
        if all(any(word in text for text in own for word in words) for words in spelt)
    }


@pytest.mark.parametrize(
    "words",
    [
        "Shenyang", "沈阳", "선양", "북한인권", "e", "の", "2017", "-", "aa", "missionaryunion", "ten seized", "10명",
        "Fluchtlinge", "xyzzy", "\ud800", "沈", "onsong 온성", "reuters 2012", "n", "ing",
    ],
)  # fmt: skip
def test_the_index_finds_what_reading_every_text_finds(words: str, dataset: Dataset) -> None:
    assert search(dataset, words) == search_slowly(dataset, words)

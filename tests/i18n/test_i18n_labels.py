"""Every word of the contract has a label, a meaning and a place in the template."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18n import LANGUAGES
from i18n.labels import contract_strings, label, meaning, title

CONTRACT = json.loads((Path(__file__).resolve().parents[2] / "data" / "datapackage.json").read_text(encoding="utf-8"))
TABLES = {resource["name"]: resource["schema"]["fields"] for resource in CONTRACT["resources"] if "schema" in resource}
WORDS = [
    (table, field["name"], word)
    for table, fields in TABLES.items()
    for field in fields
    for word in field.get("constraints", {}).get("enum", ())
]


def test_the_contract_has_the_enumerations_of_the_data_model() -> None:
    assert len(WORDS) > 80
    assert {word for table, field, word in WORDS if (table, field) == ("events", "event_type")} == {
        "arrest",
        "transfer",
        "asylum_bid",
        "return_deadline",
        "repatriation",
        "release",
        "resettlement",
        "sentence",
        "death",
    }


@pytest.mark.parametrize(("table", "field", "word"), WORDS)
def test_every_enumeration_word_has_a_label_and_a_meaning_for_readers(table: str, field: str, word: str) -> None:
    said = label(table, field, word)
    assert said == said.strip()
    assert said[:1].isupper()
    assert "_" not in said
    assert len(meaning(table, field, word)) >= len("People.")


def test_labels_within_one_enumeration_differ() -> None:
    for table, field in {(table, field) for table, field, _word in WORDS}:
        labels = [label(*words) for words in WORDS if words[:2] == (table, field)]
        assert len(set(labels)) == len(labels), f"{table}.{field}"


def test_every_table_and_column_has_a_title() -> None:
    for table, fields in TABLES.items():
        assert title(table).strip()
        for field in fields:
            assert title(table, field["name"]).strip()


@pytest.mark.parametrize(
    ("table", "field", "word"),
    [
        ("events", "event_type", "kidnapping"),
        ("events", "colour", "arrest"),
        ("rumours", "event_type", "arrest"),
    ],
)
def test_a_word_outside_the_contract_has_no_label(table: str, field: str, word: str) -> None:
    with pytest.raises(KeyError):
        label(table, field, word)
    with pytest.raises(KeyError):
        meaning(table, field, word)


def test_a_table_or_column_outside_the_contract_has_no_title() -> None:
    with pytest.raises(KeyError):
        title("rumours")
    with pytest.raises(KeyError):
        title("events", "colour")


def test_every_label_meaning_and_title_that_readers_see_is_offered_for_translation() -> None:
    offered = set(contract_strings())
    for table, field, word in WORDS:
        if not table.startswith("translations-"):
            assert (f"{table}.{field}", label(table, field, word)) in offered
            assert (f"{table}.{field}", meaning(table, field, word)) in offered
    for table, fields in TABLES.items():
        if not table.startswith("translations-"):
            assert ("tables", title(table)) in offered
            assert {(table, title(table, field["name"])) for field in fields} <= offered


def test_the_contract_names_the_languages_of_the_site() -> None:
    assert tuple(CONTRACT["languages"]) == LANGUAGES

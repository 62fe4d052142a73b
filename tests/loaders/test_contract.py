"""The contract: what the descriptor of the record says, held against the files and the data model."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from loaders.contract import EDTF, ListOf, Table, read_contract

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
CONTRACT = read_contract(DATA)
TABLES = list(CONTRACT.tables.values())
FIELDS = {f"{table.name}.{field.name}": field for table in TABLES for field in table.fields}


def read_rows(table: Table) -> list[dict[str, str]]:
    with (DATA / table.path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def find_field(descriptor: Any, table: str, name: str) -> Any:
    resource = next(item for item in descriptor["resources"] if item["name"] == table)
    return next(item for item in resource["schema"]["fields"] if item["name"] == name)


# What it says


def test_the_contract_names_every_table_and_map_file_of_the_record() -> None:
    assert list(CONTRACT.tables) == [
        "cases", "events", "claims", "sources", "places", "responses", "crackdowns", "campaigns", "series",
        "milestones", "changes", "translations-ko", "translations-zh-hans",
    ]  # fmt: skip
    assert list(CONTRACT.files) == ["geo-countries", "geo-provinces", "geo-rivers"]


def test_every_csv_and_geojson_in_the_data_folder_is_in_the_contract_and_the_reverse() -> None:
    found = {path.relative_to(DATA).as_posix() for path in (*DATA.rglob("*.csv"), *DATA.rglob("*.geojson"))}
    assert found == {table.path for table in TABLES} | {file.path for file in CONTRACT.files.values()}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_fields_of_a_table_are_the_columns_of_its_file_in_order(table: Table) -> None:
    with (DATA / table.path).open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == table.columns


def test_the_outside_tool_finds_nothing_to_complain_of_in_the_record() -> None:
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert len(report.tasks) == len(CONTRACT.tables) + len(CONTRACT.files)


def test_enum_and_categories_of_a_field_are_the_same_words() -> None:
    raw = {name: find_field(CONTRACT.descriptor, *name.split(".")) for name in FIELDS}
    enums = {name: field.get("constraints", {}).get("enum", []) for name, field in raw.items()}
    assert enums == {name: [word["value"] for word in field.get("categories", [])] for name, field in raw.items()}
    assert {name: list(field.words) for name, field in FIELDS.items()} == enums


def test_every_word_has_a_label_of_its_own_in_sentence_case_and_a_whole_sentence_of_meaning() -> None:
    for name, field in FIELDS.items():
        labels = [word.label for word in field.enum]
        assert len(set(labels)) == len(labels), name
        assert [label for label in labels if not label[0].isupper()] == [], name
        assert [word for word in field.enum if not word.description.endswith(".")] == [], name


def test_a_field_that_may_be_empty_says_what_empty_means() -> None:
    assert [name for name, field in FIELDS.items() if not field.required and "Empty" not in field.description] == []
    assert [name for name, field in FIELDS.items() if field.required and "Empty" in field.description] == []


def test_a_number_has_a_unit_and_nothing_else_has_one() -> None:
    numbers = {name for name, field in FIELDS.items() if field.type in {"integer", "number"}}
    assert {name for name, field in FIELDS.items() if field.unit} == numbers


def test_dates_are_marked_as_edtf_and_nothing_else_is() -> None:
    marked = {name for name, field in FIELDS.items() if field.is_date}
    assert marked == {
        "cases.last_reported", "events.date", "claims.date_stated", "sources.published", "responses.date",
        "crackdowns.start", "crackdowns.end", "campaigns.launched", "series.year", "milestones.date",
    }  # fmt: skip
    assert find_field(CONTRACT.descriptor, "events", "date")["rdfType"] == EDTF


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cases.kind", "group mass aggregate"),
        ("cases.population", "escapees dispatched_workers fishermen prisoners_of_war_and_kin"),
        ("cases.verification", "confirmed corroborated reported disputed"),
        ("cases.kin_abroad", "yes no unknown"),
        (
            "events.event_type",
            "arrest transfer asylum_bid return_deadline repatriation release resettlement sentence death",
        ),
        ("claims.scope", "event case crackdown"),
        (
            "claims.claimant_type",
            "ngo media state parliament intergovernmental academic missionary family unnamed_source",
        ),
        ("sources.source_type", "ngo news government intergovernmental academic blog"),
        ("sources.link", "yes no"),
        ("places.place_type", "country province prefecture city county town border_crossing embassy"),
        ("responses.actor_type", "state un parliament ngo court church public_figure"),
        (
            "responses.stance",
            "denies unaware asserts_illegal_migrants acknowledges calls_for_non_refoulement condemns "
            "raises_bilaterally resolution legislates campaigns offers_asylum",
        ),
        ("milestones.kind", "treaty law policy un_finding border leadership diplomacy"),
        ("changes.change", "added changed withdrawn"),
    ],
)
def test_the_words_of_an_enumeration_are_those_of_the_data_model(name: str, words: str) -> None:
    table, field = name.split(".")
    assert set(CONTRACT.tables[table].field(field).words) == set(words.split())


def test_changes_may_name_every_table_but_themselves() -> None:
    words = CONTRACT.tables["changes"].field("table").enum
    others = [table for table in TABLES if table.name != "changes"]
    assert [(word.value, word.label) for word in words] == [(table.name, table.title) for table in others]


def test_both_tables_of_translations_have_the_same_fields_and_are_found_by_language() -> None:
    assert list(CONTRACT.translations) == ["ko", "zh-Hans"]
    korean, chinese = CONTRACT.translations.values()
    assert (korean.path, chinese.path) == ("translations/ko.csv", "translations/zh_Hans.csv")
    schemas = [item["schema"] for item in CONTRACT.descriptor["resources"] if "language" in item]
    assert len(schemas) == 2
    assert schemas[0] == schemas[1]


def test_no_field_is_called_by_a_word_that_the_record_avoids() -> None:
    for table in TABLES:
        words = [word.label + word.description for field in table.fields for word in field.enum]
        for text in [
            table.title,
            table.description,
            *words,
            *(f.title + f.description for f in table.fields),
        ]:
            assert not re.search(r"illegal|defector", text, re.IGNORECASE), text


# Keys


def test_keys_point_where_the_data_model_says() -> None:
    found = {
        f"{table.name}.{key.fields[0]}>{key.table}.{key.reference[0]}" for table in TABLES for key in table.foreign_keys
    }
    assert found == {
        "cases.crackdown_id>crackdowns.crackdown_id",
        "events.case_id>cases.case_id",
        "events.place_id>places.place_id",
        "events.to_place_id>places.place_id",
        "claims.event_id>events.event_id",
        "claims.source_id>sources.source_id",
        "places.part_of>places.place_id",
        "responses.case_id>cases.case_id",
        "responses.crackdown_id>crackdowns.crackdown_id",
        "responses.source_id>sources.source_id",
        "campaigns.case_id>cases.case_id",
        "campaigns.crackdown_id>crackdowns.crackdown_id",
        "campaigns.source_id>sources.source_id",
        "series.source_id>sources.source_id",
        "milestones.source_id>sources.source_id",
    }


def test_a_list_of_keys_says_what_it_lists() -> None:
    found = {f"{t.name}.{f.name}": f.list_of for t in TABLES for f in t.fields if f.list_of}
    assert found == {"crackdowns.source_ids": ListOf("sources", "source_id", ";")}


def test_every_id_listed_in_source_ids_is_a_source() -> None:
    sources = {row["source_id"] for row in read_rows(CONTRACT.tables["sources"])}
    listed = [row["source_ids"].split(";") for row in read_rows(CONTRACT.tables["crackdowns"])]
    assert {key for keys in listed for key in keys} <= sources


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_key_has_no_empty_part_and_no_row_comes_twice(table: Table) -> None:
    assert all(table.field(name).required for name in table.primary_key)
    for key in (table.primary_key, *table.unique_keys):
        rows = [tuple(row[name] for name in key) for row in read_rows(table)]
        assert not key or len(set(rows)) == len(rows)
    assert table.primary_key or table.unique_keys


# The changes of the first release


def test_the_first_release_has_one_row_for_each_table_with_its_number_of_rows() -> None:
    rows = [row for row in read_rows(CONTRACT.tables["changes"]) if row["version"] == "2026.11.0" and not row["id"]]
    assert {row["change"] for row in rows} == {"added"}
    # The numbers are those of the researched record as it was handed over.
    assert {row["table"]: int(row["after"]) for row in rows} == {
        "cases": 224,
        "events": 480,
        "claims": 964,
        "sources": 919,
        "places": 256,
        "responses": 303,
        "crackdowns": 31,
        "campaigns": 58,
        "series": 172,
        "milestones": 74,
        "translations-ko": 1130,
        "translations-zh-hans": 1130,
    }


def test_the_newest_version_is_in_the_changes_and_in_the_changelog() -> None:
    assert CONTRACT.version in {row["version"] for row in read_rows(CONTRACT.tables["changes"])}
    assert f"## {CONTRACT.version}" in (DATA / "CHANGELOG.md").read_text(encoding="utf-8")

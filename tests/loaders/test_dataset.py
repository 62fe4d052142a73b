"""The dataset: whole or not at all, typed, joined, frozen; and the real record, which has no fault and no warning."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from loaders.dataset import Dataset, load
from loaders.dates import read_date
from loaders.problems import Level
from loaders.report import DataError
from tests.loaders.builders import DATA, SOUND, VERSION, edit_rows, lay_out, set_cell

PARTS = {
    "first": "datetime64[ms]",
    "last": "datetime64[ms]",
    "precision": "string",
    "approximate": "boolean",
    "uncertain": "boolean",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(lay_out(tmp_path_factory.mktemp("dataset") / "data"))


@pytest.fixture(scope="module")
def record() -> Dataset:
    return load(DATA)


def read_raw(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def frames(dataset: Dataset) -> Iterator[tuple[str, pd.DataFrame]]:
    return ((name, dataset.table(name)) for name in dataset.row_counts)


# The real record


def test_the_record_has_no_fault_and_no_warning_and_keeps_every_row(record: Dataset) -> None:
    assert record.report.at(Level.FAULT) == ()
    assert record.report.at(Level.WARNING) == ()
    assert set(record.report.rows) == {table.path for table in record.contract.tables.values()}
    for file, count in record.report.rows.items():
        assert (count.rows_in, count.kept, count.refused) == (len(read_raw(DATA, file)), count.rows_in, 0), file


def test_every_cell_of_the_record_stands_in_its_frame_as_written(record: Dataset) -> None:
    for table in record.contract.tables.values():
        if table.language is None:
            frame = record.table(table.name)
            for field in table.fields:
                raw = [row[field.name] for row in read_raw(DATA, table.path)]
                held = [None if pd.isna(value) else value for value in frame[field.name]]
                if field.type == "string":
                    assert held == [cell or None for cell in raw], (table.name, field.name)
                elif field.type == "date":
                    assert [f"{day:%Y-%m-%d}" for day in held] == raw
                else:
                    assert held == [float(cell) if cell else None for cell in raw], (table.name, field.name)


def test_every_date_of_the_record_stands_beside_its_text(record: Dataset) -> None:
    for table in record.contract.tables.values():
        for field in table.fields:
            if field.is_date:
                frame = record.table(table.name)
                for text, first, last in frame[[field.name, f"{field.name}_first", f"{field.name}_last"]].itertuples(
                    index=False
                ):
                    read = None if pd.isna(text) else read_date(text)
                    assert (None if pd.isna(first) else first.date()) == (read and read.first)
                    assert (None if pd.isna(last) else last.date()) == (read and read.last)


# Types


def test_every_column_has_the_type_that_the_contract_asks_for(sound: Dataset, record: Dataset) -> None:
    types = {"integer": "Int64", "number": "Float64", "date": "datetime64[ms]", "string": "string"}
    for dataset in (sound, record):
        for table in dataset.contract.tables.values():
            if table.language is None:
                held = {name: str(kind) for name, kind in dataset.table(table.name).dtypes.items()}
                for field in table.fields:
                    assert held[field.name] == types[field.type], (table.name, field.name)
                    for part, kind in PARTS.items() if field.is_date else ():
                        assert held[f"{field.name}_{part}"] == kind, (table.name, field.name, part)


def test_the_joined_columns_have_their_types(sound: Dataset) -> None:
    held = {name: str(kind) for name, kind in sound.events.dtypes.items()}
    assert held["number"] == "Int64"
    assert held["counting_day"] == "datetime64[ms]"
    assert held["by_then"] == "bool"
    joined = ["case_kind", "case_population", "case_verification", "case_country", "crackdown_id", "place_type"]
    assert {held[name] for name in [*joined, "place_country", "place_admin1"]} == {"string"}
    kinds = {name: str(kind) for name, kind in sound.translations.dtypes.items()}
    assert kinds == dict.fromkeys(["table", "id", "field", "source_hash", "text", "language"], "string") | {
        "stale": "bool"
    }


def test_tables_without_rows_keep_their_types(tmp_path: Path, sound: Dataset) -> None:
    folder = lay_out(tmp_path / "data")
    for path in folder.rglob("*.csv"):
        edit_rows(path, lambda rows: rows.__delitem__(slice(1, None)))
    empty = load(folder)
    assert set(empty.row_counts.values()) == {0}
    for name, frame in frames(sound):
        assert dict(empty.table(name).dtypes) == dict(frame.dtypes), name
    with pytest.raises(ValueError, match="no case has a last_reported"):
        _ = empty.data_date


# Joins


def test_an_event_carries_its_number_its_counting_day_its_case_and_its_place(sound: Dataset) -> None:
    events = sound.events.set_index("event_id")
    row = events.loc["2013-05-laos-nine/4"]
    assert row["number"] == 4
    assert row["counting_day"] == pd.Timestamp(2013, 5, 28)
    assert not row["by_then"]
    assert (row["case_country"], row["case_verification"], row["case_kind"]) == ("LA", "confirmed", "group")
    assert (row["place_type"], row["place_country"], row["place_admin1"]) == ("city", "CN", "CN-BJ")
    assert pd.isna(row["crackdown_id"])
    open_start = events.loc["2001-03-refugee-family-relatives/2"]
    assert open_start["by_then"]
    assert open_start["counting_day"] == pd.Timestamp(2001, 6, 30)


def test_every_join_finds_the_row_that_the_key_names(record: Dataset) -> None:
    cases = {row["case_id"]: row for row in read_raw(DATA, "cases.csv")}
    places = {row["place_id"]: row for row in read_raw(DATA, "places.csv")}
    sources = {row["source_id"]: row for row in read_raw(DATA, "sources.csv")}
    for _, event in record.events.astype(object).where(record.events.notna(), "").iterrows():
        case, place = cases[event["case_id"]], places[event["place_id"]]
        assert [event[f"case_{name}"] for name in ("kind", "population", "verification", "country")] == [
            case[name] for name in ("kind", "population", "verification", "country")
        ]
        assert event["crackdown_id"] == case["crackdown_id"]
        assert (event["place_type"], event["place_country"]) == (place["place_type"], place["country"])
    for _, claim in record.claims.astype(object).where(record.claims.notna(), "").iterrows():
        for name in ("publisher", "title", "url", "published", "language", "link"):
            assert claim[f"source_{name}"] == sources[claim["source_id"]][name]


def test_translations_of_all_languages_are_one_table_that_knows_what_is_stale(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    set_cell(folder / "cases.csv", 5, "title", "Nine young North Koreans handed over by Laos")
    translations = load(folder).translations
    assert Counter(translations["language"]) == {"ko": 41, "zh-Hans": 41}
    stale = translations[translations["stale"]]
    assert set(stale[["table", "id", "field"]].itertuples(index=False, name=None)) == {
        ("cases", "2013-05-laos-nine", "title")
    }
    assert set(stale["language"]) == {"ko", "zh-Hans"}


# What it says of itself


def test_version_hash_counts_and_data_date(sound: Dataset) -> None:
    assert sound.version == VERSION
    assert len(sound.content_hash) == 64
    counts = {path.stem: len(read_raw(SOUND, path.name)) for path in SOUND.glob("*.csv")}
    assert sound.row_counts == counts | {"translations": 82}
    assert sound.data_date == read_date("2023-12-21")


@pytest.mark.parametrize(
    ("mention", "now"),
    [("2023-12", "2023-12"), ("2023-12-20", "2023-12-20"), ("2024~", "2024~"), ("2024/..", "2018-06"), ("", "2018-06")],
)
def test_the_data_date_is_the_mention_that_ends_latest(mention: str, now: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    set_cell(folder / "cases.csv", 8, "last_reported", mention)
    assert load(folder).data_date.text == now


def test_no_mention_in_the_record_ends_after_the_data_date(record: Dataset) -> None:
    mentions = [read_date(row["last_reported"]) for row in read_raw(DATA, "cases.csv") if row["last_reported"]]
    assert record.data_date in mentions
    assert record.data_date.last == max(mention.last for mention in mentions if mention.last)


def test_the_same_bytes_have_the_same_hash_and_other_bytes_another(sound: Dataset, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    assert load(folder).content_hash == sound.content_hash
    set_cell(folder / "events.csv", 9, "note", "changed")
    assert load(folder).content_hash != sound.content_hash


# Whole or not at all, and frozen


def test_a_fault_in_one_cell_refuses_the_whole_folder(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    set_cell(folder / "series.csv", 2, "unit", "heads")
    with pytest.raises(DataError, match=r"1 fault\(s\)") as refused:
        load(folder)
    assert [finding.code for finding in refused.value.report.at(Level.FAULT)] == ["word-unknown"]


def change_cell(frame: pd.DataFrame) -> None:
    frame.iloc[0, 0] = "changed"


def change_column(frame: pd.DataFrame) -> None:
    frame[frame.columns[0]] = "changed"


def change_in_place(frame: pd.DataFrame) -> None:
    del frame[frame.columns[0]]


def change_rows(frame: pd.DataFrame) -> None:
    frame.loc[frame.index[0]] = frame.iloc[-1]


@pytest.mark.parametrize("change", [change_cell, change_column, change_in_place, change_rows])
def test_changing_a_frame_that_was_handed_out_changes_nothing(change: Any, sound: Dataset) -> None:
    for name, frame in frames(sound):
        before = sound.table(name).copy(deep=True)
        change(frame)
        pd.testing.assert_frame_equal(sound.table(name), before)


def test_nothing_of_a_dataset_can_be_set(sound: Dataset) -> None:
    for name in ("contract", "content_hash", "report", "_frames"):
        with pytest.raises(FrozenInstanceError):
            setattr(sound, name, None)
    for name in ("version", "cases", "row_counts", "data_date"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(sound, name, None)
    with pytest.raises(TypeError):
        sound.row_counts["cases"] = 0  # type: ignore[index]


def test_a_table_that_is_not_there_is_a_key_error(sound: Dataset) -> None:
    with pytest.raises(KeyError):
        sound.table("names")

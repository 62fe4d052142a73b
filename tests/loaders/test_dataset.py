"""The dataset: whole or not at all, typed, joined, frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from loaders.dataset import Dataset, load
from loaders.dates import read_date
from loaders.frames import make_frames
from loaders.problems import Level
from loaders.reading import read_table
from loaders.report import DataError
from tests.loaders.builders import SOUND, VERSION, lay_out, read_rows, set_cell

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


def frames(dataset: Dataset) -> Iterator[tuple[str, pd.DataFrame]]:
    return ((name, dataset.table(name)) for name in dataset.row_counts)


# Types


def test_every_column_has_the_type_that_the_contract_asks_for(sound: Dataset) -> None:
    types = {"integer": "Int64", "number": "Float64", "date": "datetime64[ms]", "string": "string"}
    for table in sound.contract.tables.values():
        if table.language is None:
            held = {name: str(kind) for name, kind in sound.table(table.name).dtypes.items()}
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


def test_tables_without_rows_keep_their_types(sound: Dataset) -> None:
    contract = sound.contract
    headers = {
        name: read_table(table.path, (",".join(table.columns) + "\n").encode())
        for name, table in contract.tables.items()
    }
    empty = make_frames(contract, headers)
    assert {len(frame) for frame in empty.values()} == {0}
    for name, frame in frames(sound):
        assert dict(empty[name].dtypes) == dict(frame.dtypes), name


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
    counts = {path.stem: len(read_rows(path)) for path in SOUND.glob("*.csv")}
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


def test_the_message_of_a_refusal_names_places_and_codes_and_no_value(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    set_cell(folder / "events.csv", 10, "date", "on the run")
    set_cell(folder / "series.csv", 2, "unit", "heads")
    with pytest.raises(DataError) as refused:
        load(folder)
    assert str(refused.value) == "2 fault(s): events.csv:10 date-unreadable and 1 more"


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

"""The real record: no fault, no warning, every row and every cell in its place."""

from __future__ import annotations

import pandas as pd
import pytest

from loaders.dataset import Dataset, load
from loaders.dates import read_date
from loaders.problems import Level
from tests.loaders.builders import DATA, read_rows


@pytest.fixture(scope="module")
def record() -> Dataset:
    return load(DATA)


def test_the_record_has_no_fault_and_no_warning_and_keeps_every_row(record: Dataset) -> None:
    assert record.report.at(Level.FAULT) == ()
    assert record.report.at(Level.WARNING) == ()
    assert set(record.report.rows) == {table.path for table in record.contract.tables.values()}
    for file, count in record.report.rows.items():
        assert (count.rows_in, count.kept, count.refused) == (len(read_rows(DATA / file)), count.rows_in, 0), file


def test_every_cell_of_the_record_stands_in_its_frame_as_written(record: Dataset) -> None:
    for table in record.contract.tables.values():
        if table.language is None:
            frame = record.table(table.name)
            for field in table.fields:
                raw = [row[field.name] for row in read_rows(DATA / table.path)]
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


def test_every_join_finds_the_row_that_the_key_names(record: Dataset) -> None:
    cases = {row["case_id"]: row for row in read_rows(DATA / "cases.csv")}
    places = {row["place_id"]: row for row in read_rows(DATA / "places.csv")}
    sources = {row["source_id"]: row for row in read_rows(DATA / "sources.csv")}
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


def test_no_mention_in_the_record_ends_after_the_data_date(record: Dataset) -> None:
    mentions = [read_date(row["last_reported"]) for row in read_rows(DATA / "cases.csv") if row["last_reported"]]
    assert record.data_date in mentions
    assert record.data_date.last == max(mention.last for mention in mentions if mention.last)

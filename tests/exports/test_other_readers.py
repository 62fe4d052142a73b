"""What is taken away is read by tools that others use: DuckDB, frictionless, feedparser, LibreOffice."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import feedparser
import pytest

from analysis.extract import Extract, extract
from analysis.filters import CaseFilter
from analysis.newest import list_newest
from exports.feed import write_feed
from exports.forms import FORMS
from exports.origin import Origin, make_origin
from i18n import LANGUAGES, using
from loaders.dataset import Dataset
from tests.exports.conftest import BASE, Convert
from tests.hand_figures import FEBRUARY_2012, FEBRUARY_2012_ARRESTED, FEBRUARY_2012_RETURNED, README_ALL, HandFigure

FEBRUARY = CaseFilter(country=("CN",), start="2012-02", end="2012-02")
_SUMS = """
    select sum(low), sum(best), sum(coalesce(high, best)) from read_parquet(?)
    where measure = ? and best is not null
"""


def write(form: str, dataset: Dataset, case_filter: CaseFilter) -> bytes:
    return FORMS[form].write(extract(dataset, case_filter), make_origin(dataset, case_filter, BASE))


def unpack(body: bytes, folder: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(body)).extractall(folder)
    return folder


def ask(folder: Path, measure: str, condition: str = "", values: Sequence[object] = ()) -> tuple[int, ...]:
    found = duckdb.execute(_SUMS + condition, [str(folder / "counted.parquet"), measure, *values]).fetchone()
    assert found is not None
    return tuple(int(number) for number in found)


def figures(hand: HandFigure) -> tuple[int | None, ...]:
    return hand.low, hand.best, hand.high


def test_sums_in_duckdb_over_the_parquet_are_those_worked_out_by_hand(
    everything: Extract, origin: Origin, tmp_path: Path
) -> None:
    folder = unpack(FORMS["parquet"].write(everything, origin), tmp_path)
    _cases, arrested, returned = README_ALL
    assert ask(folder, "arrested") == figures(arrested)
    assert ask(folder, "returned") == figures(returned)
    february = "and list_contains(?, case_id)"
    assert ask(folder, "arrested", february, [list(FEBRUARY_2012)]) == figures(FEBRUARY_2012_ARRESTED)
    assert ask(folder, "returned", february, [list(FEBRUARY_2012)]) == figures(FEBRUARY_2012_RETURNED)


def test_sums_in_duckdb_over_what_a_filter_shows_are_those_worked_out_by_hand(dataset: Dataset, tmp_path: Path) -> None:
    folder = unpack(write("parquet", dataset, FEBRUARY), tmp_path)
    assert ask(folder, "arrested") == figures(FEBRUARY_2012_ARRESTED)


def test_duckdb_joins_the_tables_by_their_keys(everything: Extract, origin: Origin, tmp_path: Path) -> None:
    folder = unpack(FORMS["parquet"].write(everything, origin), tmp_path)
    joined = """
        select p.name_en, c.people_best, e.people_best from read_parquet(?) e
        join read_parquet(?) c using (case_id) join read_parquet(?) p on p.place_id = e.place_id
        where e.event_id = '2017-11-shenyang-ten/1'
    """
    paths = [str(folder / f"{name}.parquet") for name in ("events", "cases", "places")]
    assert duckdb.execute(joined, paths).fetchall() == [("Shenyang", 10, 10)]


def test_the_tool_of_the_standard_finds_what_a_filter_shows_valid(dataset: Dataset, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    archive.write_bytes(write("csv", dataset, CaseFilter(place=("cn-ln",), start="2012", end="2013")))
    tool = [sys.executable, "-m", "frictionless", "validate", str(archive), "--json"]
    said = subprocess.run(tool, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert '"valid": true' in said.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_well_formed_to_a_reader_of_feeds(language: str, dataset: Dataset) -> None:
    with using(language):
        body = write_feed(dataset, make_origin(dataset, None, BASE))
    read = feedparser.parse(body)
    assert not read.bozo, read.get("bozo_exception")
    assert (read.version, read.feed.language) == ("atom10", language)
    assert len({entry.id for entry in read.entries}) == len(read.entries) == 50
    newest = list_newest(dataset.cases, 1)["case_id"].iloc[0]
    assert f"{BASE}/cases?case={newest}&lang={language}" in [entry.link for entry in read.entries]
    assert all(entry.updated_parsed and entry.title and entry.link.startswith(f"{BASE}/") for entry in read.entries)


def test_libreoffice_opens_the_workbook_with_every_row(
    office: Convert, everything: Extract, origin: Origin, tmp_path: Path
) -> None:
    workbook = tmp_path / "book.xlsx"
    workbook.write_bytes(FORMS["xlsx"].write(everything, origin))
    # Commas, quotes, UTF-8, and every sheet as a file of its own, cells as they are and not as they are shown.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    office(form, workbook)
    sheets = {"about", *everything.tables, "counted", "codebook"}
    assert {path.name for path in tmp_path.glob("book-*.csv")} == {f"book-{name}.csv" for name in sheets}
    for name, rows in everything.tables.items():
        header, *lines = read_lines((tmp_path / f"book-{name}.csv").read_text("utf-8"))
        key = header.index(rows.columns[0])
        assert [line[key] for line in lines] == [str(value) for value in rows.iloc[:, 0]], name


def read_lines(text: str) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(text, newline=""))

"""The museum of broken files: each exhibit is found out exactly, nothing else with it, and nothing is half loaded."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loaders.reading
from loaders.__main__ import main
from loaders.catalogue import CATALOGUE
from loaders.checking import check_folder
from loaders.dataset import load
from loaders.files import read_files
from loaders.problems import Finding, Level
from loaders.reading import read_table
from loaders.report import DataError, Report
from tests.loaders.builders import (
    SOUND,
    Place,
    edit_rows,
    exhibit_names,
    find_places,
    lay_out,
    read_expected,
    set_cell,
    sort_places,
)

SOUND_NOTES: list[Place] = [
    ("cases.csv", 2, "people_best", "rule-4"),
    ("cases.csv", 6, "people_best", "rule-3"),
    ("events.csv", 2, "people_best", "entry-not-recorded"),
    ("events.csv", 3, "people_best", "entry-not-recorded"),
    ("events.csv", 23, "people_best", "entry-not-recorded"),
    ("sources.csv", 36, "source_id", "source-unused"),
]


def try_loading(folder: Path) -> Report:
    """The report, from the dataset or from the refusal; the two must agree on whether the folder may be shown."""
    try:
        report, shown = load(folder).report, True
    except DataError as error:
        report, shown = error.report, False
    assert report.sound is shown
    return report


# Exhibits that lie in tests/fixtures


@pytest.mark.parametrize("exhibit", exhibit_names())
def test_an_exhibit_is_found_out_exactly_and_its_rows_add_up(exhibit: str, tmp_path: Path) -> None:
    report = try_loading(lay_out(tmp_path / "data", exhibit))
    expected = read_expected(exhibit)
    assert find_places(report.findings) == expected
    assert [finding for finding in report.findings if not (finding.reason and finding.remedy)] == []
    for file, count in report.rows.items():
        assert count.rows_in == count.kept + count.refused, file
        here = [(line, code) for f, line, _, code in expected if f == file]
        faults = {line for line, code in here if CATALOGUE[code].level is Level.FAULT}
        if faults & {None, 1} or any(code.startswith("encoding") for _, code in here):
            assert count.kept == 0, file
        else:
            assert count.refused == len(faults), file


def test_the_museum_has_at_least_45_exhibits_and_every_one_differs_from_the_sound_folder() -> None:
    names = exhibit_names()
    assert len(names) >= 45
    for name in names:
        files = [path for path in (SOUND.parent / name).rglob("*") if path.is_file() and path.name != "expected.json"]
        same = [path for path in files if (twin := SOUND / path.relative_to(SOUND.parent / name)).exists()
                and twin.read_bytes() == path.read_bytes()]  # fmt: skip
        assert files, name
        assert same == [], name


def test_the_sound_folder_is_loaded_whole_with_notes_only(tmp_path: Path) -> None:
    dataset = load(lay_out(tmp_path / "data"))
    assert find_places(dataset.report.findings, notes=True) == SOUND_NOTES
    for file, count in dataset.report.rows.items():
        lines = (SOUND / file).read_text("utf-8").count("\n")
        assert (count.rows_in, count.kept, count.refused) == (lines - 1, lines - 1, 0)


# Exhibits that are made here: too large to keep, or gone by the time they would be looked at


def leave_out(name: str) -> Callable[[Path], Iterable[Finding]]:
    def make(folder: Path) -> Iterable[Finding]:
        (folder / name).unlink()
        return check_folder(folder).report.findings

    return make


def swell_a_cell(folder: Path) -> Iterable[Finding]:
    set_cell(folder / "events.csv", 9, "note", "ten megabytes " * 750_000)
    return check_folder(folder).report.findings


def replace_without_end(folder: Path) -> Iterable[Finding]:
    seconds = itertools.count(1)

    def read(path: Path) -> bytes:
        data = path.read_bytes()
        if path.name == "series.csv":
            os.utime(path, (next(seconds),) * 2)
        return data

    return check_folder(folder, read).report.findings


def replace_the_contract(folder: Path) -> Iterable[Finding]:
    contract = json.loads((folder / "datapackage.json").read_bytes())
    contract["resources"].append(contract["resources"][-1] | {"name": "geo-lakes", "path": "geo/lakes.geojson"})

    def read(path: Path) -> bytes:
        return json.dumps(contract).encode() if path.name == "datapackage.json" else path.read_bytes()

    return check_folder(folder, read).report.findings


def put_a_folder_in_its_place(folder: Path) -> Iterable[Finding]:
    (folder / "series.csv").unlink()
    (folder / "series.csv").mkdir()
    return check_folder(folder).report.findings


def lead_outside(folder: Path) -> Iterable[Finding]:
    (folder.parent / "secret.csv").write_bytes(b"a\n")
    return read_files(folder, ["../secret.csv"]).findings


def exceed_the_limit(folder: Path) -> Iterable[Finding]:
    data = (folder / "series.csv").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loaders.reading, "FILE_LIMIT", len(data) - 1)
        return read_table("series.csv", data).findings


def ask_for_more(folder: Path) -> Iterable[Finding]:
    contract: Any = json.loads((folder / "datapackage.json").read_bytes())
    (series,) = (table for table in contract["resources"] if table["name"] == "series")
    series["schema"]["fields"][-1]["constraints"]["maxLength"] = 100
    (folder / "datapackage.json").write_text(json.dumps(contract), "utf-8")
    return check_folder(folder).report.findings


def keep_an_old_codebook(folder: Path) -> Iterable[Finding]:
    book = folder.parent / "codebook.md"
    book.write_text("# Codebook\n\nOf an older release.\n", "utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as output:
        main(["check", str(folder), "--format", "json", "--codebook", str(book)])
    for item in json.loads(output.getvalue())["findings"]:
        kind = CATALOGUE[item.pop("code")]
        item.pop("level")
        yield Finding(kind, **item)


def say_nothing(folder: Path) -> Iterable[Finding]:
    set_cell(folder / "claims.csv", 31, "note", "")
    (note,) = (f for f in check_folder(folder).report.findings if f.file == "claims.csv")
    return [note]


Maker = Callable[[Path], Iterable[Finding]]
MADE: dict[str, tuple[Maker, list[Place]]] = {
    "missing-file": (leave_out("series.csv"), [("series.csv", None, None, "file-missing")]),
    "missing-geometry": (leave_out("geo/rivers.geojson"), [("geo/rivers.geojson", None, None, "file-missing")]),
    "missing-contract": (leave_out("datapackage.json"), [("datapackage.json", None, None, "file-missing")]),
    "cell-of-10-megabytes": (swell_a_cell, [("events.csv", 9, "note", "cell-too-long")]),
    "file-replaced-while-it-is-read": (replace_without_end, [("series.csv", None, None, "file-changing")]),
    "contract-replaced-while-it-is-read": (
        replace_the_contract,
        [("datapackage.json", None, None, "file-changing")],
    ),
    "folder-in-place-of-a-file": (put_a_folder_in_its_place, [("series.csv", None, None, "file-unreadable")]),
    "path-that-leads-outside": (lead_outside, [("../secret.csv", None, None, "file-outside")]),
    "file-too-large": (exceed_the_limit, [("series.csv", None, None, "file-too-large")]),
    "rule-of-the-contract-that-has-no-code": (
        ask_for_more,
        [("series.csv", line, "note", "contract-break") for line in (3, 4)],
    ),
    "old-codebook": (keep_an_old_codebook, [("codebook.md", None, None, "codebook-stale")]),
    "claim-that-says-nothing": (say_nothing, [("claims.csv", 31, None, "claim-bare")]),
}


@pytest.mark.parametrize("name", MADE)
def test_an_exhibit_made_on_the_spot_is_found_out_exactly(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.files.PAUSE_SECONDS", 0)
    make, expected = MADE[name]
    folder = lay_out(tmp_path / "data")
    assert find_places(make(folder), notes=name == "claim-that-says-nothing") == sort_places(expected)


def test_every_code_of_the_catalogue_is_met_in_the_museum() -> None:
    met = {code for name in exhibit_names() for _, _, _, code in read_expected(name)}
    met |= {code for _, places in MADE.values() for _, _, _, code in places}
    met |= {code for _, _, _, code in SOUND_NOTES}
    assert set(CATALOGUE) - met == set()
    assert met - set(CATALOGUE) == set()


# What happens all at once


def test_the_reason_names_the_encoding_that_the_bytes_are_likely_in(tmp_path: Path) -> None:
    for exhibit, encoding in {"windows-1252": "Windows-1252", "cp949": "CP949", "gb18030": "GB18030"}.items():
        (path,) = (SOUND.parent / exhibit).rglob("*.csv")
        (finding,) = read_table(path.name, path.read_bytes()).findings
        assert f"looks like {encoding}." in finding.reason
        assert f"Open it as {encoding} " in finding.remedy


def test_a_table_without_rows_lets_every_key_into_it_dangle(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    for name in ("cases.csv", "sources.csv"):
        edit_rows(folder / name, lambda rows: rows.__delitem__(slice(1, None)))
    found = {(f.file, f.column) for f in try_loading(folder).findings if f.code == "key-dangling"}
    assert {("events.csv", "case_id"), ("claims.csv", "source_id"), ("crackdowns.csv", "source_ids")} <= found


def test_a_folder_of_headers_alone_is_no_crash(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    for path in folder.rglob("*.csv"):
        edit_rows(path, lambda rows: rows.__delitem__(slice(1, None)))
    report = try_loading(folder)
    assert report.counts()["no-rows"] == len(report.rows)


def test_a_folder_that_is_not_there_is_refused_and_no_crash(tmp_path: Path) -> None:
    assert find_places(try_loading(tmp_path / "nowhere").findings) == [("datapackage.json", None, None, "file-missing")]


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("museum") / "data")


TABLES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.csv"))
TRICKY = [
    b'"',
    b"\n",
    b"\r",
    b",",
    b";",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    "\u2028가".encode(),
    b'""',
    b"",
]
VALUES = [
    "",
    "NaN",
    "sNaN",
    "-0",
    "9" * 20,
    "9" * 4400,
    "1e999",
    "²",
    "٣",
    "../..",
    "/",
    "../2012",
    "9999-12-31",
    "0001",
]
VALUES += [
    "=1",
    "\x00",
    "\u202e",
    "e\u0301",
    "<b>",
    ";",
    "a;;a",
    "x/0",
    "/1",
    "CN",
    "kp",
    "arrest",
    "group",
    "yes",
    "no",
]


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_no_change_of_bytes_brings_the_check_down(playground: Path, data: st.DataObject) -> None:
    path = playground / data.draw(st.sampled_from(TABLES))
    before = path.read_bytes()
    after = before
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(after)))
        length = data.draw(st.sampled_from([0, 1, 5, 200]))
        after = after[:start] + data.draw(st.sampled_from(TRICKY) | st.binary(max_size=8)) + after[start + length :]
    path.write_bytes(after)
    try:
        report = try_loading(playground)
    finally:
        path.write_bytes(before)
    assert all(count.rows_in == count.kept + count.refused for count in report.rows.values())


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_no_value_in_any_cell_brings_the_check_down(playground: Path, data: st.DataObject) -> None:
    path = playground / data.draw(st.sampled_from(TABLES))
    before = path.read_bytes()

    def edit(rows: list[list[str]]) -> None:
        for _ in range(data.draw(st.integers(1, 4))):
            row = data.draw(st.integers(1, len(rows) - 1))
            column = data.draw(st.integers(0, len(rows[0]) - 1))
            others = st.sampled_from([cell for other in rows[1:] for cell in other])
            rows[row][column] = data.draw(st.sampled_from(VALUES) | others | st.text(max_size=20))

    edit_rows(path, edit)
    try:
        try_loading(playground)
    finally:
        path.write_bytes(before)

"""The museum of broken files: each exhibit is found out exactly, nothing else with it, and nothing is half loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import loaders.checking
from loaders.catalogue import CATALOGUE
from loaders.checking import take_snapshot
from loaders.contract import read_contract
from loaders.dataset import load
from loaders.needed import find_words
from loaders.problems import Level
from loaders.reading import read_table
from loaders.report import DataError
from tests.loaders.builders import (
    DATA,
    SOUND,
    Place,
    edit_rows,
    exhibit_names,
    find_places,
    lay_out,
    read_expected,
    sort_places,
    try_loading,
)
from tests.loaders.exhibits import MADE, add_a_word

SOUND_NOTES: list[Place] = [
    ("cases.csv", 2, "people_best", "rule-4"),
    ("cases.csv", 6, "people_best", "rule-3"),
    ("events.csv", 2, "people_best", "entry-not-recorded"),
    ("events.csv", 3, "people_best", "entry-not-recorded"),
    ("events.csv", 23, "people_best", "entry-not-recorded"),
    ("sources.csv", 36, "source_id", "source-unused"),
]


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
        # The one fault of a whole table that leaves each of its rows sound.
        whole = {code for line, code in here if line in {None, 1}} == {"no-data-date"}
        if (faults & {None, 1} and not whole) or any(code.startswith("encoding") for _, code in here):
            assert count.kept == 0, file
        else:
            assert count.refused == len(faults - {None}), file


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


# Exhibits that are made on the spot


@pytest.mark.parametrize("name", MADE)
def test_an_exhibit_made_on_the_spot_is_found_out_exactly(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.files.PAUSE_SECONDS", 0)
    make, expected = MADE[name]
    folder = lay_out(tmp_path / "data")
    with_notes = any(CATALOGUE[code].level is Level.NOTE for _, _, _, code in expected)
    assert find_places(make(folder), notes=with_notes) == sort_places(expected)


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
    nothing = {finding.file for finding in report.findings if finding.code == "nothing-recorded"}
    assert nothing == {"cases.csv", "events.csv"}, "an empty record never replaces a good one"


@pytest.mark.parametrize(
    ("table", "column"), [("series", None), ("cases", "verification"), ("translations-ko", "source_hash")]
)
def test_a_contract_without_what_the_code_relies_on_is_refused_and_no_crash(
    table: str, column: str | None, tmp_path: Path
) -> None:
    folder = lay_out(tmp_path / "data")
    contract = json.loads((folder / "datapackage.json").read_bytes())
    (resource,) = (item for item in contract["resources"] if item["name"] == table)
    if column is None:
        contract["resources"].remove(resource)
    else:
        fields = resource["schema"]["fields"]
        resource["schema"]["fields"] = [field for field in fields if field["name"] != column]
        resource["schema"].pop("primaryKey")
    (folder / "datapackage.json").write_text(json.dumps(contract), "utf-8")
    (finding,) = try_loading(folder).findings
    assert (finding.file, finding.code) == ("datapackage.json", "contract-unreadable")
    assert f"its table {table} has no column {column}" in finding.reason or f"it has no table {table}" in finding.reason


def test_a_word_without_a_label_is_named_with_its_table_and_field_and_refuses_the_folder(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    (finding,) = (finding for finding in add_a_word(folder) if finding.level is Level.FAULT)
    assert finding.value == "crowd"
    assert "In cases.kind the contract has the word crowd" in finding.reason
    with pytest.raises(DataError):
        load(folder)


def test_a_contract_with_fewer_words_or_with_columns_of_its_own_is_no_trouble(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    contract = json.loads((folder / "datapackage.json").read_bytes())
    fields = {field["name"]: field for field in contract["resources"][0]["schema"]["fields"]}
    fields["kind"]["constraints"]["enum"].remove("aggregate")
    fields["kind"]["categories"] = [word for word in fields["kind"]["categories"] if word["value"] != "aggregate"]
    contract["resources"][0]["schema"]["fields"].append(fields["kind"] | {"name": "own_kind"})
    assert list(find_words(read_contract(json.dumps(contract).encode()), read_contract(DATA))) == []


def test_the_projects_own_data_is_not_compared_with_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaders.checking, "find_words", lambda *_: pytest.fail("compared"))
    assert take_snapshot(DATA).findings == ()


def test_without_the_projects_contract_another_folder_is_refused_since_it_would_have_no_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay_out(tmp_path / "data")
    monkeypatch.setattr(loaders.checking, "DATA_FOLDER", tmp_path / "gone")
    assert find_places(try_loading(folder).findings) == [("datapackage.json", None, None, "contract-unreadable")]


def test_a_folder_that_is_not_there_is_refused_and_no_crash(tmp_path: Path) -> None:
    assert find_places(try_loading(tmp_path / "nowhere").findings) == [("datapackage.json", None, None, "file-missing")]

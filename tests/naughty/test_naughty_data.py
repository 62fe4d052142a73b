"""The Big List of Naughty Strings as data: each string is refused with a finding or kept letter for letter."""

from __future__ import annotations

from pathlib import Path

from loaders.checking import check_folder
from loaders.problems import Level
from tests.naughty.record import (
    NAMES,
    TEXTS,
    TRIAL,
    Sheet,
    choose_kept,
    choose_refused,
    load_kept,
    read_strings,
    write_record,
    write_trial,
)

KEPT, REFUSED = 213, 267


def test_each_string_is_refused_with_a_finding_or_kept_and_none_is_changed(tmp_path: Path) -> None:
    assert len(read_strings()) == 1 + KEPT + REFUSED, "and the empty string"
    folder = tmp_path / "data"
    write_trial(folder)
    checked = check_folder(folder)
    assert not checked.report.sound, "a snapshot with a single fault is not shown"
    faults = {(f.file, f.line, f.column) for f in checked.report.findings if f.level is Level.FAULT}
    for table, column, strings in TRIAL:
        raw = checked.tables[table]
        assert raw.rows_in == len(raw.rows) == len(Sheet.read(folder / raw.file).rows)
        rows = raw.rows[: len(strings)]
        assert [row.cells[raw.header.index(column)] for row in rows] == list(strings)
        refused = {text for row, text in zip(rows, strings, strict=True) if (raw.file, row.line, column) in faults}
        kept = set(strings) - refused
        print(f"{table}.{column}: {len(kept)} kept, {len(refused)} refused")
        assert (len(kept), len(refused - {""})) == (KEPT, REFUSED)
        assert ("" in refused) is (table == "sources"), "a title must be there, a note need not"
        assert (kept, refused - {""}) == (set(choose_kept()), set(choose_refused()))


def test_what_is_kept_reaches_the_pages_letter_for_letter(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    write_record(folder, choose_kept(), fit=True)
    dataset = load_kept()
    for table in {**NAMES, **TEXTS}:
        sheet, frame = Sheet.read(folder / f"{table}.csv"), dataset.table(table)
        key = sheet.columns[0]
        for column in (*NAMES.get(table, ()), *TEXTS.get(table, ())):
            written = sorted((row[key], row[column]) for row in sheet.rows)
            assert sorted(zip(frame[key], frame[column], strict=True)) == written, f"{table}.{column}"
    assert set(dataset.cases["title"]) == set(choose_kept()), "each alone as a title"
    assert not dataset.translations["stale"].any()
    for language in ("ko", "zh-Hans"):
        own = dataset.translations[dataset.translations["language"] == language]
        assert len(own) > 1_000
        assert {text for group in own["text"] for text in group.split(" · ")} >= set(choose_kept())

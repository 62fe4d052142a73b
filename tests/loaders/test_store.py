"""The store: loads once for all threads, keeps the last good data, and tells a fault without its values."""

from __future__ import annotations

import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import loaders.store
from loaders.dataset import Dataset, load
from loaders.store import NoDataError, Store
from tests.loaders.builders import lay_out, set_cell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "data")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Grows by one with each load."""
    counted: list[float] = []

    def count(*arguments: Any) -> Dataset:
        counted.append(1)
        return load(*arguments)

    monkeypatch.setattr(loaders.store, "load", count)
    return counted


def test_many_threads_at_once_load_once_and_get_the_same_dataset(folder: Path, loads: list[float]) -> None:
    store = Store(folder, None)
    gate = threading.Barrier(8)

    def ask(_: int) -> Dataset:
        gate.wait()
        return store.current()

    with ThreadPoolExecutor(8) as pool:
        datasets = list(pool.map(ask, range(8)))
    assert len(loads) == 1
    assert len({id(dataset) for dataset in datasets}) == 1


def test_the_status_loads_nothing(folder: Path, loads: list[float]) -> None:
    status = Store(folder, None).status()
    assert (status.dataset, status.last_fault, status.checked_at) == (None, None, None)
    assert loads == []


def test_a_reload_takes_over_sound_data_whole(folder: Path) -> None:
    store = Store(folder, None)
    before = store.current()
    set_cell(folder / "events.csv", 9, "note", "changed")
    assert store.current() is before
    status = store.reload()
    assert status.last_fault is None
    assert status.dataset is store.current() is not before
    assert "changed" in set(store.current().events["note"])
    assert "changed" not in set(before.events["note"])


def test_a_reload_with_a_fault_keeps_the_last_good_data_and_says_so(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(folder, None)
    before = store.current()
    checked_at = store.status().checked_at
    sound = (folder / "series.csv").read_bytes()
    set_cell(folder / "series.csv", 2, "unit", "secret-word")
    with caplog.at_level(logging.ERROR):
        status = store.reload()
    assert store.current() is before
    assert status.last_fault == "1 fault(s): series.csv:2 word-unknown"
    assert status.checked_at
    assert checked_at
    assert status.checked_at >= checked_at
    assert "series.csv:2 word-unknown" in caplog.text
    (folder / "series.csv").write_bytes(sound)
    assert store.reload().last_fault is None


def test_the_last_fault_names_no_value_of_any_cell(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    set_cell(folder / "events.csv", 9, "note", "call +1 202-555-0143")
    set_cell(folder / "events.csv", 10, "date", "on the run")
    set_cell(folder / "series.csv", 2, "unit", "secret-word")
    with caplog.at_level(logging.DEBUG):
        fault = Store(folder, None).reload().last_fault
    assert fault == "3 fault(s): events.csv:9 phone-number; events.csv:10 date-unreadable; series.csv:2 word-unknown"
    for value in ("0143", "on the run", "secret-word"):
        assert value not in caplog.text


def test_the_same_data_written_anew_leave_the_very_dataset_in_place(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(folder, None)
    before, first = store.current(), store.status()
    sound = (folder / "events.csv").read_bytes()
    set_cell(folder / "events.csv", 9, "note", "changed")
    (folder / "events.csv").write_bytes(sound)
    with caplog.at_level(logging.DEBUG):
        again = store.reload()
    assert again.dataset is before
    assert again.loaded_at == first.loaded_at == first.checked_at
    assert again.checked_at
    assert first.checked_at
    assert again.checked_at > first.checked_at
    assert caplog.text == ""


def test_the_moment_of_loading_is_that_of_the_data_shown(folder: Path) -> None:
    store = Store(folder, None)
    store.current()
    loaded_at = store.status().loaded_at
    assert loaded_at
    sound = (folder / "series.csv").read_bytes()
    set_cell(folder / "series.csv", 2, "unit", "secret-word")
    assert store.reload().loaded_at == loaded_at
    (folder / "series.csv").write_bytes(sound)
    set_cell(folder / "events.csv", 9, "note", "changed")
    status = store.reload()
    assert status.loaded_at == status.checked_at
    assert status.loaded_at
    assert status.loaded_at > loaded_at


def test_files_that_move_while_they_are_read_are_told_of_once_and_may_be_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(folder, None)
    before = store.current()
    monkeypatch.setattr("loaders.files.PAUSE_SECONDS", 0)
    kept = Path.read_bytes

    def read_and_touch(path: Path) -> bytes:
        data = kept(path)
        if path.name == "events.csv":
            path.write_bytes(data)
        return data

    # Bound as a default where files are read: replaced there.
    monkeypatch.setattr("loaders.checking.take_snapshot.__defaults__", (read_and_touch,))
    with caplog.at_level(logging.ERROR):
        first, second = store.reload(), store.reload()
    assert first.moving
    assert second.moving
    assert first.last_fault == "1 fault(s): events.csv:- file-changing"
    assert first.dataset is second.dataset is before
    assert len(caplog.messages) == 1
    monkeypatch.undo()
    assert (store.reload().last_fault, store.status().moving) == (None, False)


def test_a_word_the_running_pages_have_no_label_for_waits_for_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = lay_out(tmp_path / "own")
    for module in ("loaders.store", "loaders.checking"):
        monkeypatch.setattr(f"{module}.DATA_FOLDER", own.resolve())
    store = Store(own, None)
    before = store.current()
    contract = json.loads((own / "datapackage.json").read_text("utf-8"))
    field = next(f for r in contract["resources"] for f in r["schema"]["fields"] if f["name"] == "event_type")
    field["categories"].append({"value": "vanished", "label": "Vanished", "description": "Nobody knows where."})
    field["constraints"]["enum"].append("vanished")
    (own / "datapackage.json").write_text(json.dumps(contract), "utf-8")
    status = store.reload()
    assert status.last_fault == "1 fault(s): datapackage.json:- contract-words"
    assert status.dataset is before
    assert Store(own, None).current().row_counts == before.row_counts


def test_many_faults_are_summed_up(folder: Path) -> None:
    for line in range(2, 38):
        set_cell(folder / "claims.csv", line, "claimant_type", "rumour")
    fault = Store(folder, None).reload().last_fault
    assert fault
    assert fault.startswith("36 fault(s): claims.csv:2 word-unknown; ")
    assert fault.endswith(" and 16 more")


def test_there_is_no_data_until_a_snapshot_has_passed(folder: Path) -> None:
    contract = (folder / "datapackage.json").read_bytes()
    (folder / "datapackage.json").unlink()
    store = Store(folder, None)
    with pytest.raises(NoDataError, match=r"datapackage\.json:- file-missing"):
        store.current()
    assert store.status().dataset is None
    (folder / "datapackage.json").write_bytes(contract)
    assert store.current().row_counts["cases"] == 7


def test_a_failure_of_the_loader_itself_keeps_the_last_good_data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(folder, None)
    before = store.current()

    def fail(*_: object) -> Dataset:
        raise RuntimeError("a bug, with a value in its message")

    monkeypatch.setattr(loaders.store, "load", fail)
    assert store.reload().last_fault == "the loader itself failed; see the log"
    assert store.current() is before


def test_readers_never_meet_a_moment_without_data_while_it_is_reloaded(folder: Path) -> None:
    store = Store(folder, None)
    store.current()
    done = threading.Event()
    missing: list[str] = []

    def watch() -> None:
        while not done.is_set():
            if store.status().dataset is None:
                missing.append("no dataset")

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        store.reload()
    finally:
        done.set()
        watcher.join()
    assert missing == []


def test_folder_and_cache_come_from_the_environment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(loaders.store.DATA_VARIABLE, str(folder))
    monkeypatch.setenv(loaders.store.CACHE_VARIABLE, str(tmp_path / "kept"))
    assert loaders.store._from_environment().current().row_counts["cases"] == 7
    assert len(list((tmp_path / "kept").iterdir())) == 1

"""The store: loads once for all threads, keeps the last good data, and tells a fault without its values."""

from __future__ import annotations

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

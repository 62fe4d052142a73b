"""The watcher: when it judges, what it waits for, and that nothing ends it."""

from __future__ import annotations

import gc
import logging
import shutil
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

import loaders.watch
from loaders.dataset import Dataset, load
from loaders.snapshots import SnapshotCache
from loaders.store import Store, StoreStatus
from loaders.watch import LOOK_SECONDS, LOOK_VARIABLE, PATIENCE_LOOKS, Eye, Watcher, read_pace
from tests.loaders.builders import lay_out, set_cell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "data")


class KeptOnce(SnapshotCache):
    """Knows the sound folder, so that every test need not check it again, and learns nothing else."""

    def write(self, *_: object) -> None:
        """Keep nothing."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> KeptOnce:
    place = tmp_path_factory.mktemp("kept")
    load(lay_out(place / "data"), SnapshotCache(place / "snapshots"))
    return KeptOnce(place / "snapshots")


class Watched:
    """A store with its watcher, looked through by hand, that counts reloads and swaps."""

    def __init__(self, folder: Path, cache: SnapshotCache, settled: float = 1000.0, load: bool = True) -> None:
        self.store = Store(folder, cache)
        self.reloads = 0
        self.swaps: list[str] = []
        self.watcher = Watcher(folder, self.reload, self.note, pace=0.01, settled=settled)
        if load:
            self.store.reload()

    def reload(self) -> StoreStatus:
        self.reloads += 1
        return self.store.reload()

    def note(self, dataset: Dataset) -> None:
        self.swaps.append(dataset.content_hash)

    def begin(self) -> None:
        """As ``start`` does, but the looks are the test's."""
        self.watcher._thread.start = lambda: None  # type: ignore[method-assign]
        self.watcher.start(self.store.status())

    def look(self, times: int = 1) -> int:
        """Look so often; returns the reloads so far."""
        for _ in range(times):
            self.watcher.look()
        return self.reloads


@pytest.fixture
def watched(folder: Path, cache: KeptOnce) -> Watched:
    made = Watched(folder, cache)
    made.begin()
    return made


def change(folder: Path, note: str = "changed") -> None:
    set_cell(folder / "events.csv", 9, "note", note)


def test_a_folder_that_stays_as_it_is_is_not_read(watched: Watched) -> None:
    assert watched.look(5) == 0


def test_a_change_is_taken_over_once_it_has_stood_still_for_one_more_look(watched: Watched, folder: Path) -> None:
    change(folder)
    assert watched.look() == 0
    assert watched.look() == 1
    assert "changed" in set(watched.store.current().events["note"])
    assert watched.swaps == [watched.store.current().content_hash]
    assert watched.look(5) == 1
    assert len(watched.swaps) == 1


def test_a_copy_in_progress_is_not_judged(watched: Watched, folder: Path) -> None:
    for number in range(5):
        change(folder, f"part {number}")
        assert watched.look() == 0
    assert watched.look() == 1
    assert "part 4" in set(watched.store.current().events["note"])


def test_files_that_never_stand_still_are_judged_after_a_while(watched: Watched, folder: Path) -> None:
    for number in range(PATIENCE_LOOKS + 1):
        assert watched.reloads == 0
        change(folder, f"part {number}")
        watched.look()
    assert watched.reloads == 1


def test_a_change_that_is_taken_back_before_it_is_judged_is_none(watched: Watched, folder: Path) -> None:
    path = folder / "events.csv"
    path.rename(folder / "away.csv")
    watched.look()
    (folder / "away.csv").rename(path)
    watched.look(2)
    assert watched.swaps == []


def test_the_same_data_written_anew_are_no_swap(watched: Watched, folder: Path) -> None:
    before = watched.store.current()
    (folder / "events.csv").write_bytes((folder / "events.csv").read_bytes())
    assert watched.look(2) == 1
    assert watched.swaps == []
    assert watched.store.current() is before


def test_a_fault_is_told_once_and_its_mending_is_seen(
    watched: Watched, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = watched.store.current()
    sound = (folder / "series.csv").read_bytes()
    set_cell(folder / "series.csv", 2, "unit", "secret-word")
    with caplog.at_level(logging.ERROR):
        watched.look(6)
    assert (watched.reloads, len(caplog.messages), watched.swaps) == (1, 1, [])
    assert watched.store.status().last_fault == "1 fault(s): series.csv:2 word-unknown"
    (folder / "series.csv").write_bytes(sound)
    assert watched.look(2) == 2
    assert watched.store.status().last_fault is None
    assert watched.store.current() is before


def test_a_start_without_sound_data_ends_when_it_is_mended(folder: Path, cache: KeptOnce) -> None:
    sound = (folder / "series.csv").read_bytes()
    set_cell(folder / "series.csv", 2, "unit", "secret-word")
    watched = Watched(folder, cache)
    watched.begin()
    assert watched.look(3) == 0
    (folder / "series.csv").write_bytes(sound)
    assert watched.look(2) == 1
    assert watched.swaps == [watched.store.current().content_hash]


def test_what_changed_while_the_data_were_loaded_is_seen(folder: Path, cache: KeptOnce) -> None:
    watched = Watched(folder, cache)
    change(folder)
    watched.begin()
    assert watched.look(2) == 1
    assert "changed" in set(watched.store.current().events["note"])


def test_data_that_were_never_loaded_are_loaded(folder: Path, cache: KeptOnce) -> None:
    watched = Watched(folder, cache, load=False)
    watched.begin()
    assert watched.look(2) == 1
    assert len(watched.swaps) == 1


def test_files_that_moved_while_they_were_read_are_read_again_at_the_next_look(folder: Path, cache: KeptOnce) -> None:
    store = Store(folder, cache)
    sound = store.reload()
    answers = [StoreStatus(sound.dataset, "moving", sound.checked_at, sound.loaded_at, True), sound]
    reloads: list[StoreStatus] = []

    def reload() -> StoreStatus:
        reloads.append(answers.pop(0))
        return reloads[-1]

    watcher = Watcher(folder, reload, lambda _: None, pace=1000)
    watcher.start(sound)
    watcher.stop()
    change(folder)
    for _ in range(2):
        watcher.look()
    assert len(reloads) == 1
    watcher.look()
    assert len(reloads) == 2
    watcher.look()
    assert len(reloads) == 2


def test_a_moving_start_is_looked_at_again(folder: Path, cache: KeptOnce) -> None:
    watched = Watched(folder, cache)
    shown = watched.store.status()
    watched.watcher._thread.start = lambda: None  # type: ignore[method-assign]
    watched.watcher.start(StoreStatus(None, "moving", shown.checked_at, None, True))
    assert watched.look(2) == 1


def test_a_folder_that_is_taken_away_and_comes_back_leaves_readers_with_the_last_good_data(
    watched: Watched, folder: Path
) -> None:
    before = watched.store.current()
    folder.rename(folder.parent / "away")
    watched.look(2)
    assert watched.store.current() is before
    assert "file-missing" in str(watched.store.status().last_fault)
    (folder.parent / "away").rename(folder)
    watched.look(3)
    assert watched.store.current() is before
    assert watched.store.status().last_fault is None


def test_a_link_that_is_turned_to_another_folder_is_a_change_in_one_step(tmp_path: Path, cache: KeptOnce) -> None:
    first, second = lay_out(tmp_path / "1"), lay_out(tmp_path / "2")
    change(second)
    link = tmp_path / "data"
    link.symlink_to(first, target_is_directory=True)
    watched = Watched(link, cache)
    watched.begin()
    (tmp_path / "next").symlink_to(second, target_is_directory=True)
    (tmp_path / "next").replace(link)
    assert watched.look(2) == 1
    assert "changed" in set(watched.store.current().events["note"])


def test_a_file_that_only_a_broken_contract_kept_from_being_watched_is_watched_once_it_is_mended(
    watched: Watched, folder: Path
) -> None:
    contract = (folder / "datapackage.json").read_bytes()
    (folder / "datapackage.json").write_bytes(b"{")
    watched.look(2)
    assert "contract-unreadable" in str(watched.store.status().last_fault)
    (folder / "datapackage.json").write_bytes(contract)
    watched.look(2)
    assert watched.store.status().last_fault is None
    change(folder)
    watched.look(2)
    assert "changed" in set(watched.store.current().events["note"])


def test_a_file_that_is_no_part_of_the_record_is_not_watched(watched: Watched, folder: Path) -> None:
    (folder / "events.csv.swp").write_text("half a")
    (folder / "notes.log").write_text("0 1 2")
    assert watched.look(3) == 0


def test_an_unreadable_contract_is_asked_for_again_though_it_has_not_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eye = Eye(folder)
    whole = set(eye.take_fingerprint())

    def refuse(_: Path) -> None:
        raise PermissionError("not now")

    again = Eye(folder)
    with monkeypatch.context() as patch:
        patch.setattr(loaders.watch, "read_contract", refuse)
        assert set(again.take_fingerprint()) == {"datapackage.json"}
    assert set(again.take_fingerprint()) == whole
    assert len(whole) > 10


def test_a_look_without_a_change_opens_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eye = Eye(folder)
    first = eye.take_fingerprint()

    def refuse(*_: object) -> None:
        raise AssertionError("a file was opened")

    for name in ("open", "read_bytes", "read_text"):
        monkeypatch.setattr(Path, name, refuse)
    assert eye.take_fingerprint() == first


def test_what_follows_a_swap_is_done_again_when_no_older_run_can_be_under_way(folder: Path, cache: KeptOnce) -> None:
    watched = Watched(folder, cache, settled=0.0)
    watched.begin()
    change(folder)
    watched.look(2)
    assert len(watched.swaps) == 1
    watched.look(3)
    assert watched.swaps == [watched.store.current().content_hash] * 2


def wait_until(done: Callable[[], bool], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.01)
    return False


def test_nothing_ends_the_thread_but_stop(
    folder: Path, cache: KeptOnce, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(folder, cache)
    failures: list[str] = []

    def fail(*_: object) -> StoreStatus:
        failures.append("failed")
        raise MemoryError("no room")

    def follow(_: Dataset) -> None:
        raise ValueError("a crackdown without a start")

    watcher = Watcher(folder, store.reload, follow, pace=0.01)
    store.reload()
    watcher.start(store.status())
    try:
        with monkeypatch.context() as patch:
            patch.setattr(watcher, "_reload", fail)
            change(folder)
            assert wait_until(lambda: len(failures) > 2)
        with monkeypatch.context() as patch:
            patch.setattr(Eye, "take_fingerprint", fail)
            before = len(failures)
            assert wait_until(lambda: len(failures) > before + 2)
        shutil.rmtree(folder)
        assert wait_until(lambda: "file-missing" in str(store.status().last_fault))
        lay_out(folder)
        change(folder, "another")
        assert wait_until(lambda: "another" in set(store.current().events["note"]))
        assert wait_until(lambda: "what follows a swap went wrong" in caplog.text)
        assert watcher._thread.is_alive()
    finally:
        watcher.stop()
    assert not watcher._thread.is_alive()
    assert "a look at the data folder went wrong" in caplog.text


def test_a_watcher_that_was_never_started_can_be_stopped(folder: Path, cache: KeptOnce) -> None:
    Watcher(folder, Store(folder, cache).reload, lambda _: None).stop()


def test_the_older_data_leave_the_memory_with_the_swap_even_if_they_were_frozen(folder: Path, cache: KeptOnce) -> None:
    watched = Watched(folder, cache)
    watched.begin()
    frames = [weakref.ref(frame) for frame in watched.store.current()._frames.values()]
    gc.collect()
    gc.freeze()
    try:
        change(folder)
        watched.look(2)
        assert watched.swaps
        # Without a collection: what is frozen is never looked through, so nothing may hang in a circle.
        assert [frame for frame in frames if frame() is not None] == []
    finally:
        gc.unfreeze()


@pytest.mark.parametrize(("text", "seconds"), [(None, LOOK_SECONDS), ("", LOOK_SECONDS), ("0.5", 0.5), (" 60 ", 60)])
def test_the_pace_comes_from_the_environment(text: str | None, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LOOK_VARIABLE, raising=False)
    if text is not None:
        monkeypatch.setenv(LOOK_VARIABLE, text)
    assert read_pace() == seconds


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "often", "5 s", "1e999"])
def test_a_pace_that_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LOOK_VARIABLE, text)
    with pytest.raises(ValueError, match=LOOK_VARIABLE):
        read_pace()

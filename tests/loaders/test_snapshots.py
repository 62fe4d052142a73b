"""Kept snapshots: the same frames and findings without a check, and a fresh check after damage of any kind."""

from __future__ import annotations

import hashlib
import json
import logging
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import loaders.dataset
import loaders.snapshots
from loaders.checking import check_snapshot
from loaders.dataset import Dataset, load
from loaders.report import DataError
from loaders.snapshots import KEPT, SnapshotCache
from tests.loaders.builders import lay_out, set_cell

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warning, so that a finding of each sort is kept too."""
    folder = lay_out(tmp_path_factory.mktemp("snapshots") / "data")
    set_cell(folder / "cases.csv", 5, "last_reported", "2013-05-27")
    return folder


@pytest.fixture(scope="module")
def fresh(folder: Path) -> Dataset:
    return load(folder)


@pytest.fixture
def kept(folder: Path, fresh: Dataset, tmp_path: Path) -> SnapshotCache:
    """A cache that knows the folder."""
    cache = SnapshotCache(tmp_path / "kept")
    cache.write(fresh.content_hash, {name: fresh.table(name) for name in fresh.row_counts}, fresh.report)
    return cache


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each check."""
    counted: list[int] = []

    def count(*arguments: Any) -> Any:
        counted.append(1)
        return check_snapshot(*arguments)

    monkeypatch.setattr(loaders.dataset, "check_snapshot", count)
    return counted


def place_of(cache: SnapshotCache) -> Path:
    (place,) = cache.folder.iterdir()
    return place


def assert_same(one: Dataset, other: Dataset) -> None:
    assert one.content_hash == other.content_hash
    assert one.report == other.report
    assert one.row_counts == other.row_counts
    for name in one.row_counts:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))


def test_a_known_hash_gives_equal_frames_and_findings_without_a_check(
    folder: Path, fresh: Dataset, kept: SnapshotCache, checks: list[int]
) -> None:
    assert "mention-before-event" in fresh.report.counts()
    assert_same(load(folder, kept), fresh)
    assert checks == []


def test_a_first_load_keeps_the_snapshot_for_the_second(folder: Path, tmp_path: Path, checks: list[int]) -> None:
    cache = SnapshotCache(tmp_path / "not" / "yet" / "there")
    assert_same(load(folder, cache), load(folder, cache))
    assert checks == [1]


def test_other_bytes_are_checked_and_a_fault_is_never_kept(
    tmp_path: Path, kept: SnapshotCache, checks: list[int]
) -> None:
    other = lay_out(tmp_path / "data")
    set_cell(other / "series.csv", 2, "unit", "heads")
    for _ in range(2):
        with pytest.raises(DataError):
            load(other, kept)
    assert checks == [1, 1]
    assert len(list(kept.folder.iterdir())) == 1


def edit_manifest(place: Path, change: Callable[[dict[str, Any]], object], *, by_hand: bool = False) -> None:
    """Change the manifest: with its digest, as a later release might write it, or by hand, without."""
    path = place / "snapshot.json"
    manifest = json.loads(path.read_bytes().partition(b"\n")[2])
    change(manifest)
    data = json.dumps(manifest).encode()
    digest = path.read_bytes().partition(b"\n")[0] if by_hand else hashlib.sha256(data).hexdigest().encode()
    path.write_bytes(digest + b"\n" + data)


def cut_manifest(place: Path) -> None:
    path = place / "snapshot.json"
    path.write_bytes(path.read_bytes()[:-50])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "frame cut off": lambda place: (place / "events.parquet").write_bytes(b"PAR1"),
    "frame of another table": lambda place: (place / "events.parquet").write_bytes(
        (place / "claims.parquet").read_bytes()
    ),
    "frame gone": lambda place: (place / "events.parquet").unlink(),
    "manifest cut off": cut_manifest,
    "manifest gone": lambda place: (place / "snapshot.json").unlink(),
    "manifest no text": lambda place: (place / "snapshot.json").write_bytes(b"\xff\xfe"),
    "manifest changed by hand": lambda place: edit_manifest(
        place, lambda manifest: manifest["frames"].pop("claims"), by_hand=True
    ),
    "manifest without rows": lambda place: edit_manifest(place, lambda manifest: manifest.pop("rows")),
    "manifest of other bytes": lambda place: edit_manifest(
        place, lambda manifest: manifest.update(content_hash="0" * 64)
    ),
    "manifest of other rules": lambda place: edit_manifest(
        place, lambda manifest: manifest.update(rules_hash="0" * 64)
    ),
    "finding of a code that is no more": lambda place: edit_manifest(
        place, lambda manifest: manifest["findings"][0].update(code="no-such-code")
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_snapshot_is_checked_afresh(
    damage: str, folder: Path, fresh: Dataset, kept: SnapshotCache, checks: list[int]
) -> None:
    DAMAGE[damage](place_of(kept))
    assert_same(load(folder, kept), fresh)
    assert checks == [1]
    assert_same(load(folder, kept), fresh)
    assert checks == [1], "the fresh check was not kept"


def test_other_rules_check_afresh_what_was_kept_by_the_old_ones(
    folder: Path, kept: SnapshotCache, checks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaders.snapshots, "hash_rules", lambda: "1" * 64)
    load(folder, kept)
    assert checks == [1]


def test_the_hash_of_the_rules_names_the_code_python_and_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = loaders.snapshots.hash_rules.__wrapped__()
    assert loaders.snapshots.hash_rules.__wrapped__() == before
    with monkeypatch.context() as patch:
        patch.setattr(platform, "python_version", lambda: "3.0.0")
        assert loaders.snapshots.hash_rules.__wrapped__() != before
    monkeypatch.setattr(loaders.snapshots, "version", lambda _: "0")
    assert loaders.snapshots.hash_rules.__wrapped__() != before


def test_a_cache_that_cannot_be_written_makes_no_difference(
    folder: Path, fresh: Dataset, tmp_path: Path, checks: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    with caplog.at_level(logging.WARNING):
        assert_same(load(folder, SnapshotCache(tmp_path / "file")), fresh)
    assert checks == [1]
    assert "could not be kept" in caplog.text


def test_what_a_killed_process_left_half_written_goes_with_the_next_write(fresh: Dataset, tmp_path: Path) -> None:
    (tmp_path / ".writing-killed" / "snapshot").mkdir(parents=True)
    (tmp_path / ".writing-killed" / "snapshot" / "cases.parquet").write_bytes(b"withdrawn since")
    cache = SnapshotCache(tmp_path)
    cache.write(fresh.content_hash, {"cases": fresh.cases}, fresh.report)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert cache.read(fresh.content_hash) is not None


def test_files_that_no_table_is_read_from_are_looked_for_though_the_snapshot_is_kept(
    tmp_path: Path, checks: list[int]
) -> None:
    folder, cache = lay_out(tmp_path / "data"), SnapshotCache(tmp_path / "kept")
    (folder / "names.csv").write_bytes(b"x\n")
    assert load(folder, cache).report.counts()["file-unknown"] == 1
    (folder / "names.csv").unlink()
    assert "file-unknown" not in load(folder, cache).report.counts()
    (folder / "faces.csv").write_bytes(b"x\n")
    kept = load(folder, cache).report
    assert checks == [1], "a snapshot was checked again"
    assert [finding.file for finding in kept.findings if finding.code == "file-unknown"] == ["faces.csv"]
    assert kept == load(folder).report


def test_only_the_newest_snapshots_are_kept(fresh: Dataset, tmp_path: Path) -> None:
    cache = SnapshotCache(tmp_path)
    for number in range(KEPT + 3):
        cache.write(f"{number:064d}"[::-1], {"cases": fresh.cases}, fresh.report)
    assert len([path for path in tmp_path.iterdir() if not path.name.startswith(".")]) == KEPT
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_reading_a_kept_snapshot_starts_no_threads_that_could_abort_the_process_as_it_ends(
    folder: Path, tmp_path: Path
) -> None:
    script = """
import sys
from pathlib import Path
from loaders.dataset import load
from loaders.snapshots import SnapshotCache
count = lambda: len(list(Path("/proc/self/task").iterdir()))
folder, cache = map(Path, sys.argv[1:])
before = count()
load(folder, SnapshotCache(cache))
load(folder, SnapshotCache(cache))
print(count() - before)
"""
    command = [sys.executable, "-c", script, str(folder), str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "0"

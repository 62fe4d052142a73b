"""All files as of one moment: replaced ones are read again, changing ones are told, and the hash names the bytes."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.checking import take_snapshot
from loaders.files import ATTEMPTS, hash_content, read_files
from tests.loaders.builders import lay_out, set_cell


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.files.PAUSE_SECONDS", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_bytes(b"old a\n")
    (tmp_path / "b.csv").write_bytes(b"old b\n")
    return tmp_path


def test_files_that_keep_still_are_read_once(folder: Path) -> None:
    read: list[str] = []

    def read_bytes(path: Path) -> bytes:
        read.append(path.name)
        return path.read_bytes()

    files = read_files(folder, ["b.csv", "a.csv"], read_bytes)
    assert files.content == {"a.csv": b"old a\n", "b.csv": b"old b\n"}
    assert read == ["a.csv", "b.csv"]
    assert files.findings == ()


@pytest.mark.parametrize("replaced", ["a.csv", "b.csv"])
def test_two_files_replaced_between_the_readings_are_never_mixed(folder: Path, replaced: str) -> None:
    rounds = itertools.count()

    def read_bytes(path: Path) -> bytes:
        data = path.read_bytes()
        if path.name == replaced and next(rounds) == 0:
            for name in ("a.csv", "b.csv"):
                new = folder / f"{name}.new"
                new.write_bytes(b"new " + name[:1].encode() + b"\n")
                os.replace(new, folder / name)
        return data

    files = read_files(folder, ["a.csv", "b.csv"], read_bytes)
    assert files.content == {"a.csv": b"new a\n", "b.csv": b"new b\n"}
    assert files.findings == ()


def test_a_file_written_in_place_with_the_same_size_is_noticed(folder: Path) -> None:
    rounds = itertools.count(1)

    def read_bytes(path: Path) -> bytes:
        data = path.read_bytes()
        if path.name == "a.csv" and (now := next(rounds)) < 3:
            path.write_bytes(b"new " + str(now).encode() + b"\n")
            os.utime(path, (now, now))
        return data

    assert read_files(folder, ["a.csv", "b.csv"], read_bytes).content["a.csv"] == b"new 2\n"


def test_a_file_that_never_settles_is_told_and_left_out_and_the_others_are_kept(folder: Path) -> None:
    rounds = itertools.count(1)

    def read_bytes(path: Path) -> bytes:
        if path.name == "a.csv":
            os.utime(path, (next(rounds),) * 2)
        return path.read_bytes()

    files = read_files(folder, ["a.csv", "b.csv"], read_bytes)
    assert [(finding.code, finding.file) for finding in files.findings] == [("file-changing", "a.csv")]
    assert files.content == {"b.csv": b"old b\n"}
    assert next(rounds) == ATTEMPTS + 1


def test_a_file_that_vanishes_while_it_is_read_is_missing(folder: Path) -> None:
    def read_bytes(path: Path) -> bytes:
        if path.name == "a.csv":
            path.unlink(missing_ok=True)
        return path.read_bytes()

    files = read_files(folder, ["a.csv", "b.csv"], read_bytes)
    assert [(finding.code, finding.file) for finding in files.findings] == [("file-missing", "a.csv")]


def test_a_file_that_appears_while_the_others_are_read_is_read(folder: Path) -> None:
    def read_bytes(path: Path) -> bytes:
        if not (folder / "c.csv").exists():
            (folder / "c.csv").write_bytes(b"c\n")
        return path.read_bytes()

    files = read_files(folder, ["a.csv", "b.csv", "c.csv"], read_bytes)
    assert files.content["c.csv"] == b"c\n"
    assert files.findings == ()


def test_all_missing_and_refused_files_are_told_at_once(folder: Path) -> None:
    def read_bytes(path: Path) -> bytes:
        if path.name == "b.csv":
            raise PermissionError(13, "Permission denied")
        return path.read_bytes()

    files = read_files(folder, ["a.csv", "b.csv", "c.csv", "/etc/hosts", "x/../../y"], read_bytes)
    assert sorted((finding.code, finding.file) for finding in files.findings) == [
        ("file-missing", "c.csv"),
        ("file-outside", "/etc/hosts"),
        ("file-outside", "x/../../y"),
        ("file-unreadable", "b.csv"),
    ]
    assert "Permission denied" in next(f.reason for f in files.findings if f.code == "file-unreadable")
    assert set(files.content) == {"a.csv"}


def test_a_snapshot_of_a_folder_that_is_replaced_meanwhile_is_the_new_one_whole(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    rounds = itertools.count()

    def read_bytes(path: Path) -> bytes:
        data = path.read_bytes()
        if path.name == "events.csv" and next(rounds) == 0:
            set_cell(folder / "claims.csv", 2, "note", "replaced")
            set_cell(folder / "events.csv", 2, "note", "replaced")
        return data

    snapshot = take_snapshot(folder, read_bytes)
    assert snapshot.findings == ()
    assert snapshot.files.content_hash == take_snapshot(folder).files.content_hash
    assert all(b"replaced" in snapshot.files.content[name] for name in ("events.csv", "claims.csv"))


def test_the_hash_changes_with_a_byte_a_name_and_the_border_between_two_files() -> None:
    contents = [
        {},
        {"a": b""},
        {"a": b"1"},
        {"b": b"1"},
        {"a": b"1", "b": b""},
        {"a": b"1", "b": b"2"},
        {"a": b"2", "b": b"1"},
        {"a": b"12", "b": b""},
        {"a1": b"", "b": b"2"},
        {"a": b"1b2"},
    ]
    assert len({hash_content(content) for content in contents}) == len(contents)


@settings(derandomize=True, database=None)
@given(st.dictionaries(st.text(max_size=3), st.binary(max_size=5), max_size=4))
def test_the_hash_does_not_hang_on_the_order_of_the_files(content: dict[str, bytes]) -> None:
    assert hash_content(content) == hash_content(dict(reversed(content.items())))

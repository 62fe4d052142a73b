"""Releases are kept whole, read back as they were, and never differ from what they were in silence."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.checking import check_folder
from loaders.contract import DATA_FOLDER
from loaders.dataset import load
from loaders.freezing import freeze, strike
from loaders.releases import ReleaseError, Shelf, list_releases, open_release, read_release, sort_key
from loaders.report import DataError
from tests.loaders.builders import lay_out, set_cell
from tests.loaders.two_releases import FOUR, NOW, TEN, THEN, WITHDRAWN, make_two_states


def test_a_release_is_read_back_as_the_dataset_it_was(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    before = load(folder)
    release = freeze(folder)
    after = read_release(release)
    assert (after.version, after.content_hash) == (before.version, before.content_hash)
    for name in before.row_counts:
        assert after.table(name).equals(before.table(name)), name


def test_the_same_data_make_the_same_file_and_are_frozen_once(tmp_path: Path) -> None:
    one, two = (freeze(lay_out(tmp_path / name)) for name in ("one", "two"))
    assert one.path.read_bytes() == two.path.read_bytes()
    assert freeze(tmp_path / "one") == one


def test_the_sums_are_what_the_common_tool_reads(tmp_path: Path) -> None:
    release = freeze(lay_out(tmp_path / "data"))
    digest = hashlib.sha256(release.path.read_bytes()).hexdigest()
    sums = release.path.with_name("SHA256SUMS").read_text("ascii")
    assert sums == f"{digest}  2026.11.0.zip\n"


def test_releases_stand_the_newest_first_and_ten_comes_after_nine(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    make_two_states(folder)
    freeze(folder)
    assert [release.version for release in list_releases(folder)] == [NOW, THEN]
    assert sort_key("2026.9.0") < sort_key("2026.10.0") < sort_key("2026.10.2")


def test_a_folder_without_releases_has_none(tmp_path: Path) -> None:
    assert list_releases(lay_out(tmp_path / "data")) == ()


def test_other_data_under_a_released_version_are_refused(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    freeze(folder)
    set_cell(folder / "cases.csv", 8, "people_high", "2")
    with pytest.raises(ReleaseError, match="raise the version"):
        freeze(folder)


def test_a_folder_with_a_fault_is_not_released(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        freeze(lay_out(tmp_path / "data", "impossible-date"))
    assert not (tmp_path / "data" / "releases").exists()


def test_a_release_that_was_altered_is_not_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = lay_out(tmp_path / "data")
    release = freeze(folder)
    release.path.write_bytes(release.path.read_bytes() + b" ")
    with pytest.raises(ReleaseError, match="is not what its sum says"):
        read_release(release)
    assert Shelf(folder).read(THEN) is None
    assert "is not what its sum says" in caplog.text


@pytest.mark.parametrize("content", [b"no archive", b""])
def test_a_file_that_is_no_archive_is_named(tmp_path: Path, content: bytes) -> None:
    folder = lay_out(tmp_path / "data")
    release = freeze(folder)
    release.path.write_bytes(content)
    sums = release.path.with_name("SHA256SUMS")
    sums.write_text(f"{hashlib.sha256(content).hexdigest()}  {release.path.name}\n", "ascii")
    with pytest.raises(ReleaseError, match="is no release"):
        open_release(*list_releases(folder))


def test_a_name_that_is_no_version_is_no_release(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    freeze(folder)
    sums = folder / "releases" / "SHA256SUMS"
    sums.write_text(sums.read_text("ascii") + "0" * 64 + "  ../../secret.zip\n", "ascii")
    assert [release.version for release in list_releases(folder)] == [THEN]


def test_a_shelf_keeps_what_it_opened_until_the_file_is_another(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    make_two_states(folder)
    shelf = Shelf(folder)
    first = shelf.read(THEN)
    assert first is not None
    assert shelf.read(THEN) is first
    strike(folder, "cases", WITHDRAWN)
    second = shelf.read(THEN)
    assert second is not None
    assert second is not first
    assert shelf.read("2020.1.0") is None


# Striking


def read_table(path: Path, name: str) -> list[list[str]]:
    with zipfile.ZipFile(path) as archive:
        return list(csv.reader(io.StringIO(archive.read(name).decode(), newline="")))


def test_a_row_is_struck_with_its_translations_and_nothing_else_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    release = make_two_states(folder)
    with zipfile.ZipFile(release.path) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    (struck,) = strike(folder, "cases", WITHDRAWN)
    with zipfile.ZipFile(struck.path) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"cases.csv", "translations/ko.csv", "translations/zh_Hans.csv"}
    lines = zip(before["cases.csv"].splitlines(), after["cases.csv"].splitlines(), strict=True)
    ((old, _new),) = [pair for pair in lines if pair[0] != pair[1]]
    assert old.startswith(WITHDRAWN.encode())
    header, *rows = read_table(struck.path, "cases.csv")
    row = dict(zip(header, next(row for row in rows if row[0] == WITHDRAWN), strict=True))
    assert (row["title"], row["summary"]) == ("withheld", "withheld")
    # What was counted can still be told.
    assert (row["people_best"], row["kind"], row["last_reported"]) == ("1", "group", "2023-12-21")
    texts = [row for row in read_table(struck.path, "translations/ko.csv") if row[1] == WITHDRAWN]
    assert {row[-1] for row in texts} == {"withheld"}
    assert b"A woman returned while following her family" not in b"".join(after.values())
    dataset = read_release(struck)
    assert dataset.version == THEN


def test_one_field_is_struck_alone_and_an_address_is_emptied(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    freeze(folder)
    source = next(row for row in read_table(folder / "releases/2026.11.0.zip", "sources.csv")[1:] if row[4])
    (struck,) = strike(folder, "sources", source[0], ["url"])
    header, *rows = read_table(struck.path, "sources.csv")
    row = dict(zip(header, next(row for row in rows if row[0] == source[0]), strict=True))
    assert row["url"] == ""
    assert row["title"] == dict(zip(header, source, strict=True))["title"] != "withheld"


def test_a_row_that_no_release_has_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    release = freeze(folder)
    before = release.path.read_bytes()
    with pytest.raises(ReleaseError, match="no release has a row 2020-nobody in cases"):
        strike(folder, "cases", "2020-nobody")
    assert release.path.read_bytes() == before


# The commands


def test_the_commands_freeze_and_strike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay_out(tmp_path / "data")
    assert main(["freeze", str(folder)]) == 0
    assert "2026.11.0.zip" in capsys.readouterr().out
    assert main(["strike", "cases", TEN, "summary", "--folder", str(folder)]) == 0
    assert main(["strike", "cases", "2020-nobody", "--folder", str(folder)]) == 1
    assert "no release has a row 2020-nobody in cases" in capsys.readouterr().err
    set_cell(folder / "events.csv", 2, "date", "no day")
    assert main(["freeze", str(folder)]) == 1


def test_the_loader_takes_releases_for_no_unknown_files(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    make_two_states(folder)
    assert not {f.code for f in check_folder(folder).report.findings} & {"file-unknown"}


# The record's own releases


def test_every_release_of_the_record_can_be_read() -> None:
    releases = list_releases(DATA_FOLDER)
    assert [release.version for release in releases][-1] == "2026.11.0"
    for release in releases:
        dataset = read_release(release)
        assert dataset.version == release.version


def test_the_first_release_holds_what_its_notes_say() -> None:
    """``data/CHANGELOG.md``: 224 cases, 480 events, 964 claims, 919 sources."""
    dataset = read_release(list_releases(DATA_FOLDER)[-1])
    assert [dataset.row_counts[name] for name in ("cases", "events", "claims", "sources")] == [224, 480, 964, 919]
    assert FOUR in set(dataset.cases["case_id"])

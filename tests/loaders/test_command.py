"""``python -m loaders``: what it prints, with which exit status, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.__main__ import main
from loaders.catalogue import CATALOGUE
from loaders.codebook import write_codebook
from loaders.contract import read_contract
from tests.loaders.builders import DATA, ROOT, lay_out, read_expected, set_cell

FAULTY, WARNED = "several-faults-in-several-files", "byte-order-mark"


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = main(["check", *map(str, arguments)])
    output = capsys.readouterr()
    assert output.err == ""
    return status, output.out


@pytest.mark.parametrize(
    ("exhibit", "loose", "strict"), [(None, 0, 0), (WARNED, 0, 1), (FAULTY, 1, 1), ("contract-not-json", 1, 1)]
)
def test_the_exit_status_is_1_on_a_fault_and_with_strict_on_a_warning(
    exhibit: str | None, loose: int, strict: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lay_out(tmp_path / "data", exhibit)
    assert check(capsys, folder)[0] == loose
    assert check(capsys, folder, "--strict")[0] == strict


@pytest.mark.parametrize("arguments", [[], ["mend"], ["check", "--format", "xml"], ["check", "a", "b"]])
def test_misuse_has_exit_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_the_text_has_level_file_line_column_value_reason_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = check(capsys, lay_out(tmp_path / "data", "impossible-date"))
    line = next(line for line in text.splitlines() if "2012-02-30" in line)
    assert line.startswith('fault: events.csv, line 8, column "date": "2012-02-30": ')
    assert "names a day that 2012-02 does not have" in line
    assert CATALOGUE["date-unreadable"].remedy in line
    assert line.endswith("[date-unreadable]")


def test_the_text_has_all_faults_of_all_files_at_once_with_counts_and_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = check(capsys, lay_out(tmp_path / "data", FAULTY))
    for file, line, _, code in read_expected(FAULTY):
        place = f"{file}, line {line}, " if line else f"{file}: "
        assert any(place in row and row.endswith(f"[{code}]") for row in text.splitlines()), (file, code)
    assert "     3  fault    word-unknown: A word the enumeration does not have" in text
    assert "events.csv: 23 rows in = 22 kept + 1 refused" in text
    assert "milestones.csv: 0 rows in = 0 kept + 0 refused" in text
    assert text.splitlines()[-1].endswith("8 faults, 1 warning, 5 notes; must not be shown")


def test_a_sound_folder_may_be_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = check(capsys, lay_out(tmp_path / "data"))
    assert text.splitlines()[-1].endswith("0 faults, 0 warnings, 6 notes; may be shown")


def test_the_json_has_the_same_in_plain_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = check(capsys, lay_out(tmp_path / "data", FAULTY), "--format", "json")
    value: dict[str, Any] = json.loads(text)
    assert status == 1
    assert set(value) == {"version", "content_hash", "sound", "levels", "counts", "rows", "findings"}
    assert value["sound"] is False
    assert value["levels"] == {"fault": 8, "warning": 1, "note": 5}
    assert sum(value["counts"].values()) == len(value["findings"]) == 14
    assert value["rows"]["events.csv"] == {"in": 23, "kept": 22, "refused": 1}
    faults = [item for item in value["findings"] if item["level"] != "note"]
    assert sorted([item["file"], item["line"] or 0, item["column"] or "", item["code"]] for item in faults) == [
        [file, line or 0, column or "", code] for file, line, column, code in read_expected(FAULTY)
    ]
    for item in value["findings"]:
        assert set(item) == {"level", "code", "file", "line", "column", "value", "reason", "remedy"}


def test_neither_text_nor_json_repeats_what_would_do_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay_out(tmp_path / "data", "phone-number")
    for form in ("text", "json"):
        status, output = check(capsys, folder, "--format", form)
        assert status == 1
        assert "phone-number" in output
        assert "0143" not in output


def test_what_a_terminal_would_obey_is_spelled_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay_out(tmp_path / "data")
    set_cell(folder / "events.csv", 9, "note", "\x1b[2Jgone \u202eturned")
    set_cell(folder / "series.csv", 1, "unit", "\x1b[2Junit")
    _, text = check(capsys, folder)
    assert "<U+001B>[2Jgone <U+202E>turned" in text
    assert "<U+001B>[2Junit" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


# The codebook


def test_a_stale_codebook_is_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay_out(tmp_path / "data")
    book = tmp_path / "docs" / "codebook.md"
    assert main(["codebook", str(folder)]) == 0
    assert book.read_text("utf-8") == write_codebook(read_contract(folder))
    assert str(book) in capsys.readouterr().out
    assert check(capsys, folder, "--strict")[0] == 0
    book.write_text(book.read_text("utf-8") + "by hand\n", "utf-8")
    status, text = check(capsys, folder)
    assert status == 0
    assert "warning: codebook.md: " in text
    assert "Run: python -m loaders codebook [codebook-stale]" in text
    assert check(capsys, folder, "--strict")[0] == 1


def test_a_codebook_that_is_asked_for_and_missing_or_unreadable_is_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = lay_out(tmp_path / "data"), tmp_path / "book.md"
    assert "[codebook-stale]" in check(capsys, folder, "--codebook", book)[1]
    book.write_bytes(b"\xff\xfe")
    assert "[codebook-stale]" in check(capsys, folder, "--codebook", book)[1]
    assert "[codebook-stale]" not in check(capsys, folder)[1]


def test_the_codebook_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    book = tmp_path / "a" / "b.md"
    assert main(["codebook", str(DATA), "--output", str(book)]) == 0
    assert book.read_text("utf-8") == write_codebook(read_contract(DATA))


def test_no_codebook_is_made_of_a_broken_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", str(lay_out(tmp_path / "data", "contract-not-json"))]) == 1
    assert "fault: datapackage.json: " in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()


# As it is typed


def test_the_record_passes_the_strict_check_with_the_projects_own_codebook() -> None:
    command = [sys.executable, "-m", "loaders", "check", "--strict", "data"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "0 faults, 0 warnings" in run.stdout


def test_a_terminal_of_another_encoding_is_no_crash(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data", "text-not-in-nfc")
    run = subprocess.run(
        [sys.executable, "-m", "loaders", "check", str(folder)],
        cwd=ROOT,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == b""
    assert "평양" in run.stdout.decode("utf-8")

"""The museum of broken files: how an exhibit is laid out, and small edits of the sound folder for other tests.

``tests/fixtures/sound`` is a small folder without a fault or a warning, of real rows. Every other exhibit holds the
files in which it differs, as bytes, and ``expected.json``: ``[file, line, column, code]`` for each fault and warning.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from loaders.contract import read_contract
from loaders.dataset import load
from loaders.problems import Finding, Level
from loaders.report import DataError, Report
from loaders.rows import Record

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FIXTURES = ROOT / "tests" / "fixtures"
SOUND = FIXTURES / "sound"
EXPECTED = "expected.json"
# The contract is the project's own; its version is set, so that a release does not break the exhibits.
VERSION = "2026.11.0"

Place = tuple[str, int | None, str | None, str]


def try_loading(folder: Path) -> Report:
    """The report, from the dataset or from the refusal; the two must agree on whether the folder may be shown."""
    try:
        report, shown = load(folder).report, True
    except DataError as error:
        report, shown = error.report, False
    assert report.sound is shown
    return report


def exhibit_names() -> list[str]:
    """The names of all exhibits, by alphabet: the folders with an ``expected.json``."""
    return sorted(path.parent.name for path in FIXTURES.glob(f"*/{EXPECTED}"))


def lay_out(folder: Path, exhibit: str | None = None) -> Path:
    """Put the sound folder with the project's contract into ``folder``, and the exhibit's files over it."""
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    contract = json.loads((DATA / "datapackage.json").read_bytes())
    contract["version"] = VERSION
    (folder / "datapackage.json").write_text(json.dumps(contract, ensure_ascii=False), "utf-8")
    if exhibit is not None:
        shutil.copytree(FIXTURES / exhibit, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    return folder


def read_expected(exhibit: str) -> list[Place]:
    """What is to be found in an exhibit, in the order of file, line, column and code."""
    places = json.loads((FIXTURES / exhibit / EXPECTED).read_text("utf-8"))
    return sort_places((file, line, column, code) for file, line, column, code in places)


def find_places(findings: Iterable[Finding], *, notes: bool = False) -> list[Place]:
    """Findings as file, line, column and code, in that order; without notes unless asked for."""
    kept = [finding for finding in findings if notes or finding.level is not Level.NOTE]
    return sort_places((finding.file, finding.line, finding.column, finding.code) for finding in kept)


def sort_places(places: Iterable[Place]) -> list[Place]:
    """Places in the order of file, line, column and code, None first."""
    return sorted(places, key=lambda place: (place[0], place[1] or 0, place[2] or "", place[3]))


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as texts by column, read by nothing of ours."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def edit_rows(path: Path, edit: Callable[[list[list[str]]], None]) -> None:
    """Read a CSV file as rows of texts (row 0 is the header), let ``edit`` change them, and write it again."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    edit(rows)
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    path.write_bytes(written.getvalue().encode())


def set_cell(path: Path, line: int, column: str, value: str) -> None:
    """Change one cell of a CSV file without line breaks in cells; the header is line 1."""

    def edit(rows: list[list[str]]) -> None:
        rows[line - 1][rows[0].index(column)] = value

    edit_rows(path, edit)


def make_records(**tables: Iterable[Mapping[str, str]]) -> dict[str, list[Record]]:
    """Records of every table of the contract, empty but for the cells given; the first row of a table is line 2.

    Tables of translations are named with underscores: ``translations_ko``.
    """
    given = {name.replace("_", "-") if name.startswith("translations") else name: rows for name, rows in tables.items()}
    contract = read_contract(DATA)
    records: dict[str, list[Record]] = {}
    for name, table in contract.tables.items():
        empty = dict.fromkeys(table.columns, "")
        records[name] = [
            Record(table.path, line, empty | dict(cells)) for line, cells in enumerate(given.pop(name, ()), start=2)
        ]
    assert not given, f"no such tables: {sorted(given)}"
    return records

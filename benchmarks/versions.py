"""Versions of the record that can be told apart, sound and broken, for data that are replaced under a server.

Each version bears its number in three tables that the first page shows together: the data version of the contract, the
titles and names of cases and crackdowns, and one figure, which is part of the people arrested.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from loaders.contract import DESCRIPTOR

CHANGED_CASE = "2012-03-laos-border-four"
"""A case of one event, an arrest, so that its figure can be any: it is in the record and in the tests' small folder."""

Row = dict[str, str]


def write_version(source: Path, target: Path, number: int) -> Path:
    """Write the data folder ``source`` to the new folder ``target``, as sound as before, marked with ``number``."""
    shutil.copytree(source, target)
    contract = json.loads((target / DESCRIPTOR).read_bytes())
    contract["version"] = f"2099.1.{number}"
    (target / DESCRIPTOR).write_text(json.dumps(contract, ensure_ascii=False), "utf-8")
    figure = str(1000 + number)

    def mark(column: str) -> Callable[[Row], Row]:
        return lambda row: {column: f"{row[column]} of version {number} here"}

    def count(*columns: str) -> Callable[[Row], Row]:
        return lambda row: dict.fromkeys(columns, figure) if row["case_id"] == CHANGED_CASE else {}

    _rewrite(target / "cases.csv", mark("title"), count("people_low", "people_best", "people_high"))
    _rewrite(target / "crackdowns.csv", mark("name"))
    _rewrite(target / "events.csv", count("people_low", "people_best", "people_high"))
    _rewrite(target / "claims.csv", count("people_low", "people_high"))
    return target


def _rewrite(path: Path, *changes: Callable[[Row], Row]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            for change in changes:
                row.update(change(row))
            writer.writerow(row)


def break_version(folder: Path, number: int) -> Path:
    """Break a version in one of six ways, in turn."""
    cases, contract = folder / "cases.csv", folder / DESCRIPTOR
    ways: tuple[Callable[[], object], ...] = (
        lambda: cases.write_bytes(cases.read_bytes() + b"half,a,row\n"),
        cases.unlink,
        lambda: contract.write_bytes(contract.read_bytes()[:-100]),
        lambda: cases.write_bytes(b"\x89PNG\r\n\x1a\n" * 100),
        lambda: cases.write_bytes(b""),
        contract.unlink,
    )
    ways[number % len(ways)]()
    return folder


def turn_link(link: Path, target: Path) -> None:
    """Let ``link`` lead to ``target`` in one step."""
    fresh = link.with_name("next")
    fresh.symlink_to(target, target_is_directory=True)
    fresh.replace(link)

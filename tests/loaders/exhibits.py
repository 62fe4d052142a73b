"""Exhibits of the museum that are made on the spot: too large to keep, or gone by the time they would be looked at."""

from __future__ import annotations

import contextlib
import hashlib
import io
import itertools
import json
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import loaders.reading
from loaders.__main__ import main
from loaders.catalogue import CATALOGUE
from loaders.checking import check_folder
from loaders.contract import read_contract
from loaders.files import read_files
from loaders.freezing import freeze
from loaders.problems import Finding
from loaders.reading import read_table
from loaders.release_check import check_releases
from loaders.releases import list_releases, open_release
from tests.loaders.builders import FIXTURES, Place, set_cell


def leave_out(name: str) -> Callable[[Path], Iterable[Finding]]:
    def make(folder: Path) -> Iterable[Finding]:
        (folder / name).unlink()
        return check_folder(folder).report.findings

    return make


def swell_a_cell(folder: Path) -> Iterable[Finding]:
    set_cell(folder / "events.csv", 9, "note", "ten megabytes " * 750_000)
    return check_folder(folder).report.findings


def replace_without_end(folder: Path) -> Iterable[Finding]:
    seconds = itertools.count(1)

    def read(path: Path) -> bytes:
        data = path.read_bytes()
        if path.name == "series.csv":
            os.utime(path, (next(seconds),) * 2)
        return data

    return check_folder(folder, read).report.findings


def replace_the_contract(folder: Path) -> Iterable[Finding]:
    contract = json.loads((folder / "datapackage.json").read_bytes())
    contract["resources"].append(contract["resources"][-1] | {"name": "geo-lakes", "path": "geo/lakes.geojson"})

    def read(path: Path) -> bytes:
        return json.dumps(contract).encode() if path.name == "datapackage.json" else path.read_bytes()

    return check_folder(folder, read).report.findings


def put_a_folder_in_its_place(folder: Path) -> Iterable[Finding]:
    (folder / "series.csv").unlink()
    (folder / "series.csv").mkdir()
    return check_folder(folder).report.findings


def lead_outside(folder: Path) -> Iterable[Finding]:
    (folder.parent / "secret.csv").write_bytes(b"a\n")
    return read_files(folder, ["../secret.csv"]).findings


def exceed_the_limit(folder: Path) -> Iterable[Finding]:
    data = (folder / "series.csv").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loaders.reading, "FILE_LIMIT", len(data) - 1)
        return read_table("series.csv", data).findings


def ask_for_more(folder: Path) -> Iterable[Finding]:
    contract: Any = json.loads((folder / "datapackage.json").read_bytes())
    (series,) = (table for table in contract["resources"] if table["name"] == "series")
    series["schema"]["fields"][-1]["constraints"]["maxLength"] = 100
    (folder / "datapackage.json").write_text(json.dumps(contract), "utf-8")
    return check_folder(folder).report.findings


def add_a_word(folder: Path) -> Iterable[Finding]:
    contract: Any = json.loads((folder / "datapackage.json").read_bytes())
    (cases,) = (table for table in contract["resources"] if table["name"] == "cases")
    (kind,) = (field for field in cases["schema"]["fields"] if field["name"] == "kind")
    kind["constraints"]["enum"].append("crowd")
    kind["categories"].append({"value": "crowd", "label": "Crowd", "description": "A crowd."})
    (folder / "datapackage.json").write_text(json.dumps(contract), "utf-8")
    set_cell(folder / "cases.csv", 4, "kind", "crowd")
    return check_folder(folder).report.findings


def keep_an_old_codebook(folder: Path) -> Iterable[Finding]:
    book = folder.parent / "codebook.md"
    book.write_text("# Codebook\n\nOf an older release.\n", "utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as output:
        main(["check", str(folder), "--format", "json", "--codebook", str(book)])
    for item in json.loads(output.getvalue())["findings"]:
        kind = CATALOGUE[item.pop("code")]
        item.pop("level")
        yield Finding(kind, **item)


def say_nothing(folder: Path) -> Iterable[Finding]:
    set_cell(folder / "claims.csv", 31, "note", "")
    (note,) = (f for f in check_folder(folder).report.findings if f.file == "claims.csv")
    return [note]


def check_after(spoil: Callable[[Path], object]) -> Callable[[Path], Iterable[Finding]]:
    def make(folder: Path) -> Iterable[Finding]:
        freeze(folder)
        spoil(folder)
        return list(check_releases(folder, read_contract(folder)))

    return make


def raise_the_version(folder: Path) -> None:
    contract: Any = json.loads((folder / "datapackage.json").read_bytes())
    (folder / "datapackage.json").write_text(json.dumps(contract | {"version": "2026.12.0"}), "utf-8")


def put_a_phone_number_in(folder: Path) -> None:
    """As if the rule had come after the release: the file is whole, and what it holds is refused today."""
    (release,) = list_releases(folder)
    files = dict(open_release(release).files)
    files["events.csv"] = (FIXTURES / "phone-number" / "events.csv").read_bytes()
    with zipfile.ZipFile(release.path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    digest = hashlib.sha256(release.path.read_bytes()).hexdigest()
    release.path.with_name("SHA256SUMS").write_text(f"{digest}  {release.path.name}\n", "ascii")
    set_cell(folder / "events.csv", 9, "note", "")
    raise_the_version(folder)


Maker = Callable[[Path], Iterable[Finding]]
MADE: dict[str, tuple[Maker, list[Place]]] = {
    "missing-file": (leave_out("series.csv"), [("series.csv", None, None, "file-missing")]),
    "missing-geometry": (leave_out("geo/rivers.geojson"), [("geo/rivers.geojson", None, None, "file-missing")]),
    "missing-contract": (leave_out("datapackage.json"), [("datapackage.json", None, None, "file-missing")]),
    "cell-of-10-megabytes": (swell_a_cell, [("events.csv", 9, "note", "cell-too-long")]),
    "file-replaced-while-it-is-read": (replace_without_end, [("series.csv", None, None, "file-changing")]),
    "contract-replaced-while-it-is-read": (
        replace_the_contract,
        [("datapackage.json", None, None, "file-changing")],
    ),
    "folder-in-place-of-a-file": (put_a_folder_in_its_place, [("series.csv", None, None, "file-unreadable")]),
    "path-that-leads-outside": (lead_outside, [("../secret.csv", None, None, "file-outside")]),
    "file-too-large": (exceed_the_limit, [("series.csv", None, None, "file-too-large")]),
    "rule-of-the-contract-that-has-no-code": (
        ask_for_more,
        [("series.csv", line, "note", "contract-break") for line in (3, 4)],
    ),
    "word-without-a-label": (add_a_word, [("datapackage.json", None, None, "contract-words")]),
    "old-codebook": (keep_an_old_codebook, [("codebook.md", None, None, "codebook-stale")]),
    "release-without-a-sum": (
        check_after(lambda folder: (folder / "releases" / "2026.12.0.zip").write_bytes(b"not released")),
        [("releases/2026.12.0.zip", None, None, "release-without-sum")],
    ),
    "release-that-was-altered": (
        check_after(lambda folder: (folder / "releases" / "2026.11.0.zip").write_bytes(b"another")),
        [("releases/2026.11.0.zip", None, None, "release-unreadable")],
    ),
    "data-that-differ-from-their-release": (
        check_after(lambda folder: set_cell(folder / "cases.csv", 8, "people_high", "2")),
        [("cases.csv", None, None, "release-differs")],
    ),
    "version-that-is-not-released": (
        check_after(raise_the_version),
        [("releases", None, None, "version-not-released")],
    ),
    "phone-number-in-a-release": (
        check_after(put_a_phone_number_in),
        [
            ("releases", None, None, "version-not-released"),
            ("releases/2026.11.0.zip/events.csv", 9, "note", "phone-number"),
        ],
    ),
    "claim-that-says-nothing": (say_nothing, [("claims.csv", 31, None, "claim-bare")]),
}

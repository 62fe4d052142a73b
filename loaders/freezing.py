"""Making a release, and striking from all releases what must not be repeated."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from loaders.checking import check_folder
from loaders.contract import DESCRIPTOR, RELEASES, Table
from loaders.files import read_files
from loaders.reading import RawTable
from loaders.releases import SUFFIX, SUMS, Release, ReleaseError, list_releases, open_release
from loaders.report import DataError

STRUCK: Final = "withheld"
"""What stands in a release where a text was struck out."""

# The same content gives the same file, whenever it is made.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o644 << 16
_ADDRESS: Final = ("http://", "https://")


def freeze(folder: Path) -> Release:
    """Keep the data as they are now as a release of their version.

    Raises DataError where a fault forbids showing them, and ReleaseError where the version is released already with
    other tables: then it is the version that must be raised.
    """
    checked = check_folder(folder)
    if checked.contract is None or not checked.report.sound:
        raise DataError(checked.report)
    contract = checked.contract
    names = [DESCRIPTOR, *(table.path for table in contract.tables.values())]
    names += [file.path for file in contract.files.values()]
    files = read_files(folder, names).content
    for release in list_releases(folder):
        if release.version == contract.version:
            if open_release(release).differ(files):
                raise ReleaseError(f"version {contract.version} is released with other tables: raise the version")
            return release
    return _put(folder, contract.version, files)


def strike(folder: Path, table: str, id_: str, fields: Sequence[str] = ()) -> list[Release]:
    """Take the texts of a row out of every release: all of them, or those of ``fields``, and their translations.

    Numbers, dates and words of the contract stay, so that what was counted then can still be told. Addresses are
    emptied, other texts read ``withheld``. The releases that held the row are returned, each with its new sum. Raises
    ReleaseError, and then leaves every release as it is, where one cannot be read or no release holds the row.
    """
    struck: list[tuple[Release, dict[str, bytes]]] = []
    for release in list_releases(folder):
        content = open_release(release)
        files = dict(content.files)
        changed = False
        for known, raw in zip(content.contract.tables.values(), content.tables.values(), strict=True):
            if rows := _strike_table(known, raw, table, id_, fields):
                files[known.path] = _write_rows(raw, rows)
                changed = True
        if changed:
            struck.append((release, files))
    if not struck:
        raise ReleaseError(f"no release has a row {id_} in {table}")
    return [_put(folder, release.version, files) for release, files in struck]


def _strike_table(known: Table, raw: RawTable, table: str, id_: str, fields: Sequence[str]) -> list[list[str]] | None:
    """All rows of a table with the texts taken out; None where it holds nothing of the row."""
    names = {name: raw.header.index(name) for name in known.columns}
    rows, found = [], False
    for row in raw.rows:
        cells = list(row.cells)
        for name in _list_struck(known, {name: cells[at] for name, at in names.items()}, table, id_, fields):
            if cells[names[name]]:
                cells[names[name]] = "" if cells[names[name]].startswith(_ADDRESS) else STRUCK
                found = True
        rows.append(cells)
    return rows if found else None


def _list_struck(known: Table, row: Mapping[str, str], table: str, id_: str, fields: Sequence[str]) -> Sequence[str]:
    if known.language is not None or known.name == "changes":
        is_meant = (row["table"], row["id"]) == (table, id_) and (not fields or row["field"] in fields)
        texts = ("text",) if known.language is not None else ("before", "after")
        return texts if is_meant else ()
    if known.name != table or "|".join(row[key] for key in known.primary_key) != id_:
        return ()
    keys = {*known.primary_key, *(name for key in known.foreign_keys for name in key.fields)}
    return [
        field.name
        for field in known.fields
        if field.type == "string"
        and not (field.enum or field.is_date or field.list_of or field.name in keys)
        and (not fields or field.name in fields)
    ]


def _write_rows(raw: RawTable, rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([raw.header, *rows])
    return text.getvalue().encode()


def _put(folder: Path, version: str, files: Mapping[str, bytes]) -> Release:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
            archive.writestr(entry, files[name], compresslevel=9)
    data = buffer.getvalue()
    path = folder / RELEASES / f"{version}{SUFFIX}"
    release = Release(version, path, hashlib.sha256(data).hexdigest())
    path.parent.mkdir(exist_ok=True)
    _replace(path, data)
    kept = [other for other in list_releases(folder) if other.version != version]
    lines = sorted(f"{item.digest}  {item.path.name}\n" for item in (*kept, release))
    _replace(path.with_name(SUMS), "".join(sorted(lines, key=lambda line: line.split()[1])).encode())
    return release


def _replace(path: Path, data: bytes) -> None:
    """Put a file in place at once: whoever reads it meets the old one or the new one."""
    beside = path.with_name(f".{path.name}.writing")
    beside.write_bytes(data)
    os.replace(beside, path)

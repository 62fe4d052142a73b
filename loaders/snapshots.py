"""Snapshots that have passed the checks, kept by their hash, so that a restart need not check them again."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import platform
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from pyarrow.parquet import ParquetFile

from loaders.catalogue import CATALOGUE
from loaders.problems import Finding
from loaders.report import Report, RowCount

# One: an older snapshot may hold what has been withdrawn since.
KEPT = 1
_ROOT = Path(__file__).resolve().parent.parent
_LIBRARIES = ("pandas", "pyarrow", "frictionless", "edtf")
_MANIFEST = "snapshot.json"
_WRITING = ".writing-"

log = logging.getLogger(__name__)


@cache
def hash_rules() -> str:
    """A hash of what decides about a snapshot besides its bytes: our code, Python and the libraries it relies on."""
    digest = hashlib.sha256()
    for path in sorted([*_ROOT.glob("loaders/**/*.py"), *_ROOT.glob("rules/**/*.py")]):
        digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(f"python={platform.python_version()}\0".encode())
    for library in _LIBRARIES:
        digest.update(f"{library}={version(library)}\0".encode())
    return digest.hexdigest()


class SnapshotCache:
    """A folder of checked snapshots: Parquet files with their hashes. Damage of any kind means a fresh check."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _place(self, content_hash: str) -> Path:
        return self.folder / f"{content_hash[:32]}-{hash_rules()[:16]}"

    def read(self, content_hash: str) -> tuple[dict[str, pd.DataFrame], Report] | None:
        """The frames and the report of a snapshot, or None where it is not known or not whole."""
        place = self._place(content_hash)
        try:
            manifest = json.loads(_read_whole(place / _MANIFEST))
            if manifest["content_hash"] != content_hash or manifest["rules_hash"] != hash_rules():
                return None
            frames = {
                name: _read_frame(place / f"{name}.parquet", digest) for name, digest in manifest["frames"].items()
            }
            findings = tuple(_read_finding(item) for item in manifest["findings"])
            rows = {file: RowCount(*counts) for file, counts in manifest["rows"].items()}
            return frames, Report(manifest["version"], content_hash, findings, rows)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("the kept snapshot %s is damaged and is checked afresh: %s", place.name, error)
            return None

    def write(self, content_hash: str, frames: dict[str, pd.DataFrame], report: Report) -> None:
        """Keep a snapshot; a folder that cannot be written is logged and otherwise makes no difference."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear_leftovers()
            with tempfile.TemporaryDirectory(dir=self.folder, prefix=_WRITING) as name:
                temporary = Path(name) / "snapshot"
                temporary.mkdir()
                manifest = {
                    "content_hash": content_hash,
                    "rules_hash": hash_rules(),
                    "version": report.version,
                    "frames": {table: _write_frame(temporary / f"{table}.parquet", frames[table]) for table in frames},
                    "findings": [finding.to_json() for finding in report.findings],
                    "rows": {file: (count.rows_in, count.kept, count.refused) for file, count in report.rows.items()},
                }
                _write_whole(temporary / _MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())
                place = self._place(content_hash)
                shutil.rmtree(place, ignore_errors=True)
                os.replace(temporary, place)
            self._forget_old()
        except OSError as error:
            log.warning("the checked snapshot could not be kept: %s", error)

    def _clear_leftovers(self) -> None:
        # Of any age: what a killed process left may hold what has been withdrawn since. Another process that is
        # writing right now loses no more than the keeping of its snapshot.
        for leftover in self.folder.glob(f"{_WRITING}*"):
            shutil.rmtree(leftover, ignore_errors=True)

    def _forget_old(self) -> None:
        places = [path for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        for place in sorted(places, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
            shutil.rmtree(place, ignore_errors=True)


def _write_whole(path: Path, data: bytes) -> None:
    path.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)


def _read_whole(path: Path) -> bytes:
    digest, _, data = path.read_bytes().partition(b"\n")
    if hashlib.sha256(data).hexdigest().encode() != digest:
        raise ValueError(f"{path.name} is not as it was written")
    return data


def _read_frame(path: Path, digest: str) -> pd.DataFrame:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(f"{path.name} is not as it was written")
    # Not by pandas.read_parquet, which goes through pyarrow's pool of threads: once started, it aborts about one
    # process in fifty as it ends, its work done (apache/arrow issues 34314 and 50482; pyarrow 26.0.1, November 2026).
    table = ParquetFile(io.BytesIO(data), pre_buffer=False).read(use_threads=False)
    frame: pd.DataFrame = table.to_pandas(use_threads=False)
    return frame


def _write_frame(path: Path, frame: pd.DataFrame) -> str:
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    path.write_bytes(buffer.getvalue())
    return hashlib.sha256(buffer.getvalue()).hexdigest()


def _read_finding(item: dict[str, str | int | None]) -> Finding:
    column, line = item["column"], item["line"]
    return Finding(
        kind=CATALOGUE[str(item["code"])],
        file=str(item["file"]),
        line=line if isinstance(line, int) else None,
        column=None if column is None else str(column),
        value=str(item["value"]),
        reason=str(item["reason"]),
        remedy=str(item["remedy"]),
    )

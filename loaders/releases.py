"""The releases of the record: each kept whole, as one compressed file, and read back as it was then.

They lie beside the tables, as ``releases/2026.11.0.zip``: a Data Package of the contract and all its files. What each
file must be stands in ``releases/SHA256SUMS``, in the form that ``sha256sum --check`` reads.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
import threading
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from loaders.contract import DESCRIPTOR, RELEASES, VERSION_FORM, Contract, ContractError, read_contract
from loaders.dataset import Dataset
from loaders.files import hash_content
from loaders.frames import make_frames
from loaders.reading import RawTable, read_table
from loaders.report import Report

SUMS: Final = "SHA256SUMS"
SUFFIX: Final = ".zip"
# A release takes some 20 MB of memory; a reader compares one with the data of the moment.
_KEPT: Final = 2
_LINE: Final = re.compile(rf"([0-9a-f]{{64}}) [ *]({VERSION_FORM}){re.escape(SUFFIX)}")

log = logging.getLogger(__name__)


class ReleaseError(Exception):
    """A release that cannot be read: the file is missing, is not what its sum says, or is of another time."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its ``version``, its file, and the SHA-256 of the file, in hexadecimal."""

    version: str
    path: Path
    digest: str


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What a release holds: the bytes of each file by its path, and the contract among them."""

    files: Mapping[str, bytes]
    contract: Contract

    @property
    def tables(self) -> dict[str, RawTable]:
        """The tables as text, by the contract's names."""
        return {
            table.name: read_table(table.path, self.files[table.path], table.columns)
            for table in self.contract.tables.values()
        }

    def differ(self, files: Mapping[str, bytes]) -> list[str]:
        """The paths of tables that are not the same in ``files``. A clearer contract is no change of the data."""
        paths = [table.path for table in self.contract.tables.values()]
        return [path for path in paths if self.files[path] != files.get(path)]


def sort_key(version: str) -> tuple[int, ...]:
    """2026.9.0 comes before 2026.11.0."""
    return tuple(int(part) for part in version.split("."))


def list_releases(folder: Path) -> tuple[Release, ...]:
    """The releases of a data folder, the newest first; none where nothing has been released."""
    try:
        lines = (folder / RELEASES / SUMS).read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    releases = {match[2]: Release(match[2], folder / RELEASES / f"{match[2]}{SUFFIX}", match[1]) for match in found}
    return tuple(releases[version] for version in sorted(releases, key=sort_key, reverse=True))


def read_bytes(release: Release) -> bytes:
    """The file of a release. Raises ReleaseError where it is missing or is not what its sum says."""
    try:
        data = release.path.read_bytes()
    except OSError as error:
        raise ReleaseError(f"{release.path.name}: {error.strerror or type(error).__name__}") from None
    if hashlib.sha256(data).hexdigest() != release.digest:
        raise ReleaseError(f"{release.path.name} is not what its sum says")
    return data


def open_release(release: Release) -> Content:
    """The content of a release. Raises ReleaseError."""
    data = read_bytes(release)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        return Content(files, read_contract(files[DESCRIPTOR]))
    except (zipfile.BadZipFile, KeyError, ContractError) as error:
        raise ReleaseError(f"{release.path.name} is no release: {error}") from None


def read_release(release: Release) -> Dataset:
    """A release as the dataset it was.

    It passed the checks of its day, and no rule that came later is asked of it: its report is empty. Raises
    ReleaseError, where the file is unsound or of a contract that this code can no longer read.
    """
    content = open_release(release)
    try:
        frames = make_frames(content.contract, content.tables)
    except Exception as error:
        raise ReleaseError(f"{release.path.name} cannot be read by this code: {error!r}") from error
    content_hash = hash_content(content.files)
    report = Report(content.contract.version, content_hash, (), {})
    return Dataset(content.contract, content_hash, report, MappingProxyType(frames))


class Shelf:
    """The releases of one data folder, of which the last ones used are kept open. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # As text, since each request to the API asks for its time: a Path costs more than all else of such an answer.
        self._sums = str(folder / RELEASES / SUMS)
        self._lock = threading.Lock()
        self._open: OrderedDict[str, Dataset] = OrderedDict()

    def list(self) -> tuple[Release, ...]:
        """The releases as they are now, the newest first."""
        return list_releases(self._folder)

    def read_state(self) -> int | None:
        """Another value after each change of a release; None where there are none. Opens no file."""
        try:
            return os.stat(self._sums).st_mtime_ns
        except OSError:
            return None

    def find(self, version: str) -> Release | None:
        """The release of that version, or None."""
        return next((release for release in self.list() if release.version == version), None)

    def read(self, version: str) -> Dataset | None:
        """The dataset of that release; None where there is none, or it cannot be read, which the log says."""
        releases = {release.digest: release for release in self.list()}
        with self._lock:
            # What has been struck from a release must not lie on in what was read of it before.
            for digest in self._open.keys() - releases.keys():
                del self._open[digest]
            release = next((release for release in releases.values() if release.version == version), None)
            if release is None:
                return None
            dataset = self._open.get(release.digest)
            if dataset is None:
                try:
                    dataset = read_release(release)
                except ReleaseError as error:
                    log.error("a release cannot be shown: %s", error)
                    return None
            self._open[release.digest] = dataset
            self._open.move_to_end(release.digest)
            while len(self._open) > _KEPT:
                self._open.popitem(last=False)
            return dataset

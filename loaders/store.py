"""The dataset of the running process: loaded once, handed to every page and request, swapped whole."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loaders.contract import DATA_FOLDER, Contract, read_contract
from loaders.dataset import Dataset, load
from loaders.needed import find_words
from loaders.releases import Shelf
from loaders.report import DataError, Report
from loaders.snapshots import SnapshotCache

DATA_VARIABLE = "REPATRIATION_WATCH_DATA"
CACHE_VARIABLE = "REPATRIATION_WATCH_CACHE"
_SHOWN_FAULTS = 20

log = logging.getLogger(__name__)


class NoDataError(Exception):
    """No snapshot has passed the checks yet, so there is nothing to show."""


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """What curators see: the dataset shown (None if none ever loaded), the last fault, and when the two came about.

    ``last_fault`` names files, lines and codes, never values: these could be what must not be repeated.
    ``checked_at`` is when the folder was last read, ``loaded_at`` when the dataset was taken over (both UTC).
    ``moving``: the fault is that files were replaced while they were read, so that another look may go well.
    """

    dataset: Dataset | None
    last_fault: str | None
    checked_at: datetime | None
    loaded_at: datetime | None = None
    moving: bool = False


class Store:
    """Holds one dataset for one folder; safe to use from several threads."""

    def __init__(self, folder: Path, cache: SnapshotCache | None) -> None:
        self._folder = folder
        self._cache = cache
        self._lock = threading.Lock()
        self._status = StoreStatus(None, None, None)
        self._labels: Contract | None = None

    @property
    def folder(self) -> Path:
        """The folder of data."""
        return self._folder

    def current(self) -> Dataset:
        """The dataset, loaded at the first call. Raises NoDataError while no snapshot has passed the checks."""
        dataset = self._status.dataset
        if dataset is None:
            with self._lock:
                # Another thread may have loaded it while this one waited.
                dataset = self._status.dataset or self._load().dataset
        if dataset is None:
            raise NoDataError(self._status.last_fault)
        return dataset

    def status(self) -> StoreStatus:
        """The state as it is now, without loading anything."""
        return self._status

    def reload(self) -> StoreStatus:
        """Load the folder; if it has faults, keep what was there, and say so in the log and the status.

        Data that are the same as before (``content_hash``) leave the very dataset in place.
        """
        with self._lock:
            return self._load()

    def _load(self) -> StoreStatus:
        before, now = self._status, datetime.now(UTC)
        try:
            fresh = load(self._folder, self._cache)
            self._check_labels(fresh)
        except DataError as error:
            fault, moving = error.report.sum_up(_SHOWN_FAULTS), _is_moving(error.report)
            if not (moving and before.moving):  # it is tried again every few seconds: once is enough
                log.error("the data were not taken over: %s", fault)
            self._status = StoreStatus(before.dataset, fault, now, before.loaded_at, moving)
        except Exception:
            # Whatever happens in here, the last good snapshot stays up (design, principle 6).
            fault = "the loader itself failed; see the log"
            log.exception("the data were not taken over")
            self._status = StoreStatus(before.dataset, fault, now, before.loaded_at)
        else:
            shown = before.dataset
            if shown is not None and shown.content_hash == fresh.content_hash:
                self._status = StoreStatus(shown, None, now, before.loaded_at)
            else:
                self._status = StoreStatus(fresh, None, now, now)
                log.info("data version %s were taken over (%s)", fresh.version, fresh.content_hash[:12])
        return self._status

    def _check_labels(self, fresh: Dataset) -> None:
        # The pages take the labels of words from the project's contract as it was at the first load, and keep them:
        # a word that came later would end in a traceback on a page. A restart knows it.
        if self._labels is None:
            same = self._folder.resolve() == DATA_FOLDER
            self._labels = fresh.contract if same else read_contract(DATA_FOLDER)
        if findings := tuple(find_words(fresh.contract, self._labels)):
            raise DataError(Report(fresh.version, fresh.content_hash, findings, {}))


def _is_moving(report: Report) -> bool:
    return any(finding.code == "file-changing" for finding in report.findings)


def _from_environment() -> Store:
    folder = Path(os.environ.get(DATA_VARIABLE) or DATA_FOLDER)
    cache = os.environ.get(CACHE_VARIABLE)
    return Store(folder, SnapshotCache(Path(cache) if cache else DATA_FOLDER.parent / ".cache" / "snapshots"))


_store = _from_environment()
_releases = Shelf(_store.folder)


def current() -> Dataset:
    """The dataset of this process. Raises NoDataError while no snapshot has passed the checks."""
    return _store.current()


def status() -> StoreStatus:
    """The state of this process's store, without loading anything."""
    return _store.status()


def releases() -> Shelf:
    """The releases of the data this process shows."""
    return _releases


def folder() -> Path:
    """The folder of data this process shows."""
    return _store.folder


def reload() -> StoreStatus:
    """Look at the data folder again; a snapshot with faults leaves the last good one in place."""
    return _store.reload()

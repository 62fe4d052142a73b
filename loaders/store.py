"""The dataset of the running process: loaded once, handed to every page and request, swapped whole."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loaders.contract import DATA_FOLDER
from loaders.dataset import Dataset, load
from loaders.report import DataError
from loaders.snapshots import SnapshotCache

DATA_VARIABLE = "REPATRIATION_WATCH_DATA"
CACHE_VARIABLE = "REPATRIATION_WATCH_CACHE"
_SHOWN_FAULTS = 20

log = logging.getLogger(__name__)


class NoDataError(Exception):
    """No snapshot has passed the checks yet, so there is nothing to show."""


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """What curators see: the dataset shown (None if none ever loaded), the last fault, and when it was looked.

    ``last_fault`` names files, lines and codes, never values: these could be what must not be repeated.
    """

    dataset: Dataset | None
    last_fault: str | None
    checked_at: datetime | None


class Store:
    """Holds one dataset for one folder; safe to use from several threads."""

    def __init__(self, folder: Path, cache: SnapshotCache | None) -> None:
        self._folder = folder
        self._cache = cache
        self._lock = threading.Lock()
        self._status = StoreStatus(None, None, None)

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
        """Load the folder; if it has faults, keep what was there, and say so in the log and the status."""
        with self._lock:
            return self._load()

    def _load(self) -> StoreStatus:
        kept, fault = self._status.dataset, None
        try:
            kept = load(self._folder, self._cache)
        except DataError as error:
            fault = error.report.sum_up(_SHOWN_FAULTS)
            log.error("the data were not taken over: %s", fault)
        except Exception:
            # Whatever happens in here, the last good snapshot stays up (design, principle 6).
            fault = "the loader itself failed; see the log"
            log.exception("the data were not taken over")
        self._status = StoreStatus(kept, fault, datetime.now(UTC))
        return self._status


def _from_environment() -> Store:
    folder = Path(os.environ.get(DATA_VARIABLE) or DATA_FOLDER)
    cache = os.environ.get(CACHE_VARIABLE)
    return Store(folder, SnapshotCache(Path(cache) if cache else DATA_FOLDER.parent / ".cache" / "snapshots"))


_store = _from_environment()


def current() -> Dataset:
    """The dataset of this process. Raises NoDataError while no snapshot has passed the checks."""
    return _store.current()


def status() -> StoreStatus:
    """The state of this process's store, without loading anything."""
    return _store.status()


def reload() -> StoreStatus:
    """Look at the data folder again; a snapshot with faults leaves the last good one in place."""
    return _store.reload()

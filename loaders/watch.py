"""Looks at the data folder every few seconds and has changed data taken over once the files stand still."""

from __future__ import annotations

import logging
import math
import os
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from loaders.contract import DESCRIPTOR, ContractError, read_contract
from loaders.dataset import Dataset
from loaders.store import StoreStatus

LOOK_VARIABLE = "REPATRIATION_WATCH_LOOK_SECONDS"
LOOK_SECONDS = 5.0
PATIENCE_LOOKS = 12
"""Files that never stand still are judged all the same after so many looks: a minute at the usual pace."""
SETTLED_SECONDS = 60.0
"""So long after a swap no run that had begun before it is still under way."""
_STOP_SECONDS = 10.0

_LOG = logging.getLogger(__name__)

State = tuple[int, ...]
Fingerprint = Mapping[str, State | None]


def read_pace() -> float:
    """Seconds between two looks, from the environment. Raises ValueError for anything but a number above 0."""
    text = os.environ.get(LOOK_VARIABLE, "").strip()
    try:
        seconds = float(text) if text else LOOK_SECONDS
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise ValueError(f"{LOOK_VARIABLE} is no number of seconds above 0: {text!r}")
    return seconds


class Eye:
    """Takes fingerprints of one folder: cheap, since no file but a contract that has changed is read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._contract: State | None = None
        self._named: tuple[str, ...] = ()

    def take_fingerprint(self) -> Fingerprint:
        """The state (device, inode, size, times) of the contract and of every file it names; None for what is missing.

        Other files in the folder are no part of the record and may change as they like.
        """
        contract = _read_state(self._folder / DESCRIPTOR)
        if contract is None or contract != self._contract:
            self._contract, self._named = contract, ()
            try:
                self._named = _list_files(self._folder)
            except (ContractError, OSError):
                self._contract = None  # asked again at the next look, whatever kept it from being read
        return {DESCRIPTOR: contract} | {name: _read_state(self._folder / name) for name in self._named}


def _list_files(folder: Path) -> tuple[str, ...]:
    contract = read_contract(folder)
    tables, files = contract.tables.values(), contract.files.values()
    return (*(table.path for table in tables), *(file.path for file in files))


def _read_state(path: Path) -> State | None:
    try:
        state = path.stat()
    except (OSError, ValueError):  # ValueError: a name no system can have
        return None
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


class Watcher:
    """Watches the folder of one store from a thread of its own. Make it before the store loads, start it after."""

    def __init__(
        self,
        folder: Path,
        reload: Callable[[], StoreStatus],
        after_swap: Callable[[Dataset], None],
        *,
        pace: float = LOOK_SECONDS,
        settled: float = SETTLED_SECONDS,
    ) -> None:
        """``reload`` is the store's.

        ``after_swap`` is called with the new dataset right after a swap, and once more ``settled`` seconds later: a
        run that had begun before the swap may meanwhile have kept what it made of the older data. What it raises is
        logged.
        """
        self._reload = reload
        self._after_swap = after_swap
        self._pace = pace
        self._settled = settled
        self._eye = Eye(folder)
        # None: nothing has been judged, or what was judged was moving.
        self._judged: Fingerprint | None = self._eye.take_fingerprint()
        self._seen: Fingerprint | None = None
        self._waited = 0
        self._shown: Dataset | None = None
        self._again_at = math.inf
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="data watcher", daemon=True)

    def start(self, status: StoreStatus) -> None:
        """Begin to look. ``status`` is the store's after its first load: nothing loaded, or moving, is judged anew."""
        self._shown = status.dataset
        if status.checked_at is None or status.moving:
            self._judged = None
        self._thread.start()

    def stop(self) -> None:
        """Look no more; returns when a look that is under way has ended, after ten seconds at the latest."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)

    def look(self) -> None:
        """Look once: judge what has changed and has stood still since the look before."""
        if time.monotonic() >= self._again_at:
            self._again_at = math.inf
            self._tell()
        now = self._eye.take_fingerprint()
        if now == self._judged:
            self._seen, self._waited = None, 0
        elif now == self._seen or self._waited >= PATIENCE_LOOKS:
            self._judge(now)
        else:
            self._seen = now
            self._waited += 1

    def _judge(self, now: Fingerprint) -> None:
        status = self._reload()
        self._judged, self._seen, self._waited = (None if status.moving else now), now, 0
        if status.dataset is not self._shown:
            self._shown = status.dataset
            self._again_at = time.monotonic() + self._settled
            self._tell()

    def _tell(self) -> None:
        if self._shown is None:
            return
        try:
            self._after_swap(self._shown)
        except Exception:
            _LOG.exception("new data are shown, but what follows a swap went wrong")

    def _watch(self) -> None:
        while not self._stop.wait(self._pace):
            try:
                self.look()
            except Exception:
                # Whatever happens: the next look may go well, and readers have the last good data.
                _LOG.exception("a look at the data folder went wrong")

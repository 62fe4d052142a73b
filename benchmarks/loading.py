"""How long a folder takes to load: in full, and with its hash known. Run as a module it is one loading process."""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from loaders.dataset import load
from loaders.report import Report
from loaders.snapshots import SnapshotCache

ROOT = Path(__file__).resolve().parents[1]
Manner = Literal["cold", "known"]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock on the wall, and seconds of CPU."""

    wall: float
    cpu: float


class Loader:
    """A process of its own that loads one folder over and over, its imports long done."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def load(self, manner: Manner) -> Cost:
        """Load once: ``cold`` reads and checks everything, ``known`` finds the snapshot by its hash."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(manner, file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the loading process has ended; what it said stands above")
        return Cost(**json.loads(answer))


@contextmanager
def start_loader(folder: Path, cache: Path) -> Iterator[Loader]:
    """A ``Loader`` for a folder, until the block ends. ``cache`` is where snapshots known by their hash lie."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(folder), str(cache)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Loader(process)
    finally:
        process.communicate()


def load_afresh(folder: Path, cache: Path, manner: Manner) -> Cost:
    """The same in a fresh process, from the start of Python and with all imports."""
    cpu, wall = _children(), time.perf_counter()
    command = [sys.executable, "-m", __name__, str(folder), str(cache)]
    subprocess.run(command, input=manner, text=True, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return Cost(time.perf_counter() - wall, _children() - cpu)


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def make_known(folder: Path, cache: Path) -> Mapping[str, int]:
    """Put a folder's snapshot into the cache where it is not there yet; returns rows by table."""
    return load(folder, SnapshotCache(cache)).row_counts


class _Known(SnapshotCache):
    """A cache that is never filled here: a load that would do so did not find what it was to find."""

    def write(self, content_hash: str, frames: dict[str, pd.DataFrame], report: Report) -> None:
        raise LookupError(f"the snapshot {content_hash[:12]} is not in {self.folder}")


def _obey(folder: Path, cache: SnapshotCache) -> None:
    for order in sys.stdin:
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        load(folder, cache if order.strip() == "known" else None)
        print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)


if __name__ == "__main__":
    _obey(Path(sys.argv[1]), _Known(Path(sys.argv[2])))

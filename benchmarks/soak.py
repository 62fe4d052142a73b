"""``make soak``: many readers for some minutes, sessions that come and go, data that change under the loader.

Fails where a run ends badly, where memory, threads or open files keep growing, or where a snapshot is a mixture.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reruns import open_reader
from benchmarks.servers import Server, start_server
from loaders.dataset import DATA_FOLDER
from loaders.store import Store

READERS = 20
# What a process that leaks nothing may still gain: caches that fill, memory the allocator keeps.
MEMORY_LIMIT_MB = 60
THREAD_LIMIT = 5
FILE_LIMIT = 5
MARK = "MARK"


@dataclass(frozen=True, slots=True)
class State:
    """A process's memory in MB, its threads and its open files."""

    memory: float
    threads: int
    files: int

    @classmethod
    def of(cls, pid: int) -> State:
        """The state of a process on Linux."""
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        status = dict(line.split(":", 1) for line in lines)
        return cls(
            memory=int(status["VmRSS"].split()[0]) / 1024,
            threads=int(status["Threads"]),
            files=len(os.listdir(f"/proc/{pid}/fd")),
        )


def read_for(server: Server, seconds: float) -> int:
    """One reader who looks at the first page again and again; returns how often. Raises RuntimeError on a bad run."""
    end, runs = time.monotonic() + seconds, 0
    with open_reader(server) as reader:
        while time.monotonic() < end:
            reader.run()
            runs += 1
    return runs


def read_together(server: Server, seconds: float) -> int:
    """Twenty readers at once; returns all their runs."""
    with ThreadPoolExecutor(READERS) as readers:
        return sum(readers.map(read_for, [server] * READERS, [seconds] * READERS))


def come_and_go(server: Server, times: int) -> None:
    """Sessions of one run each, one after the other."""
    for _ in range(times):
        with open_reader(server) as reader:
            reader.run()


def soak_server(seconds: float) -> list[str]:
    """Load a server twice; what grew from the first time to the second is a leak."""
    with (
        tempfile.TemporaryDirectory() as folder,
        start_server("dashboard.py", Path(folder)) as server,
    ):
        states = []
        for turn in range(2):
            runs = read_together(server, seconds)
            come_and_go(server, 60)
            # Closed sessions are kept a minute for readers whose line dropped (server.disconnectedSessionTTL).
            time.sleep(75)
            server.rest()
            states.append(State.of(server.pid))
            print(f"turn {turn + 1}: {runs} runs by {READERS} readers in {seconds:.0f} s, then {states[-1]}")
    before, after = states
    grown = {
        "memory (MB)": (after.memory - before.memory, MEMORY_LIMIT_MB),
        "threads": (after.threads - before.threads, THREAD_LIMIT),
        "open files": (after.files - before.files, FILE_LIMIT),
    }
    return [f"{name} grew by {gain:.0f}, more than {limit}" for name, (gain, limit) in grown.items() if gain > limit]


def soak_store(swaps: int) -> list[str]:
    """Swap the data under a store, every fifth time for broken ones, while threads read from it.

    Each version of the data carries its number in a note of the events and of the claims; a reader who sees two
    numbers has a mixture.
    """
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        link = place / "data"
        link.symlink_to(_make_version(place, 0), target_is_directory=True)
        store, done = Store(link, None), threading.Event()
        store.current()

        def read() -> None:
            while not done.is_set():
                dataset = store.current()
                marks = set(dataset.events["note"].str.extract(rf"{MARK}(\d+)", expand=False).dropna())
                marks |= set(dataset.claims["note"].str.extract(rf"{MARK}(\d+)", expand=False).dropna())
                if len(marks) != 1:
                    wrong.append(f"a mixture of {sorted(marks)}")

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(1, swaps + 1):
            broken = number % 5 == 0
            version = _make_version(place, number, broken=broken)
            fresh = place / "next"
            fresh.symlink_to(version, target_is_directory=True)
            fresh.replace(link)
            shown = store.current().content_hash
            status = store.reload()
            if broken != (status.last_fault is not None):
                wrong.append(f"version {number}: fault {status.last_fault}")
            if broken and store.current().content_hash != shown:
                wrong.append(f"version {number}: broken data are shown")
            shutil.rmtree(place / f"v{number - 1}")
        done.set()
        for thread in threads:
            thread.join()
    print(f"{swaps} swaps, {swaps // 5} of them broken")
    return wrong


def _make_version(place: Path, number: int, *, broken: bool = False) -> Path:
    folder = place / f"v{number}"
    shutil.copytree(DATA_FOLDER, folder)
    for table in ("events", "claims"):
        path = folder / f"{table}.csv"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        # The last column of both tables is the note; a plain row ends with it unquoted.
        marked = next(i for i, line in enumerate(lines) if i and not line.endswith('"\n'))
        lines[marked] = lines[marked].rstrip("\n") + f" {MARK}{number}\n"
        path.write_text("".join(lines), "utf-8")
    if broken:
        with (folder / "cases.csv").open("a", encoding="utf-8") as file:
            file.write("half,a,row\n")
    return folder


def main() -> int:
    """Soak the server and the store; the exit status is 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="of each of the two loads")
    parser.add_argument("--swaps", type=int, default=50)
    options = parser.parse_args()
    wrong = [*soak_store(options.swaps), *soak_server(options.seconds)]
    for line in dict.fromkeys(wrong):
        print(f"wrong: {line}")
    print("soak: fine" if not wrong else f"soak: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""``make soak``: sessions that come and go, many readers for some minutes, data that change under the server.

Fails where a run ends badly, where a session leaves more memory behind than on the bare page, where memory, threads
or open files keep growing, or where a reader sees a mixture.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import streamlit as st

from benchmarks.pages import open_pages
from benchmarks.reading import come_and_go, hold_open, read_on
from benchmarks.reading_memory import State, measure_growth
from benchmarks.records import make_records
from benchmarks.servers import start_server
from benchmarks.swaps import swap_under_readers
from loaders.dataset import DATA_FOLDER

SESSIONS = 2000
SESSION_LIMIT = 5_000
"""Bytes a session may leave behind beyond what it leaves on the bare page."""

READERS = 20
# What a process that leaks nothing may still gain: caches that fill, memory the allocator keeps.
MEMORY_LIMIT_MB = 60
THREAD_LIMIT = 5
FILE_LIMIT = 5


def soak_sessions(sessions: int) -> list[str]:
    """Open and close sessions on the Overview and on the bare page, in turns; the first quarter is warm-up."""
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        with open_pages(make_records(folder, [1])[0], folder) as pages:
            grown = measure_growth(pages.servers, sessions)
    slopes = {}
    for side, growth in grown.items():
        slopes[side], error = growth.find_slope(sessions // 4)
        first, last = (f"{state.memory / 1e6:.1f} MB" for state in (growth.states[0], growth.states[-1]))
        print(f"{side}: {slopes[side]:,.0f} ± {error:,.0f} B a session; {first} at first, {last} after {sessions:,}")
    bare, overview = slopes.values()
    wrong = [error for growth in grown.values() for error in growth.errors]
    if overview > bare + SESSION_LIMIT:
        wrong.append(f"a session leaves {overview:,.0f} B behind, more than {bare:,.0f} + {SESSION_LIMIT:,}")
    return wrong


def soak_server(seconds: float) -> list[str]:
    """Load a server twice; what grew from the first time to the second is a leak."""
    wrong: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="soak-") as folder,
        start_server("dashboard.py", Path(folder)) as server,
    ):
        states = []
        for turn in range(2):
            with hold_open(server, READERS) as readers:
                reading = read_on(readers, seconds, 0)
            wrong += [*reading.errors, *come_and_go(server, 60).errors]
            time.sleep(st.get_option("server.disconnectedSessionTTL"))  # a closed session is kept so long
            server.rest()
            states.append(State.of(server.pid))
            print(f"turn {turn + 1}: {len(reading.seconds)} runs by {READERS} readers in {seconds:.0f} s, {states[-1]}")
        wrong += server.list_complaints()
    before, after = states
    grown = {
        "memory (MB)": ((after.memory - before.memory) / 1e6, MEMORY_LIMIT_MB),
        "threads": (after.threads - before.threads, THREAD_LIMIT),
        "open files": (after.files - before.files, FILE_LIMIT),
    }
    wrong += [f"{what} grew by {gain:.0f}, more than {limit}" for what, (gain, limit) in grown.items() if gain > limit]
    return wrong


def soak_swaps(swaps: int) -> list[str]:
    """Replace the data under a server, some by broken ones, while twenty sessions are active."""
    with tempfile.TemporaryDirectory() as folder:
        seen = swap_under_readers(Path(folder), DATA_FOLDER, swaps, READERS, pause=1.0)
    print(f"{swaps} replacements, {swaps // 3} of them broken: {seen.runs} runs, {len(seen.digests)} versions seen")
    return seen.list_wrong()


def main() -> int:
    """Soak the server and the store; the exit status is 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="of each of the two loads")
    parser.add_argument("--swaps", type=int, default=200)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    options = parser.parse_args()
    wrong = [*soak_swaps(options.swaps), *soak_server(options.seconds), *soak_sessions(options.sessions)]
    for line in dict.fromkeys(wrong):
        print(f"wrong: {line}")
    print("soak: fine" if not wrong else f"soak: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

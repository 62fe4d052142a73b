"""``make load``: 100 sessions open and 10 that read on, on the Overview and on the bare page, in turns.

The exit status is 1 where a run ended badly, a session was lost or a server's log tells of an error; it says nothing
about speed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pages import open_pages
from benchmarks.reading import Reading, hold_open, read_on, read_once
from benchmarks.records import make_records
from benchmarks.reruns import Reader
from benchmarks.servers import Server

GOAL = 1.5
"""p95 of a rerun of the Overview, at most so many times that of the bare page under the same load."""

INTERVALS = {"each every half second": 0.5, "without a pause": 0.0}


@dataclass(frozen=True, slots=True)
class Size:
    """How much is asked of each server: sessions that stay open, sessions that read on, rounds and their seconds."""

    idle: int = 100
    active: int = 10
    rounds: int = 5
    seconds: float = 15


@dataclass(slots=True)
class Side:
    """One server under load: its sessions, what they met by the name of the interval, and all that went wrong."""

    server: Server
    idle: list[Reader]
    active: list[Reader]
    readings: dict[str, list[Reading]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def read(self, interval: str, seconds: float) -> None:
        """One round."""
        reading = read_on(self.active, seconds, INTERVALS[interval])
        self.readings.setdefault(interval, []).append(reading)
        self.errors += reading.errors

    def close(self) -> None:
        """Note what else went wrong: the sessions that only stayed open must still answer, and the log be clean."""
        self.errors += [*read_once(self.idle).errors, *self.server.list_complaints()]


def measure_load(servers: Mapping[str, Server], size: Size) -> dict[str, Side]:
    """Put the servers under the same load in turns, after one round for nothing each; one is at rest meanwhile."""
    with ExitStack() as stack:
        sides = {}
        for name, server in servers.items():
            readers = stack.enter_context(hold_open(server, size.idle + size.active))
            sides[name] = Side(server, readers[size.active :], readers[: size.active])
            read_on(sides[name].active, size.seconds / 3, 0)
        for round_ in range(size.rounds):
            for interval in INTERVALS:
                for side in list(sides.values())[:: 1 if round_ % 2 else -1]:
                    side.read(interval, size.seconds)
                    side.server.rest()
        for side in sides.values():
            side.close()
        return sides


def say_load(sides: Mapping[str, Side]) -> list[str]:
    """A line for each side and interval: reruns, p50 and p95; the p95 of the second side against the first's."""
    lines = []
    for interval in INTERVALS:
        base = None
        for name, side in sides.items():
            all_ = Reading.join(side.readings[interval])
            half, most = (1000 * all_.find_percentile(percent) for percent in (50, 95))
            lines.append(f"{name}, {interval}: {len(all_.seconds):,} reruns, p50 {half:.0f} ms, p95 {most:.0f} ms")
            if base is not None:
                verdict = "met" if most / base <= GOAL else "not met"
                lines.append(f"  p95 {most / base:.2f} × {next(iter(sides))}, goal ≤ {GOAL:g}: {verdict}")
            base = base or most
    return lines


def main() -> int:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    for name, kind in (("idle", int), ("active", int), ("rounds", int), ("seconds", float)):
        parser.add_argument(f"--{name}", type=kind, default=getattr(Size(), name))
    size = Size(**vars(parser.parse_args()))
    print(f"{size}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start", flush=True)
    with tempfile.TemporaryDirectory(prefix="load-") as name:
        folder = Path(name)
        with open_pages(make_records(folder, [1])[0], folder) as pages:
            own, start = time.process_time(), time.monotonic()
            sides = measure_load(pages.servers, size)
            own, start = time.process_time() - own, time.monotonic() - start
    errors = [f"{name}: {error}" for name, side in sides.items() for error in side.errors]
    print("\n".join([*say_load(sides), *dict.fromkeys(errors), f"{len(errors)} errors in {start:.0f} s"]))
    print(f"The readers themselves used {own / start:.0%} of a processor: that is part of both sides' times.")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

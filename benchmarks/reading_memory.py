"""What readers who have gone leave behind in a server: memory, threads, open files."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression

from benchmarks.reading import come_and_go
from benchmarks.servers import Server

BATCH = 50
"""Sessions between two looks at the memory."""
TOGETHER = 4


@dataclass(frozen=True, slots=True)
class State:
    """A process's memory of its own in bytes, its threads and its open files."""

    memory: int
    threads: int
    files: int

    @classmethod
    def of(cls, pid: int) -> State:
        """The state of a process on Linux.

        Memory is what it has allocated ("Anonymous" of ``smaps_rollup``, proc_pid_smaps(5), and what of that was
        swapped out); pages of libraries and files, which come and go as the system likes, are left out.
        """
        rollup, status = (_read_table(Path(f"/proc/{pid}/{name}")) for name in ("smaps_rollup", "status"))
        return cls(
            memory=1024 * (rollup["Anonymous"] + rollup["Swap"]),
            threads=status["Threads"],
            files=len(os.listdir(f"/proc/{pid}/fd")),
        )


def _read_table(path: Path) -> dict[str, int]:
    cells = (line.split() for line in path.read_text().splitlines())
    return {cell[0].rstrip(":"): int(cell[1]) for cell in cells if len(cell) > 1 and cell[1].isdigit()}


@dataclass(slots=True)
class Growth:
    """A server's state by the number of sessions that had come and gone, and all that went wrong."""

    sessions: list[int] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def find_slope(self, warm: int) -> tuple[float, float]:
        """Bytes a session by least squares from ``warm`` sessions on, and the standard error of that.

        The error is the usual one for independent deviations; memory wanders, so it is rather too small. Raises
        StatisticsError for fewer than two looks.
        """
        pairs = [
            (sessions, state.memory)
            for sessions, state in zip(self.sessions, self.states, strict=True)
            if sessions >= warm
        ]
        x, y = zip(*pairs, strict=True) if pairs else ((), ())
        slope, start = linear_regression(x, y)
        rest = math.fsum((b - start - slope * a) ** 2 for a, b in pairs)
        spread = math.fsum((a - math.fsum(x) / len(x)) ** 2 for a in x)
        return slope, math.sqrt(rest / max(len(x) - 2, 1) / spread)


def measure_growth(servers: Mapping[str, Server], sessions: int) -> dict[str, Growth]:
    """Open and close so many sessions of one run each on every server, in turns of ``BATCH``."""
    grown = {name: Growth() for name in servers}
    for done in range(BATCH, sessions + 1, BATCH):
        for name, server in servers.items():
            grown[name].errors += come_and_go(server, BATCH, TOGETHER).errors
            server.rest()
            grown[name].sessions.append(done)
            grown[name].states.append(State.of(server.pid))
    for name, server in servers.items():
        grown[name].errors += server.list_complaints()
    return grown

"""Many readers of one server at once: sessions that stay open, that read on, that come and go. No browser in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import quantiles

from websockets.exceptions import WebSocketException

from benchmarks.reruns import Reader, open_reader
from benchmarks.servers import Server

# A bad run; no answer in time, or nobody there; a broken line.
_FAILURES = (RuntimeError, OSError, WebSocketException)

TOGETHER = 10
"""Sessions that are given their first run, or asked whether they still live, at a time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers met: seconds of each rerun that ended well, and a line for everything that did not."""

    seconds: tuple[float, ...]
    errors: tuple[str, ...]

    @classmethod
    def join(cls, parts: Sequence[Reading]) -> Reading:
        """Several readers' readings as one."""
        return cls(tuple(s for part in parts for s in part.seconds), tuple(e for part in parts for e in part.errors))

    def find_percentile(self, percent: int) -> float:
        """The seconds within which ``percent`` (1 to 99) of the reruns were answered.

        Raises StatisticsError for fewer than two reruns.
        """
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1]


@contextmanager
def hold_open(server: Server, number: int) -> Iterator[list[Reader]]:
    """So many sessions, each of which has seen the first page once, until the block ends."""
    with ExitStack() as stack:
        readers = [stack.enter_context(open_reader(server)) for _ in range(number)]
        if errors := read_once(readers).errors:
            raise RuntimeError(f"{len(errors)} of {number} sessions failed at once: {errors[0]}")
        yield readers


def read_once(readers: Sequence[Reader]) -> Reading:
    """Each reader reruns the page once, ``TOGETHER`` at a time."""
    with ThreadPoolExecutor(TOGETHER) as pool:
        return Reading.join(list(pool.map(lambda reader: _time(reader.run), readers)))


def read_on(readers: Sequence[Reader], seconds: float, interval: float) -> Reading:
    """All readers rerun the page for so long, each every ``interval`` seconds, evenly spread; 0: without a pause.

    A rerun's seconds count from when it was due: one that must wait for the one before it takes longer, as it does
    for a reader. A reader that meets an error stops.
    """
    start = time.monotonic()

    def read(place: int) -> Reading:
        parts: list[Reading] = []
        due = start + interval * place / len(readers)
        while due < start + seconds and not (parts and parts[-1].errors):
            time.sleep(max(0.0, due - time.monotonic()))
            parts.append(_time(readers[place].run, due))
            due = due + interval if interval else time.monotonic()
        return Reading.join(parts)

    with ThreadPoolExecutor(len(readers)) as pool:
        return Reading.join(list(pool.map(read, range(len(readers)))))


def come_and_go(server: Server, sessions: int, together: int = 1) -> Reading:
    """Sessions of one run each, ``together`` at a time; seconds from opening the socket to the end of the run."""

    def read(_: int) -> Reading:
        return _time(lambda: _visit(server))

    with ThreadPoolExecutor(together) as pool:
        return Reading.join(list(pool.map(read, range(sessions))))


def _visit(server: Server) -> None:
    with open_reader(server) as reader:
        reader.run()


def _time(act: Callable[[], object], due: float | None = None) -> Reading:
    start = time.monotonic() if due is None else due
    try:
        act()
    except _FAILURES as error:
        return Reading((), (f"{type(error).__name__}: {error}",))
    return Reading((time.monotonic() - start,), ())

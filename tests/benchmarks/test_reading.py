"""Many readers at once: what they wait for is timed as they feel it, and nothing that goes wrong is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from websockets.exceptions import WebSocketException

from benchmarks.load import GOAL, INTERVALS, Side, Size, measure_load, say_load
from benchmarks.reading import Reading, come_and_go, hold_open, read_on, read_once
from benchmarks.reading_memory import Growth, State, measure_growth
from benchmarks.reruns import Reader
from benchmarks.servers import Server, start_server

PAGE = """import streamlit as st
st.title("A page")
"""


class Slow:
    """Stands for a reader whose reruns take so long, and whose last one ends badly where ``good`` are over."""

    def __init__(self, seconds: float, good: int | None = None) -> None:
        self.seconds, self.good, self.runs = seconds, good, 0

    def run(self) -> None:
        """One rerun."""
        time.sleep(self.seconds)
        self.runs += 1
        if self.good is not None and self.runs > self.good:
            raise RuntimeError("the run did not end well")


def as_readers(*slow: Slow) -> list[Reader]:
    return cast(list[Reader], list(slow))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server of a page with one line."""
    folder = tmp_path_factory.mktemp("page")
    page = folder / "page.py"
    page.write_text(PAGE, "utf-8")
    with start_server(str(page), folder) as server:
        yield server


def test_percentiles_are_those_of_all_readers_together() -> None:
    parts = [Reading(tuple(range(0, 51)), ("a",)), Reading(tuple(range(51, 101)), ("b",))]
    together = Reading.join(parts)
    assert together.find_percentile(50) == 50
    assert together.find_percentile(95) == 95
    assert together.errors == ("a", "b")


def test_readers_keep_to_their_interval_and_are_spread_over_it() -> None:
    quick = [Slow(0), Slow(0)]
    reading = read_on(as_readers(*quick), seconds=0.37, interval=0.1)
    assert [reader.runs for reader in quick] == [4, 4]
    assert len(reading.seconds) == 8


def test_a_rerun_that_must_wait_for_the_one_before_it_counts_from_when_it_was_due() -> None:
    reading = read_on(as_readers(Slow(0.1)), seconds=0.18, interval=0.05)
    assert len(reading.seconds) == 4
    # Due at 0, 0.05, 0.1 and 0.15; ended at 0.1, 0.2, 0.3 and 0.4 at the earliest.
    assert all(taken >= least for taken, least in zip(reading.seconds, (0.1, 0.15, 0.2, 0.25), strict=True))


def test_a_reader_stops_at_an_error_and_the_error_is_kept() -> None:
    bad = Slow(0, good=2)
    reading = read_on(as_readers(bad), seconds=0.2, interval=0)
    assert bad.runs == 3
    assert len(reading.seconds) == 2
    assert reading.errors == ("RuntimeError: the run did not end well",)


def test_sessions_are_held_open_and_all_answer(server: Server) -> None:
    with hold_open(server, 5) as readers:
        reading = read_on(readers[:2], seconds=0.3, interval=0)
        last = read_once(readers)
    assert len(reading.seconds) >= 2
    assert len(last.seconds) == 5
    assert reading.errors == last.errors == ()
    assert server.list_complaints() == []


def test_sessions_that_come_and_go_are_all_answered(server: Server) -> None:
    reading = come_and_go(server, 6, together=3)
    assert len(reading.seconds) == 6
    assert not reading.errors


def test_a_server_that_is_killed_is_an_error_for_every_reader(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text(PAGE, "utf-8")
    with start_server(str(page), tmp_path) as doomed:
        try:
            with hold_open(doomed, 3) as readers:
                doomed.kill()
                reading = read_once(readers)
        except (OSError, WebSocketException):
            pytest.fail("closing a broken line is no error of its own")
    assert len(reading.errors) == 3
    assert not reading.seconds
    assert come_and_go(doomed, 1).errors


def test_a_log_that_tells_of_an_error_is_a_complaint(tmp_path: Path) -> None:
    log = tmp_path / "1.log"
    log.write_text("You can now view it\nINFO: fine\nERROR: broken\nTraceback (most recent call last):\n  File x\n")
    assert Server(1, 1, log).list_complaints() == ["ERROR: broken", "Traceback (most recent call last):"]


def test_load_is_measured_in_turns_and_said_with_its_ratio(server: Server) -> None:
    sides = measure_load({"bare page": server, "Overview": server}, Size(idle=2, active=2, rounds=2, seconds=0.2))
    assert all(len(side.readings[interval]) == 2 for side in sides.values() for interval in INTERVALS)
    assert all(side.errors == [] for side in sides.values())
    said = say_load(sides)
    assert len(said) == 3 * len(INTERVALS)
    assert f"× bare page, goal ≤ {GOAL:g}" in said[2]


@pytest.mark.parametrize(("most", "verdict"), [(1.5, ": met"), (1.6, ": not met")])
def test_the_goal_of_the_load_is_met_up_to_and_at_its_ratio(most: float, verdict: str, server: Server) -> None:
    sides = {
        name: Side(server, [], [], {interval: [Reading((seconds,) * 9, ())] for interval in INTERVALS})
        for name, seconds in (("bare page", 1.0), ("Overview", most))
    }
    assert all(line.endswith(verdict) for line in say_load(sides)[2::3])


def test_an_error_of_an_open_session_is_found_at_the_end(tmp_path: Path) -> None:
    log = tmp_path / "1.log"
    log.touch()
    side = Side(Server(1, 1, log), as_readers(Slow(0), Slow(0, good=0)), [])
    side.close()
    assert side.errors == ["RuntimeError: the run did not end well"]


def test_the_memory_of_a_process_is_what_it_has_allocated() -> None:
    before = State.of(os.getpid())
    taken = bytearray(os.urandom(20_000_000))
    after = State.of(os.getpid())
    assert 15_000_000 < after.memory - before.memory < 60_000_000
    assert len(taken) == 20_000_000
    with open(os.devnull) as _:
        assert State.of(os.getpid()).files == after.files + 1


def test_a_leak_is_found_as_bytes_a_session_and_the_warm_up_does_not_count() -> None:
    looks = [50, 100, 150, 200, 250]
    memory = [1_000_000, 9_000_000, 9_100_000, 9_200_000, 9_300_000]
    growth = Growth(looks, [State(each, 1, 1) for each in memory])
    slope, error = growth.find_slope(100)
    assert slope == pytest.approx(2000)
    assert error == pytest.approx(0, abs=1e-6)
    assert growth.find_slope(0)[0] > 10_000


def test_growth_is_looked_at_after_every_batch_of_sessions(server: Server) -> None:
    growth = measure_growth({"page": server}, 100)["page"]
    assert growth.sessions == [50, 100]
    assert all(state.memory > 10_000_000 for state in growth.states)
    assert growth.errors == []

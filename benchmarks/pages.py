"""The Overview against a bare page that shows the same: CPU of a rerun, time and bytes of a first visit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bare.elements import ELEMENTS_VARIABLE
from benchmarks.loading import make_known
from benchmarks.measures import Line, Repetitions, alternate
from benchmarks.records import Record
from benchmarks.reruns import Run, open_reader
from benchmarks.servers import ROOT, Server, plain_environment, start_server
from benchmarks.visits import Visit, visit
from benchmarks.wire import tap
from loaders.store import CACHE_VARIABLE, DATA_VARIABLE

RERUN_GOAL = {1: 1.5, 100: 3.0}
VISIT_GOAL = 1.2
BATCH = 5
"""Reruns in one sample: one alone is a few milliseconds."""

_SIDES = ("bare page", "Overview")


@dataclass(frozen=True, slots=True)
class Pages:
    """The two servers for one record, by the names of ``_SIDES``."""

    times: int
    servers: Mapping[str, Server]


@contextmanager
def open_pages(record: Record, folder: Path) -> Iterator[Pages]:
    """Record the Overview's elements, then run both servers until the block ends; ``folder`` takes elements, logs."""
    make_known(record.folder, record.cache)
    data = {DATA_VARIABLE: str(record.folder), CACHE_VARIABLE: str(record.cache)}
    elements = folder / f"elements-{record.times}.pickle"
    with (folder / f"elements-{record.times}.log").open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.bare.elements", str(elements)],
            cwd=ROOT,
            env={**plain_environment(), **data},
            check=True,
            stderr=log,
        )
    with (
        start_server("benchmarks/bare/app.py", folder, **{ELEMENTS_VARIABLE: str(elements)}) as bare,
        start_server("dashboard.py", folder, **data) as overview,
    ):
        yield Pages(record.times, dict(zip(_SIDES, (bare, overview), strict=True)))


def measure_reruns(all_pages: list[Pages], some: Repetitions) -> tuple[list[Line], list[str]]:
    """CPU of the server for one rerun, all servers alternating; and, in words, what each sends."""
    samples: dict[str, list[float]] = {}
    words: list[str] = []
    with ExitStack() as stack:
        readers = {}
        for pages in all_pages:
            runs = {}
            for side, server in pages.servers.items():
                reader = readers[_name(side, pages.times)] = stack.enter_context(open_reader(server))
                runs[side] = (reader.run(), reader.run())
            words += _compare(pages.times, runs)
        for name in alternate(dict.fromkeys(readers, some)):
            samples.setdefault(name, []).append(readers[name].measure(BATCH) * 1000)
    lines: list[Line] = []
    first = None
    for pages in all_pages:
        bare, overview = (_name(side, pages.times) for side in _SIDES)
        base = Line(f"rerun of the {bare}, CPU", "ms", samples[bare], some)
        lines.append(base)
        lines.append(
            Line(f"rerun of the {overview}, CPU", "ms", samples[overview], some, base, RERUN_GOAL.get(pages.times))
        )
        first = first or lines[-1]
        if first is not lines[-1]:
            lines.append(Line(f"rerun of the {overview}, CPU", "ms", samples[overview], some, first))
    return lines, words


def measure_visits(pages: Pages, chromium: str, some: Repetitions) -> list[Line]:
    """A first visit in Chromium, alternating: seconds until all is painted, and bytes on the wire."""
    from playwright.sync_api import sync_playwright

    visits: dict[str, list[Visit]] = {side: [] for side in _SIDES}
    with ExitStack() as stack:
        wires = {side: stack.enter_context(tap(server.port)) for side, server in pages.servers.items()}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-proxy-server"])
        stack.callback(browser.close)
        for side in alternate(dict.fromkeys(_SIDES, some)):
            visits[side].append(visit(browser, wires[side]))
    lines = []
    for what, unit, samples in (
        ("time", "s", {side: [each.seconds for each in some_visits] for side, some_visits in visits.items()}),
        ("bytes", "B", {side: [float(each.size) for each in some_visits] for side, some_visits in visits.items()}),
    ):
        bare, overview = _SIDES
        base = Line(f"first visit of the {bare}, {what}", unit, samples[bare], some)
        lines += [base, Line(f"first visit of the {overview}, {what}", unit, samples[overview], some, base, VISIT_GOAL)]
    return lines


def _name(side: str, times: int) -> str:
    return f"{side} × {times}"


def _compare(times: int, runs: Mapping[str, tuple[Run, Run]]) -> Iterator[str]:
    bare, overview = (runs[side][0].elements for side in _SIDES)
    same = "the same elements, byte for byte" if bare == overview else "NOT the same elements: the ratios are worthless"
    yield f"× {times}: the bare page sends {same}."
    for side, (first, again) in runs.items():
        yield (
            f"× {times}, {side}: {len(first.elements)} elements and containers, {first.size:,} B before compression, "
            f"{again.size:,} B in a rerun."
        )

"""Every page against a bare page that shows the same: CPU of a rerun, time and bytes of a first visit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, product
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
from ui.addresses import ADDRESSES

RERUN_GOAL = {1: 1.5, 100: 3.0}
VISIT_GOAL = 1.2
BATCH = 6
"""Reruns in one sample: one alone is a few milliseconds. An even number: a reader goes from one view to the other."""

VIEWS: Mapping[str, tuple[str, str]] = {
    address.title(): (address.url, f"{address.url}?country=CN") for address in ADDRESSES
}
"""Of each page the two addresses between which a reader changes the filter, by its name."""

_SIDES = ("bare page", "record")


@dataclass(frozen=True, slots=True)
class Pages:
    """The two servers for one record, by the names of ``_SIDES``, and which of ``VIEWS`` they can show."""

    times: int
    views: Sequence[str]
    servers: Mapping[str, Server]


@contextmanager
def open_pages(record: Record, folder: Path, views: Sequence[str] = tuple(VIEWS)) -> Iterator[Pages]:
    """Record the elements of each of ``views``, by name, then run both servers until the block ends.

    ``folder`` takes the elements and the logs.
    """
    make_known(record.folder, record.cache)
    data = {DATA_VARIABLE: str(record.folder), CACHE_VARIABLE: str(record.cache)}
    elements = folder / f"elements-{record.times}.pickle"
    with (folder / f"elements-{record.times}.log").open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.bare.elements", str(elements), *chain(*(VIEWS[view] for view in views))],
            cwd=ROOT,
            env={**plain_environment(), **data},
            check=True,
            stderr=log,
        )
    with (
        start_server("benchmarks/bare/app.py", folder, **{ELEMENTS_VARIABLE: str(elements)}) as bare,
        start_server("dashboard.py", folder, **data) as dashboard,
    ):
        yield Pages(record.times, views, dict(zip(_SIDES, (bare, dashboard), strict=True)))


def measure_reruns(all_pages: list[Pages], some: Repetitions) -> tuple[list[Line], list[str]]:
    """CPU of the server for one rerun after a change of filter, all servers and pages alternating.

    Returns also, in words, what each sends.
    """
    samples: dict[str, list[float]] = {}
    words: list[str] = []
    with ExitStack() as stack:
        readers = {}
        for pages, view in chain.from_iterable(product([each], each.views) for each in all_pages):
            runs = {}
            for side, server in pages.servers.items():
                reader = readers[_name(side, view, pages.times)] = stack.enter_context(open_reader(server, VIEWS[view]))
                # Both views once, then the first again, whose large parts the reader knows by now.
                runs[side] = (reader.run(), reader.run(), reader.run(), reader.run())
            words += _compare(view, pages.times, runs)
        for name in alternate(dict.fromkeys(readers, some)):
            samples.setdefault(name, []).append(readers[name].measure(BATCH) * 1000)
    lines: list[Line] = []
    for view in all_pages[0].views:
        first = None
        for pages in all_pages:
            bare, own = (_name(side, view, pages.times) for side in _SIDES)
            base = Line(f"rerun: {bare}, CPU", "ms", samples[bare], some)
            goal = RERUN_GOAL.get(pages.times)
            lines += [base, Line(f"rerun: {own}, CPU", "ms", samples[own], some, base, goal)]
            if first is None:
                first = lines[-1]
            else:
                lines.append(Line(f"rerun: {own}, CPU", "ms", samples[own], some, first))
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
        bare, own = _SIDES
        base = Line(f"first visit of the Overview, {bare}, {what}", unit, samples[bare], some)
        visited = Line(f"first visit of the Overview, {own}, {what}", unit, samples[own], some, base, VISIT_GOAL)
        lines += [base, visited]
    return lines


def _name(side: str, view: str, times: int) -> str:
    return f"{view}, {side} × {times}"


def _compare(view: str, times: int, runs: Mapping[str, tuple[Run, Run, Run, Run]]) -> Iterator[str]:
    bare, own = (runs[side] for side in _SIDES)
    differ = [number for number in (0, 1) if bare[number].elements != own[number].elements]
    same = "NOT the same elements: the ratios are worthless" if differ else "the same elements, byte for byte"
    yield f"{view} × {times}: the bare page sends {same}."
    for side, (first, other, again, _) in runs.items():
        yield (
            f"{view} × {times}, {side}: {len(first.elements)} elements and containers, {first.size:,} B before "
            f"compression; after a change of filter {other.size:,} B, changed back {again.size:,} B."
        )

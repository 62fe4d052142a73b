"""``python -m benchmarks``: measure, and print one table. The exit status says nothing about speed."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

from benchmarks.answers import measure_answers
from benchmarks.finding import measure_finding
from benchmarks.handing import measure_handing
from benchmarks.measures import Line, Repetitions, write_table
from benchmarks.pages import VIEWS, measure_reruns, measure_visits, open_pages
from benchmarks.records import Record, make_records, measure_loading, measure_starts
from loaders.dataset import DATA_FOLDER, load
from tests.conftest import find_chromium

PARTS = ("loading", "starts", "search", "reruns", "visits", "api", "briefings")
OFTEN = Repetitions(30, 5)
SIZES = (1, 10, 100)
ONCE = Repetitions(2, 1)


def main() -> None:
    """Read the command line and measure what it asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure loading, search, reruns, visits, the API and briefings."
    )
    parser.add_argument("--quick", action="store_true", help="few repetitions, no record × 100: to see that it works")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be given several times")
    parser.add_argument(
        "--page", choices=[*VIEWS], action="append", help="of the reruns, those of one page; repeatable"
    )
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        measure(Path(folder), arguments.only or PARTS, arguments.page or [*VIEWS], quick=arguments.quick)
    print(f"\nMeasured in {(time.monotonic() - started) / 60:.0f} minutes.")


def measure(folder: Path, parts: Sequence[str], views: Sequence[str], *, quick: bool) -> None:
    """Measure and print, of the reruns those of ``views``.

    ``folder`` takes the enlarged records, the kept snapshots and the logs.
    """
    some = ONCE if quick else OFTEN
    print(_say_circumstances(), flush=True)
    _tell("making the enlarged records")
    # Only loading is measured at the size in between.
    sizes = SIZES if "loading" in parts else (SIZES[0], SIZES[-1])
    records = make_records(folder, SIZES[:-1] if quick else sizes)
    if "loading" in parts:
        _tell("loading")
        _show(measure_loading(records, some))
    if "starts" in parts:
        _tell("starts")
        _show(measure_starts(records[0], some))
    if "search" in parts:
        _tell("search")
        _show(measure_finding([records[0], records[-1]], some))
    if "api" in parts:
        _tell("the API")
        _show(measure_answers(records[0], folder, some))
    if "briefings" in parts:
        _tell("briefings")
        _show(measure_handing(records[0], some))
    if {"reruns", "visits"} & set(parts):
        _measure_pages(folder, records, parts, views, some)


def _show(lines: Iterable[Line], *words: str) -> None:
    # Each part as soon as it is measured: loading takes the better part of an hour, and a later part may fail.
    print("\n".join(["", write_table(list(lines)), *words]), flush=True)


def _measure_pages(
    folder: Path, records: list[Record], parts: Sequence[str], views: Sequence[str], some: Repetitions
) -> None:
    _tell("starting the servers")
    with ExitStack() as stack:
        pages = [stack.enter_context(open_pages(record, folder, views)) for record in (records[0], records[-1])]
        if "reruns" in parts:
            _tell("reruns")
            lines, words = measure_reruns(pages, some)
            _show(lines, "", *words)
        if "visits" in parts:
            _tell("first visits")
            chromium = find_chromium()
            if chromium is None:
                print("First visits NOT measured: no Chromium was found (CHROMIUM names one).")
            else:
                _show(measure_visits(pages[0], chromium, some))


def _say_circumstances() -> str:
    dataset = load(DATA_FOLDER)
    rows = sum(dataset.row_counts.values())
    return (
        f"Data {dataset.version} ({dataset.content_hash[:12]}, {rows:,} rows), Streamlit {version('streamlit')}, "
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.\n"
        "Medians; what is compared was measured in turns. Cold: read and checked in full; hash known: taken from the "
        "kept snapshot. CPU is that of the process measured, wall what a clock shows."
    )


def _tell(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

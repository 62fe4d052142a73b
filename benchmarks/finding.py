"""Finding cases by words and conditions, in the record and in a record a hundred times as large."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from analysis.selection import find_shown
from analysis.texts import read_texts
from benchmarks.loading import make_known
from benchmarks.measures import Line, Repetitions, alternate
from benchmarks.records import Record
from loaders.dataset import Dataset, load
from loaders.snapshots import SnapshotCache

GOAL: Final = 3.0
BATCH: Final = 5
"""Askings in one sample: one alone is less than a millisecond."""
ROWS: Final = 25

ASKED: Final[Mapping[str, CaseFilter]] = {
    "沈阳": CaseFilter(q="沈阳"),
    "선양": CaseFilter(q="선양"),
    "Shenyang": CaseFilter(q="Shenyang"),
    "two words": CaseFilter(q="Shenyang ten"),
    "authority and years": CaseFilter(country=("CN",), start="2010", end="2014"),
    "words, authority, place and outcome": CaseFilter(
        q="선양", country=("CN",), place=("cn-ln",), outcome=("returned",), start="2008"
    ),
}


def find(dataset: Dataset, case_filter: CaseFilter) -> int:
    """The answer alone: which cases."""
    return int(find_shown(dataset, case_filter).sum())


def open_first_page(dataset: Dataset, case_filter: CaseFilter) -> list[str]:
    """What the list of cases is made of: all that were found, in order, and the titles of the first ``ROWS``."""
    texts = read_texts(dataset, "ko")
    return [texts.say("cases", case_id, "title") for case_id in list_cases(dataset, case_filter)["case_id"].head(ROWS)]


_WAYS: Final[Mapping[str, Callable[[Dataset, CaseFilter], object]]] = {
    "found": find,
    "first page": open_first_page,
}


def measure_finding(records: Sequence[Record], some: Repetitions) -> list[Line]:
    """Time each of ``ASKED`` in this process, all records and ways in turns, on the clock on the wall.

    Everything that is made once for a dataset, such as the index of texts, was made before: nothing is kept of an
    answer, so that each asking looks anew.
    """
    datasets = {}
    for record in records:
        make_known(record.folder, record.cache)
        datasets[record.times] = load(record.folder, SnapshotCache(record.cache))
    turns = {_name(way, asked, times): (way, asked, times) for way in _WAYS for asked in ASKED for times in datasets}
    samples: dict[str, list[float]] = {name: [] for name in turns}
    for name in alternate(dict.fromkeys(turns, some)):
        way, asked, times = turns[name]
        started = time.perf_counter()
        for _ in range(BATCH):
            _WAYS[way](datasets[times], ASKED[asked])
        samples[name].append((time.perf_counter() - started) / BATCH * 1000)
    lines = []
    for way in _WAYS:
        for asked in ASKED:
            base: Line | None = None
            for times in datasets:
                name = _name(way, asked, times)
                goal = GOAL if base is not None and times == max(datasets) else None
                lines.append(Line(name, "ms", samples[name], some, base, goal))
                base = base or lines[-1]
    return lines


def _name(way: str, asked: str, times: int) -> str:
    return f"{way}: {asked} × {times}"

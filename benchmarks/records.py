"""Loading the record, and the record ten and a hundred times over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.enlarge import enlarge
from benchmarks.loading import Cost, Manner, load_afresh, make_known, start_loader
from benchmarks.measures import Line, Repetitions, alternate
from loaders.dataset import DATA_FOLDER

COLD_GOAL = {100: 120.0}
"""At most so many times the time of the record itself."""


@dataclass(frozen=True, slots=True)
class Record:
    """The record ``times`` over: its folder, and the folder in which its snapshot is kept, known by its hash."""

    times: int
    folder: Path
    cache: Path


def make_records(folder: Path, sizes: Sequence[int]) -> list[Record]:
    """The real data folder for 1, and folders below ``folder`` for larger sizes; a cache each, since it keeps one."""
    records = []
    for times in sizes:
        place = DATA_FOLDER if times == 1 else folder / f"record-{times}"
        if times > 1:
            enlarge(DATA_FOLDER, place, times)
        records.append(Record(times, place, folder / f"snapshots-{times}"))
    return records


def measure_loading(records: Sequence[Record], some: Repetitions) -> list[Line]:
    """Time ``load`` in a lasting process for each record, cold and with its hash known, all alternating.

    What Python and the imports take is not in it, so that the ratio of two sizes is that of the work.
    """
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    orders: dict[str, tuple[Record, Manner]] = {
        f"load × {record.times}, {_SAY[manner]}": (record, manner) for record in records for manner in _MANNERS
    }
    with ExitStack() as stack:
        loaders = {record.times: stack.enter_context(start_loader(record.folder, record.cache)) for record in records}
        for record in records:
            make_known(record.folder, record.cache)
            loaders[record.times].load("known")
        for name in alternate(dict.fromkeys(orders, some)):
            record, manner = orders[name]
            costs[name].append(loaders[record.times].load(manner))
    lines = []
    for measured in ("wall", "CPU"):
        for manner in _MANNERS:
            base = None
            for name, (record, of) in orders.items():
                if of == manner:
                    samples = _pick(costs[name], measured)
                    goal = COLD_GOAL.get(record.times) if manner == "cold" else None
                    lines.append(Line(f"{name}, {measured}", "s", samples, some, base, goal))
                    base = base or lines[-1]
    return lines


def measure_starts(record: Record, some: Repetitions) -> Iterator[Line]:
    """Time a fresh process from the start of Python until the data is there, cold and known, alternating."""
    make_known(record.folder, record.cache)
    costs: dict[str, list[Cost]] = {manner: [] for manner in _MANNERS}
    for name in alternate(dict.fromkeys(_MANNERS, some)):
        manner: Manner = "cold" if name == "cold" else "known"
        costs[manner].append(load_afresh(record.folder, record.cache, manner))
    for measured in ("wall", "CPU"):
        base = None
        for manner in _MANNERS:
            name = f"fresh process and load × {record.times}, {_SAY[manner]}, {measured}"
            base = Line(name, "s", _pick(costs[manner], measured), some, base)
            yield base


_MANNERS: tuple[Manner, ...] = ("cold", "known")
_SAY = {"cold": "cold", "known": "hash known"}


def _pick(costs: Sequence[Cost], measured: str) -> list[float]:
    return [cost.wall if measured == "wall" else cost.cpu for cost in costs]

"""People by place: sums, how exactly each place is known, and what is known to no place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, get_args

import pandas as pd

from analysis.frames import list_plain
from analysis.totals import Total, sum_rows
from rules.figures import Figures

Exactness = Literal["town", "county", "province", "country"]
EXACTNESSES: Final[tuple[Exactness, ...]] = get_args(Exactness)
"""How exactly a place is known, from a town (or crossing, or mission) to a country."""

_EXACTNESS: Final[Mapping[str, Exactness]] = MappingProxyType(
    {
        "city": "town",
        "town": "town",
        "border_crossing": "town",
        "embassy": "town",
        "county": "county",
        "prefecture": "county",
        "province": "province",
        "country": "country",
    }
)
_NUMBERS = ("low", "best", "high", "unknown", "shown", "cases")


def sum_places(parts: pd.DataFrame) -> pd.DataFrame:
    """Sums of ``place_rows`` by place, as ``sum_rows`` adds them; what is known to no place is left out.

    Columns: ``place_id``; ``low``, ``best``, ``high`` (Int64, people), ``high_open`` (bool), ``unknown`` (groups of
    unknown size, left out of the sums), ``shown`` (groups of unknown size whose people are in the figures of another
    place, or of none), ``cases``. The most people first, equals by id. A place with ``unknown`` or ``shown`` alone has
    a best of NA: unknown is no zero.
    """
    # In plain Python: a sum by pandas for each of a hundred places took a tenth of a second of every view.
    sums: dict[str, _Sum] = {}
    columns = ["place_id", "case_id", "part", "low", "best", "high", "high_open"]
    for place_id, case_id, part, low, best, high, is_open in list_plain(parts, columns):
        if place_id is not None:
            sums.setdefault(place_id, _Sum()).add(case_id, part, Figures(low, best, high), is_open)
    records = [(place_id, *own.write()) for place_id, own in sums.items()]
    frame = pd.DataFrame(records, columns=["place_id", *_NUMBERS, "high_open"]).astype(
        {"place_id": "string"} | dict.fromkeys(_NUMBERS, "Int64") | {"high_open": "bool"}
    )
    return frame.sort_values(["best", "place_id"], ascending=[False, True], na_position="last", ignore_index=True)


@dataclass(slots=True)
class _Sum:
    low: int = 0
    best: int = 0
    high: int = 0
    rows: int = 0
    unknown: int = 0
    shown: int = 0
    is_open: bool = False
    cases: set[str] = field(default_factory=set)

    def add(self, case_id: str, part: str, figures: Figures, is_open: bool) -> None:
        self.cases.add(case_id)
        if part == "shown":
            self.shown += 1
        elif figures.best is None:
            self.unknown += 1
        else:
            self.rows += 1
            self.low += figures.low or 0
            self.best += figures.best
            self.high += figures.ceiling or 0
            self.is_open |= is_open or figures.high is None

    def write(self) -> tuple[object, ...]:
        figures = (self.low, self.best, self.high) if self.rows else (None, None, None)
        return (*figures, self.unknown, self.shown, len(self.cases), self.is_open)


@dataclass(frozen=True, slots=True)
class Spread:
    """How exactly the places of a figure are known.

    ``by_exactness`` has every ``Exactness``. ``nowhere`` are people (and groups of unknown size) whose place is not
    known; ``overlap`` the people, by best, named at more than one place and counted once in the total, and
    ``overlapping`` the number of cases of which people may be so named. The bests of ``by_exactness`` and ``nowhere``
    less ``overlap`` are the best of ``count_rows``.
    """

    by_exactness: Mapping[Exactness, Total]
    nowhere: Total
    overlap: int
    overlapping: int


def spread_places(parts: pd.DataFrame, places: pd.DataFrame) -> Spread:
    """How exactly the places of ``place_rows`` are known; ``places`` is the table.

    Example: of the people returned on 9 October 2023, 500 by best, 480 are known to two towns.
    Source: data model, "Uncertainty" (places) and counting rule 5.
    """
    types = dict(list_plain(places, ["place_id", "place_type"]))
    counted = parts[(parts["part"] != "shown").astype(bool)]
    overlap = (counted["part"] == "overlap").astype(bool)
    exactness = counted["place_id"].map(lambda place_id: _EXACTNESS[types[place_id]], na_action="ignore")
    return Spread(
        MappingProxyType(
            {word: sum_rows(counted[(exactness == word).fillna(False).astype(bool)]) for word in EXACTNESSES}
        ),
        sum_rows(counted[counted["place_id"].isna() & ~overlap]),
        -int(counted.loc[overlap, "best"].sum()),
        int(overlap.sum()),
    )

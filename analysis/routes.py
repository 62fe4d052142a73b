"""The ways people were taken: from place to place, as the events of a case tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis.frames import list_plain

MOVES: Final = ("transfer", "repatriation", "release", "resettlement")
"""The events that take people from a place."""

_IN_CUSTODY = frozenset({"transfer", "repatriation"})
_COLUMNS = ["case_id", "number", "event_type", "place_id", "to_place_id", "people_low", "people_best", "people_high"]
_LEG = ["case_id", "number", "action", "from_id", "to_id", "low", "best", "high", "implied"]
_DAYS = ["date_first", "date_last", "counting_day"]


def trace_routes(cases: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The legs of the ways of some cases, by case and number.

    1. An event with a ``to_place_id`` is a leg from its place to that one.
    2. Before a transfer or a return a leg is *implied* where all people of the case were held at one place and the
       event takes some of them from another: all were arrested at the one (one arrest, of as many as the case has), or
       a transfer brought all of them there. Nobody reports that way itself. After a transfer of some of them no more
       is implied, and none leads to a release or an arrival: how people got there is theirs.

    ``cases`` are rows of that table, ``events`` of theirs. Columns: ``case_id``, ``number`` (of the event), ``action``
    (its type), ``from_id``, ``to_id``; ``low``, ``best``, ``high`` (Int64, the event's people); ``implied`` (bool); and
    of the event ``date_first``, ``date_last``, ``counting_day``.

    Example (2016-11-shenyang-eight): arrested and taken from Shenyang to Dandong, by the transfer. Example (2013-05-
    laos-nine): Oudomxay to Vientiane to Kunming by two transfers, Kunming to Beijing implied, Beijing to Pyongyang by
    the return.
    """
    sizes = dict(list_plain(cases, ["case_id", "people_best"]))
    own = events[events["case_id"].isin(sizes.keys()).astype(bool)].sort_values(["case_id", "number"], kind="stable")
    by_case: dict[str, list[tuple[Any, ...]]] = {}
    for row in list_plain(own, _COLUMNS):
        by_case.setdefault(row[0], []).append(row)
    legs = [leg for case_id, rows in by_case.items() for leg in _trace(sizes[case_id], rows)]
    texts = dict.fromkeys(("case_id", "action", "from_id", "to_id"), "string")
    numbers = dict.fromkeys(("number", "low", "best", "high"), "Int64")
    frame = pd.DataFrame(legs, columns=_LEG).astype(texts | numbers | {"implied": "bool"})
    days = own[["case_id", "number", *_DAYS]]
    return frame.merge(days, on=["case_id", "number"], how="left", validate="many_to_one")


def _trace(people: int | None, events: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    arrests = [event for event in events if event[2] == "arrest"]
    whole = len(arrests) == 1 and people is not None and arrests[0][6] == people
    at = None
    for case_id, number, action, place, to_place, low, best, high in events:
        if action == "arrest" and whole:
            at = place
        if action not in MOVES:
            continue
        if action in _IN_CUSTODY and at is not None and place is not None and place != at:
            yield case_id, number, action, at, place, low, best, high, True
        if to_place is not None and place is not None:
            yield case_id, number, action, place, to_place, low, best, high, False
        if action == "transfer":
            at = to_place if best is not None and best == people else None


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """``drawn``: legs between two marks. ``named``: the reported legs that cannot be drawn, as ``trace_routes``."""

    drawn: pd.DataFrame
    named: pd.DataFrame


def draw_legs(legs: pd.DataFrame, forms: pd.DataFrame) -> Drawn:
    """Which legs can be drawn: those between two points or rings. The others are named, and no place is invented.

    Legs between the same marks by the same action are one: columns of ``drawn``: ``from_id``, ``to_id`` (marks),
    ``action``, ``implied``, ``best`` (Int64: people, 0 where all are of unknown size), ``unknown`` (legs of unknown
    size), ``from_lon``, ``from_lat``, ``to_lon``, ``to_lat``. A leg within one mark is neither drawn nor named.
    """
    marks = {
        place_id: (anchor, lon, lat)
        for place_id, form, anchor, lon, lat in list_plain(forms, ["place_id", "form", "anchor", "lon", "lat"])
        if form in {"point", "ring"}
    }
    sums: dict[tuple[str, str, str, bool], list[int]] = {}
    named = []
    for position, (start, end, action, implied, best) in enumerate(
        list_plain(legs, ["from_id", "to_id", "action", "implied", "best"])
    ):
        if start not in marks or end not in marks:
            if not implied and start != end:
                named.append(position)
            continue
        key = (marks[start][0], marks[end][0], action, implied)
        if key[0] != key[1]:
            total = sums.setdefault(key, [0, 0])
            total[0] += best or 0
            total[1] += best is None
    records = [(*key, *total, *marks[key[0]][1:], *marks[key[1]][1:]) for key, total in sorted(sums.items())]
    ends = ["from_lon", "from_lat", "to_lon", "to_lat"]
    drawn = pd.DataFrame(records, columns=["from_id", "to_id", "action", "implied", "best", "unknown", *ends])
    types = dict.fromkeys(("from_id", "to_id", "action"), "string") | dict.fromkeys(("best", "unknown"), "Int64")
    return Drawn(
        drawn.astype(types | {"implied": "bool"} | dict.fromkeys(ends, "Float64")),
        legs.iloc[named].reset_index(drop=True),
    )

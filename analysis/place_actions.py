"""What happened to people at a place, for every kind of event that the map shows."""

from __future__ import annotations

from typing import Final, Literal, get_args

import pandas as pd

from analysis.counting import Measure
from analysis.frames import list_plain
from analysis.place_rows import DAYS, FIGURES, place_rows
from analysis.selection import Selection, choose_days
from loaders.dataset import Dataset
from rules.counting import NumberedFigures, count_case
from rules.figures import Figures

Action = Literal["arrest", "transfer", "asylum_bid", "repatriation", "release", "resettlement"]
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
"""The types of events that the map shows, in the order in which they befall people."""

MEASURES: Final[dict[Action, Measure]] = {"arrest": "arrested", "repatriation": "returned"}
"""The actions whose people are counted by the counting rules, so that their places add up to a total."""


def place_action(dataset: Dataset, action: Action, selection: Selection) -> pd.DataFrame:
    """Where one thing happened: for arrests and returns ``place_rows``, for the others the rows below, columns alike.

    1. Of the events of a type, those in the period and place of the filter; each shows its own figures at its
       ``place_id`` (a transfer where they were taken from, a resettlement where they set out).
    2. Nobody is counted twice at one place: where the events of one case at one place add up to more than its
       ``people_high``, the case's own figures stand there once, as by counting rule 3.
    3. The same people may stand at several places, one after the other, so that these rows have no total.
    4. The lens is not asked: it looks at arrests and returns.

    ``part`` is ``whole`` in all rows. Example: the same group of 2005 that was moved twice within one town is one row
    there. Source: data model, "Uncertainty" (places) and counting rules 3 and 4 ("both never apply to releases or
    arrivals": no total is made of these rows).
    """
    if action in MEASURES:
        return place_rows(dataset, MEASURES[action], selection)
    events = selection.events
    events = events[(events["event_type"] == action).astype(bool) & events["in_place"]]
    events = choose_days(events, selection.case_filter).reset_index(drop=True)
    sizes = {
        case_id: Figures(low, best, high)
        for case_id, low, best, high in list_plain(
            selection.cases, ["case_id", "people_low", "people_best", "people_high"]
        )
    }
    by_place: dict[tuple[str, str | None], list[tuple[int, Figures]]] = {}
    columns = ["case_id", "place_id", "people_low", "people_best", "people_high"]
    for position, (case_id, place_id, low, best, high) in enumerate(list_plain(events, columns)):
        by_place.setdefault((case_id, place_id), []).append((position, Figures(low, best, high)))
    kept = [row for (case_id, _place), own in by_place.items() for row in _count_once(sizes[case_id], own)]
    kept.sort(key=lambda row: row[0])
    rows = events[["case_id", "event_id", "place_id", *DAYS]].iloc[[position for position, _figures in kept]]
    rows = rows.reset_index(drop=True).assign(part=pd.Series("whole", index=range(len(kept)), dtype="string"))
    for name in FIGURES:
        rows[name] = pd.array([getattr(figures, name) for _position, figures in kept], dtype="Int64")
    rows["high_open"] = rows["high"].isna().astype(bool)
    return rows[["case_id", "event_id", "place_id", "part", *FIGURES, "high_open", *DAYS]]


def _count_once(case: Figures, own: list[tuple[int, Figures]]) -> list[tuple[int, Figures]]:
    rows = count_case(case, [NumberedFigures(position, figures) for position, figures in own])
    if any(row.rule == 3 for row in rows):
        return [(row.number, row.figures) for row in rows]
    return own

"""Arrests and returns: the rows that count, after counting rules 1 to 4."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from analysis.filters import CaseFilter
from loaders.dataset import Dataset
from rules.counting import CountedRow, NumberedFigures, count_case
from rules.figures import Figures

Measure = Literal["arrested", "returned"]

EVENT_TYPES: dict[Measure, str] = {"arrested": "arrest", "returned": "repatriation"}
_FIGURES = ["people_low", "people_best", "people_high"]
_EVENT_COLUMNS = [
    "event_id",
    "case_id",
    "crackdown_id",
    "case_country",
    "date",
    "date_first",
    "date_last",
    "date_precision",
    "counting_day",
    "by_then",
    "place_id",
    "place_country",
    "place_admin1",
]


def count_rows(dataset: Dataset, measure: Measure, case_filter: CaseFilter) -> pd.DataFrame:
    """The rows that add up to the people arrested, or returned, under a filter.

    1. People arrested are counted over ``arrest`` events, people returned over ``repatriation`` events; the two are
       separate series and are never added.
    2. Rules 3 and 4 are applied to each whole case (``rules.counting.count_case``); where one holds, the case
       stands once, with its own figures, at the first event of the type.
    3. Then the filter's period chooses rows by the counting day of their event.
    4. ``aggregate`` cases count only where the filter asks for them.

    Columns: ``low``, ``best``, ``high`` (Int64; best is NA for people of unknown number), ``rule`` (1, 3 or 4), and
    of the event ``event_id``, ``case_id``, ``crackdown_id``, ``case_country``, ``date`` with its parts,
    ``counting_day``, ``by_then``, ``place_id``, ``place_country``, ``place_admin1``. In the order of the table.

    Example: the Shenyang ten of November 2017 are one row, 10/10/10. Source: data model, counting rules 1 to 4.
    """
    cases = case_filter.choose_cases(dataset)
    events = dataset.events
    events = events[(events["event_type"] == EVENT_TYPES[measure]) & events["case_id"].isin(cases["case_id"])]
    events = events.sort_values(["case_id", "number"], kind="stable")
    sizes = {
        case_id: Figures(low, best, high) for case_id, low, best, high in list_plain(cases, ["case_id", *_FIGURES])
    }
    by_case: dict[str, list[NumberedFigures]] = {}
    positions: dict[tuple[str, int], int] = {}
    for position, (case_id, number, low, best, high) in enumerate(list_plain(events, ["case_id", "number", *_FIGURES])):
        by_case.setdefault(case_id, []).append(NumberedFigures(number, Figures(low, best, high)))
        positions[case_id, number] = position
    counted: list[tuple[int, CountedRow]] = [
        (positions[case_id, row.number], row)
        for case_id, numbered in by_case.items()
        for row in count_case(sizes[case_id], numbered)
    ]
    rows = events[_EVENT_COLUMNS].iloc[[position for position, _ in counted]].reset_index(drop=True)
    for name in ("low", "best", "high"):
        rows[name] = pd.array([getattr(row.figures, name) for _, row in counted], dtype="Int64")
    rows["rule"] = pd.array([row.rule for _, row in counted], dtype="Int64")
    return case_filter.choose_days(rows).reset_index(drop=True)


def list_plain(frame: pd.DataFrame, columns: list[str]) -> list[tuple[Any, ...]]:
    """Rows as plain Python values, in the order of ``columns``, None for unknown: the rules know nothing of pandas."""
    lists = [frame[column].astype(object).where(frame[column].notna(), None).tolist() for column in columns]
    return list(zip(*lists, strict=True))

"""Arrests and returns: the rows that count, after counting rules 1 to 4, by place and period, through a lens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.lens import Seen, read_claims, view_row
from analysis.selection import Selection, choose_days, select
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


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The rows that count (``count_rows``), the same before the lens, and how many of these the lens is silent on."""

    rows: pd.DataFrame
    documented: pd.DataFrame
    silent: int


def count_rows(dataset: Dataset, measure: Measure, case_filter: CaseFilter) -> pd.DataFrame:
    """The rows that add up to the people arrested, or returned, under a filter.

    1. People arrested are counted over ``arrest`` events, people returned over ``repatriation`` events; the two are
       separate series and are never added.
    2. Rules 3 and 4 are applied to each whole case (``rules.counting.count_case``); where one holds, the case
       stands once, with its own figures, at the first event of the type.
    3. Under a place: a case all of whose events of the type lie in it counts as in 2. Of another the events inside
       count, each with its own figures; what the case counts beyond them is not known to be there and is left out.
    4. Rule 3 is applied again to the events inside, so that nobody is counted twice: where they add up to more than
       the case's high, the case stands once, at the first event inside. Rule 4 is not: it would bring back those
       whose place is not known. Where no event inside has a best, they are one row of unknown size.
    5. Then the period chooses rows by the counting day of the event they stand at.
    6. ``aggregate`` cases count only where the filter asks for them.
    7. The lens comes last (``analysis.lens.view_row``): rows on which that sort of claimants says nothing drop out
       (``count_silent`` says how many). What a case had by rule 3 or 4 is looked up on the case, or on the events of
       the type (those inside the place) from which the row was made.

    Columns: ``low``, ``best``, ``high`` (Int64; best is NA for people of unknown number), ``high_open`` (bool: the high
    is not known, or a lens gives it as "at least"), ``rule`` (1, 3 or 4), and of the event ``event_id``, ``case_id``,
    ``crackdown_id``, ``case_country``, ``date`` with its parts, ``counting_day``, ``by_then``, ``place_id``,
    ``place_country``, ``place_admin1``. By case and number.

    Examples: the Shenyang ten of November 2017 are one row, 10/10/10. 9 October 2023 is one row, –/500/620, under
    China; under Liaoning it is the 180 of Dandong, under Jilin the 300 of Tumen and three crossings of unknown size.
    Source: data model, counting rules 1 to 5 and 8.
    """
    return count_selected(dataset, measure, select(dataset, case_filter)).rows


def count_silent(dataset: Dataset, measure: Measure, case_filter: CaseFilter) -> int:
    """On how many rows the lens's sort of claimants says nothing; 0 without a lens."""
    return count_selected(dataset, measure, select(dataset, case_filter)).silent


def count_selected(dataset: Dataset, measure: Measure, selection: Selection) -> Counted:
    """As ``count_rows``, for what is selected already, with what the lens left out."""
    events = selection.events
    events = events[(events["event_type"] == EVENT_TYPES[measure]).astype(bool)]
    sizes = {
        case_id: Figures(low, best, high)
        for case_id, low, best, high in list_plain(selection.cases, ["case_id", *_FIGURES])
    }
    by_case: dict[str, list[_Event]] = {}
    columns = ["case_id", "number", *_FIGURES, "event_id", "in_place"]
    for position, (case_id, number, low, best, high, event_id, inside) in enumerate(list_plain(events, columns)):
        figures = NumberedFigures(number, Figures(low, best, high))
        by_case.setdefault(case_id, []).append(_Event(position, event_id, inside, figures))
    counted = [row for case_id, own in by_case.items() for row in _count_case(sizes[case_id], own)]
    rows = events[_EVENT_COLUMNS].iloc[[row.position for row in counted]].reset_index(drop=True)
    _put_figures(rows, [(row.figures.low, row.figures.best, row.figures.high) for row in counted])
    rows["high_open"] = rows["high"].isna().astype(bool)
    rows["rule"] = pd.array([row.rule for row in counted], dtype="Int64")
    rows = choose_days(rows, selection.case_filter)
    documented = rows.reset_index(drop=True)
    if selection.case_filter.lens is None:
        return Counted(documented, documented, 0)
    seen = _view(dataset, selection.case_filter.lens, documented, [counted[position] for position in rows.index])
    return Counted(seen, documented, len(documented) - len(seen))


@dataclass(frozen=True, slots=True)
class _Event:
    position: int
    event_id: str
    in_place: bool
    figures: NumberedFigures


@dataclass(frozen=True, slots=True)
class _Row:
    position: int
    rule: int
    figures: Figures
    # The events from which the row was made, and whether its event is the case's only one and speaks of all of it.
    events: tuple[tuple[str, Figures], ...]
    alone: bool


def _count_case(case: Figures, events: Sequence[_Event]) -> list[_Row]:
    inside = [event for event in events if event.in_place]
    rows: Sequence[CountedRow] = count_case(case, [event.figures for event in inside])
    if len(inside) < len(events) and any(row.rule == 4 for row in rows):
        rows = [CountedRow(event.figures.number, 1, event.figures.figures) for event in inside]
    at = {event.figures.number: event for event in inside}
    return [
        _Row(
            at[row.number].position,
            row.rule,
            row.figures,
            tuple((event.event_id, event.figures.figures) for event in (inside if row.rule != 1 else [at[row.number]])),
            alone=len(events) == 1 and row.figures.best is not None and row.figures.best == case.best,
        )
        for row in rows
    ]


def _view(dataset: Dataset, lens: str, rows: pd.DataFrame, counted: Sequence[_Row]) -> pd.DataFrame:
    claims = read_claims(dataset, lens)
    viewed = [
        view_row(claims, case_id, row.figures, row.events, whole=row.rule != 1, alone=row.alone)
        for case_id, row in zip(rows["case_id"], counted, strict=True)
    ]
    said: list[tuple[int, Seen]] = [(position, seen) for position, seen in enumerate(viewed) if seen is not None]
    rows = rows.iloc[[position for position, _ in said]].reset_index(drop=True)
    _put_figures(rows, [(seen.low, seen.best, seen.high) for _, seen in said])
    rows["high_open"] = pd.array([seen.high_open for _, seen in said], dtype="bool")
    return rows


def _put_figures(rows: pd.DataFrame, figures: Sequence[tuple[int | None, int | None, int | None]]) -> None:
    for place, name in enumerate(("low", "best", "high")):
        rows[name] = pd.array([triplet[place] for triplet in figures], dtype="Int64")

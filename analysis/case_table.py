"""Cases as a table: when, where, how many, what became of them, how well known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.case_index import read_table
from analysis.counting import EVENT_TYPES, Measure
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.lens import Stated, lies_outside
from analysis.selection import find_shown
from loaders.dataset import Dataset
from loaders.once import once_a_dataset
from rules.counting import NumberedFigures, count_case
from rules.figures import Figures


def list_cases(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The cases a filter shows, the latest first by their first event, equals by id.

    Columns: those of ``cases``, those of ``follow_cases`` (``low``, ``best``, ``high``, the states, ``at_most_states``
    …), and of the first event ``first_date`` (EDTF text) and ``first_day`` (its counting day).
    """
    every, positions = _list_every_case(dataset)
    shown: pd.DataFrame = every[find_shown(dataset, case_filter)[positions]].reset_index(drop=True)
    return shown


@once_a_dataset
def _list_every_case(dataset: Dataset) -> tuple[pd.DataFrame, npt.NDArray[np.int64]]:
    """All cases as ``list_cases``, and of each its position in the table of cases."""
    table = read_table(dataset)
    first = table.events.drop_duplicates("case_id")[["case_id", "date", "counting_day"]]
    first = first.rename(columns={"date": "first_date", "counting_day": "first_day"})
    rows = table.ledgers.merge(table.cases, on="case_id", how="left").merge(first, on="case_id", how="left")
    rows = rows.sort_values(["first_day", "case_id"], ascending=[False, True], kind="stable")
    return rows, rows.index.to_numpy(dtype=np.int64)


def list_case_sources(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """The sources that a case rests on, by date of publication, undated ones last.

    A case rests on the sources of its claims, responses and campaigns. Columns: those of ``sources``.
    """
    order, places = _order_sources(dataset)
    shown: pd.DataFrame = order.iloc[places.get(case_id, [])].reset_index(drop=True)
    return shown


@once_a_dataset
def _order_sources(dataset: Dataset) -> tuple[pd.DataFrame, dict[str, list[int]]]:
    """All sources in the order of ``list_case_sources``, and for each case the positions of its own among them."""
    sources = dataset.sources.sort_values(
        ["published_first", "source_id"], kind="stable", na_position="last", ignore_index=True
    )
    position = {source_id: number for number, source_id in enumerate(sources["source_id"])}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for frame in _telling(dataset):
        told = frame[["case_id", "source_id"]].dropna()
        for case_id, source_id in zip(told["case_id"], told["source_id"], strict=True):
            found[case_id].add(position[source_id])
    return sources, {case_id: sorted(own) for case_id, own in found.items()}


def list_case_claims(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """All claims on a case and its events, by event, then by the day they were stated, undated ones last.

    Columns: as ``analysis.claims.list_crackdown_claims``, and ``event_id`` (NA for a claim on the whole case).
    """
    claims = dataset.claims
    own = claims[(claims["case_id"] == case_id) & (claims["scope"] != "crackdown")]
    number = own["event_id"].str.extract(r"/([0-9]+)$", expand=False).astype("Int64").fillna(0)
    own = own.assign(_number=number).sort_values(
        ["_number", "date_stated_first", "claim_id"], kind="stable", na_position="last"
    )
    own = own.rename(columns={"people_low": "low", "people_high": "high"})
    return own.drop(columns="_number").reset_index(drop=True)


def _telling(dataset: Dataset) -> tuple[pd.DataFrame, ...]:
    claims = dataset.claims
    return claims[claims["scope"] != "crackdown"], dataset.responses, dataset.campaigns


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims that count the same people, and the record's own figures for them.

    ``event`` is the row of ``events``, or None where the claims are on the whole case; ``claims`` as
    ``list_case_claims``.
    """

    measure: Measure
    figures: Figures
    event: pd.Series | None
    claims: pd.DataFrame


def choose_compared(case: pd.Series, events: pd.DataFrame, claims: pd.DataFrame) -> Compared | None:
    """What most can be compared of a case: who says how many were arrested, or returned.

    1. Compared are the arrests and returns with a best, each with the claims on it; and, where rule 3 or 4 counts
       the case for its arrests or returns, the case with the claims on the whole.
    2. A claim is compared where it states a number and does not lie wholly outside the range: such a claim counts
       something else, as its note says.
    3. Taken is where most different figures are claimed, then most claims, then most people; with fewer than two
       claims there is none. An event of one person is not taken from a larger case: it would point at that person.

    ``case`` is a row of ``cases``, the frames hold that case only. Source: data model, counting rule 8 and "Claims
    disagree".
    """
    options = [option for measure in EVENT_TYPES for option in _list_options(measure, case, events, claims)]
    options = [option for option in options if len(option.claims) >= 2]
    return max(options, key=_weigh, default=None)


def _list_options(measure: Measure, case: pd.Series, events: pd.DataFrame, claims: pd.DataFrame) -> Iterator[Compared]:
    own = events[events["event_type"] == EVENT_TYPES[measure]].sort_values("number")
    numbered = [NumberedFigures(int(event["number"]), _figures(event)) for event in own.to_dict("records")]
    whole = _figures(case)
    if any(row.rule != 1 for row in count_case(whole, numbered)) and whole.best is not None:
        yield Compared(measure, whole, None, _comparable(claims[claims["event_id"].isna()], whole))
    for _, event in own.iterrows():
        figures = _figures(event)
        if figures.best is not None and (figures.best > 1 or whole.best == 1):
            on_event = claims[(claims["event_id"] == event["event_id"]).fillna(False).astype(bool)]
            yield Compared(measure, figures, event, _comparable(on_event, figures))


def _figures(row: Any) -> Figures:
    ends = (row[f"people_{end}"] for end in ("low", "best", "high"))
    return Figures(*(None if pd.isna(number) else int(number) for number in ends))


def _comparable(claims: pd.DataFrame, figures: Figures) -> pd.DataFrame:
    stated = [Stated(low, high) for low, high in list_plain(claims, ["low", "high"])]
    comparable = [claim.has_figure and not lies_outside(claim, figures) for claim in stated]
    return claims[pd.Series(comparable, index=claims.index, dtype=bool)]


def _weigh(option: Compared) -> tuple[int, int, int]:
    different = len(option.claims[["low", "high"]].drop_duplicates())
    return different, len(option.claims), option.figures.best or 0

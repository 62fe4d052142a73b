"""Crackdowns laid over each other: people arrested in each, counted up from its first day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.periods import list_left_out
from analysis.rolling import add_span, keep_changes
from analysis.totals import Total, sum_rows

LONGEST_DAYS = 1_096
"""Three years: a state of affairs that went on for longer would press the waves together."""

FIRST_COMPARED: Final = ("2012-mourning-period", "2017-summer-autumn", "2023-border-reopening")
"""The waves that most readers come to compare (the mission names them); shown where nobody has chosen others."""


def choose_courses(documented: Sequence[str]) -> tuple[str, ...]:
    """The crackdowns to lay over each other where none are asked for: three, or as many as there are.

    1. Those of ``FIRST_COMPARED`` with documented arrests under the filter, if they are two at least.
    2. Else those with the most documented arrests.

    ``documented``: the ids of crackdowns with documented arrests, the most people first (``Overview.most_documented``).
    """
    first = tuple(crackdown for crackdown in FIRST_COMPARED if crackdown in documented)
    return first if len(first) > 1 else tuple(documented[: len(FIRST_COMPARED)])


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one crackdown.

    ``steps``: ``day`` (int, 0 is its first day), ``low``, ``best``, ``high``, ``unknown`` (int64), ``high_open``
    (bool); each row holds until the next, the last one to ``days``. ``total`` sums all its counted rows, ``left_out``
    the rows that no day can be given, ``later`` those after the longest span drawn.
    """

    crackdown_id: str
    days: int
    steps: pd.DataFrame
    total: Total
    left_out: Total
    later: Total


def follow_crackdown(rows: pd.DataFrame, crackdown: pd.Series) -> Course:
    """Count the arrests of one crackdown up from its first day.

    1. Day 0 is the first day that the crackdown's start may mean; arrests of its cases before that stand at day 0.
    2. Best rises on the counting day of a row, high on the first day it may have happened, low on the last.
    3. An unknown low is 0, an unknown high the best, and marks the high as open. A row of unknown size raises
       ``unknown`` on its counting day.
    4. Rows known only by year, or with an open date, are left out and told (as in rule 7).
    5. The course goes on to the crackdown's last day or its last dated row, whichever is later, at most three years.

    ``rows`` as ``count_rows``, ``crackdown`` a row of ``crackdowns``. Example: of "2012-mourning-period", which began
    in December 2011, day 0 is 1 December 2011 and 8 February 2012 is day 69. Source: data model, rules 1, 6 and 7.
    """
    key, start = str(crackdown["crackdown_id"]), crackdown["start_first"]
    own = rows[(rows["crackdown_id"] == key).fillna(False).astype(bool)]
    left_out = list_left_out(own)
    dated = own[~own["date_precision"].isin(["year", "open"]).astype(bool)]
    ends = [stamp for stamp in (crackdown["end_last"], dated["date_last"].max()) if not pd.isna(stamp)]
    days = min(max(0, *((end - start).days for end in ends)), LONGEST_DAYS) if ends else 0
    late = (dated["counting_day"] - start).dt.days > days
    later, dated = dated[late], dated[~late]
    first, last, counted = (
        (dated[name] - start).dt.days.clip(lower=0).to_numpy(dtype="int64")
        for name in ("date_first", "date_last", "counting_day")
    )
    known = dated["best"].notna().to_numpy()
    best = dated["best"].fillna(0).to_numpy(dtype="int64")
    high = dated["high"].fillna(dated["best"]).fillna(0).to_numpy(dtype="int64") * known
    sums = {
        "low": (last, dated["low"].fillna(0).to_numpy(dtype="int64") * known),
        "best": (counted, best),
        "high": (first, high),
        "unknown": (counted, (~known).astype("int64")),
        "open": (first, (dated["high_open"].to_numpy(dtype=bool) & known).astype("int64")),
    }
    frame = pd.DataFrame({"day": np.arange(days + 1)})
    for name, (begins, people) in sums.items():
        steps = np.zeros(days + 2, dtype="int64")
        add_span(steps, begins, np.full(len(begins), days), people)
        frame[name] = np.cumsum(steps)[: days + 1]
    frame = frame.assign(high_open=frame["open"] > 0).drop(columns="open")
    return Course(key, days, keep_changes(frame), sum_rows(own), sum_rows(left_out), sum_rows(later))

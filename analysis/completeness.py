"""How complete the record is: of how many cases this or that is known, in all and by period."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from analysis.map_forms import POINT_TYPES
from loaders.dataset import Dataset

FIELDS: Final = ("people", "who", "arrest", "day", "place", "outcome", "origins")
"""What is asked of each case, in the order to be shown: ``measure_completeness`` says what each means."""

YEARS: Final = 5


def measure_completeness(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """Of the cases that a filter shows, how many there are and of how many each field is known, by five years.

    1. ``people``: the case has a best. ``who``: the number of women, men or minors is known. ``arrest``: an arrest
       is on record. ``day``: the first event is dated to the day. ``place``: the first event has a town, crossing or
       mission. ``outcome``: nobody of the case is held or unseen at the end. ``origins``: graded confirmed or
       corroborated.
    2. A case belongs to the period of the counting day of its first event.

    Columns: ``first`` (Int64: the period's first year, NA for all cases together), ``cases`` and each of ``FIELDS``
    (Int64). All together first, then the newest period; periods without a case are left out.
    """
    cases = list_cases(dataset, case_filter)
    events = dataset.events.sort_values(["case_id", "number"], kind="stable")
    first = events.drop_duplicates("case_id").set_index("case_id").reindex(cases["case_id"])
    arrested = set(events.loc[(events["event_type"] == "arrest").astype(bool), "case_id"])
    known = (
        pd.DataFrame(
            {
                "people": cases["best"].notna(),
                "who": cases[["women", "men", "minors"]].notna().any(axis=1),
                "arrest": cases["case_id"].isin(arrested),
                "day": (first["date_precision"] == "day").to_numpy(),
                "place": first["place_type"].isin(POINT_TYPES).to_numpy(),
                "outcome": ~cases["open_fate"].astype(bool),
                "origins": cases["verification"].isin(["confirmed", "corroborated"]),
            }
        )
        .fillna(False)
        .astype("int64")
    )
    years = cases["first_day"].dt.year
    known = known.assign(cases=1, first=(years - years % YEARS).to_numpy())
    sums = known.groupby("first", as_index=False).sum().sort_values("first", ascending=False)
    together = known.drop(columns="first").sum().to_frame().T
    table = pd.concat([together, sums], ignore_index=True)[["first", "cases", *FIELDS]]
    return table.astype(dict.fromkeys(["first", "cases", *FIELDS], "Int64"))

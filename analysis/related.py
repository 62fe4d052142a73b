"""Cases that have to do with a case: of the same crackdown, or at the same place at about the same time."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.frames import list_plain
from loaders.dataset import Dataset

NEAR_DAYS: Final = 60
_AREAS: Final = frozenset({"country", "province"})
_COLUMNS: Final = ["case_id", "days", "same_crackdown"]


def list_related(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """The cases related to one, those near in place and time first, the nearest first, then those of its crackdown.

    1. Near is a case with an event at the same place as one of this case's, on counting days at most 60 days apart.
       A province or a country is no such place: too much happens in it.
    2. Of the same crackdown is a case with the same ``crackdown_id``.

    Columns: ``case_id``; ``days`` (Int64: the least days between two events at one place, NA where rule 1 does not
    hold); ``same_crackdown`` (bool). Equals by id.
    """
    events = dataset.events
    placed = events[events["place_id"].notna() & ~events["place_type"].isin(_AREAS) & events["counting_day"].notna()]
    is_own = (placed["case_id"] == case_id).astype(bool)
    near: dict[str, int] = {}
    pairs = placed[is_own][["place_id", "counting_day"]].merge(
        placed[~is_own][["case_id", "place_id", "counting_day"]], on="place_id", suffixes=("", "_other")
    )
    apart = (pairs["counting_day_other"] - pairs["counting_day"]).abs().dt.days
    for other, days in zip(pairs["case_id"], apart, strict=True):
        if days <= NEAR_DAYS:
            near[str(other)] = min(int(days), near.get(str(other), NEAR_DAYS))
    cases = dataset.cases
    crackdown = dict(list_plain(cases, ["case_id", "crackdown_id"]))[case_id]
    same = (
        set()
        if crackdown is None
        else set(cases.loc[(cases["crackdown_id"] == crackdown).fillna(False).astype(bool), "case_id"]) - {case_id}
    )
    order = sorted(near.keys() | same, key=lambda key: (key not in near, near.get(key, 0), key))
    records = [(key, near.get(key), key in same) for key in order]
    return pd.DataFrame(records, columns=_COLUMNS).astype(
        {"case_id": "string", "days": "Int64", "same_crackdown": "bool"}
    )

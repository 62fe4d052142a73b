"""What was said about the cases shown: by whom, when, and beside it what is documented."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.counting import EVENT_TYPES, Measure, count_rows
from analysis.filters import CaseFilter
from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset

DENIALS: Final = ("denies", "unaware")
"""Stances by which a speaker denies, or does not know of, what is reported."""
EVERYTHING: Final = CaseFilter(kind=(), population=())
"""All cases, whatever their kind and population."""


def choose_about_shown(told: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Of ``list_told`` the rows about the cases shown.

    1. A row that names a case is about it, and chosen if the case is shown; to name the case's own crackdown beside it
       adds nothing.
    2. A row that names a crackdown and no case, or a case of another crackdown or of none, is about the crackdown too,
       and chosen if a case of the crackdown is shown.
    3. A row that names neither is about no case: it is never chosen.
    4. What was said follows the cases, whatever its own date, as outcomes do.

    ``shown`` as in ``Selection``. Columns and order: those of ``told``.
    """
    by_case = told["case_id"].isin(shown["case_id"].dropna()).astype(bool)
    of_its_case = (told["crackdown_id"] == told["case_crackdown_id"]).fillna(False).astype(bool)
    by_crackdown = told["crackdown_id"].isin(shown["crackdown_id"].dropna()).astype(bool)
    return told[by_case | (by_crackdown & ~of_its_case)]


def choose_denials(responses: pd.DataFrame) -> pd.DataFrame:
    """Of responses those in which a state denies, or says that it does not know. Columns and order as given."""
    return responses[
        ((responses["actor_type"] == "state") & responses["stance"].isin(list(DENIALS))).fillna(False).astype(bool)
    ]


def count_answers(responses: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many responses of each stance a year, or of each stance and sort of speaker.

    ``by`` is ``year`` (of the first day that the response may have been, or its last, where it has no first) or
    ``actor_type``. Columns: ``stance``, ``by`` (Int64 or string), ``number`` (Int64, at least 1).
    """
    if by == "year":
        keys = responses["date_first"].fillna(responses["date_last"]).dt.year.astype("Int64")
    else:
        keys = responses[by].astype("string")
    counted = pd.DataFrame({"stance": responses["stance"], by: keys, "number": 1})
    summed: pd.DataFrame = counted.groupby(["stance", by]).sum().reset_index()
    kind = "Int64" if by == "year" else "string"
    return summed.astype({"stance": "string", by: kind, "number": "Int64"})


class DocumentedSoFar:
    """People documented as arrested and as returned, of each case and of each crackdown.

    1. Of a case: its rows of ``count_rows``, whatever its kind and population.
    2. Of a crackdown: those of its cases that are counted by default, by rules 1 to 4 (rule 6).
    3. The filter of the page is not asked: a denial is set beside all that is documented.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._by_case = {
            measure: _sum_by(count_rows(dataset, measure, EVERYTHING), "case_id") for measure in EVENT_TYPES
        }
        self._by_crackdown = {
            measure: _sum_by(count_rows(dataset, measure, CaseFilter()), "crackdown_id") for measure in EVENT_TYPES
        }

    def count_case(self, measure: Measure, case_id: str) -> Total | None:
        """People of a case, or None where it has no such event."""
        return self._by_case[measure].get(case_id)

    def count_crackdown(self, measure: Measure, crackdown_id: str) -> Total | None:
        """People of a crackdown, or None where none of its cases has such an event."""
        return self._by_crackdown[measure].get(crackdown_id)


def _sum_by(rows: pd.DataFrame, column: str) -> dict[str, Total]:
    return {str(key): sum_rows(own) for key, own in rows.groupby(column)}

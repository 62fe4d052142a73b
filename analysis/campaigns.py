"""Campaigns: which of them a filter shows, what each is about, and what is on record after it began.

After means later in time, and nothing more: nothing here says that a campaign brought something about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.answers import choose_about_shown
from analysis.fate_groups import group_fates
from analysis.responses import choose_about_case, choose_about_crackdown

_MARKS = ("at_most_states", "some_states")


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The campaigns of the record under a filter, each in one of three parts.

    ``shown`` as ``arrange_campaigns``; ``untied``, too, which are those that name neither a case nor a crackdown;
    ``others`` is the number of those about cases and crackdowns that are not shown.
    """

    shown: pd.DataFrame
    untied: pd.DataFrame
    others: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What a campaign is about: the case that it names, and the crackdown that it names or that its case belongs to."""

    case_id: str | None
    crackdown_id: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """Responses about what a campaign is about, in time order: those after it began, and those of which nobody knows.

    Columns: those of the responses. Those that are surely earlier are in neither.
    """

    after: pd.DataFrame
    unclear: pd.DataFrame


def choose_campaigns(campaigns: pd.DataFrame, shown: pd.DataFrame) -> Chosen:
    """Choose campaigns by the cases shown, as responses are chosen (``choose_about_shown``).

    A campaign about no one case or crackdown follows no filter. ``campaigns`` as ``list_told``, ``shown`` as in
    ``Selection``.
    """
    tied = campaigns["case_id"].notna() | campaigns["crackdown_id"].notna()
    chosen = choose_about_shown(campaigns, shown)
    untied = arrange_campaigns(campaigns[~tied])
    return Chosen(arrange_campaigns(chosen), untied, int(tied.sum()) - len(chosen))


def arrange_campaigns(campaigns: pd.DataFrame) -> pd.DataFrame:
    """Campaigns by what they are about, the latest first.

    1. A campaign stands with the crackdown that it names or that its case belongs to; else with its case.
    2. What has the latest campaign stands first, and in it the campaign that began last; undated ones stand last,
       equals by id.

    Columns: those of ``campaigns`` (``list_told``), and ``group_crackdown_id`` and ``group_case_id``, of which one at
    most is no NA, and ``group_size`` (Int64).
    """
    crackdown = campaigns["crackdown_id"].fillna(campaigns["case_crackdown_id"])
    case = campaigns["case_id"].where(crackdown.isna())
    rows = campaigns.assign(group_crackdown_id=crackdown, group_case_id=case)
    rows["_group"] = ("crackdown/" + crackdown).fillna("case/" + case).fillna("")
    rows["_day"] = rows["launched_first"].fillna(rows["launched_last"])
    groups = rows.groupby("_group")
    rows["_latest"] = groups["_day"].transform("max")
    rows["group_size"] = groups["campaign_id"].transform("size").astype("Int64")
    rows = rows.sort_values(
        ["_latest", "_group", "_day", "campaign_id"],
        ascending=[False, True, False, True],
        kind="stable",
        na_position="last",
        ignore_index=True,
    )
    return rows.drop(columns=["_group", "_day", "_latest"])


def read_subject(campaign: Mapping[Any, Any]) -> Subject | None:
    """What one row of ``list_told`` is about; None where it names neither a case nor a crackdown."""
    case_id, own, of_case = (_read(campaign[name]) for name in ("case_id", "crackdown_id", "case_crackdown_id"))
    crackdown_id = of_case if own is None else own
    return None if case_id is None and crackdown_id is None else Subject(case_id, crackdown_id)


def follow_campaign(campaign: Mapping[Any, Any], responses: pd.DataFrame) -> Followed:
    """The responses about what a campaign is about, by their time.

    1. Of a campaign about a case: the responses that name the case, and those about its crackdown that name no case.
       Of one about a crackdown: those that name the crackdown or a case of it. Of one about neither: none.
    2. *After* is a response whose first day is later than the last day on which the campaign may have begun.
    3. *Unclear* is one of the same day, or of a date too loose to tell, and every one where nobody knows when the
       campaign began. "About" and "uncertain" do not widen a date, as everywhere in the record.
    4. What the organiser itself did on what may be the same day, by the very page that the campaign rests on, is the
       campaign and no response to it: the urgent action of 15 February 2012 (2012-02-amnesty-ua52).

    ``responses`` as ``list_told``, a row of which is ``campaign``. Example: of a campaign that began in March 2012
    (2012-03-saenuri-relay-fast) a response of 2 March is unclear, one of 17 April is after it.
    """
    about = _choose_about(read_subject(campaign), responses)
    first, last = campaign["launched_first"], campaign["launched_last"]
    # A day that nobody knows is neither later nor earlier than another.
    after, before = about["date_first"] > last, about["date_last"] < first
    # The record joins organisers by semicolons, and actors by words.
    organiser = (_read(campaign["organiser"]) or "").replace(";", " and")
    itself = ((about["source_id"] == campaign["source_id"]) & (about["actor"] == organiser)).fillna(False).astype(bool)
    return Followed(about[after], about[~after & ~before & ~itself])


def count_years(campaigns: pd.DataFrame) -> pd.DataFrame:
    """How many campaigns began in each year, by their first day, undated ones last.

    Columns: ``year`` (Int64, NA for those of unknown date), ``number`` (Int64, at least 1).
    """
    years = campaigns["launched_first"].fillna(campaigns["launched_last"]).dt.year.astype("Int64")
    counted = years.value_counts(dropna=False).rename_axis("year").reset_index(name="number")
    years_counted: pd.DataFrame = counted.astype("Int64")
    return years_counted.sort_values("year", na_position="last", ignore_index=True)


def list_crackdown_fates(cases: pd.DataFrame) -> pd.DataFrame:
    """What became of the people of each crackdown: ``group_fates``, and in which states some or at most may be.

    ``cases`` as ``list_cases``. Columns: those of ``group_fates`` without ``group``, which is the index, and
    ``at_most_states`` and ``some_states``, those of any case of the crackdown, as ``list_cases`` has them.
    """
    fates = group_fates(cases, "crackdown_id").dropna(subset=["group"]).set_index("group")
    own = cases.dropna(subset=["crackdown_id"])
    for column in _MARKS:
        marks: dict[str, set[str]] = {str(key): set() for key in fates.index}
        for key, states in zip(own["crackdown_id"], own[column], strict=True):
            marks[key].update(states)
        fates[column] = pd.Series({key: frozenset(states) for key, states in marks.items()}, dtype=object)
    return fates


def _choose_about(subject: Subject | None, responses: pd.DataFrame) -> pd.DataFrame:
    if subject is not None and subject.case_id is not None:
        return choose_about_case(responses, subject.case_id, subject.crackdown_id)
    if subject is not None and subject.crackdown_id is not None:
        return choose_about_crackdown(responses, subject.crackdown_id)
    return responses.iloc[:0]


def _read(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)

"""What the page of campaigns asks for, computed once a snapshot and kept for all readers, as in ``ui.compute``."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.answers import EVERYTHING
from analysis.campaigns import Chosen, Followed, choose_campaigns, follow_campaign, list_crackdown_fates
from analysis.filters import CaseFilter
from figures.case_words import say_case_fates
from i18n import _, ngettext
from i18n.lists import join_clauses, join_sentences
from i18n.numbers import say_number, say_people, say_unknown
from loaders.dataset import Dataset
from ui import compute
from ui.responses import take_told

_SIZES = ("low", "best", "high")


def chosen(dataset: Dataset, case_filter: CaseFilter) -> Chosen:
    """``analysis.campaigns.choose_campaigns``."""
    return _chosen(dataset.content_hash, case_filter, dataset)


def follow(dataset: Dataset, campaign_id: str) -> Followed:
    """``analysis.campaigns.follow_campaign``."""
    return _followed(dataset.content_hash, dataset)[campaign_id]


def say_crackdown(dataset: Dataset, crackdown_id: str) -> str:
    """What became of the people of a crackdown, of all its cases that are counted by default."""
    fates = _crackdown_fates(dataset.content_hash, dataset)
    if crackdown_id not in fates.index:
        return _("No case of this crackdown is counted here.")
    row = fates.loc[crackdown_id].to_dict()
    number = ngettext("{n} case", "{n} cases", row["cases"]).format(n=say_number(row["cases"]))
    # Translators: {cases} is such as "10 cases", {people} such as "48–59 people (best 57)".
    words = _("Documented in this crackdown, in {cases}: {people}.").format(cases=number, people=_say_size(row))
    return join_sentences([words, _say_fates(row)]) if row["best"] else words


def say_case(dataset: Dataset, case_id: str) -> str:
    """What became of the people of a case."""
    cases = compute.cases(dataset, EVERYTHING)
    row = cases[(cases["case_id"] == case_id).astype(bool)].iloc[0].to_dict()
    people = say_people(*(None if pd.isna(row[name]) else row[name] for name in _SIZES))
    words = _("Documented of this case: {people}.").format(people=people)
    return words if pd.isna(row["best"]) else join_sentences([words, _say_fates(row)])


def _say_size(row: dict[str, Any]) -> str:
    unknown = [say_unknown(row["unknown"])] if row["unknown"] else []
    if not row["best"]:
        return join_clauses(unknown)
    return join_clauses([say_people(*(row[name] for name in _SIZES), bool(row["is_open"])), *unknown])


def _say_fates(row: dict[str, Any]) -> str:
    # Translators: {fates} is such as "31 returned, no news of 26 (last known held)".
    return _("What became of them: {fates}.").format(fates=say_case_fates(row))


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _chosen(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> Chosen:
    return choose_campaigns(take_told(_dataset, "campaigns"), compute.cases(_dataset, case_filter))


@st.cache_resource(max_entries=2, show_spinner=False)
def _followed(content_hash: str, _dataset: Dataset) -> dict[str, Followed]:
    responses = take_told(_dataset, "responses")
    rows = take_told(_dataset, "campaigns").to_dict("records")
    return {str(row["campaign_id"]): follow_campaign(row, responses) for row in rows}


@st.cache_resource(max_entries=2, show_spinner=False)
def _crackdown_fates(content_hash: str, _dataset: Dataset) -> pd.DataFrame:
    return list_crackdown_fates(compute.cases(_dataset, CaseFilter()))

"""What is claimed beside what is documented, computed and drawn once a snapshot, filter, theme and language."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.claims import count_by_crackdown
from analysis.filters import CaseFilter
from analysis.time_steps import count_by_step
from analysis.totals import Total
from analysis.totals_claimed import (
    ARRIVALS,
    HELD_ON_A_DAY,
    RETURNED_IN_A_YEAR,
    compare_crackdowns,
    compare_since,
    limit_to_china,
    list_series,
)
from figures.claimed_chart import draw_arrivals, draw_claimed_crackdowns, draw_claimed_years
from figures.palette import Measure, Theme
from figures.time_words import MEASURES
from i18n import language, using
from i18n.dates import say_date
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.compute_time import KEPT_VIEWS
from ui.time_lanes import list_years


@dataclass(frozen=True, slots=True, eq=False)
class ClaimedYears:
    """``documented`` as ``count_by_step`` by year; the others as ``list_series``, ``since`` as ``compare_since``."""

    documented: pd.DataFrame
    claimed: pd.DataFrame
    since: pd.DataFrame
    held: pd.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class ClaimedCrackdowns:
    """``rows`` as ``draw_claimed_crackdowns`` takes them, of crackdowns with a claim; ``claims``: their claims."""

    rows: pd.DataFrame
    claims: pd.DataFrame


def claimed_years(dataset: Dataset, case_filter: CaseFilter) -> ClaimedYears:
    """Returns by China by year, beside published figures."""
    return _claimed_years(dataset.content_hash, case_filter, dataset)


def claimed_chart(dataset: Dataset, case_filter: CaseFilter, theme: Theme) -> go.Figure:
    """The picture of ``claimed_years``."""
    return _claimed_chart(dataset.content_hash, case_filter, theme, language(), dataset)


def claimed_crackdowns(dataset: Dataset, case_filter: CaseFilter) -> ClaimedCrackdowns:
    """Crackdowns of which somebody claims a figure, with what is documented of them: before the lens (rule 6)."""
    return _claimed_crackdowns(dataset.content_hash, case_filter, language(), dataset)


def crackdown_chart(dataset: Dataset, case_filter: CaseFilter, theme: Theme) -> go.Figure:
    """The picture of ``claimed_crackdowns``."""
    return _crackdown_chart(dataset.content_hash, case_filter, theme, language(), dataset)


def arrivals_chart(dataset: Dataset, theme: Theme) -> go.Figure:
    """Arrivals in South Korea by year."""
    return _arrivals_chart(dataset.content_hash, theme, language(), dataset)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _claimed_years(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> ClaimedYears:
    returns = compute.counted_rows(_dataset, "returned", limit_to_china(case_filter))
    documented = count_by_step(returns, "year", list_years(_dataset, limit_to_china(case_filter)))
    by_year = documented.set_index(documented["start"].dt.year)
    claimed = list_series(_dataset, *RETURNED_IN_A_YEAR)
    years = [first.year if first.year == last.year else None
             for first, last in claimed[["first", "last"]].itertuples(index=False)]  # fmt: skip
    for name, column in (("low", "low"), ("best", "best"), ("high", "high"), ("open", "high_open")):
        claimed[f"documented_{name}"] = [by_year[column].get(year) if year else None for year in years]
    return ClaimedYears(documented, claimed, compare_since(_dataset, case_filter), list_series(_dataset, HELD_ON_A_DAY))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _claimed_chart(content_hash: str, case_filter: CaseFilter, theme: Theme, tag: str, _dataset: Dataset) -> go.Figure:
    with using(tag):
        years = claimed_years(_dataset, case_filter)
        return draw_claimed_years(years.documented, _say_when(years.claimed), _say_when(years.held), theme=theme)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _claimed_crackdowns(content_hash: str, case_filter: CaseFilter, tag: str, _dataset: Dataset) -> ClaimedCrackdowns:
    with using(tag):
        texts, claims = compute.record_texts(_dataset), compare_crackdowns(_dataset, case_filter)
        # A crackdown's claims speak of the whole of it, whatever the filter's period.
        before = replace(case_filter, lens=None, start=None, end=None)
        totals = {measure: count_by_crackdown(compute.counted_rows(_dataset, measure, before)) for measure in MEASURES}
        keys = list(dict.fromkeys(claims["crackdown_id"]))
        records = [
            {"crackdown_id": key, "name": texts.say("crackdowns", key, "name")}
            | {name: value for measure in MEASURES for name, value in _spell(measure, totals[measure].get(key)).items()}
            for key in keys
        ]
        return ClaimedCrackdowns(pd.DataFrame(records), claims)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _crackdown_chart(
    content_hash: str, case_filter: CaseFilter, theme: Theme, tag: str, _dataset: Dataset
) -> go.Figure:
    with using(tag):
        compared = claimed_crackdowns(_dataset, case_filter)
        return draw_claimed_crackdowns(compared.rows, compared.claims, theme=theme)


@st.cache_resource(max_entries=8, show_spinner=False)
def _arrivals_chart(content_hash: str, theme: Theme, tag: str, _dataset: Dataset) -> go.Figure:
    with using(tag):
        return draw_arrivals(_say_when(list_series(_dataset, ARRIVALS)), theme=theme)


def _say_when(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(when=[say_date(read_date(text)) for text in rows["year"]])


def _spell(measure: Measure, total: Total | None) -> dict[str, object]:
    best = total.best if total is not None and total.rows else None
    figures = {"low": total.low if total else None, "best": best, "high": total.high if total else None}
    return {f"{measure}_{end}": number for end, number in figures.items()} | {
        f"{measure}_open": bool(total and total.is_open)
    }

"""What the Time page asks for, computed and drawn once a snapshot, filter, theme and language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import plotly.graph_objects as go
import streamlit as st

from analysis.claims import list_emptied
from analysis.detector import Detection, detect_unusual
from analysis.filters import CaseFilter
from analysis.overlay import Course, follow_crackdown
from analysis.rolling import roll_three_months
from analysis.time_steps import Step, count_by_step
from figures.overlay_chart import draw_courses
from figures.palette import Measure, Theme
from figures.rolling_chart import draw_rolling
from figures.time_chart import StepBars, draw_steps
from figures.time_words import MEASURES, say_steps
from i18n import language, using
from loaders.dataset import Dataset
from ui import compute
from ui.time_lanes import list_years, make_lanes

KEPT_VIEWS = 128

Bars = dict[Measure, StepBars]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A picture, and the sentence that describes it to those who do not see it."""

    figure: go.Figure
    sentence: str


def step_bars(dataset: Dataset, case_filter: CaseFilter, step: Step, totals: bool, spread: bool) -> Bars:
    """Arrests and returns by step; totals over unknown groups apart, where they are asked for."""
    return _step_bars(dataset.content_hash, case_filter, step, totals, spread, dataset)


def step_chart(
    dataset: Dataset, case_filter: CaseFilter, step: Step, totals: bool, spread: bool, theme: Theme
) -> Drawn:
    """The picture of ``step_bars`` over crackdowns and milestones."""
    return _step_chart(dataset.content_hash, case_filter, step, totals, spread, theme, language(), dataset)


def widen(case_filter: CaseFilter) -> CaseFilter:
    """The filter for what compares with the years before: all years and crackdowns, all else as it is."""
    return replace(case_filter, start=None, end=None, crackdown=())


def detection(dataset: Dataset, case_filter: CaseFilter) -> Detection:
    """``analysis.detector.detect_unusual`` to the data date, under the filter as ``widen`` makes it.

    Crackdowns that the filter empties (``emptied_crackdowns``) are not compared.
    """
    return _detection(dataset.content_hash, widen(case_filter), dataset)


def emptied_crackdowns(dataset: Dataset, case_filter: CaseFilter) -> frozenset[str]:
    """The crackdowns with arrests on record, none of them under the filter as ``widen`` makes it."""
    arrests = compute.counted_rows(dataset, "arrested", widen(case_filter))
    return list_emptied(compute.counted_rows(dataset, "arrested", CaseFilter()), arrests)


def rolling_chart(dataset: Dataset, case_filter: CaseFilter, theme: Theme) -> go.Figure:
    """The rolling three months of arrests under the filter as ``widen`` makes it, over all years."""
    return _rolling_chart(dataset.content_hash, case_filter, theme, language(), dataset)


def courses(dataset: Dataset, case_filter: CaseFilter, chosen: tuple[str, ...]) -> list[Course]:
    """``analysis.overlay.follow_crackdown`` of each crackdown chosen."""
    return _courses(dataset.content_hash, case_filter, chosen, dataset)


def course_chart(dataset: Dataset, case_filter: CaseFilter, chosen: tuple[str, ...], theme: Theme) -> go.Figure:
    """The picture of ``courses``."""
    return _course_chart(dataset.content_hash, case_filter, chosen, theme, language(), dataset)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _step_bars(
    content_hash: str, case_filter: CaseFilter, step: Step, totals: bool, spread: bool, _dataset: Dataset
) -> Bars:
    kinds = _dataset.cases.set_index("case_id")["kind"]
    years = list_years(_dataset, case_filter)
    bars: Bars = {}
    for measure in MEASURES:
        rows = compute.counted_rows(_dataset, measure, case_filter)
        unsorted = (rows["case_id"].map(kinds) == "aggregate").fillna(False).astype(bool)
        others = rows[unsorted]
        if totals and not unsorted.any():
            others = compute.counted_rows(_dataset, measure, replace(case_filter, kind=("aggregate",)))
        apart = count_by_step(others, step, years, spread=spread) if len(others) else None
        bars[measure] = StepBars(count_by_step(rows[~unsorted], step, years, spread=spread), apart)
    return bars


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _step_chart(
    content_hash: str,
    case_filter: CaseFilter,
    step: Step,
    totals: bool,
    spread: bool,
    theme: Theme,
    tag: str,
    _dataset: Dataset,
) -> Drawn:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        bars = step_bars(_dataset, case_filter, step, totals, spread)
        figure = draw_steps(bars, step, make_lanes(_dataset, case_filter), theme=theme)
        return Drawn(figure, say_steps({measure: own.counted for measure, own in bars.items()}, step))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _detection(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> Detection:
    now = _dataset.data_date
    arrests = compute.counted_rows(_dataset, "arrested", widen(case_filter))
    emptied = _dataset.crackdowns["crackdown_id"].isin(emptied_crackdowns(_dataset, case_filter))
    return detect_unusual(arrests, _dataset.crackdowns[~emptied], now.last or now.counting_day)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _rolling_chart(content_hash: str, case_filter: CaseFilter, theme: Theme, tag: str, _dataset: Dataset) -> go.Figure:
    with using(tag):
        now = _dataset.data_date
        arrests = compute.counted_rows(_dataset, "arrested", widen(case_filter))
        first = date(list_years(_dataset, widen(case_filter)).start, 1, 1)
        rolling = roll_three_months(arrests, first, now.last or now.counting_day)
        return draw_rolling(rolling, detection(_dataset, case_filter), theme=theme)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _courses(content_hash: str, case_filter: CaseFilter, chosen: tuple[str, ...], _dataset: Dataset) -> list[Course]:
    arrests = compute.counted_rows(_dataset, "arrested", case_filter)
    crackdowns = _dataset.crackdowns.set_index("crackdown_id", drop=False)
    return [follow_crackdown(arrests, crackdowns.loc[key]) for key in chosen]


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _course_chart(
    content_hash: str, case_filter: CaseFilter, chosen: tuple[str, ...], theme: Theme, tag: str, _dataset: Dataset
) -> go.Figure:
    with using(tag):
        texts = compute.record_texts(_dataset)
        names = [texts.say("crackdowns", key, "name") for key in chosen]
        return draw_courses(courses(_dataset, case_filter, chosen), names, theme=theme)

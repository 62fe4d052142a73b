"""The time control of the map: a step at a time by hand, or one after the other. It never starts by itself."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.map_steps import Step, list_weeks, list_years
from i18n import _, language, using
from i18n.dates import say_date, say_day
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute, compute_map
from ui.compute_map import Asked

PACE_SECONDS: Final = 1.5
YEARS: Final = "years"
_BY, _AT, _STARTED = "map-by", "map-at", "map-started"


@dataclass(frozen=True, slots=True)
class Moment:
    """What the map shows of time: ``asked`` (in the weeks of a crackdown, its cases only) and the step, None: all."""

    asked: Asked
    step: Step | None
    title: str


def is_playing() -> bool:
    """Whether the steps follow one another by themselves in this reader's session."""
    return _STARTED in st.session_state


def show_time(dataset: Dataset, asked: Asked) -> Moment:
    """Show the control and return what it asks for. Its state is the session's: the address knows nothing of it."""
    names = {YEARS: _("year by year"), **_name_crackdowns(dataset, asked)}
    if st.session_state.get(_BY) not in {None, *names}:
        _stop()
        st.session_state[_BY] = None
    with st.container(key="map-time", horizontal=True, vertical_alignment="bottom", gap="small"):
        by = st.selectbox(
            _("In time"),
            list(names),
            format_func=lambda key: names[key],
            index=None,
            placeholder=_("all years together"),
            key=_BY,
            on_change=_restart,
            width=300,
        )
        if by is None:
            return Moment(asked, None, _("All years together"))
        if by != YEARS:
            asked = replace(asked, case_filter=replace(asked.case_filter, crackdown=(by,)))
        steps = _list_steps(dataset.content_hash, asked, by == YEARS, dataset)
        if not steps:
            st.caption(_("No event is dated well enough for this."))
            return Moment(asked, None, names[by])
        step = _show_steps(steps)
    return Moment(asked, step, _say_step(step))


def count_undated(frames: list[pd.DataFrame], last: Step) -> int:
    """The rows that no week shows, being dated too loosely."""
    end = pd.Timestamp(last.last)
    return sum(int((~(own["date_last"] <= end).fillna(False)).sum()) for own in frames)


def _show_steps(steps: tuple[Step, ...]) -> Step:
    last = len(steps) - 1
    at = min(int(st.session_state.get(_AT, 0)), last)
    if is_playing():
        started, since = st.session_state[_STARTED]
        at = min(started + int((time.monotonic() - since) / PACE_SECONDS), last)
        if at == last:
            _stop()
            st.session_state[_AT] = at
            st.rerun()
    st.session_state[_AT] = at
    playing = is_playing()
    if st.button(_("Pause") if playing else _("Play"), icon=":material/pause:" if playing else ":material/play_arrow:"):
        if playing:
            _stop()
        else:
            st.session_state[_STARTED] = (0 if at == last else at, time.monotonic())
        # The whole page: only there is the pace of the fragment set.
        st.rerun()
    if last:
        labels = [_say_step(step) for step in steps]
        st.select_slider(
            _("Shown"),
            range(len(steps)),
            format_func=lambda number: labels[number],
            key=_AT,
            on_change=_stop,
            width=420,
        )
    return steps[int(at)]


def _say_step(step: Step) -> str:
    if not step.cumulative:
        return say_date(read_date(str(step.first.year)))
    return _("By {day}").format(day=say_day(step.last))


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute_map.AS_WORDS)
def _list_steps(content_hash: str, asked: Asked, yearly: bool, _dataset: Dataset) -> tuple[Step, ...]:
    frames = [compute_map.parts(_dataset, asked, action) for action in asked.actions]
    return list_years(*frames) if yearly else list_weeks(*frames)


def _name_crackdowns(dataset: Dataset, asked: Asked) -> Mapping[str, str]:
    """The crackdowns that have arrests or returns under the filter: their weeks can be played."""
    if asked.case_id is not None:
        return {}
    return _name_weeks(dataset.content_hash, asked.case_filter, language(), dataset)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute_map.AS_WORDS)
def _name_weeks(content_hash: str, case_filter: CaseFilter, tag: str, _dataset: Dataset) -> Mapping[str, str]:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        named = set(compute.cases(_dataset, case_filter)["crackdown_id"].dropna())
        weeks = _("week by week: {crackdown}")
        offered = compute.offers(_dataset).crackdowns
        return MappingProxyType({key: weeks.format(crackdown=name) for key, name in offered.items() if key in named})


def _restart() -> None:
    _stop()
    st.session_state[_AT] = 0


def _stop() -> None:
    st.session_state.pop(_STARTED, None)

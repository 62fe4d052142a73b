"""What the map asks for, computed once a snapshot and kept for all readers, as in ui/compute.py.

What is kept is shared between readers and must not be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.map_forms import form_places
from analysis.map_steps import Step
from analysis.place_actions import ACTIONS, Action, place_action
from analysis.place_sums import Spread, spread_places, sum_places
from analysis.routes import trace_routes
from analysis.selection import select
from figures.map_style import View
from loaders.dataset import Dataset
from loaders.geometry import Geometry, read_geometry
from ui import compute
from ui.compute import KEPT_VIEWS

EVERY_CASE = CaseFilter(kind=(), population=())


@dataclass(frozen=True, slots=True)
class Asked:
    """What the map shows: a filter's cases, or one case whatever the filter; and which actions."""

    case_filter: CaseFilter
    actions: tuple[Action, ...]
    case_id: str | None = None


AS_WORDS: Final[dict[str | type[Any], Callable[[Any], Any]]] = {
    **compute.AS_WORDS,
    Asked: repr,
    Step: repr,
    View: repr,
}
"""``compute.AS_WORDS``, of the map's own keys too."""


def geometry() -> Geometry:
    """The base map, read once a process."""
    return read_geometry()


def forms(dataset: Dataset) -> pd.DataFrame:
    """``analysis.map_forms.form_places``."""
    return _forms(dataset.content_hash, dataset)


def parts(dataset: Dataset, asked: Asked, action: Action) -> pd.DataFrame:
    """``analysis.place_actions.place_action``; of one case where one is asked for."""
    return _parts(dataset.content_hash, action, *_choose(asked), dataset)


def sums(dataset: Dataset, asked: Asked, action: Action) -> pd.DataFrame:
    """``analysis.place_sums.sum_places`` of ``parts``."""
    return _sums(dataset.content_hash, action, *_choose(asked), dataset)


def spread(dataset: Dataset, asked: Asked, action: Action) -> Spread:
    """``analysis.place_sums.spread_places`` of ``parts``."""
    return _spread(dataset.content_hash, action, *_choose(asked), dataset)


def legs(dataset: Dataset, asked: Asked) -> pd.DataFrame:
    """``analysis.routes.trace_routes`` over the cases shown; of one case where one is asked for."""
    return _legs(dataset.content_hash, *_choose(asked), dataset)


def case_actions(dataset: Dataset) -> Mapping[str, tuple[Action, ...]]:
    """What happened in each case of the record, as far as the map can show it, by ``case_id``."""
    return _case_actions(dataset.content_hash, dataset)


def _choose(asked: Asked) -> tuple[CaseFilter, str | None]:
    # One case is shown whatever the filter.
    return (asked.case_filter, None) if asked.case_id is None else (EVERY_CASE, asked.case_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _forms(content_hash: str, _dataset: Dataset) -> pd.DataFrame:
    return form_places(_dataset.places, geometry().areas)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _parts(
    content_hash: str, action: Action, case_filter: CaseFilter, case_id: str | None, _dataset: Dataset
) -> pd.DataFrame:
    if case_id is None:
        return place_action(_dataset, action, select(_dataset, case_filter))
    return _take_case(_parts(content_hash, action, case_filter, None, _dataset), case_id)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _sums(
    content_hash: str, action: Action, case_filter: CaseFilter, case_id: str | None, _dataset: Dataset
) -> pd.DataFrame:
    return sum_places(_parts(content_hash, action, case_filter, case_id, _dataset))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _spread(
    content_hash: str, action: Action, case_filter: CaseFilter, case_id: str | None, _dataset: Dataset
) -> Spread:
    return spread_places(_parts(content_hash, action, case_filter, case_id, _dataset), _dataset.places)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _legs(content_hash: str, case_filter: CaseFilter, case_id: str | None, _dataset: Dataset) -> pd.DataFrame:
    if case_id is None:
        selection = select(_dataset, case_filter)
        return trace_routes(selection.shown, selection.events)
    return _take_case(_legs(content_hash, case_filter, None, _dataset), case_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _case_actions(content_hash: str, _dataset: Dataset) -> Mapping[str, tuple[Action, ...]]:
    happened: dict[str, set[str]] = {case_id: set() for case_id in compute.cases(_dataset, EVERY_CASE)["case_id"]}
    for case_id, event_type in list_plain(_dataset.events, ["case_id", "event_type"]):
        if case_id in happened:
            happened[case_id].add(event_type)
    return MappingProxyType(
        {case_id: tuple(action for action in ACTIONS if action in own) for case_id, own in happened.items()}
    )


def _take_case(rows: pd.DataFrame, case_id: str) -> pd.DataFrame:
    return rows[(rows["case_id"] == case_id).astype(bool)]

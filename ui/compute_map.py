"""What the map asks for, computed once a snapshot and kept for all readers, as in ui/compute.py.

What is kept is shared between readers and must not be changed.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.map_forms import form_places
from analysis.place_actions import Action, place_action
from analysis.place_sums import sum_places
from analysis.routes import trace_routes
from analysis.selection import select
from loaders.dataset import Dataset
from loaders.geometry import Geometry, read_geometry
from ui.compute import KEPT_VIEWS

EVERY_CASE = CaseFilter(kind=(), population=())


@dataclass(frozen=True, slots=True)
class Asked:
    """What the map shows: a filter's cases, or one case whatever the filter; and which actions."""

    case_filter: CaseFilter
    actions: tuple[Action, ...]
    case_id: str | None = None


def geometry() -> Geometry:
    """The base map, read once a process."""
    return read_geometry()


def forms(dataset: Dataset) -> pd.DataFrame:
    """``analysis.map_forms.form_places``."""
    return _forms(dataset.content_hash, dataset)


def parts(dataset: Dataset, asked: Asked, action: Action) -> pd.DataFrame:
    """``analysis.place_actions.place_action``; of one case where one is asked for."""
    if asked.case_id is None:
        return _parts(dataset.content_hash, action, asked.case_filter, dataset)
    rows = _parts(dataset.content_hash, action, EVERY_CASE, dataset)
    return rows[(rows["case_id"] == asked.case_id).astype(bool)]


def sums(dataset: Dataset, case_filter: CaseFilter, action: Action) -> pd.DataFrame:
    """``analysis.place_sums.sum_places``."""
    return _sums(dataset.content_hash, action, case_filter, dataset)


def legs(dataset: Dataset, asked: Asked) -> pd.DataFrame:
    """``analysis.routes.trace_routes`` over the cases shown; of one case where one is asked for."""
    if asked.case_id is None:
        return _legs(dataset.content_hash, asked.case_filter, dataset)
    rows = _legs(dataset.content_hash, EVERY_CASE, dataset)
    return rows[(rows["case_id"] == asked.case_id).astype(bool)]


@st.cache_resource(max_entries=2, show_spinner=False)
def _forms(content_hash: str, _dataset: Dataset) -> pd.DataFrame:
    return form_places(_dataset.places, geometry().areas)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _parts(content_hash: str, action: Action, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    return place_action(_dataset, action, select(_dataset, case_filter))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _sums(content_hash: str, action: Action, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    return sum_places(_parts(content_hash, action, case_filter, _dataset))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _legs(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    selection = select(_dataset, case_filter)
    return trace_routes(selection.shown, selection.events)

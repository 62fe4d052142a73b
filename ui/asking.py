"""What the address of this run asks for: the filter, the release it holds on to, and what in it nobody knows."""

from __future__ import annotations

from contextvars import ContextVar

import streamlit as st

from analysis.filters import PARAMETERS, CaseFilter
from loaders import store
from loaders.dataset import Dataset

KEPT_QUERIES = 256
LONGEST_KEPT = 2_000
VERSION = "v"
"""The parameter that holds a link to a release (``2026.11.0``)."""

Unknown = tuple[tuple[str, str], ...]
_Query = tuple[tuple[str, tuple[str, ...]], ...]

_of_this_run: ContextVar[CaseFilter | None] = ContextVar("filter of this run", default=None)


def take(dataset: Dataset) -> tuple[CaseFilter, Unknown]:
    """Read the address for this run: the filter, and the (parameter, value) pairs that mean nothing in this data."""
    query = st.query_params
    asked = tuple(list_asked().items())
    # What is longer than any link of ours is some stranger's, and not kept for others.
    length = sum(len(value) for _name, values in asked for value in values)
    if length > LONGEST_KEPT:
        case_filter, unknown = CaseFilter.from_query(dict(asked), dataset)
    else:
        case_filter, unknown = _read(dataset.content_hash, asked, dataset)
    _of_this_run.set(case_filter)
    version = query.get(VERSION)
    if version is not None and held_release() is None:
        unknown = (*unknown, (VERSION, version))
    return case_filter, unknown


def list_asked() -> dict[str, tuple[str, ...]]:
    """The parameters of the filter as they stand in the address, understood or not."""
    query = st.query_params
    return {name: tuple(query.get_all(name)) for name in sorted(query) if name in PARAMETERS}


def current() -> CaseFilter:
    """The filter of this run; the default before one was read, as on the page that says there is no data."""
    return _of_this_run.get() or CaseFilter()


def held_release() -> str | None:
    """The version that the address holds on to, where it is a release that is kept, or the data of the moment."""
    version = st.query_params.get(VERSION)
    if version is None:
        return None
    dataset = store.status().dataset
    is_known = (dataset is not None and dataset.version == version) or store.releases().find(version) is not None
    return version if is_known else None


@st.cache_resource(max_entries=KEPT_QUERIES, show_spinner=False)
def _read(content_hash: str, asked: _Query, _dataset: Dataset) -> tuple[CaseFilter, Unknown]:
    return CaseFilter.from_query(dict(asked), _dataset)

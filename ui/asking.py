"""What the address of this run asks for: the filter, and what in it nobody knows."""

from __future__ import annotations

from contextvars import ContextVar

import streamlit as st

from analysis.filters import PARAMETERS, CaseFilter
from loaders.dataset import Dataset

KEPT_QUERIES = 256
LONGEST_KEPT = 2_000

Unknown = tuple[tuple[str, str], ...]
_Query = tuple[tuple[str, tuple[str, ...]], ...]

_of_this_run: ContextVar[CaseFilter | None] = ContextVar("filter of this run", default=None)


def take(dataset: Dataset) -> tuple[CaseFilter, Unknown]:
    """Read the address for this run: the filter, and the (parameter, value) pairs that mean nothing in this data."""
    query = st.query_params
    asked = tuple((name, tuple(query.get_all(name))) for name in sorted(query) if name in PARAMETERS)
    # What is longer than any link of ours is some stranger's, and not kept for others.
    length = sum(len(value) for _name, values in asked for value in values)
    if length > LONGEST_KEPT:
        case_filter, unknown = CaseFilter.from_query(dict(asked), dataset)
    else:
        case_filter, unknown = _read(dataset.content_hash, asked, dataset)
    _of_this_run.set(case_filter)
    return case_filter, unknown


def current() -> CaseFilter:
    """The filter of this run; the default before one was read, as on the page that says there is no data."""
    return _of_this_run.get() or CaseFilter()


@st.cache_resource(max_entries=KEPT_QUERIES, show_spinner=False)
def _read(content_hash: str, asked: _Query, _dataset: Dataset) -> tuple[CaseFilter, Unknown]:
    return CaseFilter.from_query(dict(asked), _dataset)

"""What pages ask for, computed once a snapshot and kept for all readers.

The key is the snapshot's content hash and the filter, never a frame: Streamlit hashes large frames by a sample.
What is kept is shared between readers and must not be changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from analysis.case_table import list_cases
from analysis.counting import Measure, count_rows
from analysis.describe import Condition, describe_filter, list_conditions
from analysis.fates import keep_ledgers, list_no_news
from analysis.filters import CaseFilter
from analysis.offers import Offers, make_offers
from analysis.overview import Overview, make_overview
from analysis.texts import RecordTexts, read_texts
from figures.palette import Theme
from figures.svg import Width, write_svg
from figures.year_picture import specify_overview
from i18n import LANGUAGES, language, using
from loaders.dataset import Dataset

KEPT_VIEWS = 256
AS_WORDS: Final[dict[str | type[Any], Callable[[Any], Any]]] = {CaseFilter: repr}
"""How keys are hashed: Streamlit's own way through a dataclass, field by field, takes a tenth of a warm run."""


def overview(dataset: Dataset, case_filter: CaseFilter) -> Overview:
    """The first page's figures."""
    return _overview(dataset.content_hash, case_filter, dataset)


def counted_rows(dataset: Dataset, measure: Measure, case_filter: CaseFilter) -> pd.DataFrame:
    """``analysis.counting.count_rows``."""
    return _counted_rows(dataset.content_hash, measure, case_filter, dataset)


def cases(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """``analysis.case_table.list_cases``."""
    return _cases(dataset.content_hash, case_filter, dataset)


def no_news(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """``analysis.fates.list_no_news``."""
    return _no_news(dataset.content_hash, case_filter, dataset)


def record_texts(dataset: Dataset) -> RecordTexts:
    """The record's own texts in the reader's language."""
    return read_texts(dataset, language())


def described(dataset: Dataset, case_filter: CaseFilter) -> tuple[str, tuple[Condition, ...]]:
    """The filter in the reader's language: the sentence, and its conditions one by one."""
    return _described(dataset.content_hash, case_filter, language(), dataset)


def offers(dataset: Dataset) -> Offers:
    """What a filter can ask for."""
    return _offers(dataset.content_hash, language(), dataset)


def year_chart(dataset: Dataset, case_filter: CaseFilter, theme: Theme, width: Width, language: str) -> str:
    """The SVG of arrests and returns by year."""
    return _year_chart(dataset.content_hash, case_filter, theme, width, language, dataset)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _overview(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> Overview:
    return make_overview(_dataset, case_filter)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _counted_rows(content_hash: str, measure: Measure, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    return count_rows(_dataset, measure, case_filter)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _cases(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    return list_cases(_dataset, case_filter)


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _no_news(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    return list_no_news(keep_ledgers(_dataset, case_filter))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _described(
    content_hash: str, case_filter: CaseFilter, tag: str, _dataset: Dataset
) -> tuple[str, tuple[Condition, ...]]:
    with using(tag):
        texts = record_texts(_dataset)
        return describe_filter(case_filter, _dataset, texts), list_conditions(case_filter, _dataset, texts)


# Two snapshots: one moment's readers, and those who come after data has changed.
@st.cache_resource(max_entries=2 * len(LANGUAGES), show_spinner=False)
def _offers(content_hash: str, tag: str, _dataset: Dataset) -> Offers:
    with using(tag):
        return make_offers(_dataset, record_texts(_dataset))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False, hash_funcs=AS_WORDS)
def _year_chart(
    content_hash: str, case_filter: CaseFilter, theme: Theme, width: Width, language: str, _dataset: Dataset
) -> str:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(language):
        figures = overview(_dataset, case_filter)
        return write_svg(specify_overview(figures, record_texts(_dataset), theme=theme, width=width))

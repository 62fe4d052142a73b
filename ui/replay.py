"""What every reader sees alike is shown once a snapshot, and handed to later readers as it was sent.

Streamlit keeps the elements that a cached function shows and sends them again (st.cache_resource, "static elements").
Making the words and tables of the first page anew on every run took two thirds of the run.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.filters import CaseFilter
from i18n import language, using
from loaders.dataset import Dataset
from ui.chart import current_theme
from ui.links import keep_parameters

# Parts of pages: one page is up to eight of them, each some ten kilobytes.
KEPT_VIEWS = 768

Show = Callable[..., None]
"""``show(dataset, case_filter, *own)``."""


def show_kept(show: Show, dataset: Dataset, case_filter: CaseFilter, *own: str) -> None:
    """Show what ``show`` shows, or has shown before for this snapshot and filter, in this theme and language.

    ``show`` may look at nothing else than these and ``own``, which must be words of the record and not a stranger's;
    and may show no widget: only elements, columns, containers and expanders.
    """
    name, tag = f"{show.__module__}.{show.__qualname__}", language()
    key = repr((name, dataset.content_hash, case_filter, current_theme(), tag, keep_parameters(), own))
    _show(key, tag, show, dataset, case_filter, own)


# One text is the key: Streamlit's own way through a tuple of keys, part by part, takes a tenth of a warm run.
@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _show(key: str, _tag: str, _show: Show, _dataset: Dataset, _case_filter: CaseFilter, _own: tuple[str, ...]) -> None:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(_tag):
        _show(_dataset, _case_filter, *_own)

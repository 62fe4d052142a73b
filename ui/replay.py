"""What every reader sees alike is shown once a snapshot, and handed to later readers as it was sent.

Streamlit keeps the elements that a cached function shows and sends them again (st.cache_resource, "static elements").
Making the words and tables of the first page anew on every run took two thirds of the run.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.filters import CaseFilter
from figures.palette import Theme
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
    carried = tuple((name, *values) for name, values in keep_parameters().items())
    _show(
        f"{show.__module__}.{show.__qualname__}",
        dataset.content_hash,
        case_filter,
        current_theme(),
        language(),
        carried,
        own,
        show,
        dataset,
    )


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _show(
    name: str,
    content_hash: str,
    case_filter: CaseFilter,
    theme: Theme,
    tag: str,
    carried: tuple[tuple[str, ...], ...],
    own: tuple[str, ...],
    _show: Show,
    _dataset: Dataset,
) -> None:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        _show(_dataset, case_filter, *own)

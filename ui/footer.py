"""Under every page: which data it shows, as of when, and under which licence."""

from __future__ import annotations

import streamlit as st

from i18n import _
from i18n.dates import say_date
from loaders.dataset import Dataset
from ui.text import plain


def show_footer(dataset: Dataset) -> None:
    """Version, data date and licences."""
    with st.container(horizontal=True, key="footer"):
        for caption in (
            _("Data version {version}").format(version=dataset.version),
            _("Data as of {date}").format(date=say_date(dataset.data_date)),
            _("Data: CC BY 4.0. Cited pages stay their publishers’. Code: Apache-2.0."),
        ):
            st.caption(plain(caption), width="content")

"""Under every page: which data it shows, as of when, under which licence, and a link that holds on to them."""

from __future__ import annotations

import streamlit as st

from i18n import _
from i18n.dates import say_date
from loaders.dataset import Dataset
from ui import asking
from ui.addresses import CHANGES, Address
from ui.text import plain


def show_footer(current: Address, dataset: Dataset) -> None:
    """Version, data date and licences; and the address of this view with its version, for whoever will cite it."""
    with st.container(horizontal=True, key="footer"):
        for caption in (
            _("Data version {version}").format(version=dataset.version),
            _("Data as of {date}").format(date=say_date(dataset.data_date)),
            _("Data: CC BY 4.0. Cited pages stay their publishers’. Code: Apache-2.0."),
        ):
            st.caption(plain(caption), width="content")
        if current is not CHANGES and asking.held_release() is None:
            # The whole address stays, the page's own parameters too.
            query = {name: st.query_params.get_all(name) for name in st.query_params}
            words = _("A link to this view that holds on to this version")
            st.page_link(
                str(current.file), label=plain(words), query_params=query | {asking.VERSION: [dataset.version]}
            )

"""The pages that something rests on."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from loaders.dates import read_date
from ui.chart import show_table
from ui.claims import write_source
from ui.text import link, plain

ARCHIVE: Final = "https://web.archive.org/web/*/"
"""Before an address: where its archived copies are listed. Nothing is asked of it until a reader follows the link."""


def show_sources(sources: pd.DataFrame, *, alt: str) -> None:
    """A table of sources, rows of ``sources``; a page that must not be linked is named without a link."""
    records = [
        {
            _("Publisher"): write_source(row.publisher, None if pd.isna(row.url) else row.url),
            _("Title"): row.title,
            _("Published"): _("date unknown") if pd.isna(row.published) else say_date(read_date(row.published)),
            _("Language"): label("sources", "language", row.language),
            _("Copies"): "" if pd.isna(row.url) else link(_("look for an archived copy"), f"{ARCHIVE}{row.url}"),
        }
        for row in sources.itertuples(index=False)
    ]
    show_table(pd.DataFrame(records), alt=alt, markdown=frozenset({_("Publisher"), _("Copies")}), heads=2)
    if (sources["link"] == "no").any():
        st.caption(plain(say_why_unlinked()))


def say_why_unlinked() -> str:
    """Why some pages are cited and not linked."""
    return _(
        "Pages without a link are cited but not linked: they name people whose fate is unknown, or lie on hosts not "
        "fit to send a reader to."
    )

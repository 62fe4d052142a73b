"""The ways on the map as a table, with those that cannot be drawn; and the head of the map of one case."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.routes import draw_legs
from figures.map_words import say_action, say_undrawn_ways
from i18n import _
from i18n.numbers import say_range
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.addresses import CASES, MAP
from ui.chart import show_table
from ui.links import link_to, write_address
from ui.map_asked import read_words
from ui.places import PlaceNames
from ui.text import link, plain


def show_case_head(dataset: Dataset, _case_filter: CaseFilter, case_id: str) -> None:
    """Which one case the map shows, whatever the filter, and the way back to all."""
    title = compute.record_texts(dataset).say("cases", case_id, "title")
    st.markdown(plain(_("The map shows one case: {title}").format(title=title)))
    with st.container(horizontal=True, gap="medium"):
        link_to(CASES, _("Everything known of this case"), case=case_id)
        link_to(MAP, _("All cases on the map"))


def show_ways(dataset: Dataset, case_filter: CaseFilter, *own: str) -> None:
    """Each reported way, one a row; those between areas are not drawn, since an area has no point to draw them to.

    ``own`` are the words of a ``MapAddress``.
    """
    legs = compute_map.legs(dataset, read_words(case_filter, *own).asked)
    reported = legs[~legs["implied"]]
    if reported.empty:
        st.caption(plain(_("No way from one place to another is on record here.")))
        return
    undrawn = len(draw_legs(legs, compute_map.forms(dataset)).named)
    if undrawn:
        st.caption(plain(say_undrawn_ways(undrawn)))
    with st.expander(_("The ways as a table")):
        places, texts = PlaceNames(dataset), compute.record_texts(dataset)
        columns = ["case_id", "action", "from_id", "to_id", "low", "best", "high"]
        records = [
            {
                _("Case"): link(texts.say("cases", case_id, "title"), write_address(CASES, case=case_id)),
                _("What"): say_action(action),
                _("From"): places.say_place(start),
                _("To"): places.say_place(end),
                _("People"): say_range(low, best, high),
            }
            for case_id, action, start, end, low, best, high in list_plain(reported, columns)
        ]
        show_table(pd.DataFrame(records), alt=_("The ways people were taken"), markdown=frozenset({_("Case")}))

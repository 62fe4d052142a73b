"""What must stand near the map: whose borders it draws, and where they come from."""

from __future__ import annotations

import streamlit as st

from i18n import _
from i18n.lists import join_sentences
from ui.text import plain


def show_map_notes() -> None:
    """The note on disputed boundaries, and the source of the base map (data/geo/NOTES.md)."""
    boundaries = [
        _("The map draws who holds an area in fact, not who claims it; that is no statement of this record."),
        _("Taiwan, Hong Kong and Macau are drawn apart from China’s provinces."),
        _("Dokdo (Takeshima) is drawn with South Korea, the Paracel Islands with China."),
        _("The Spratly Islands and Scarborough Shoal are given to no country."),
        _("Arunachal Pradesh is drawn in India."),
        _("The border between the two Koreas is the Military Demarcation Line."),
    ]
    st.caption(plain(join_sentences(boundaries)))
    source = [
        _("Base map: Natural Earth, public domain, simplified; cut off at 90° and 145° east, 5° and 55° north."),
        _("It shows older divisions: North Korea without Nampo and Kaesong, Vietnam as before 2025."),
    ]
    st.caption(plain(join_sentences(source)))

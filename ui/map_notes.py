"""What must stand near the map: whose borders it draws, and where they come from."""

from __future__ import annotations

import streamlit as st

from figures.map_words import list_base_notes, list_boundary_notes
from i18n.lists import join_sentences
from ui.text import plain


def show_map_notes() -> None:
    """The note on disputed boundaries, and the source of the base map (data/geo/NOTES.md)."""
    for notes in (list_boundary_notes(), list_base_notes()):
        st.caption(plain(join_sentences(notes)))

"""A picture made on the server, in the reader's theme and for the reader's width, with its sentence and its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pandas as pd
import streamlit as st

from figures.palette import Theme
from figures.svg import Width
from i18n import _
from ui.table_entries import MOST_COLUMNS, list_whole, name_table, write_entries
from ui.text import plain


def current_theme() -> Theme:
    """Light or dark, as the reader's browser says; light before it has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show_picture(key: str, draw: Callable[[Width], str], sentence: str, *, stretch: bool = True) -> None:
    """Show a picture twice, wide and narrow, of which the style sheet leaves one.

    ``sentence`` describes it to those who do not see it. ``stretch``: as wide as its room, else as it is drawn.
    """
    for width in get_args(Width):
        with st.container(key=f"{width}-{key}"):
            st.image(draw(width), alt=sentence, width="stretch" if stretch else "content")


def show_chart(
    key: str,
    draw: Callable[[Width], str],
    sentence: str,
    table: pd.DataFrame,
    *,
    markdown: frozenset[str] = frozenset(),
) -> None:
    """A picture as in ``show_picture``, then the same as a table; ``table`` and ``markdown`` as in ``show_table``."""
    show_picture(key, draw, sentence)
    with st.expander(_("The same as a table")):
        show_table(table, alt=sentence, markdown=markdown)


def show_table(
    table: pd.DataFrame, *, alt: str, markdown: frozenset[str] = frozenset(), header: bool = True, heads: int = 1
) -> None:
    """A plain table of words. Cells are text; only columns named in ``markdown`` hold Markdown made by ``ui.text``.

    One of many columns is sent twice, of which the style sheet leaves one: for a phone as a list of its rows, each
    headed by its first ``heads`` cells.
    """
    safe = table.copy()
    for column in table.columns:
        if column not in markdown:
            safe[column] = [plain(str(cell)) for cell in table[column]]
    safe = safe.rename(columns=plain)
    if len(safe.columns) <= MOST_COLUMNS:
        _show_frame(safe, alt, header)
        return
    key = name_table(safe, alt)
    whole = "".join(f"whole{position}-" for position in list_whole(safe))
    with st.container(key=f"wide-table-{whole}{key}"):
        _show_frame(safe, alt, header)
    with st.container(key=f"narrow-table-{key}"):
        st.markdown(write_entries(safe, heads))


def _show_frame(safe: pd.DataFrame, alt: str, header: bool) -> None:
    st.table(safe, border="horizontal", hide_index=True, hide_header=not header, alt=alt)

"""A table of which one row can be chosen; it opens its case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from i18n import _
from i18n.numbers import say_range
from ui.text import plain

ROWS_AT_ONCE = 15


def show_choice(key: str, table: pd.DataFrame, widths: Sequence[int], case_ids: Sequence[str], *, alt: str) -> None:
    """Show a table of words; ``widths`` in pixels, one for each column; ``case_ids`` one for each row.

    Figures with their range are what readers compare: the widths show them whole, where the grid would cut them.
    """
    st.caption(
        plain(_("To open a case, tick the box of its row; by keyboard, go to the row and press Shift and Space."))
    )
    columns = zip(table.columns, widths, strict=True)
    event = st.dataframe(
        table,
        column_config={name: st.column_config.TextColumn(width=width) for name, width in columns},
        key=f"choose-{key}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=alt,
        height=560 if len(table) > ROWS_AT_ONCE else "content",
    )
    chosen = event["selection"]["rows"]
    if chosen:
        st.query_params["case"] = case_ids[chosen[0]]
        st.rerun()


def say_ranges(rows: pd.DataFrame, say: Callable[..., str] = say_range) -> list[str]:
    """``low``, ``best`` and ``high`` of each row in words; ``high_open``, where it is a column, marks a floor.

    ``say`` is ``say_range`` or ``say_people``.
    """
    is_open = rows["high_open"] if "high_open" in rows else [False] * len(rows)
    triplets = rows[["low", "best", "high"]].itertuples(index=False)
    return [
        say(*(None if pd.isna(number) else int(number) for number in triplet), open=bool(floor))
        for triplet, floor in zip(triplets, is_open, strict=True)
    ]

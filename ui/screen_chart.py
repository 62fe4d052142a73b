"""A Plotly picture with its sentence, and the same as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from i18n import _
from ui.chart import show_table

# No bar of buttons over the picture and no mark of its maker; nothing zooms, so nothing has to be reset.
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "showTips": False}


def show_screen_chart(
    key: str, figure: go.Figure, sentence: str, table: pd.DataFrame, *, markdown: frozenset[str] = frozenset()
) -> None:
    """Show a picture of ``figures/``; ``sentence`` describes it to those who do not see it, ``table`` is the same.

    ``table`` and ``markdown`` as in ``ui.chart.show_table``.
    """
    st.plotly_chart(figure, theme=None, key=key, config=CONFIG, alt=sentence)
    show_same(sentence, table, markdown=markdown)


def show_screen_choice(key: str, figure: go.Figure, sentence: str) -> list[dict[str, Any]]:
    """Show a picture in which the reader can choose marks by a click, without its table (``show_same``).

    Returns those chosen as Plotly's points, with the ``customdata`` that the figure gave them.
    """
    state = st.plotly_chart(
        figure, theme=None, key=key, config=CONFIG, alt=sentence, on_select="rerun", selection_mode="points"
    )
    return list(state["selection"]["points"])


def show_same(sentence: str, table: pd.DataFrame, *, markdown: frozenset[str] = frozenset()) -> None:
    """The same as a picture, as a table; arguments as in ``show_screen_chart``."""
    with st.expander(_("The same as a table")):
        show_table(table, alt=sentence, markdown=markdown)

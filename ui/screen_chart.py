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
    key: str,
    figure: go.Figure,
    sentence: str,
    table: pd.DataFrame,
    *,
    markdown: frozenset[str] = frozenset(),
    select: bool = False,
) -> list[dict[str, Any]]:
    """Show a picture of ``figures/``; ``sentence`` describes it to those who do not see it, ``table`` is the same.

    ``table`` and ``markdown`` as in ``ui.chart.show_table``. With ``select`` the reader can choose marks by a click:
    the chosen ones are returned as Plotly's points, with the ``customdata`` that the figure gave them; else none.
    """
    if select:
        state = st.plotly_chart(
            figure, theme=None, key=key, config=CONFIG, alt=sentence, on_select="rerun", selection_mode="points"
        )
        points = list(state["selection"]["points"])
    else:
        st.plotly_chart(figure, theme=None, key=key, config=CONFIG, alt=sentence)
        points = []
    with st.expander(_("The same as a table")):
        show_table(table, alt=sentence, markdown=markdown)
    return points

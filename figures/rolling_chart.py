"""The rolling three months with their range, and the stretches in which they hold more than was to be expected."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.detector import Detection
from analysis.rolling import keep_changes
from figures.palette import Theme, palette
from figures.screen import join_lines, start_figure
from i18n import _
from i18n.dates import say_day
from i18n.numbers import say_people, say_unknown

HEIGHT, LANE = 360, 0.1


def draw_rolling(rolling: pd.DataFrame, detection: Detection, *, theme: Theme) -> go.Figure:
    """Draw ``analysis.rolling.roll_three_months`` of arrests over the stretches of a ``Detection``.

    1. The thick line is best, the thin ones low and high with a tinted ground between them; steps, since a figure holds
       until the day on which it changes.
    2. Dashed: what was to be expected. The stretches above it lie in a lane below: in ink those that hit a crackdown,
       hollow the others. Those outside the days of ``rolling`` are not drawn.
    """
    colours = palette(theme)
    figure = start_figure(theme, height=HEIGHT, hovermode="x")
    steps = keep_changes(rolling)
    days = [str(day.date()) for day in steps["day"]]
    line = {"mode": "lines", "line_shape": "hv"}
    thin = {"color": colours.arrested, "width": 1}
    figure.add_scatter(x=days, y=steps["low"], line=thin, hoverinfo="skip", name="low", **line)
    figure.add_scatter(
        x=days,
        y=steps["high"],
        line=thin,
        hoverinfo="skip",
        fill="tonexty",
        fillcolor=colours.shade,
        name="high",
        **line,
    )
    judged = detection.days[["day", "expected"]].dropna()
    expected = keep_changes(judged[judged["day"].isin(rolling["day"])])
    figure.add_scatter(
        x=[str(day.date()) for day in expected["day"]],
        y=[int(people) for people in expected["expected"]],
        line={"color": colours.ink, "width": 1.3, "dash": "dash"},
        hoverinfo="skip",
        name="expected",
        **line,
    )
    figure.add_scatter(
        x=days,
        y=steps["best"],
        line={"color": colours.arrested, "width": 2.4},
        hovertext=[_hover(row) for row in steps.to_dict("records")],
        hoverinfo="text",
        name="best",
        **line,
    )
    first, last = rolling["day"].min(), rolling["day"].max()
    top = max(1, int(rolling["high"].max() if len(rolling) else 1))
    figure.update_layout(
        yaxis={"domain": [LANE + 0.03, 1], "range": [0, top * 1.06]},
        yaxis2={"domain": [0, LANE], "range": [0, 1], "visible": False, "anchor": "x"},
        xaxis={"type": "date", "showgrid": True, "anchor": "y2", "range": [str(first), str(last)]},
    )
    stretches = [one for one in detection.stretches if one.last >= first.date() and one.first <= last.date()]
    figure.add_bar(
        orientation="h",
        base=[str(stretch.first) for stretch in stretches],
        x=[((stretch.last - stretch.first).days + 1) * 86_400_000 for stretch in stretches],
        y=[0.5 for _stretch in stretches],
        width=0.55,
        marker={"color": [colours.ink if stretch.crackdowns else colours.background for stretch in stretches],
                "line": {"color": colours.ink, "width": 1.4}},
        hovertext=[
            join_lines(_("More than expected"), _("{first} to {last}").format(
                first=say_day(stretch.first), last=say_day(stretch.last)))
            for stretch in stretches
        ],
        hoverinfo="text",
        yaxis="y2",
        name="stretches",
    )  # fmt: skip
    return figure


def _hover(row: Mapping[Hashable, Any]) -> str:
    people = say_people(int(row["low"]), int(row["best"]), int(row["high"]), bool(row["high_open"]))
    unknown = say_unknown(int(row["unknown"])) if row["unknown"] else ""
    return join_lines(_("Three months to {date}").format(date=say_day(row["day"].date())), people, unknown)

"""Crackdowns laid over each other from their first day: one ink, told apart by dash and direct label."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.overlay import Course
from figures.labels import wrap_text
from figures.palette import Theme, palette
from figures.screen import escape_text, join_lines, start_figure
from i18n import _, ngettext
from i18n.numbers import say_number, say_people

HEIGHT = 420
DASHES = ("solid", "dash", "dot", "longdashdot", "8px,3px,2px,3px,2px,3px")
APART = 0.115
"""The least distance of two labels, as a share of the height of the axis."""


def draw_courses(courses: Sequence[Course], names: Sequence[str], *, theme: Theme) -> go.Figure:
    """Draw at most five courses; the thick line is best, the thin ones of the same dash are low and high.

    Each name stands at the end of its line; where two would touch, the lower gives way downwards.
    """
    colours = palette(theme)
    figure = start_figure(theme, height=HEIGHT, hovermode="closest")
    longest = max([1, *(course.days for course in courses)])
    top = max([1, *(int(course.steps["high"].max()) for course in courses)]) * 1.06
    figure.update_layout(
        xaxis={
            "range": [0, longest * 1.02],
            "title": {"text": escape_text(_("days since the first day"))},
            "showgrid": True,
        },
        yaxis={"range": [0, top], "title": {"text": escape_text(_("people arrested so far"))}},
        margin={"r": 150},
    )
    ends: list[tuple[float, str, int]] = []
    for course, name, dash in zip(courses, names, DASHES, strict=False):
        steps = course.steps
        days, last = [*steps["day"], course.days], steps.iloc[-1]
        for end in ("low", "high"):
            figure.add_scatter(
                x=days, y=[*steps[end], last[end]], mode="lines", line_shape="hv", hoverinfo="skip",
                line={"color": colours.muted, "width": 1, "dash": dash}, name=f"{course.crackdown_id} {end}",
            )  # fmt: skip
        hovers = [
            join_lines(
                name,
                ngettext("{n} day after the first", "{n} days after the first", int(row["day"])).format(
                    n=say_number(int(row["day"]))
                ),
                say_people(int(row["low"]), int(row["best"]), int(row["high"]), bool(row["high_open"])),
            )
            for row in steps.to_dict("records")
        ]
        figure.add_scatter(
            x=days, y=[*steps["best"], last["best"]], mode="lines", line_shape="hv",
            line={"color": colours.ink, "width": 2.2, "dash": dash}, hovertext=[*hovers, hovers[-1]], hoverinfo="text",
            name=course.crackdown_id,
        )  # fmt: skip
        ends.append((float(last["best"]), name, course.days))
    _add_labels(figure, ends, top, longest)
    return figure


def _add_labels(figure: go.Figure, ends: list[tuple[float, str, int]], top: float, longest: int) -> None:
    height = float("inf")
    for best, name, days in sorted(ends, key=lambda end: -end[0]):
        height = min(best, height - APART * top)
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=height, yref="y", yanchor="middle", align="left",
            text="<br>".join(escape_text(line) for line in wrap_text(name, 138, 12, 3)), font={"size": 12},
        )  # fmt: skip
        if days < longest:
            # Dots lead from the end of a shorter course to its name: a line would read as a course that goes on.
            figure.add_shape(
                type="line", xref="x", yref="y", x0=days, x1=longest * 1.02, y0=best, y1=height,
                line={"width": 1, "dash": "1px,6px", "color": figure.layout.template.layout.xaxis.tickfont.color},
            )  # fmt: skip

"""Arrests and returns by year, quarter or month: two panels on one scale, over crackdowns and milestones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.time_steps import Step, write_period
from figures.axes import choose_step
from figures.palette import Measure, Palette, Theme, palette
from figures.screen import SIZE, Whisker, draw_unknown, draw_whiskers, hatch, join_lines, start_figure
from figures.time_lanes import Lanes, add_lanes, measure_lanes
from figures.time_words import hover_bar, hover_unknown, say_measure, say_not_known
from i18n.numbers import say_number

PEOPLE = 430
"""Pixels for all people of both panels."""
TITLE, AXIS = 34, 30
APART = 0.075
"""The share of the width kept for what is not dated exactly."""
ARROW = 13
"""Pixels by which the whisker of an open high goes on beyond the highest figure named."""


@dataclass(frozen=True, slots=True)
class StepBars:
    """One measure: its counted rows and, where asked for, its totals over unknown groups, each by ``count_by_step``."""

    counted: pd.DataFrame
    totals: pd.DataFrame | None = None

    def list_frames(self) -> list[pd.DataFrame]:
        """Both frames, or the one there is."""
        return [frame for frame in (self.counted, self.totals) if frame is not None]


def draw_steps(bars: Mapping[Measure, StepBars], step: Step, lanes: Lanes, *, theme: Theme) -> go.Figure:
    """Draw the picture, in the language in use.

    One scale for both panels: a person is as high in the one as in the other. They stay two series and are never added;
    ``totals`` are hatched, stand beside the bars and are never added to them; those not dated exactly are not drawn. A
    bar's ``customdata`` is
    ``[measure, from, to, counted | totals]``, for the way to its rows; of a crackdown's band ``["crackdown", id]``.
    """
    colours = palette(theme)
    highest = {
        measure: max(1, _find_highest(own.counted), 0 if own.totals is None else _find_highest(own.totals, apart=False))
        for measure, own in bars.items()
    }
    rise = {measure: most * 1.08 for measure, most in highest.items()}
    per_person = PEOPLE / sum(rise.values())
    heights = [TITLE + rise[measure] * per_person for measure in bars]
    lane_heights = measure_lanes(lanes)
    total = sum(heights) + AXIS + sum(lane_heights)
    figure = start_figure(theme, height=round(total + 16), barmode="overlay", clickmode="event+select")
    ticks = choose_step(sum(highest.values()), PEOPLE, 40)
    apart = any(not bool(own.counted["exact"].all()) for own in bars.values())
    figure.update_xaxes(
        type="date",
        showgrid=True,
        ticklabelmode="period" if step == "year" else "instant",
        # Plotly's own names of months are English ones.
        ticklabelstandoff=8,
        tickformat="%Y" if step == "year" else "%Y-%m",
        domain=[0, 1 - APART if apart else 1],
        range=_find_range(bars),
        anchor="y2",
    )
    top = total
    for number, (measure, own) in enumerate(bars.items()):
        axis = "" if number == 0 else str(number + 1)
        low, high = (top - heights[number]) / total, (top - TITLE) / total
        figure.update_layout({f"yaxis{axis}": {
            "domain": [max(low, 0), high], "range": [0, rise[measure]], "dtick": ticks, "anchor": "x",
        }})  # fmt: skip
        _add_panel_title(figure, measure, high, colours)
        slots = [(own.counted, False), *([(own.totals, True)] if own.totals is not None else [])]
        for frame, totals in slots:
            share = (0.0, 0.8) if own.totals is None else ((0.0, 0.42) if not totals else (0.44, 0.36))
            panel = _Panel(measure, step, f"y{axis}", share, totals, rise[measure], per_person)
            _add_bars(figure, panel, frame, colours, apart=False)
            # Totals may hold each other's people: those of several years are never one bar.
            if apart and not totals:
                _add_bars(figure, panel, _sum_apart(frame), colours, apart=True)
        top -= heights[number]
    if apart:
        part = join_lines(*say_not_known(step).split(" "))
        figure.update_layout(xaxis2={
            "domain": [1 - APART * 0.8, 1], "range": [-0.5, 0.5], "tickvals": [0], "ticktext": [part],
            "anchor": "y2", "showgrid": False, "tickfont": {"size": 12},
        })  # fmt: skip
    add_lanes(figure, lanes, colours, top=(top - AXIS) / total, total=total)
    return figure


@dataclass(frozen=True, slots=True)
class _Panel:
    measure: Measure
    step: Step
    axis: str
    share: tuple[float, float]
    totals: bool
    rise: float
    per_person: float

    def colour(self, colours: Palette) -> str:
        return colours.measure(self.measure)


def _add_bars(figure: go.Figure, panel: _Panel, frame: pd.DataFrame, colours: Palette, *, apart: bool) -> None:
    """The bars, whiskers and diamonds of one series; of those apart the sums of all years, in their own part."""
    rows = [row for row in frame.to_dict("records") if bool(row["exact"]) is not apart]
    counted = [row for row in rows if int(row["high"]) > 0 or int(row["best"]) > 0]
    unknown = [row for row in rows if int(row["unknown"]) > 0]
    axes: dict[str, Any] = {"xaxis": "x2" if apart else "x", "yaxis": panel.axis}
    place = _Place(panel.share, apart)
    colour = panel.colour(colours)
    # The line round a bar: one person must not vanish between two pixels.
    solid = {"color": colour, "line": {"color": colour, "width": 1}}
    bars = [row for row in counted if int(row["best"]) > 0]
    if bars:
        figure.add_bar(
            x=[place.left(row) for row in bars],
            y=[int(row["best"]) for row in bars],
            width=[place.width(row) for row in bars],
            offset=0,
            marker=hatch(colour, colours) if panel.totals else solid,
            hovertext=[hover_bar(row, panel.measure, panel.step, totals=panel.totals) for row in bars],
            hoverinfo="text",
            customdata=[_lead(row, panel) for row in bars],
            unselected={"marker": {"opacity": 1}},
            name=f"{panel.measure} {'totals' if panel.totals else 'counted'}{' apart' if apart else ''}",
            **axes,
        )
    whiskers = [
        Whisker(place.middle(row), min(int(row["low"]), int(row["best"])), int(row["best"]), int(row["high"]),
                bool(row["high_open"]))
        for row in counted
    ]  # fmt: skip
    cap = 7 if panel.step == "year" or apart else 3
    figure.add_traces(
        draw_whiskers(whiskers, colour, colours, cap=cap, arrow=ARROW / panel.per_person, line=1.4, **axes)
    )
    if unknown:
        tops = [
            max(int(row["best"]), int(row["high"]))
            + (ARROW if row["high_open"] and int(row["best"]) else 0) / panel.per_person
            for row in unknown
        ]
        figure.add_trace(
            draw_unknown(
                [place.middle(row) for row in unknown],
                [top + 9 / panel.per_person for top in tops],
                [say_number(int(row["unknown"])) for row in unknown],
                colour,
                [hover_unknown(row, panel.measure, panel.step) for row in unknown],
                name=f"{panel.measure} unknown",
                customdata=[_lead(row, panel) for row in unknown],
                unselected={"marker": {"opacity": 1}},
                **axes,
            )
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a bar stands within its period: ``share`` is where it begins and how wide it is, as parts of the period."""

    share: tuple[float, float]
    apart: bool

    def left(self, row: Mapping[Any, Any]) -> Any:
        return self.share[0] - 0.4 if self.apart else _add_days(row, 0.1 + self.share[0])

    def middle(self, row: Mapping[Any, Any]) -> Any:
        middle = self.share[0] + self.share[1] / 2
        return middle - 0.4 if self.apart else _add_days(row, 0.1 + middle)

    def width(self, row: Mapping[Any, Any]) -> float:
        return self.share[1] if self.apart else _count_days(row) * self.share[1] * 86_400_000


def _count_days(row: Mapping[Any, Any]) -> int:
    return int((row["end"] - row["start"]).days) + 1


def _add_days(row: Mapping[Any, Any], share: float) -> str:
    moment = row["start"] + pd.Timedelta(days=_count_days(row) * share)
    return str(moment.strftime("%Y-%m-%d %H:%M"))


def _lead(row: Mapping[Any, Any], panel: _Panel) -> list[str]:
    kind = "totals" if panel.totals else "counted"
    if row["exact"]:
        first, last = write_period(row["start"].date(), panel.step)
    else:
        first, last = f"{row['start']:%Y}", f"{row['end']:%Y}"
    return [panel.measure, first, last, kind]


def _sum_apart(frame: pd.DataFrame) -> pd.DataFrame:
    loose = frame[~frame["exact"].astype(bool)]
    if loose.empty:
        return loose
    sums = loose[["low", "best", "high", "rows", "unknown"]].sum()
    ends = {"start": loose["start"].min(), "end": loose["end"].max(), "exact": False}
    return pd.DataFrame([{**ends, **sums, "high_open": bool(loose["high_open"].any())}])


def _find_highest(frame: pd.DataFrame, *, apart: bool = True) -> int:
    both = [*frame.loc[frame["exact"].astype(bool), "high"], *(_sum_apart(frame).get("high", []) if apart else [])]
    return max((int(people) for people in both), default=0)


def _find_range(bars: Mapping[Measure, StepBars]) -> list[date]:
    frames = [frame for own in bars.values() for frame in own.list_frames()]
    last = max(frame["end"].max() for frame in frames)
    return [min(frame["start"].min() for frame in frames).date(), (last + pd.Timedelta(days=1)).date()]


def _add_panel_title(figure: go.Figure, measure: Measure, top: float, colours: Palette) -> None:
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "bottom"}
    figure.add_annotation(text="■", font={"color": colours.measure(measure), "size": SIZE + 2}, yshift=2, **place)
    figure.add_annotation(text=join_lines(say_measure(measure)), font={"size": SIZE + 1}, xshift=18, yshift=2, **place)

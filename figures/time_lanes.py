"""The lanes below a time axis: crackdowns as bands, and milestones by kind as shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.labels import wrap_text
from figures.palette import Palette
from figures.screen import SIZE, escape_text, join_lines

NAMED, OTHER, KIND, HEAD = 66, 12, 17, 34
"""Pixels: of a named crackdown, of a row of others, of a kind of milestones, over each lane."""
FADE = ((0.0, 0.008), (0.011, 0.017), (0.02, 0.023))
"""Where the end is not known a band breaks off in these (start, end) parts of the axis, as on the Overview; how far
says nothing."""
LABEL = 122
"""Pixels for a name beside its band: it must find room on a phone in the half that the band leaves free."""
SHAPES = {
    "treaty": "square-open",
    "law": "triangle-up-open",
    "policy": "triangle-down-open",
    "un_finding": "circle-open",
    "border": "line-ns-open",
    "leadership": "star-open",
    "diplomacy": "cross-open",
}
"""No colour tells milestones apart, and no hollow diamond: that is a group of unknown size."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """What lies below the panels.

    ``crackdowns``: ``crackdown_id``, ``name``, ``dates`` (text), ``start_first``, ``start_last``, ``end_first``,
    ``end_last`` (datetime64, ends NaT where no end is known), ``labelled`` (bool). ``milestones``: ``first``,
    ``last`` (datetime64), ``kind`` (the contract's word), ``kind_label``, ``date`` (text), ``title``. ``span`` is how
    much time the axis shows. The two titles stand over the lanes.
    """

    crackdowns: pd.DataFrame
    milestones: pd.DataFrame
    span: pd.Timedelta
    crackdowns_title: str
    milestones_title: str


def measure_lanes(lanes: Lanes) -> tuple[int, int]:
    """The heights of both lanes in pixels, their headings included."""
    rows, named = _pack(lanes.crackdowns, lanes.span)
    crackdowns = HEAD + named * NAMED + (rows - named) * OTHER + 10 if rows else 0
    kinds = lanes.milestones["kind"].nunique()
    return crackdowns, HEAD + kinds * KIND + 10 if kinds else 0


def add_lanes(figure: go.Figure, lanes: Lanes, colours: Palette, *, top: float, total: float) -> None:
    """Draw both lanes below ``top`` (a share of the height ``total``), on the time axis of the panels."""
    first, second = measure_lanes(lanes)
    if first:
        _add_crackdowns(figure, lanes, colours, (top - first / total, top - HEAD / total))
        _add_heading(figure, lanes.crackdowns_title, top - HEAD / total)
    if second:
        under = top - first / total
        _add_milestones(figure, lanes.milestones, colours, (max(under - second / total, 0), under - HEAD / total))
        _add_heading(figure, lanes.milestones_title, under - HEAD / total)


def _add_crackdowns(figure: go.Figure, lanes: Lanes, colours: Palette, domain: tuple[float, float]) -> None:
    bands = _place(lanes.crackdowns, lanes.span)
    lowest = max(band["bottom"] for band in bands)
    figure.update_layout(yaxis3={
        "domain": list(domain), "range": [lowest, 0], "visible": False, "anchor": "x", "rangemode": "normal",
    })  # fmt: skip
    for band in bands:
        # One whose end is not known is not shaded: a width of our choosing would pass for its length.
        if band["labelled"] and not band["is_open"]:
            span = {"x0": band["start_first"], "x1": band["end"], "fillcolor": colours.shade, "line_width": 0}
            for axis in ("y domain", "y2 domain"):
                figure.add_shape(type="rect", xref="x", yref=axis, y0=0, y1=1, layer="below", **span)
    # A date that is not exact is a soft end: thin over all it may mean, thick where it certainly was under way.
    for thin in (True, False):
        own = [band for band in bands if not band["is_open"]]
        starts = [band["start_first" if thin else "start_last"] for band in own]
        ends = [band["end" if thin else "sure"] for band in own]
        _add_bars(figure, colours, own, starts, ends, thin=thin)
    for first, last in FADE:
        own = [band for band in bands if band["is_open"]]
        starts = [band["start_first"] + lanes.span * first for band in own]
        _add_bars(figure, colours, own, starts, [band["start_first"] + lanes.span * last for band in own], thin=False)
    _add_names(figure, [band for band in bands if band["labelled"]])


def _add_bars(
    figure: go.Figure,
    colours: Palette,
    bands: list[dict[str, Any]],
    starts: Sequence[pd.Timestamp],
    ends: Sequence[pd.Timestamp],
    *,
    thin: bool,
) -> None:
    if bands:
        figure.add_bar(
            orientation="h",
            y=[band["middle"] for band in bands],
            base=[str(start) for start in starts],
            x=[_count_ms(start, end) for start, end in zip(starts, ends, strict=True)],
            width=[2 if thin else 7 if band["labelled"] else 5 for band in bands],
            marker={"color": [colours.ink if band["labelled"] else colours.muted for band in bands]},
            hovertext=[join_lines(band["name"], band["dates"]) for band in bands],
            hoverinfo="text",
            customdata=[["crackdown", band["crackdown_id"]] for band in bands],
            unselected={"marker": {"opacity": 1}},
            xaxis="x",
            yaxis="y3",
            name="crackdowns" if not thin else "crackdowns, at the widest",
        )


def _add_names(figure: go.Figure, bands: list[dict[str, Any]]) -> None:
    axis = [pd.Timestamp(end) for end in figure.layout.xaxis.range]
    # Right of here a name goes left of its band: on a phone it may then reach into the empty margin.
    half = axis[0] + (axis[1] - axis[0]) * 0.4
    for band in bands:
        leftwards = band["start_first"] + (band["end"] - band["start_first"]) / 2 > half
        figure.add_annotation(
            x=band["start_first"] if leftwards else band["end"],
            y=band["middle"],
            xref="x",
            yref="y3",
            text="<br>".join(escape_text(line) for line in wrap_text(band["name"], LABEL, 12, 4)),
            font={"size": 12},
            align="right" if leftwards else "left",
            xanchor="right" if leftwards else "left",
            yanchor="middle",
            xshift=-5 if leftwards else 8,
        )


def _add_milestones(figure: go.Figure, rows: pd.DataFrame, colours: Palette, domain: tuple[float, float]) -> None:
    kinds = [kind for kind in SHAPES if kind in set(rows["kind"])]
    labels = dict(zip(rows["kind"], rows["kind_label"], strict=True))
    figure.update_layout(yaxis4={
        "domain": list(domain), "range": [len(kinds) - 0.5, -0.5], "anchor": "x", "showgrid": True,
        "tickvals": list(range(len(kinds))), "ticktext": [escape_text(labels[kind]) for kind in kinds],
        "tickfont": {"size": 12}, "rangemode": "normal",
    })  # fmt: skip
    for number, kind in enumerate(kinds):
        own = rows[rows["kind"] == kind]
        middles = own["first"] + (own["last"] - own["first"]) / 2
        figure.add_scatter(
            x=[str(day) for day in middles],
            y=[number] * len(own),
            mode="markers",
            marker={"symbol": SHAPES[kind], "size": 9, "color": colours.ink, "line": {"width": 1.4}},
            hovertext=[
                join_lines(label, date, *wrap_text(title, 330, 13, 4))
                for label, date, title in own[["kind_label", "date", "title"]].itertuples(index=False)
            ],
            hoverinfo="text",
            xaxis="x",
            yaxis="y4",
            name=kind,
            unselected={"marker": {"opacity": 1}},
        )


def _place(crackdowns: pd.DataFrame, span: pd.Timedelta) -> list[dict[str, Any]]:
    """The bands with their row in pixels: named ones each on a row of its own, by start; the others packed below."""
    bands: list[dict[str, Any]] = []
    for row in crackdowns.sort_values(["start_first", "crackdown_id"], kind="stable").to_dict("records"):
        is_open = bool(pd.isna(row["end_last"]))
        end = row["start_first"] + span * FADE[-1][1] if is_open else row["end_last"] + timedelta(days=1)
        sure = end if is_open else max(row["end_first"], row["start_last"]) + timedelta(days=1)
        own = {str(name): value for name, value in row.items()}
        bands.append(own | {"is_open": is_open, "end": end, "sure": sure})
    named = [band for band in bands if band["labelled"]]
    for number, band in enumerate(named):
        band.update(middle=(number + 0.5) * NAMED, bottom=(number + 1) * NAMED)
    free: list[pd.Timestamp] = []
    for band in (band for band in bands if not band["labelled"]):
        line = next((at for at, since in enumerate(free) if since < band["start_first"]), len(free))
        free[line : line + 1] = [band["end"] + timedelta(days=20)]
        top = len(named) * NAMED + line * OTHER
        band.update(middle=top + OTHER / 2, bottom=top + OTHER)
    return bands


def _pack(crackdowns: pd.DataFrame, span: pd.Timedelta) -> tuple[int, int]:
    bands = _place(crackdowns, span)
    named = sum(bool(band["labelled"]) for band in bands)
    others = {band["middle"] for band in bands if not band["labelled"]}
    return named + len(others), named


def _count_ms(start: Any, end: Any) -> float:
    return float(max((end - start).total_seconds(), 86_400) * 1000)


def _add_heading(figure: go.Figure, text: str, bottom: float) -> None:
    figure.add_annotation(
        text=escape_text(text), x=0, y=bottom, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
        font={"size": SIZE}, yshift=2,
    )  # fmt: skip

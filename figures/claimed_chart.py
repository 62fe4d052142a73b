"""Claimed totals as outlines without fill, beside what is documented group by group; the two are never added."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.labels import wrap_text
from figures.palette import Theme, palette
from figures.screen import NOTHING, Whisker, draw_whiskers, escape_text, join_lines, start_figure
from i18n import _
from i18n.numbers import say_extent, say_number, say_people, say_range

HEIGHT = 380
_DAY = 86_400_000
# The name of a year stands below its middle, as its bar does: at its first day it would stand between two bars.
_YEARS = {"type": "date", "showgrid": True, "tickformat": "%Y", "ticklabelmode": "period"}


def draw_claimed_years(
    documented: pd.DataFrame, claimed: pd.DataFrame, held: pd.DataFrame, *, theme: Theme
) -> go.Figure:
    """Returns from China a year: documented solid, claimed as outlines; people claimed to be held: hollow squares.

    ``documented`` as ``count_by_step`` by year; ``claimed`` and ``held`` as ``list_series`` with ``who`` (text). One
    linear axis from zero: how little is documented is what it shows. A claim for several years is a frame over all of
    them, from its low to its high.
    """
    colours = palette(theme)
    tallest = max([1.0, *claimed[["low", "best", "high"]].max().dropna(), *held[["low", "best", "high"]].max().dropna(),
                   float(documented["high"].max() or 0)])  # fmt: skip
    arrow = tallest * 0.035
    figure = start_figure(theme, height=HEIGHT, barmode="overlay")
    figure.update_layout(xaxis=_YEARS, yaxis={"range": [0, tallest * 1.08]})
    single = claimed[claimed["last"] - claimed["first"] < pd.Timedelta(days=367)]
    for row in claimed.drop(index=single.index).to_dict("records"):
        low, high = _find_ends(row)
        figure.add_scatter(
            x=[str(row[end]) for end in ("first", "last", "last", "first", "first")], y=[low, low, high, high, low],
            mode="lines", line={"color": colours.returned, "width": 1.4, "dash": "dash"}, hoveron="points",
            hovertext=[hover_claim(row)] * 5, hoverinfo="text", name="claimed, several years",
        )  # fmt: skip
    figure.add_bar(
        x=[_middle(row) for row in single.to_dict("records")],
        y=[_find_best(row) for row in single.to_dict("records")],
        width=300 * _DAY,
        marker={"color": NOTHING, "line": {"color": colours.returned, "width": 1.6}},
        hovertext=[hover_claim(row) for row in single.to_dict("records")],
        hoverinfo="text",
        name="claimed",
    )
    figure.add_traces(draw_whiskers(_read_whiskers(single, _middle), colours.returned, colours, arrow=arrow))
    rows = [row for row in documented.to_dict("records") if row["rows"]]
    figure.add_bar(
        x=[_middle(row) for row in rows],
        y=[int(row["best"]) for row in rows],
        width=220 * _DAY,
        marker={"color": colours.returned, "line": {"color": colours.returned, "width": 1}},
        hovertext=[
            join_lines(str(row["start"].year), _("documented here"),
                       say_people(int(row["low"]), int(row["best"]), int(row["high"]), bool(row["high_open"])))
            for row in rows
        ],
        hoverinfo="text",
        name="documented",
    )  # fmt: skip
    figure.add_scatter(
        x=[_middle(row) for row in held.to_dict("records")],
        y=[_find_best(row) for row in held.to_dict("records")],
        mode="markers",
        marker={"symbol": "square-open", "size": 9, "color": colours.arrested, "line": {"width": 1.8}},
        hovertext=[hover_claim(row) for row in held.to_dict("records")],
        hoverinfo="text",
        name="held",
    )
    figure.add_traces(draw_whiskers(_read_whiskers(held, _middle), colours.arrested, colours, arrow=arrow))
    return figure


def draw_claimed_crackdowns(rows: pd.DataFrame, claims: pd.DataFrame, *, theme: Theme) -> go.Figure:
    """Crackdowns one below the other: documented arrests and returns as solid marks, every claim as a hollow circle.

    ``rows``: ``crackdown_id``, ``name``, and for each measure ``arrested_low`` … ``returned_open`` (people; best NA
    where nothing is counted); ``claims`` as ``compare_crackdowns``. The axis is logarithmic: it has no zero, and a
    crackdown of which nothing is documented has no solid mark.
    """
    colours = palette(theme)
    order = {key: number for number, key in enumerate(rows["crackdown_id"])}
    figure = start_figure(theme, height=70 + 54 * max(len(rows), 1))
    for offset, measure, colour in ((-0.18, "arrested", colours.arrested), (0.18, "returned", colours.returned)):
        own = [row for row in rows.to_dict("records") if not pd.isna(row[f"{measure}_best"]) and row[f"{measure}_best"]]
        places = [order[row["crackdown_id"]] + offset for row in own]
        sums = [[int(row[f"{measure}_{end}"]) for end in ("low", "best", "high")] for row in own]
        floors = [bool(row[f"{measure}_open"]) for row in own]
        said = {"arrested": _("arrested, documented here"), "returned": _("returned, documented here")}[measure]
        whiskers = [
            Whisker(at, max(low, 1), best, high, floor)
            for at, (low, best, high), floor in zip(places, sums, floors, strict=True)
        ]
        figure.add_traces(draw_whiskers(whiskers, colour, colours, grows="right", stretch=1.15))
        figure.add_scatter(
            x=[best for _low, best, _high in sums], y=places, mode="markers",
            marker={"symbol": "circle", "size": 10, "color": colour},
            hovertext=[join_lines(row["name"], said, say_range(low, best, high, floor))
                       for row, (low, best, high), floor in zip(own, sums, floors, strict=True)],
            hoverinfo="text", name=measure,
        )  # fmt: skip
    shown = [row for row in claims.to_dict("records") if row["crackdown_id"] in order]
    places = [order[row["crackdown_id"]] for row in shown]
    ranges = [(at, *_find_ends(row)) for at, row in zip(places, shown, strict=True)]
    figure.add_scatter(
        x=[value for _at, low, high in ranges for value in (low, high, None)],
        y=[value for at, _low, _high in ranges for value in (at, at, None)],
        mode="lines", line={"color": colours.muted, "width": 1}, hoverinfo="skip", name="ranges claimed",
    )  # fmt: skip
    figure.add_scatter(
        x=[low for _at, low, _high in ranges], y=places, mode="markers",
        marker={"symbol": "circle-open", "size": 9, "color": colours.ink, "line": {"width": 1.3}},
        hovertext=[hover_claim(row | {"who": row["claimant"]}) for row in shown], hoverinfo="text", name="claimed",
    )  # fmt: skip
    labels = ["<br>".join(escape_text(line) for line in wrap_text(name, 130, 12, 3)) for name in rows["name"]]
    figure.update_layout(
        xaxis={"type": "log", "showgrid": True, "dtick": 1, "tickformat": ",d", "rangemode": "normal"},
        yaxis={"tickvals": list(order.values()), "ticktext": labels, "range": [len(order) - 0.5, -0.5],
               "tickfont": {"size": 12}, "rangemode": "normal"},
    )  # fmt: skip
    return figure


def draw_arrivals(arrivals: pd.DataFrame, *, theme: Theme) -> go.Figure:
    """Arrivals in South Korea a year, as a line of ink: context, and no count of arrests. Rows as ``list_series``."""
    colours = palette(theme)
    figure = start_figure(theme, height=220)
    rows = arrivals.to_dict("records")
    figure.add_scatter(
        x=[_middle(row) for row in rows], y=[_find_best(row) for row in rows], mode="lines+markers",
        line={"color": colours.ink, "width": 1.6}, marker={"size": 5},
        hovertext=[hover_claim(row | {"note": ""}) for row in rows], hoverinfo="text", name="arrivals",
    )  # fmt: skip
    figure.update_layout(xaxis=_YEARS)
    return figure


def hover_claim(row: Mapping[Hashable, Any]) -> str:
    """A claim in words: for when, by whom, how many, and what the figure counts."""
    when, who, note = (str(row.get(name) or "") for name in ("when", "who", "note"))
    return join_lines(when, who, say_claim(row), *wrap_text(note, 330, 13, 4))


def say_claim(row: Mapping[Hashable, Any]) -> str:
    """A published figure: its range, with the best where it has one of its own."""
    low, best, high = (None if pd.isna(row.get(end)) else int(row[end]) for end in ("low", "best", "high"))
    if best is None or best == low:
        return say_extent(low, high)
    return say_number(best) if low is None and high is None else say_range(low, best, high)


def _find_best(row: Mapping[Hashable, Any]) -> float:
    return next(float(row[end]) for end in ("best", "low", "high") if not pd.isna(row.get(end)))


def _find_ends(row: Mapping[Hashable, Any]) -> tuple[float, float]:
    known = [float(row[end]) for end in ("low", "best", "high") if not pd.isna(row.get(end))]
    return min(known), max(known)


def _read_whiskers(rows: pd.DataFrame, place: Any) -> list[Whisker]:
    whiskers = []
    for row in rows.to_dict("records"):
        low, high = _find_ends(row)
        # "At least": a low and no high. A best alone is one figure, of which nobody gives a range.
        is_open = pd.isna(row["high"]) and not pd.isna(row["low"])
        whiskers.append(Whisker(place(row), int(low), int(_find_best(row)), int(high), is_open))
    return whiskers


def _middle(row: Mapping[Hashable, Any]) -> str:
    first, last = (row["start"], row["end"]) if "start" in row else (row["first"], row["last"])
    return str((first + (last - first) / 2).date())

"""What all Plotly pictures of the pages share: template, escaping, and the record's forms of uncertainty.

A picture gets prepared numbers and words; it never counts. Forms and colours: look, "Uncertainty has a form".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from figures.palette import Palette, Theme, palette

Direction = Literal["up", "right"]
"""Where the people of a picture grow: ``up`` for standing bars, ``right`` for lying ones."""

SIZE = 14
"""Text in pixels: axes, labels, keys. Titles stand on the page and not in the picture."""
NOTHING = "rgba(0,0,0,0)"
"""No fill at all; no colour of the record, and no opacity that would mean something."""

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
"""The page's own fonts (.streamlit/config.toml); for Korean and Chinese ui/static/app.css sets others over them."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%": "&#37;"})
_BREAKS = re.compile(r"[^\S\u00a0]+")


def escape_text(text: str) -> str:
    """The text as Plotly shows exactly this text, on one line.

    1. Plotly reads ``<b>``, ``<a href>`` and ``<br>`` in every text: ``<``, ``>`` and ``&`` become entities.
    2. Text between two ``$`` is read as a formula, ``%{…}`` in a template as a value: both signs become entities.
    3. White space becomes one blank; only the no-break space stays.

    Example: ``<a href="//x">5 $</a>`` becomes ``&lt;a href="//x"&gt;5 &#36;&lt;/a&gt;``, which reads as it was written.
    """
    return _BREAKS.sub(" ", text).strip().translate(_MARKUP)


def join_lines(*lines: str) -> str:
    """Several lines, each escaped, as one text of Plotly's; empty ones are left out."""
    return "<br>".join(escape_text(line) for line in lines if line)


def start_figure(theme: Theme, *, height: int, **layout: Any) -> go.Figure:
    """An empty picture in the record's look, ``height`` pixels high and as wide as its place; ``layout`` is Plotly's.

    Dragging does nothing, so that a finger on the picture scrolls the page; no text lies in the picture but what is
    given. The fonts are those of the page around it.
    """
    figure = go.Figure(layout=go.Layout(template=_make_template(palette(theme)), height=height))
    figure.update_layout(**layout)
    return figure


CASING = 1.75
"""How wide the casing of a whisker is, in its line: more would eat a bar of nine pixels, as on a phone."""


def _make_template(colours: Palette) -> go.layout.Template:
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.ink,
        "tickcolor": colours.grid,
        "tickfont": {"color": colours.muted},
        "title": {"font": {"color": colours.muted, "size": SIZE}, "standoff": 8},
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "paper_bgcolor": colours.background,
            "plot_bgcolor": colours.background,
            "font": {"family": FONT, "size": SIZE, "color": colours.ink},
            "colorway": [colours.ink],
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "xaxis": {**axis, "showgrid": False},
            "yaxis": {**axis, "rangemode": "tozero", "tickformat": ",d"},
            "hoverlabel": {
                "bgcolor": colours.shade,
                "bordercolor": colours.muted,
                "font": {"family": FONT, "color": colours.ink, "size": SIZE},
                "align": "left",
                "namelength": -1,
            },
            "annotationdefaults": {"showarrow": False, "font": {"size": SIZE, "color": colours.ink}},
            "bargap": 0.3,
            "dragmode": False,
            "hovermode": "closest",
            "showlegend": False,
        }
    )


@dataclass(frozen=True, slots=True)
class Whisker:
    """A count with its range at one position of the other axis (a day, a category); ``is_open``: no high is known.

    ``low`` and ``high`` are drawn, ``best`` says where the solid mark ends, over which the whisker needs a casing.
    """

    at: Any
    low: int
    best: int
    high: int
    is_open: bool

    @property
    def is_drawn(self) -> bool:
        """Whether there is a range to show."""
        return self.low != self.high or self.is_open


def draw_whiskers(
    whiskers: Sequence[Whisker],
    colour: str,
    colours: Palette,
    *,
    grows: Direction = "up",
    cap: int = 7,
    line: float = 1.6,
    arrow: float = 0.0,
    stretch: float = 1.0,
    **trace: Any,
) -> list[go.Scatter]:
    """The ranges as thin whiskers in the colour of their measure, from the back to the front.

    Over its own bar a whisker is seen by a casing of the ground's colour. A known end has a cap; where no high is known
    the whisker goes on by ``arrow`` people, or by the factor ``stretch`` (on a logarithmic axis), beyond the highest
    figure named and ends in an open arrow. ``trace`` is given to every trace (axes). Nothing is drawn where low and
    high are one.
    """
    drawn = [whisker for whisker in whiskers if whisker.is_drawn]
    common = {"hoverinfo": "skip", "showlegend": False, **trace}
    tops = {
        id(whisker): whisker.high * stretch + arrow if whisker.is_open else float(whisker.high) for whisker in drawn
    }
    inside = [whisker for whisker in drawn if whisker.low < whisker.best]
    closed = [whisker for whisker in drawn if not whisker.is_open and whisker.high > whisker.best]
    opened = [whisker for whisker in drawn if whisker.is_open]
    lines = [
        _draw_segments([(w.at, w.low, w.best) for w in inside], colours.background, line * CASING, grows, common),
        _draw_segments([(w.at, w.low, tops[id(w)]) for w in drawn], colour, line, grows, common),
    ]
    caps = [(w.at, w.low) for w in inside] + [(w.at, w.high) for w in closed]
    flat, tip = ("line-ew-open", 0) if grows == "up" else ("line-ns-open", 90)
    marks = [
        _draw_marks(caps, {"symbol": flat, "size": cap, "color": colour, "line": {"width": line}}, grows, common),
        _draw_marks(
            [(w.at, tops[id(w)]) for w in opened],
            {"symbol": "arrow-wide-open", "angle": tip, "size": cap + 3, "color": colour, "line": {"width": line}},
            grows,
            common,
        ),
    ]
    return [trace for trace in (*lines, *marks) if trace is not None]


def draw_unknown(
    positions: Sequence[Any],
    heights: Sequence[float],
    counts: Sequence[str],
    colour: str,
    hovers: Sequence[str],
    *,
    grows: Direction = "up",
    **trace: Any,
) -> go.Scatter:
    """Groups of unknown size: a hollow diamond with their count above or behind it, never a zero.

    Texts are escaped already.
    """
    across, along = list(positions), list(heights)
    return go.Scatter(
        x=across if grows == "up" else along,
        y=along if grows == "up" else across,
        mode="markers+text",
        marker={"symbol": "diamond-open", "size": 9, "color": colour, "line": {"width": 1.6}},
        text=list(counts),
        textposition="top center" if grows == "up" else "middle right",
        hovertext=list(hovers),
        hoverinfo="text",
        cliponaxis=False,
        **trace,
    )


def hatch(colour: str, colours: Palette, *, crossed: bool = False) -> dict[str, Any]:
    """The marker of hatched bars: totals that may hold the people of other bars, and no news; ``crossed``: punished."""
    pattern = {"shape": "x" if crossed else "/", "fgcolor": colour, "bgcolor": colours.background}
    size = {"size": 6, "solidity": 0.35}
    return {"color": colours.background, "pattern": {**pattern, **size}, "line": {"color": colour, "width": 1.2}}


def outline(colour: str) -> dict[str, Any]:
    """The marker of outlined bars: claimed totals, not documented group by group."""
    return {"color": NOTHING, "line": {"color": colour, "width": 1.6}}


def _draw_segments(
    segments: Sequence[tuple[Any, float, float]], colour: str, width: float, grows: Direction, common: dict[str, Any]
) -> go.Scatter | None:
    if not segments:
        return None
    across = [value for at, _low, _high in segments for value in (at, at, None)]
    along = [value for _at, low, high in segments for value in (low, high, None)]
    x, y = (across, along) if grows == "up" else (along, across)
    return go.Scatter(x=x, y=y, mode="lines", line={"color": colour, "width": width}, **common)


def _draw_marks(
    points: Sequence[tuple[Any, float]], marker: dict[str, Any], grows: Direction, common: dict[str, Any]
) -> go.Scatter | None:
    if not points:
        return None
    across, along = [at for at, _value in points], [value for _at, value in points]
    x, y = (across, along) if grows == "up" else (along, across)
    return go.Scatter(x=x, y=y, mode="markers", marker=marker, cliponaxis=False, **common)

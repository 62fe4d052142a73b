"""Days from arrest to return, one strip for each return, under the crackdown that it belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from figures.axes import choose_step
from figures.labels import LINE, measure_text, wrap_text
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, Width, at, write_svg

LANE, DOT = 11, 7


@dataclass(frozen=True)
class Strip:
    """One return: the fewest and the most days since the arrest, and what stands after it ("62 people")."""

    low: int
    high: int
    words: str


@dataclass(frozen=True)
class StripGroup:
    """The returns of one crackdown, in the order in which they shall stand."""

    name: str
    strips: Sequence[Strip]


@dataclass(frozen=True)
class StripWords:
    """The words of the picture: what the axis counts ("days from arrest to return"), and how a number is written."""

    language: str
    axis: str
    number: Callable[[int], str]


@dataclass(frozen=True)
class Layout:
    """Pixels: the drawing, its margin, the column of names (0: over the strips), text, the least between gridlines."""

    width: int
    margin: int
    names: int
    size: int
    apart: int


LAYOUTS = {"wide": Layout(1100, 8, 350, 13, 80), "narrow": Layout(358, 6, 0, 12, 50)}


def draw_strips(groups: Sequence[StripGroup], *, theme: Theme, width: Width, words: StripWords) -> str:
    """The SVG of all strips on one axis that begins at zero days: 1100 pixels wide, or 358 for a phone.

    Where the days are known exactly the strip is a dot; else a soft line over all the days it may have been. Raises
    ValueError where there is no strip.
    """
    return write_svg(specify_strips(groups, theme=theme, width=width, words=words))


def specify_strips(groups: Sequence[StripGroup], *, theme: Theme, width: Width, words: StripWords) -> Spec:
    """The Vega specification that ``draw_strips`` turns into SVG; arguments and errors as there."""
    strips = [strip for group in groups for strip in group.strips]
    if not strips:
        raise ValueError("no return: there is nothing to draw")
    layout = LAYOUTS[width]
    drawing = Drawing(layout.width, palette(theme), words.language)
    left, edge = float(layout.names or layout.margin + 8), float(layout.width - layout.margin)
    most = max(1, *(strip.high for strip in strips))
    scale = min((edge - left - 14 - measure_text(strip.words, layout.size)) / max(strip.high, 1) for strip in strips)
    scale = min(scale, (edge - left - 24) / most)
    drawing.scale("days", (0, most), (left, left + most * scale))
    step = layout.size * LINE
    top = layout.margin + 2 * step + 8
    y, names, rows, spans = top, list[dict[str, object]](), list[dict[str, object]](), list[tuple[float, float]]()
    for group in groups:
        room = (layout.names or edge) - layout.margin - (14 if layout.names else 0)
        # Bold letters are broader than those that the measure knows.
        lines = wrap_text(group.name, room, layout.size * 1.14, 2)
        for number, line in enumerate(lines):
            names.append({"label": line, "y": y + (number + 0.5) * step})
        start = y if layout.names else y + len(lines) * step + 2
        lane = max(LANE, step)
        for number, strip in enumerate(group.strips):
            middle = start + (number + 0.5) * lane
            rows.append({"low": strip.low, "high": strip.high, "words": strip.words, "name": group.name, "y": middle})
        bottom = max(start + len(group.strips) * lane, y + len(lines) * step)
        spans.append((start, bottom))
        y = bottom + 10
    _add_axis(drawing, range(0, most + 1, choose_step(most, most * scale, layout.apart)), words, top, spans, layout)
    _add_strips(drawing, rows, layout)
    common = {"text": at("label"), "y": at("y"), "baseline": "middle", "fontSize": layout.size}
    drawing.add("text", "names", names, x=layout.margin, fontWeight=600, **common)
    return drawing.specify(y)


def _add_strips(drawing: Drawing, rows: list[dict[str, object]], layout: Layout) -> None:
    colour = drawing.palette.returned
    exact = [row for row in rows if row["low"] == row["high"]]
    ranged = [row for row in rows if row["low"] != row["high"]]
    ends = {"x": at("low", "days"), "x2": at("high", "days"), "yc": at("y")}
    drawing.add("rect", "ranges", ranged, height=5, cornerRadius=2.5, fill=colour, **ends)
    drawing.add("symbol", "exact", exact, x=at("low", "days"), y=at("y"), size=DOT**2, fill=colour)
    where = {"x": at("high", "days", 9), "y": at("y"), "text": at("words"), "baseline": "middle"}
    ground = drawing.palette.background
    drawing.add("text", "halos", rows, fontSize=layout.size, stroke=ground, strokeWidth=4, **where)
    drawing.add("text", "words", rows, fontSize=layout.size, **where)


def _add_axis(
    drawing: Drawing, ticks: range, words: StripWords, top: float, spans: list[tuple[float, float]], layout: Layout
) -> None:
    labels = [{"days": tick, "label": words.number(tick)} for tick in ticks]
    rules = [{"days": tick, "from": start, "to": end} for tick in ticks for start, end in spans]
    line = {"x": at("days", "days"), "y": at("from"), "y2": at("to"), "strokeWidth": 1}
    drawing.add("rule", "grid", [rule for rule in rules if rule["days"]], stroke=drawing.palette.grid, **line)
    drawing.add("rule", "zero", [rule for rule in rules if not rule["days"]], stroke=drawing.palette.ink, **line)
    text = {"text": at("label"), "fontSize": layout.size, "fill": drawing.palette.muted, "baseline": "middle"}
    step = layout.size * LINE
    drawing.add("text", "ticks", labels, x=at("days", "days"), y=layout.margin + 1.5 * step, align="center", **text)
    x = layout.names or layout.margin
    drawing.add("text", "axis_title", [{"label": words.axis}], x=x, y=layout.margin + 0.5 * step, **text)

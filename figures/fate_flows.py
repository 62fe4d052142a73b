"""The fate ledger as flows: on the left how people came into the record, on the right what is known of them last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from figures.labels import LINE, wrap_text
from figures.palette import Theme, palette
from figures.states import ORDER, StateBox, add_boxes, read_look
from figures.svg import Drawing, Spec, Width, at, write_svg
from rules.ledger import State

NODE, LEAST, STRAND = 12, 1.5, 4
"""Pixels: how broad a node is, the least that a flow is high, and between the strands of a hatched flow."""


@dataclass(frozen=True)
class FlowWords:
    """The words of the picture: what stands over each side, the name of each entry and state, each with its people."""

    language: str
    left_title: str
    right_title: str
    entries: Mapping[str, str]
    entry_people: Mapping[str, str]
    states: Mapping[State, str]
    state_people: Mapping[State, str]


@dataclass(frozen=True)
class Layout:
    """Pixels: the drawing, its margin, the columns of words left and right, text, and all people together."""

    width: int
    margin: int
    left: int
    right: int
    size: int
    people: int


LAYOUTS = {"wide": Layout(1100, 8, 300, 300, 14, 330), "narrow": Layout(358, 4, 104, 112, 12, 300)}

Key = TypeVar("Key")
Flows = Sequence[tuple[str, State, int]]


def draw_flows(flows: Flows, *, theme: Theme, width: Width, words: FlowWords) -> str:
    """The SVG of the flows, 1100 pixels wide or 358 for a phone; as high as it needs.

    ``flows`` are (entry, state, people), each pair once, entries in the order in which they shall stand. Each flow is
    as high as its people are many, on one scale. Raises ValueError where there is none.
    """
    return write_svg(specify_flows(flows, theme=theme, width=width, words=words))


def specify_flows(flows: Flows, *, theme: Theme, width: Width, words: FlowWords) -> Spec:
    """The Vega specification that ``draw_flows`` turns into SVG; arguments and errors as there."""
    if not flows:
        raise ValueError("no flow: there is nothing to draw")
    layout = LAYOUTS[width]
    drawing = Drawing(layout.width, palette(theme), words.language)
    scale = layout.people / sum(people for _, _, people in flows)
    entries = list(dict.fromkeys(entry for entry, _, _ in flows))
    states = [state for state in ORDER if any(state is other for _, other, _ in flows)]
    ordered = sorted(flows, key=lambda flow: (entries.index(flow[0]), states.index(flow[1])))
    step = layout.size * LINE
    top = layout.margin + _add_titles(drawing, layout, words) * step + 8
    left_texts = {
        entry: [*wrap_text(words.entries[entry], layout.left - 16, layout.size, 4), words.entry_people[entry]]
        for entry in entries
    }
    right_texts = {
        state: [*wrap_text(words.states[state], layout.right - 16, layout.size, 3), words.state_people[state]]
        for state in states
    }
    if width == "wide":
        right_texts = {state: [f"{words.states[state]}  {words.state_people[state]}"] for state in states}
    heights = {entry: sum(max(n * scale, LEAST) for e, _, n in ordered if e == entry) for entry in entries}
    ends = {state: sum(max(n * scale, LEAST) for _, s, n in ordered if s is state) for state in states}
    left_tops, left_end = _stack(heights, {key: len(lines) * step for key, lines in left_texts.items()}, top)
    right_tops, right_end = _stack(ends, {key: len(lines) * step for key, lines in right_texts.items()}, top)
    inner = (layout.margin + layout.left + NODE, layout.width - layout.margin - layout.right - NODE)
    _add_ribbons(drawing, ordered, dict(left_tops), dict(right_tops), scale, inner)
    nodes = [
        {"name": entry, "x": inner[0] - NODE, "y": left_tops[entry], "height": heights[entry]} for entry in entries
    ]
    ink = drawing.palette.ink
    drawing.add("rect", "entries", nodes, x=at("x"), y=at("y"), width=NODE - 2, height=at("height"), fill=ink)
    add_boxes(
        drawing,
        "states",
        [
            StateBox(
                state,
                inner[1] + 2,
                right_tops[state],
                inner[1] + NODE,
                right_tops[state] + max(ends[state], 3),
                sum(people for _, other, people in flows if other is state),
            )
            for state in states
        ],
    )
    texts = _set_texts(left_texts, left_tops, heights, inner[0] - NODE - 6, "right", step)
    texts += _set_texts(right_texts, right_tops, ends, inner[1] + NODE + 6, "left", step)
    common = {"text": at("label"), "align": at("align"), "baseline": "middle", "fontSize": layout.size}
    drawing.add("text", "names", texts, x=at("x"), y=at("y"), fontWeight=at("weight"), **common)
    return drawing.specify(max(left_end, right_end) + layout.margin)


def _add_titles(drawing: Drawing, layout: Layout, words: FlowWords) -> int:
    """The words over both sides; returns how many lines they take."""
    step, rows, most = layout.size * LINE, [], 0
    half = layout.width / 2 - layout.margin - 8
    for title, x, align in (
        (words.left_title, layout.margin, "left"),
        (words.right_title, layout.width - layout.margin, "right"),
    ):
        lines = wrap_text(title, half, layout.size, 3)
        most = max(most, len(lines))
        for number, line in enumerate(lines):
            rows.append({"label": line, "x": x, "y": layout.margin + (number + 0.5) * step, "align": align})
    common = {"text": at("label"), "align": at("align"), "baseline": "middle", "fontSize": layout.size}
    drawing.add("text", "titles", rows, x=at("x"), y=at("y"), fill=drawing.palette.muted, **common)
    return most


def _stack(heights: Mapping[Key, float], texts: Mapping[Key, float], top: float) -> tuple[dict[Key, float], float]:
    """Where each node begins, from top to bottom, so that its words find room beside it; and where the last ends."""
    tops, y = dict[Key, float](), top
    for key, height in heights.items():
        slot = max(height, texts[key])
        tops[key] = round(y + (slot - height) / 2, 2)
        y += slot + 10
    return tops, y - 10


def _add_ribbons(
    drawing: Drawing,
    flows: Flows,
    left_tops: dict[str, float],
    right_tops: dict[State, float],
    scale: float,
    inner: tuple[float, float],
) -> None:
    drawn = []
    for entry, state, people in flows:
        high = max(people * scale, LEAST)
        drawn.append((people, entry, state, left_tops[entry], right_tops[state], high))
        left_tops[entry] += high
        right_tops[state] += high
    # The thin ones last, so that no broad one hides them.
    for people, entry, state, start, end, high in sorted(drawn, key=lambda flow: -flow[0]):
        colour, form = read_look(state, drawing.palette)
        row = [{"entry": entry, "state": str(state), "people": people}]
        name = f"flow_{entry}_{state}"
        # A path in pixels: a symbol of size 4 is drawn as large as its path says.
        place = {"x": 0, "y": 0, "size": 4}
        ground = drawing.palette.background
        path = _draw_ribbon(inner, start, end, high)
        if form == "solid":
            drawing.add("symbol", name, row, shape=path, fill=colour, stroke=ground, strokeWidth=0.8, **place)
            continue
        drawing.add("symbol", name, row, shape=path, fill=ground, stroke=colour, strokeWidth=1.2, **place)
        strands = [
            {"shape": _draw_strand(inner, start + number * STRAND, end + number * STRAND)}
            for number in range(1, int((high - 1) // STRAND) + 1)
        ]
        if form != "outlined":
            line = {"stroke": colour, "strokeWidth": 1.1, "fill": None}
            drawing.add("symbol", f"{name}_strands", strands, shape=at("shape"), **line, **place)


def _draw_ribbon(inner: tuple[float, float], start: float, end: float, high: float) -> str:
    (left, right), middle = inner, sum(inner) / 2
    back = f"L{right},{end + high}C{middle},{end + high} {middle},{start + high} {left},{start + high}Z"
    return _draw_strand(inner, start, end) + back


def _draw_strand(inner: tuple[float, float], start: float, end: float) -> str:
    (left, right), middle = inner, sum(inner) / 2
    return f"M{left},{start}C{middle},{start} {middle},{end} {right},{end}"


def _set_texts(
    texts: Mapping[Key, list[str]],
    tops: Mapping[Key, float],
    heights: Mapping[Key, float],
    x: float,
    align: str,
    step: float,
) -> list[dict[str, object]]:
    """The words beside the nodes, each centred on its own; the last line, its people, in bold where it has one."""
    rows: list[dict[str, object]] = []
    for key, lines in texts.items():
        first = tops[key] + heights[key] / 2 - (len(lines) - 1) * step / 2
        for number, line in enumerate(lines):
            weight = 600 if number == len(lines) - 1 else 400
            rows.append({"label": line, "x": x, "y": round(first + number * step, 2), "align": align, "weight": weight})
    return rows

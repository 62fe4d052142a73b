"""The states of the fate ledger as one sees them: a colour and a form each, boxes in them, and their key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from figures.labels import measure_text
from figures.palette import Palette
from figures.svg import Drawing, at
from i18n.states import say_state
from rules.ledger import State

Form = Literal["solid", "hatched", "crossed", "outlined"]

ORDER: Final[tuple[State, ...]] = (
    State.RETURNED,
    State.PUNISHED,
    State.FREED,
    State.DEAD,
    State.SAFE,
    State.RELEASED,
    State.SOUGHT_ASYLUM,
    State.HELD,
    State.UNSEEN,
)
"""From what was done to people to what is not known: the order in which states stand in every picture."""

_LOOKS: Final[dict[State, tuple[str, Form]]] = {
    State.RETURNED: ("returned", "solid"),
    State.PUNISHED: ("returned", "crossed"),
    State.FREED: ("returned", "outlined"),
    State.DEAD: ("dead", "solid"),
    State.SAFE: ("safe", "solid"),
    State.RELEASED: ("released", "solid"),
    State.SOUGHT_ASYLUM: ("sought_asylum", "solid"),
    # Held is where they were last known to be: there is no news of them since.
    State.HELD: ("no_news", "hatched"),
    State.UNSEEN: ("no_news", "outlined"),
}
STEP = 5
"""Pixels between the lines of a hatching, along the edge of its box."""


def read_look(state: State, palette: Palette) -> tuple[str, Form]:
    """The colour of a state in a theme, as ``#RRGGBB``, and the form that goes with it."""
    meaning, form = _LOOKS[state]
    return getattr(palette, meaning), form


@dataclass(frozen=True)
class StateBox:
    """A rectangle in pixels that stands for ``people`` in a state; ``name`` says where."""

    state: State
    left: float
    top: float
    right: float
    bottom: float
    people: int
    name: str = ""


def add_boxes(drawing: Drawing, name: str, boxes: Sequence[StateBox]) -> None:
    """Draw boxes in the look of their states, a layer for each state: ``{name}_{state}``, with its lines after it."""
    for state in ORDER:
        own = [box for box in boxes if box.state is state]
        colour, form = read_look(state, drawing.palette)
        edge = 0 if form == "solid" else 0.6
        rows = [
            {"people": box.people, "name": box.name, "x": box.left + edge, "y": box.top + edge}
            | {"x2": max(box.right - edge, box.left + edge), "y2": box.bottom - edge}
            for box in own
        ]
        paint = {"fill": colour} if form == "solid" else {"stroke": colour, "strokeWidth": 1.2}
        ends = {"x": at("x"), "x2": at("x2"), "y": at("y"), "y2": at("y2")}
        drawing.add("rect", f"{name}_{state}", rows, **ends, **paint)
        lines = [line for box in own for line in hatch(box, crossed=form == "crossed")]
        if form in ("hatched", "crossed"):
            drawing.add("rule", f"{name}_{state}_lines", lines, stroke=colour, strokeWidth=1.2, **ends)


def hatch(box: StateBox, *, crossed: bool = False) -> list[dict[str, float]]:
    """The slanting lines within a box, from edge to edge: ``x``, ``y``, ``x2``, ``y2`` in pixels."""
    lines = []
    for number in range(int((box.left + box.top) // STEP) + 1, int((box.right + box.bottom) // STEP) + 1):
        total = number * STEP
        first, last = max(box.left, total - box.bottom), min(box.right, total - box.top)
        if first < last:
            lines.append({"x": first, "y": total - first, "x2": last, "y2": total - last})
    for number in range(int((box.top - box.right) // STEP) + 1, int((box.bottom - box.left) // STEP) + 1):
        total = number * STEP
        first, last = max(box.left, box.top - total), min(box.right, box.bottom - total)
        if crossed and first < last:
            lines.append({"x": first, "y": total + first, "x2": last, "y2": total + last})
    return lines


def add_state_key(drawing: Drawing, states: Sequence[State], room: tuple[float, float], top: float, size: int) -> float:
    """Draw a box and the name of each of ``states`` from ``top`` on, in their order; returns the pixel under them."""
    x, y, line = room[0], top, size * 1.6
    texts, boxes = [], []
    for state in (state for state in ORDER if state in states):
        label = say_state(state)
        needed = 24 + measure_text(label, size) + 16
        if x > room[0] and x + needed > room[1]:
            x, y = room[0], y + line
        boxes.append(StateBox(state, x, y + line / 2 - 6, x + 18, y + line / 2 + 6, 0))
        texts.append({"label": label, "x": x + 24, "y": y + line / 2})
        x += needed
    add_boxes(drawing, "key", boxes)
    drawing.add("text", "key_names", texts, x=at("x"), y=at("y"), text=at("label"), baseline="middle", fontSize=size)
    return y + line if texts else top

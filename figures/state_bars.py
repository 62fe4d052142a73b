"""What became of people, all together: a bar for each state, named directly, which makes a key needless."""

from __future__ import annotations

from collections.abc import Mapping

from figures.fate_bars import BAR, LEAST
from figures.labels import LINE, measure_text, wrap_text
from figures.palette import Theme, palette
from figures.states import ORDER, StateBox, add_boxes
from figures.svg import Drawing, Spec, Width, at
from i18n.numbers import say_number
from i18n.states import say_state
from rules.ledger import State

_WIDTHS: Mapping[Width, tuple[int, int, int]] = {"wide": (1100, 8, 14), "narrow": (358, 4, 12)}
"""Pixels of the drawing, its margin and its texts."""
_GAP, _BETWEEN = 12, 14


def specify_states(states: Mapping[State, int], *, theme: Theme, width: Width, language: str) -> Spec:
    """The Vega specification of one bar for each state that people are in, all on one scale, in people.

    Raises ValueError where nobody is in any.
    """
    shown = [state for state in ORDER if states.get(state)]
    if not shown:
        raise ValueError("nobody is in any state: there is nothing to draw")
    wide, margin, size = _WIDTHS[width]
    drawing = Drawing(wide, palette(theme), language)
    most = max(states[state] for state in shown)
    room = wide * 0.34
    left = margin + min(max(measure_text(say_state(state), size) for state in shown), room) + _GAP
    right = wide - margin - measure_text(say_number(most), size) - 8
    y, boxes, texts = float(margin), list[StateBox](), list[dict[str, object]]()
    step, high = size * LINE, BAR + 6
    base = {"base": left}
    for state in shown:
        lines = wrap_text(say_state(state), room, size, 3)
        tall = max(high, len(lines) * step)
        middle, people = y + tall / 2, states[state]
        end = left + max((right - left) * people / most, LEAST)
        boxes.append(StateBox(state, left, middle - high / 2, round(end, 2), middle + high / 2, people))
        texts += [
            {"label": line, "x": left - _GAP, "y": middle + (number - (len(lines) - 1) / 2) * step, "align": "right"}
            for number, line in enumerate(lines)
        ]
        texts.append({"label": say_number(people), "x": end + 8, "y": middle, "align": "left"})
        y += tall + _BETWEEN
    bottom = y - _BETWEEN + 6
    add_boxes(drawing, "states", boxes)
    drawing.add("rule", "zero", [base], x=at("base"), y=margin - 4, y2=bottom, stroke=drawing.palette.ink)
    place = {"x": at("x"), "y": at("y"), "text": at("label"), "align": at("align")}
    drawing.add("text", "texts", texts, baseline="middle", fontSize=size, **place)
    return drawing.specify(bottom + margin)

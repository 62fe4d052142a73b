"""Numbers over the highest bars and diamonds for groups of unknown size, put where they touch nothing."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from figures.labels import Box, measure_text
from figures.panels import ARROW, Panel, Slot
from figures.svg import Drawing, at

GAP = 2
"""Pixels kept free around a label."""
SHIFTS = (0, 2, -2, 4, -4, 6)
"""Pixels a diamond may stand beside the middle of its year, to pass a higher bar next to it."""
RISES = sorted(
    ((rise, shift) for rise in range(0, 600, 2) for shift in SHIFTS),
    key=lambda step: step[0] + 2 * abs(step[1]),
)
"""Where a diamond is tried, nearest first: pixels upwards, pixels sideways."""


@dataclass(frozen=True)
class Labels:
    """Rows of numbers and of diamonds with `y` in pixels from the zero line (upwards is negative), and how
    far the highest thing of the panel rises above that line.
    """

    values: list[dict[str, Any]]
    unknown: list[dict[str, Any]]
    rise: float


def place_labels(
    panel: Panel, slots: list[Slot], number: Callable[[int], str], extent: Callable[[int, int, int], str]
) -> Labels:
    """Where the labels of a panel go. A number that would touch something is left out (the highest come
    first); a diamond never is: it gives way upwards, and a little sideways, until it is free.

    Where a whisker stands between a bar and its label, the label is ``extent`` (low, best, high): a number alone
    would there be read as the high.
    """
    tops = {
        slot: -max(slot.best or 0, slot.high) * panel.per_person - (ARROW + 4) * (slot.is_counted and slot.high_open)
        for slot in slots
    }
    bars = {slot: Box(slot.x - panel.bar / 2, tops[slot], slot.x + panel.bar / 2, 0) for slot in slots}
    boxes, size = list(bars.values()), panel.size
    values, unknown = list[dict[str, Any]](), list[dict[str, Any]]()

    def is_free(box: Box, slot: Slot) -> bool:
        return not box.touches((other for other in boxes if other is not bars[slot]), GAP)

    highest = sorted((slot for slot in slots if slot.best), key=lambda slot: -(slot.best or 0))
    for slot in highest[: panel.values]:
        best, bottom = slot.best or 0, tops[slot] - GAP
        is_apart = not slot.high_open and (slot.high - best) * panel.per_person >= size
        label = extent(slot.low, best, slot.high) if is_apart else number(best)
        half = measure_text(label, size) / 2
        x = min(max(slot.x, panel.span[0] + half), panel.span[1] - half)
        box = Box(x - half, bottom - size, x + half, bottom)
        if is_free(box, slot):
            values.append(asdict(slot) | {"label": label, "text_x": x, "y": bottom})
            boxes.append(box)
            tops[slot] = box.top
    for slot in (slot for slot in slots if slot.unknown):
        label = number(slot.unknown)
        wide = measure_text(label, size)
        # The count stands right of its diamond; at the edge, where it would be cut, left of it.
        rightwards = slot.x + max(SHIFTS) + 9 + wide <= panel.span[1]
        left, right = (-4, 9 + wide) if rightwards else (-9 - wide, 4)
        for rise, shift in RISES:
            x, bottom = slot.x + shift, tops[slot] - GAP - 1 - rise
            box = Box(x + left, bottom - size, x + right, bottom)
            if is_free(box, slot):
                break
        text = {"text_x": x + (9 if rightwards else -9), "align": "left" if rightwards else "right"}
        unknown.append(asdict(slot) | text | {"x": x, "label": label, "y": bottom - size / 2 + 1})
        boxes.append(box)
    return Labels(values, unknown, -min((box.top for box in boxes), default=0))


def add_labels(drawing: Drawing, panel: Panel, labels: Labels) -> None:
    """Draw the labels of a panel whose zero line is set."""
    name = panel.measure
    values, unknown = (
        [row | {"y": round(row["y"] + panel.base, 2)} for row in rows] for rows in (labels.values, labels.unknown)
    )
    text = {"x": at("text_x"), "y": at("y"), "text": at("label"), "fontSize": panel.size}
    drawing.add("text", f"{name}_values", values, align="center", baseline="bottom", **text)
    drawing.add(
        "symbol",
        f"{name}_unknown",
        unknown,
        x=at("x"),
        y=at("y"),
        shape="diamond",
        size=64,
        stroke=drawing.palette.measure(panel.measure),
        strokeWidth=1.6,
    )
    drawing.add("text", f"{name}_unknown_counts", unknown, align=at("align"), baseline="middle", **text)

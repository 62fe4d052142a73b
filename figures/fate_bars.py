"""People by state as bars, one row for each group: as long as its people are many, or all of one length."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from figures.labels import LINE, Box, measure_text, wrap_text
from figures.palette import Theme, palette
from figures.states import ORDER, StateBox, add_boxes, add_state_key
from figures.svg import Drawing, Spec, Width, at, write_svg
from rules.ledger import State

BAR, LEAST = 18, 1.5


@dataclass(frozen=True)
class FateRow:
    """One group: its name, a note under it, people by state (those without people may be missing), and what stands
    after its bar. ``is_drawn`` is False where a bar would mislead: then the note alone speaks.
    """

    name: str
    note: str
    people: Mapping[State, int]
    words: str = ""
    is_drawn: bool = True


@dataclass(frozen=True)
class Layout:
    """Pixels: the drawing, its margin, the column of names (0: they stand over the bars), text."""

    width: int
    margin: int
    names: int
    size: int


LAYOUTS = {"wide": Layout(1100, 8, 350, 13), "narrow": Layout(358, 4, 0, 12)}


def draw_fate_bars(
    rows: Sequence[FateRow],
    *,
    whole: bool,
    language: str,
    label: Callable[[FateRow, State], str],
    theme: Theme,
    width: Width,
) -> str:
    """The SVG of one bar for each row, 1100 pixels wide or 358 for a phone, with the key of the states above.

    ``whole``: each bar fills the width, so that shares are compared; else all have one scale, in people. ``label`` is
    what stands under a part of a bar ("1,191", "64%"); parts without room have none. Raises ValueError without rows.
    """
    return write_svg(specify_fate_bars(rows, whole=whole, language=language, label=label, theme=theme, width=width))


def specify_fate_bars(
    rows: Sequence[FateRow],
    *,
    whole: bool,
    language: str,
    label: Callable[[FateRow, State], str],
    theme: Theme,
    width: Width,
) -> Spec:
    """The Vega specification that ``draw_fate_bars`` turns into SVG; arguments and errors as there."""
    if not rows:
        raise ValueError("no group: there is nothing to draw")
    layout = LAYOUTS[width]
    drawing = Drawing(layout.width, palette(theme), language)
    edge = float(layout.width - layout.margin)
    states = [state for state in ORDER if any(row.people.get(state) for row in rows if row.is_drawn)]
    y = add_state_key(drawing, states, (layout.margin, edge), layout.margin, layout.size) + 10
    left = float(layout.names or layout.margin)
    after = 0.0 if whole else max(measure_text(row.words, layout.size) for row in rows) + 8
    most = max([1, *(sum(row.people.values()) for row in rows)])
    boxes, texts = list[StateBox](), list[dict[str, object]]()
    for row in rows:
        room = (layout.names or edge) - layout.margin - (14 if layout.names else 0)
        # Bold letters are broader than those that the measure knows.
        names = wrap_text(row.name, room, layout.size * 1.14, 2)
        notes = wrap_text(row.note, room, layout.size, 3)
        step = layout.size * LINE
        for number, text in enumerate([*names, *notes]):
            colour = drawing.palette.ink if number < len(names) else drawing.palette.muted
            weight = 600 if number < len(names) else 400
            where = {"x": layout.margin, "y": y + (number + 0.5) * step, "align": "left"}
            texts.append({"label": text, "colour": colour, "weight": weight} | where)
        above = len(names) + len(notes)
        top = y + 1 if layout.names else y + above * step + 3
        bottom = y + above * step
        if row.is_drawn:
            people = sum(row.people.values())
            scale = (edge - left - after) / max(people if whole else most, 1)
            own = _lay_bar(row, left, top, scale)
            boxes += own
            texts += _label_parts(row, own, label, layout, edge, drawing.palette.muted)
            end = own[-1].right if own else left
            if row.words:
                where = {"x": end + 8, "y": top + BAR / 2, "align": "left"}
                texts.append({"label": row.words, "colour": drawing.palette.ink, "weight": 400} | where)
            bottom = max(bottom, top + BAR + step)
        y = bottom + (10 if layout.names else 12)
    add_boxes(drawing, "bars", boxes)
    drawing.add(
        "text",
        "texts",
        texts,
        x=at("x"),
        y=at("y"),
        text=at("label"),
        align=at("align"),
        baseline="middle",
        fontSize=layout.size,
        fill=at("colour"),
        fontWeight=at("weight"),
    )
    return drawing.specify(y + layout.margin)


def _lay_bar(row: FateRow, left: float, top: float, scale: float) -> list[StateBox]:
    """The parts of one bar; one person must not vanish between two pixels, and a gap keeps neighbours apart."""
    boxes, x = list[StateBox](), left
    for state in ORDER:
        people = row.people.get(state, 0)
        if people:
            long = max(people * scale, LEAST)
            gap = 1 if long > 4 else 0
            boxes.append(StateBox(state, round(x, 2), top, round(x + long - gap, 2), top + BAR, people, row.name))
            x += long
    return boxes


def _label_parts(
    row: FateRow,
    boxes: Sequence[StateBox],
    label: Callable[[FateRow, State], str],
    layout: Layout,
    edge: float,
    colour: str,
) -> list[dict[str, object]]:
    """The labels under a bar, the largest parts first, none where it would touch another or stand for its neighbour."""
    placed, texts = list[Box](), list[dict[str, object]]()
    for box in sorted(boxes, key=lambda box: box.left - box.right):
        text = label(row, box.state)
        half = measure_text(text, layout.size) / 2
        x = min(max((box.left + box.right) / 2, box.left + half if half < 20 else half), edge - half)
        room = Box(x - half, box.bottom, x + half, box.bottom + layout.size)
        if not text or room.touches(placed, 5) or 2 * half > box.right - box.left + 4:
            continue
        placed.append(room)
        where = {"x": x, "y": box.bottom + layout.size * LINE / 2 + 2, "align": "center"}
        texts.append({"label": text, "colour": colour, "weight": 400} | where)
    return texts

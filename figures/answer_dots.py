"""Responses on a time line: a row for each stance, a disc for each year, states apart from everybody else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from figures.axes import YearAxis, add_year_labels
from figures.labels import LINE, measure_text, wrap_text
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, Width, at, write_svg


@dataclass(frozen=True)
class Answers:
    """How many responses of one stance there were in one year, by states or by all others."""

    stance: str
    year: int
    by_state: bool
    number: int


@dataclass(frozen=True)
class AnswerWords:
    """The words of the picture; ``by_states`` and ``by_others`` say what the filled and the hollow disc mean."""

    language: str
    by_states: str
    by_others: str
    number: Callable[[int], str]


@dataclass(frozen=True)
class Layout:
    """Pixels: the drawing, its margin, the column of names (0: over the row), text, half a row, the area of a one."""

    width: int
    margin: int
    names: int
    size: int
    half: int
    area: int


LAYOUTS = {"wide": Layout(1100, 8, 330, 13, 19, 36), "narrow": Layout(358, 6, 0, 12, 16, 24)}


def draw_answers(answers: Sequence[Answers], *, theme: Theme, width: Width, words: AnswerWords) -> str:
    """The SVG of the discs, whose areas are the numbers; stances in the order in which they first occur.

    Within a row states stand above, all others below. 1100 pixels wide, or 358 for a phone. Raises ValueError where
    there is no response.
    """
    return write_svg(specify_answers(answers, theme=theme, width=width, words=words))


def specify_answers(answers: Sequence[Answers], *, theme: Theme, width: Width, words: AnswerWords) -> Spec:
    """The Vega specification that ``draw_answers`` turns into SVG; arguments and errors as there."""
    if not answers:
        raise ValueError("no response: there is nothing to draw")
    layout = LAYOUTS[width]
    drawing = Drawing(layout.width, palette(theme), words.language)
    years = [answer.year for answer in answers]
    left, edge = float(layout.names or layout.margin), float(layout.width - layout.margin)
    axis = YearAxis(min(years), max(years), left, edge)
    step = layout.size * LINE
    y = _add_key(drawing, words, layout) + 6
    names, discs, rules = list[dict[str, object]](), list[dict[str, object]](), list[dict[str, object]]()
    for stance in dict.fromkeys(answer.stance for answer in answers):
        own = [answer for answer in answers if answer.stance == stance]
        room = (layout.names or edge) - layout.margin - (14 if layout.names else 0)
        lines = wrap_text(stance, room, layout.size, 2)
        start = y if layout.names else y + len(lines) * step
        middle = start + layout.half
        first = middle - len(lines) * step / 2 if layout.names else y
        for number, line in enumerate(lines):
            names.append({"label": line, "y": first + (number + 0.5) * step})
        rules.append({"y": middle, "stance": stance})
        for answer in own:
            label = words.number(answer.number) if answer.number > 1 else ""
            x, rise = axis.middle(answer.year), layout.half / 2
            row = {"stance": stance, "year": answer.year, "number": answer.number, "label": label}
            size = min(answer.number * layout.area, (layout.half - 1) ** 2)
            radius = (size / 3.1416) ** 0.5
            place = {"x": x, "y": middle - rise if answer.by_state else middle + rise, "size": size}
            discs.append(row | place | {"by_state": answer.by_state, "text_x": x + radius + 2, "roomy": radius > 6.5})
        y = start + 2 * layout.half + 4
    drawing.add("rule", "rows", rules, x=left, x2=edge, y=at("y"), stroke=drawing.palette.grid, strokeWidth=1)
    ink = drawing.palette.ink
    where = {"x": at("x"), "y": at("y"), "size": at("size")}
    drawing.add("symbol", "states", [disc for disc in discs if disc["by_state"]], fill=ink, **where)
    others = [disc for disc in discs if not disc["by_state"]]
    drawing.add("symbol", "others", others, stroke=ink, strokeWidth=1.4, fill=drawing.palette.background, **where)
    # A phone has no room beside a disc.
    _add_numbers(drawing, discs if width == "wide" else [disc for disc in discs if disc["roomy"]], layout)
    common = {"text": at("label"), "y": at("y"), "baseline": "middle", "fontSize": layout.size}
    drawing.add("text", "names", names, x=layout.margin, **common)
    add_year_labels(drawing, "answers", axis, y, edge, layout.size)
    return drawing.specify(y + layout.size * LINE + 14)


def _add_numbers(drawing: Drawing, discs: list[dict[str, object]], layout: Layout) -> None:
    """Numbers above one: within a disc that has room, else right of it."""
    small = {"text": at("label"), "fontSize": layout.size - 2, "baseline": "middle", "y": at("y")}
    counted = [disc for disc in discs if disc["label"]]
    beside = [disc for disc in counted if not disc["roomy"]]
    drawing.add("text", "numbers_beside", beside, x=at("text_x"), fill=drawing.palette.muted, **small)
    for name, by_state, colour in (
        ("states", True, drawing.palette.background),
        ("others", False, drawing.palette.ink),
    ):
        inside = [disc for disc in counted if disc["roomy"] and disc["by_state"] is by_state]
        drawing.add("text", f"numbers_{name}", inside, x=at("x"), align="center", fill=colour, **small)


def _add_key(drawing: Drawing, words: AnswerWords, layout: Layout) -> float:
    texts, x, y, step = list[dict[str, object]](), float(layout.margin), float(layout.margin), layout.size * 1.5
    for name, label in (("states", words.by_states), ("others", words.by_others)):
        needed = 20 + measure_text(label, layout.size) + 20
        if x > layout.margin and x + needed > layout.width - layout.margin:
            x, y = float(layout.margin), y + step
        ink = drawing.palette.ink
        paint = {"fill": ink} if name == "states" else {"stroke": ink, "strokeWidth": 1.4}
        drawing.add("symbol", f"key_{name}", [{"name": name}], x=x + 7, y=y + step / 2, size=64, **paint)
        lines = wrap_text(label, layout.width - layout.margin - x - 20, layout.size, 3)
        for number, line in enumerate(lines):
            texts.append({"label": line, "x": x + 20, "y": y + (number + 0.5) * step})
        y += (len(lines) - 1) * step
        x += needed
    common = {"text": at("label"), "baseline": "middle", "fontSize": layout.size}
    drawing.add("text", "key", texts, x=at("x"), y=at("y"), **common)
    return y + step

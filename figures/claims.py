"""Who says how many: the figures claimed for one crackdown, beside what is documented group by group."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from figures.axes import choose_step
from figures.claim_lines import (
    BAR,
    GUTTER,
    LAYOUTS,
    Documented,
    Layout,
    add_lines,
    fit_axis,
    place_lines,
    read_claim,
    read_documented,
)
from figures.keys import KeyItem, add_key
from figures.labels import LINE
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, Width, at, write_svg

__all__ = ["ClaimWords", "Documented", "draw_claims", "specify_claims"]


@dataclass(frozen=True)
class ClaimWords:
    """The words of the picture in the reader's language; `number` writes a number of the axis in it.

    `people` names the axis; `claimed`, `whisker`, `open_high` and `unknown` say what the forms mean, each
    shown only where its form occurs.
    """

    language: str
    people: str
    claimed: str
    whisker: str
    open_high: str
    unknown: str
    number: Callable[[int], str]


def draw_claims(
    rows: pd.DataFrame, documented: Documented | None, *, theme: Theme, width: Width, words: ClaimWords
) -> str:
    """The SVG of all claims on one axis that begins at zero: 1100 pixels wide, or 358 for a phone.

    `rows`, one for each claim, in the order they shall stand (by date): `claimant`, `claimant_type`,
    `date_words`, `source` (its publisher), `people_words` ("at least 500") (text, any but the claimant may be
    empty); `low`, `high` (Int64, people; an empty high is "at least", an empty low "at most", both empty a
    claim without figure).

    All claims must be about the same thing as `documented`: a rate a week or another
    group on this axis misleads. At most some 15 rows; longer texts than find room end in an ellipsis, so the
    full ones belong in the table beside.

    Raises ValueError where there is nothing to draw.
    """
    return write_svg(specify_claims(rows, documented, theme=theme, width=width, words=words))


def specify_claims(
    rows: pd.DataFrame, documented: Documented | None, *, theme: Theme, width: Width, words: ClaimWords
) -> Spec:
    """The Vega specification that `draw_claims` turns into SVG; arguments and errors as there."""
    if rows.empty and documented is None:
        raise ValueError("no claim and nothing documented: there is nothing to draw")
    layout = LAYOUTS[width]
    drawing = Drawing(layout.width, palette(theme), words.language)
    lines = [read_documented(documented)] if documented else []
    lines += [read_claim(row) for row in rows.to_dict("records")]
    left = float(layout.names or layout.margin + GUTTER)
    per_person, most = fit_axis(lines, left, layout)
    drawing.scale("people", (0, most), (left, left + most * per_person))
    step = choose_step(most, most * per_person, layout.apart)

    head = layout.margin + layout.size * LINE * (1 if layout.names else 2) + 8
    placed, bottom = place_lines(lines, head, layout)
    # Under a name of its own each bar has its own piece of every rule: a long one would run through the text.
    strips = [(head, bottom)] if layout.names else [(line.y - BAR / 2 - 2, line.y + BAR / 2 + 4) for line in placed]
    _add_axis(drawing, range(0, most + 1, step), words, head, strips, layout)
    if documented and documented.best:
        # A rule through all rows, so that each claim is read against what is documented.
        colour = drawing.palette.measure(documented.measure)
        rows_of_rule = [{"people": documented.best, "from": top, "to": end} for top, end in strips]
        ends = {"x": at("people", "people"), "y": at("from"), "y2": at("to")}
        drawing.add("rule", "documented_rule", rows_of_rule, stroke=colour, strokeWidth=1.5, **ends)
    add_lines(drawing, placed, documented.measure if documented else None, per_person, layout)
    claims = [line for line in lines if not line.documented]
    items = {
        KeyItem("outline", words.claimed): any(line.low is not None for line in claims),
        KeyItem("whisker", words.whisker): any(line.is_range for line in lines),
        KeyItem("arrow", words.open_high): any(line.high_open for line in lines),
        KeyItem("diamond", words.unknown): any(line.is_unknown for line in claims),
    }
    shown = [item for item, occurs in items.items() if occurs]
    room = (float(layout.margin), float(layout.width - layout.margin))
    return drawing.specify(add_key(drawing, shown, room, bottom + 8, layout.size) + layout.margin)


def _add_axis(
    drawing: Drawing,
    ticks: range,
    words: ClaimWords,
    top: float,
    strips: list[tuple[float, float]],
    layout: Layout,
) -> None:
    labels = [{"people": tick, "label": words.number(tick)} for tick in ticks]
    rules = [{"people": tick, "from": start, "to": end} for tick in ticks for start, end in strips]
    line = {"x": at("people", "people"), "y": at("from"), "y2": at("to"), "strokeWidth": 1}
    drawing.add("rule", "grid", [rule for rule in rules if rule["people"]], stroke=drawing.palette.grid, **line)
    drawing.add("rule", "zero", [rule for rule in rules if not rule["people"]], stroke=drawing.palette.ink, **line)
    text = {"text": at("label"), "fontSize": layout.size, "fill": drawing.palette.muted, "baseline": "bottom"}
    drawing.add("text", "ticks", labels, x=at("people", "people"), y=top - 5, align="center", **text)
    y = top - 5 if layout.names else top - 5 - layout.size * LINE
    drawing.add("text", "axis_title", [{"label": words.people}], x=layout.margin, y=y, **text)

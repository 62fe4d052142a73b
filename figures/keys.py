"""The line under a picture that says what its forms mean: whisker, open arrow, hollow diamond, fading end."""

from dataclasses import dataclass
from typing import Literal

from figures.labels import measure_text, wrap_text
from figures.svg import OPEN_RIGHT, Drawing, at

Form = Literal["whisker", "arrow", "diamond", "outline", "fade"]
GLYPH = 28
"""Pixels kept for a form before its words."""


@dataclass(frozen=True)
class KeyItem:
    """A form and what it means, in the reader's language."""

    form: Form
    text: str


def add_key(drawing: Drawing, items: list[KeyItem], room: tuple[float, float], top: float, size: int) -> float:
    """Draw the items from `top` on, as many side by side as find room; returns the pixel under them."""
    texts, forms, x, y = [], [], room[0], top
    line = size * 1.5
    for item in items:
        needed = GLYPH + measure_text(item.text, size) + 22
        if x > room[0] and x + needed > room[1]:
            x, y = room[0], y + line
        forms.append({"form": item.form, "x": x, "y": y + line / 2})
        lines = wrap_text(item.text, room[1] - room[0] - GLYPH, size, 4)
        for number, text in enumerate(lines):
            texts.append({"label": text, "x": x + GLYPH, "y": y + (number + 0.5) * line})
        y += (len(lines) - 1) * line
        x += needed
    colour = drawing.palette.muted
    drawing.add(
        "text",
        "key",
        texts,
        x=at("x"),
        y=at("y"),
        text=at("label"),
        baseline="middle",
        fontSize=size,
        fill=colour,
    )
    for form in forms:
        _add_form(drawing, str(form["form"]), float(str(form["x"])), float(str(form["y"])))
    return y + line if items else top


def _add_form(drawing: Drawing, form: str, x: float, y: float) -> None:
    """Forms are drawn in the secondary ink: what they mean does not hang on a state's colour."""
    colour, row = drawing.palette.muted, [{"form": form}]
    if form in ("whisker", "arrow"):
        drawing.add("rule", f"key_{form}", row, x=x, x2=x + 20, y=y, stroke=colour, strokeWidth=1.6)
    if form == "whisker":
        caps = [{"x": x}, {"x": x + 20}]
        drawing.add("rect", "key_caps", caps, xc=at("x"), width=1.6, yc=y, height=9, fill=colour)
    if form == "arrow":
        drawing.add(
            "symbol",
            "key_head",
            row,
            x=x + 20,
            y=y,
            shape=OPEN_RIGHT,
            size=64,
            stroke=colour,
            strokeWidth=1.8,
        )
    if form == "diamond":
        drawing.add(
            "symbol",
            "key_diamond",
            row,
            x=x + 14,
            y=y,
            shape="diamond",
            size=64,
            stroke=colour,
            strokeWidth=1.6,
        )
    if form == "outline":
        drawing.add("rect", "key_outline", row, x=x + 1, width=20, yc=y, height=9, stroke=colour, strokeWidth=1.5)
    if form == "fade":
        pieces = [{"x": x, "w": 9}, {"x": x + 12, "w": 6}, {"x": x + 21, "w": 3}]
        drawing.add("rect", "key_fade", pieces, x=at("x"), width=at("w"), yc=y, height=5, fill=colour)

"""The heading of a part of a picture."""

from figures.labels import LINE, wrap_text
from figures.palette import Measure
from figures.svg import Drawing, at


def add_title(
    drawing: Drawing,
    name: Measure | str,
    title: str,
    note: str,
    room: tuple[float, float],
    top: float,
    size: int,
) -> float:
    """Draw `title` from the pixel `top` down, under it `note` in secondary ink; returns the pixel under both.

    Where `name` is a measure, a swatch of its colour stands before the title: as text the colour itself would
    be too light on a light ground (3:1).
    """
    indent, small = 0, max(12, size - 4)
    if name in ("arrested", "returned"):
        indent = size + 2
        colour = drawing.palette.measure("arrested" if name == "arrested" else "returned")
        side = {"width": size - 3, "height": size - 3, "y": top + 2, "x": room[0]}
        drawing.add("rect", f"{name}_swatch", [{"measure": name}], fill=colour, **side)
    lines, rows = wrap_text(title, room[1] - room[0] - indent, size * 1.05, 3), []
    for number, line in enumerate(lines):
        rows.append({"label": line, "y": top + size - 2 + number * size * LINE})
    text = {"y": at("y"), "text": at("label"), "baseline": "alphabetic"}
    drawing.add("text", f"{name}_title", rows, x=room[0] + indent, fontSize=size, fontWeight=600, **text)
    bottom = top + len(lines) * size * LINE
    notes = [
        {"label": line, "y": bottom + small + number * small * LINE}
        for number, line in enumerate(wrap_text(note, room[1] - room[0], small, 4))
    ]
    drawing.add("text", f"{name}_note", notes, x=room[0], fontSize=small, fill=drawing.palette.muted, **text)
    return bottom + len(notes) * small * LINE + 6

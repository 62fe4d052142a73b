"""A picture that goes out alone: framed by its title, what was chosen, what to know of it, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from figures.labels import LINE, wrap_text
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, Width, at


@dataclass(frozen=True, slots=True)
class Frame:
    """The texts around a picture, in the reader's language.

    ``opening`` stands under the title, ``notes`` under the picture, ``source`` at the foot: lines each, none of which
    is cut short. ``sentence`` describes the picture to those who do not see it.
    """

    language: str
    title: str
    opening: Sequence[str]
    notes: Sequence[str]
    source: Sequence[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Pixels: the room of the picture, the margin around it, and the sizes of title, opening and small print."""

    room: int
    margin: int
    title: int
    size: int
    small: int


LAYOUTS: Mapping[Width, Layout] = {"wide": Layout(1084, 28, 26, 16, 13), "narrow": Layout(350, 14, 18, 14, 11)}
_MOST_LINES = 400


def frame_picture(frame: Frame, picture: Spec | None, *, theme: Theme, width: Width) -> Spec:
    """The Vega specification of the picture in its frame; without a picture the opening says why."""
    layout = LAYOUTS[width]
    drawing = Drawing(layout.room + 2 * layout.margin, palette(theme), frame.language)
    colours, page = drawing.palette, _Page(drawing, layout)
    page.write("title", [frame.title], layout.title, colours.ink, fontWeight=600)
    page.bottom += layout.size * 0.4
    page.write("opening", frame.opening, layout.size, colours.ink)
    page.bottom += layout.size
    if picture is not None:
        # Its middle on the page's: a picture with a margin of its own so stands in line with the texts.
        left = layout.margin + (layout.room - picture["width"]) / 2
        page.bottom = drawing.put("picture", picture, left, page.bottom) + layout.small
    page.write("notes", frame.notes, layout.small, colours.muted)
    page.bottom += layout.small * 0.7
    line = [{"y": page.bottom}]
    drawing.add("rule", "foot", line, x=layout.margin, x2=layout.margin + layout.room, y=at("y"), stroke=colours.grid)
    page.bottom += layout.small * 0.7
    page.write("source", frame.source, layout.small, colours.ink)
    return drawing.specify(page.bottom + layout.margin * 0.8, frame.title, frame.sentence)


class _Page:
    """Texts from the top down, each as long as it is."""

    def __init__(self, drawing: Drawing, layout: Layout) -> None:
        self._drawing, self._layout = drawing, layout
        self.bottom = float(layout.margin)

    def write(self, name: str, texts: Sequence[str], size: int, colour: str, **look: Any) -> None:
        rows, step = [], size * LINE
        # Bold letters are broader than those that the measure knows.
        broad = 1.06 if look else 1.0
        for text in texts:
            for line in wrap_text(text, self._layout.room, size * broad, _MOST_LINES):
                rows.append({"label": line, "y": round(self.bottom + step / 2, 1)})
                self.bottom += step
            self.bottom += size * 0.25
        place = {"x": self._layout.margin, "y": at("y"), "text": at("label"), "baseline": "middle"}
        self._drawing.add("text", name, rows, fontSize=size, fill=colour, **place, **look)

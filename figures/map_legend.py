"""The legend of the map: what its forms mean, for what the map shows at present."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from analysis.place_actions import Action
from figures.labels import LINE, wrap_text
from figures.map_style import FAINTEST, HOLLOW, SHADES, find_colour, mix_hex, size_disc
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, at, write_svg

WIDTH: Final = 300
_SIZE: Final = 14
_MOST_TINTS: Final = 3
_GLYPH: Final = 44
_SAMPLES: Final = (500, 100, 10)


@dataclass(frozen=True, slots=True)
class LegendWords:
    """The words of the legend in the reader's language: of each action, of the sizes of discs (``samples``, one for
    each of 500, 100 and 10 people), and of each form; the words of a form that is not shown are empty.

    ``areas`` are the actions whose colours areas bear; where none are named, the first of ``actions``.
    """

    language: str
    actions: Mapping[Action, str]
    sizes: str
    samples: Sequence[str]
    unsized: str
    ring: str
    shaded: Sequence[str]
    country: str
    way: str
    implied: str
    areas: Sequence[Action] = ()


def draw_legend(words: LegendWords, *, theme: Theme) -> str:
    """The SVG, 300 pixels wide: the colours of ``words.actions``, then sizes, then forms from exact to vague."""
    return write_svg(specify_legend(words, theme=theme))


def specify_legend(words: LegendWords, *, theme: Theme) -> Spec:
    """The Vega specification that ``draw_legend`` turns into SVG."""
    colours = palette(theme)
    drawing = Drawing(WIDTH, colours, words.language)
    legend = _Legend(drawing)
    first: Action = next(iter(words.actions), "arrest")
    for action, name in words.actions.items():
        colour = find_colour(colours, action)
        fill = colours.background if action in HOLLOW else colour
        legend.add(name, "circle", size=150, fill=fill, stroke=colour, strokeWidth=2.5)
    if words.sizes:
        legend.add_discs(words.sizes, words.samples, find_colour(colours, first))
    muted = colours.muted
    legend.add(words.unsized, "diamond", size=90, stroke=muted, strokeWidth=2)
    legend.add(
        words.ring,
        "circle",
        size=560,
        fill=mix_hex(muted, colours.background, SHADES[0][1]),
        stroke=muted,
        strokeWidth=2,
    )
    tints = [find_colour(colours, action) for action in words.areas or list(words.actions)[:_MOST_TINTS] or [first]]
    for (_least, share), text in zip(SHADES, words.shaded, strict=False):
        legend.add_swatches(text, [mix_hex(tint, colours.shade, share) for tint in tints])
    legend.add_swatches(words.country, [mix_hex(tint, colours.shade, FAINTEST) for tint in tints])
    for text, dash in ((words.way, [1, 0]), (words.implied, [4, 3])):
        if text:
            legend.add_way(text, dash, colours.arrested)
    return drawing.specify(legend.bottom + 6)


class _Legend:
    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.bottom = 4.0
        self._number = 0

    def add(self, text: str, shape: str, **look: Any) -> None:
        if not text:
            return
        middle = self._write(text, least=26)
        name = f"form_{self._number}"
        self._drawing.add("symbol", name, [{"y": middle}], x=_GLYPH / 2 - 4, y=at("y"), shape=shape, **look)

    def add_swatches(self, text: str, fills: Sequence[str]) -> None:
        if not text:
            return
        middle = self._write(text, least=26)
        side, left = (20, _GLYPH / 2 - 14) if len(fills) == 1 else (11, _GLYPH / 2 - 4 - 6 * len(fills))
        rows = [{"x": left + number * (side + 1), "fill": fill} for number, fill in enumerate(fills)]
        look = {"x": at("x"), "y": middle - 10, "width": side, "height": 20, "fill": at("fill")}
        self._drawing.add("rect", f"form_{self._number}", rows, **look)

    def add_way(self, text: str, dash: list[int], colour: str) -> None:
        middle = self._write(text, least=24)
        line = {"x": 4, "x2": _GLYPH - 14, "y": at("y"), "strokeDash": dash, "strokeWidth": 3, "stroke": colour}
        self._drawing.add("rule", f"way_{self._number}", [{"y": middle}], **line)
        head = {"x": _GLYPH - 12, "y": at("y"), "shape": "triangle-right", "size": 70, "fill": colour}
        self._drawing.add("symbol", f"head_{self._number}", [{"y": middle}], **head)

    def add_discs(self, text: str, samples: Sequence[str], colour: str) -> None:
        self._write(text, least=24, indent=0)
        radii = [size_disc(people) for people in _SAMPLES]
        base, left = self.bottom + 2 * radii[0], 4 + radii[0]
        rows = [{"y": base - radius, "area": 4 * radius * radius} for radius in radii]
        look = {"stroke": self._drawing.palette.background, "strokeWidth": 1, "fill": colour}
        self._drawing.add("symbol", "discs", rows, x=left, y=at("y"), size=at("area"), shape="circle", **look)
        step = 2 * radii[0] / len(samples)
        texts = [
            {"label": label, "y": self.bottom + (number + 0.5) * step, "tip": base - 2 * radius}
            for number, (label, radius) in enumerate(zip(samples, radii, strict=True))
        ]
        right = left + radii[0]
        muted = self._drawing.palette.muted
        self._drawing.add("rule", "leaders", texts, x=left, y=at("tip"), x2=right + 12, y2=at("y"), stroke=muted)
        self._drawing.add(
            "text", "samples", texts, x=right + 16, y=at("y"), text=at("label"), baseline="middle", fontSize=_SIZE
        )
        self.bottom = base + 8

    def _write(self, text: str, *, least: float, indent: float = _GLYPH) -> float:
        """Write a text from here on; returns the pixel of its middle."""
        self._number += 1
        lines = wrap_text(text, WIDTH - indent - 4, _SIZE, 5)
        height = max(least, len(lines) * _SIZE * LINE + 4)
        middle = self.bottom + height / 2
        rows = [
            {"label": line, "y": middle + (number - (len(lines) - 1) / 2) * _SIZE * LINE}
            for number, line in enumerate(lines)
        ]
        place = {"x": indent, "y": at("y"), "text": at("label"), "baseline": "middle", "fontSize": _SIZE}
        self._drawing.add("text", f"text_{self._number}", rows, **place)
        self.bottom += height + 2
        return middle

"""A drawing as a Vega specification, and the specification as SVG.

Vega itself rather than Altair's Vega-Lite: with `autosize: none` every position is ours, so that the layout
hangs on no host's fonts, and the front page imports neither Altair nor its JSON Schema. Vega escapes texts.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

import vl_convert

from figures import typefaces
from figures.palette import Palette
from figures.xml_text import clean_text

Spec = dict[str, Any]
Width = Literal["wide", "narrow"]
Mark = Literal["path", "rect", "rule", "symbol", "text"]
PIXELS = 2
"""Pixels of a PNG for each of the drawing: the sharpness of a good screen."""

OPEN_UP, OPEN_RIGHT, OPEN_LEFT = "M-1,0.6L0,-0.4L1,0.6", "M-0.6,-1L0.4,0L-0.6,1", "M0.6,-1L-0.4,0L0.6,1"
"""Open arrow heads as Vega symbol paths; with `size` 100 they are 10 pixels broad."""

_LATIN = "Noto Sans, system-ui, -apple-system, Segoe UI, Roboto"
_FONTS: Mapping[str, str] = {
    # The CJK faces of the reader's language come first: Han glyphs differ between Korean and Chinese ones.
    "en": f"{_LATIN}, Noto Sans CJK KR, Noto Sans CJK SC, sans-serif",
    "ko": f"{_LATIN}, Apple SD Gothic Neo, Malgun Gothic, Noto Sans CJK KR, Noto Sans KR, sans-serif",
    "zh-Hans": f"{_LATIN}, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif",
}
_NAMES = (("title", "title"), ("desc", "sentence"))
"""The elements that name a picture, and where `Drawing.specify` puts their texts."""


class Drawing:
    """Scales and layers of marks, added from the back to the front, on a background of one theme.

    Raises ValueError for a language without fonts.
    """

    def __init__(self, width: int, palette: Palette, language: str) -> None:
        if language not in _FONTS:
            raise ValueError(f"no fonts are chosen for the language {language!r}")
        self.width, self.palette, self.language = width, palette, language
        self._data: list[Spec] = []
        self._scales: list[Spec] = []
        self._marks: list[Spec] = []

    def scale(self, name: str, domain: tuple[float, float], pixels: tuple[float, float]) -> None:
        """Add a linear scale from data numbers to pixels; several layers may share it by its name."""
        self._scales.append({"name": name, "type": "linear", "domain": list(domain), "range": list(pixels)})

    def add(self, mark: Mark, name: str, rows: Sequence[Mapping[str, Any]], **channels: Any) -> None:
        """Add one mark for each of `rows`, as the layer `name`.

        A channel is a constant or what `at()` returns. No rows, no layer.
        """
        if not rows:
            return
        encode = {key: value if isinstance(value, dict) else {"value": value} for key, value in channels.items()}
        if mark == "text":
            encode.setdefault("fill", {"value": self.palette.ink})
            # The stack stands once, at the root: on each text it would treble the time and the bytes.
            encode["font"] = {"value": "inherit"}
        self._data.append({"name": name, "values": [_make_drawable(row) for row in rows]})
        self._marks.append({"type": mark, "from": {"data": name}, "encode": {"enter": encode}})

    def put(self, name: str, spec: Spec, left: float, top: float) -> float:
        """Put another drawing of the same theme into this one; returns the pixel under it.

        It is not clipped: Vega numbers clip paths over the life of the process, and no two files would be alike.
        """
        place = {"x": left, "y": top, "width": spec["width"], "height": spec["height"]}
        encode = {"enter": {key: {"value": value} for key, value in place.items()}}
        parts = {key: spec[key] for key in ("data", "scales", "marks")}
        self._marks.append({"type": "group", "name": name, "encode": encode, **parts})
        return top + float(spec["height"])

    def specify(self, height: float, title: str = "", sentence: str = "") -> Spec:
        """The Vega specification, `height` pixels high.

        `title` and `sentence` name and describe a picture that stands alone, for those who do not see it.
        """
        return {
            "$schema": "https://vega.github.io/schema/vega/v6.json",
            "width": self.width,
            "height": round(height),
            "padding": 0,
            "autosize": "none",
            "background": self.palette.background,
            "usermeta": {"language": self.language, "title": title, "sentence": sentence},
            "data": self._data,
            "scales": self._scales,
            "marks": self._marks,
        }


def _make_drawable(row: Mapping[str, Any]) -> Spec:
    return {key: clean_text(value) if isinstance(value, str) else value for key, value in row.items()}


def at(field: str, scale: str | None = None, offset: float | None = None) -> Spec:
    """A channel that takes its value from a row's `field`, through `scale`, moved by `offset` pixels."""
    given = {"field": field, "scale": scale, "offset": offset}
    return {key: value for key, value in given.items() if value is not None}


def write_svg(spec: Spec) -> str:
    """The SVG text of what `Drawing.specify` made: no script, no link, the same bytes for the same input.

    Raises ValueError when the specification cannot be drawn.
    """
    return _write(spec, _FONTS[spec["usermeta"]["language"]])


def write_print_svg(spec: Spec) -> str:
    """The same, to be set on paper with our own typefaces. Raises ValueError as `write_svg`."""
    return _write(spec, ", ".join(typefaces.FAMILIES[spec["usermeta"]["language"]]))


def write_png(spec: Spec) -> bytes:
    """The same as PNG with twice as many pixels, in our own typefaces. Raises ValueError as `write_svg`."""
    typefaces.register()
    return bytes(vl_convert.svg_to_png(write_print_svg(spec), scale=PIXELS))


def _write(spec: Spec, fonts: str) -> str:
    # An empty list of addresses forbids every request, should a specification ever hold one.
    svg = vl_convert.vega_to_svg(spec, allowed_base_urls=[])
    said = spec["usermeta"]
    opening = f'<svg lang="{said["language"]}" xml:lang="{said["language"]}" font-family={quoteattr(fonts)} '
    if not said["title"]:
        return str(svg.replace("<svg ", opening, 1))
    names = "".join(f"<{tag}>{escape(clean_text(said[key]))}</{tag}>" for tag, key in _NAMES)
    head, _end, rest = str(svg).partition(">")
    return head.replace("<svg ", f'{opening}role="img" ', 1) + f">{names}{rest}"

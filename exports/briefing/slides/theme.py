"""The look of all slides: the theme, the master and two layouts, made of what the library begins with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from exports.briefing.slides.room import FOOTER_HEIGHT, FOOTER_TOP, HEIGHT, INNER, MARGIN, TITLE_TOP, WIDTH, Area
from figures.palette import LIGHT

LATIN: Final = "Noto Sans"
EAST_ASIAN: Final[Mapping[str, str]] = {"en": "Malgun Gothic", "ko": "Malgun Gothic", "zh-Hans": "Microsoft YaHei"}
"""The East Asian typeface of each language: Han glyphs differ. Where it is missing, another stands in."""
TAGS: Final[Mapping[str, str]] = {"en": "en-GB", "ko": "ko-KR", "zh-Hans": "zh-CN"}
"""The languages as Office names them."""

# What the theme calls its colours.
_COLOURS: Final[Mapping[str, str]] = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.background,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.shade,
    "accent1": LIGHT.arrested,
    "accent2": LIGHT.returned,
    "accent3": LIGHT.sought_asylum,
    "accent4": LIGHT.released,
    "accent5": LIGHT.safe,
    "accent6": LIGHT.no_news,
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.muted,
}
_KEPT: Final = ("Title Slide", "Title Only")
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NUMBER_WIDTH: Final = 60.0
_PLACES: Final[Mapping[str, Area]] = {
    "title": Area(MARGIN, TITLE_TOP, INNER, 39.0),
    "ftr": Area(MARGIN, FOOTER_TOP, INNER - _NUMBER_WIDTH, FOOTER_HEIGHT),
    "sldNum": Area(WIDTH - MARGIN - _NUMBER_WIDTH, FOOTER_TOP, _NUMBER_WIDTH, FOOTER_HEIGHT),
}


def open_deck(language: str) -> Any:
    """An empty presentation, 16:9, in the record's colours and with the typefaces of the language."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    # The library's own is 4:3 by name as well.
    next(deck._element.iter("{*}sldSz")).attrib.pop("type", None)
    master = deck.slide_master
    _set_theme(master, language)
    for layout in [one for one in deck.slide_layouts if one.name not in _KEPT]:
        deck.slide_layouts.remove(layout)
    _set_master(master, language)
    for layout in deck.slide_layouts:
        _set_layout(layout, language)
    return deck


def place(shape: Any, area: Area) -> None:
    """Put a shape into an area."""
    shape.left, shape.top, shape.width, shape.height = (
        Pt(round(value, 2)) for value in (area.left, area.top, area.width, area.height)
    )


def _set_theme(master: Any, language: str) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Repatriation Watch")
    for name, colour in _COLOURS.items():
        slot = next(root.iter(f"{{{_A}}}{name}"))
        slot.clear()
        etree.SubElement(slot, f"{{{_A}}}srgbClr", val=colour.removeprefix("#"))
    for kind in ("majorFont", "minorFont"):
        fonts = next(root.iter(f"{{{_A}}}{kind}"))
        fonts.find(f"{{{_A}}}latin").set("typeface", LATIN)
        fonts.find(f"{{{_A}}}ea").set("typeface", EAST_ASIAN[language])
        for font in fonts.findall(f"{{{_A}}}font"):
            script = {"Hang": "ko", "Hans": "zh-Hans"}.get(font.get("script"))
            if script:
                font.set("typeface", EAST_ASIAN[script])
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(master: Any, language: str) -> None:
    for shape in list(master.placeholders):
        kind = _read_kind(shape)
        if kind in _PLACES:
            place(shape, _PLACES[kind])
            _set_body(shape, "t" if kind == "title" else "ctr")
        elif kind == "body":
            place(shape, Area(MARGIN, 90.0, INNER, 390.0))
        else:
            shape._element.getparent().remove(shape._element)
        for style in shape._element.iter(f"{{{_A}}}lvl1pPr"):
            style.set("algn", "r" if kind == "sldNum" else "l")
            for tint in list(style.iter(f"{{{_A}}}tint")):
                tint.getparent().remove(tint)
            for colour in style.iter(f"{{{_A}}}schemeClr"):
                colour.set("val", "tx2")
    title = next(master._element.iter("{*}titleStyle"))[0]
    title.set("algn", "l")
    own = title.find(f"{{{_A}}}defRPr")
    own.set("sz", "3000")
    own.set("b", "1")
    _mark_language(master, language)
    _draw_line(master)


def _draw_line(master: Any) -> None:
    # The master's shapes cannot be added to by the library itself.
    line = f"""<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_A}">
<p:nvSpPr><p:cNvPr id="20" name="line"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="{Pt(MARGIN)}" y="{Pt(FOOTER_TOP - 2)}"/><a:ext cx="{Pt(INNER)}" cy="9525"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="{LIGHT.grid.removeprefix("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>
</p:sp>"""
    master.shapes._spTree.append(etree.fromstring(line))


def _set_layout(layout: Any, language: str) -> None:
    for shape in list(layout.placeholders):
        kind = _read_kind(shape)
        if kind == "dt":
            shape._element.getparent().remove(shape._element)
        elif kind == "ctrTitle":
            place(shape, Area(MARGIN, 120.0, 620.0, 150.0))
            _set_body(shape, "t")
        elif kind == "subTitle":
            place(shape, Area(MARGIN, 280.0, 620.0, 100.0))
            for style in shape._element.iter(f"{{{_A}}}lvl1pPr"):
                style.set("algn", "l")
            _set_body(shape, "t")
    _mark_language(layout, language)


def _read_kind(shape: Any) -> str:
    return str(next(shape._element.iter("{*}ph")).get("type"))


def _set_body(shape: Any, anchor: str) -> None:
    body = next(shape._element.iter(f"{{{_A}}}bodyPr"))
    body.set("anchor", anchor)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    for fit in list(body):
        body.remove(fit)
    etree.SubElement(body, f"{{{_A}}}noAutofit")


def _mark_language(page: Any, language: str) -> None:
    for tag in ("rPr", "endParaRPr", "defRPr"):
        for own in page._element.iter(f"{{{_A}}}{tag}"):
            if own.get("lang") is not None:
                own.set("lang", TAGS[language])

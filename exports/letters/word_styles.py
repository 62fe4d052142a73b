"""Paper, styles, fonts and languages of a letter's document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.run import Run

SOURCE: Final = "Source"
"""The style of a source, its number hanging before it."""

_LATIN: Final = "Arial"
# Fonts that word processors have or replace by one of the same script.
_EAST_ASIAN: Final[Mapping[str, str]] = {
    "ko": "Malgun Gothic",
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
    "ja": "Yu Gothic",
}
_TAGS: Final[Mapping[str, str]] = {"en": "en-GB", "ko": "ko-KR", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "ja": "ja-JP"}
_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
_STYLED: Final = ("Normal", "Heading 1", "Heading 2", "List Bullet", "List Number")


def prepare(document: Document, language: str) -> None:
    """Set paper, margins, styles, fonts and language of a new document; ``language`` is one of ``i18n.LANGUAGES``."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(22)
    source = document.styles.add_style(SOURCE, WD_STYLE_TYPE.PARAGRAPH)
    source.base_style = document.styles["Normal"]
    source.font.size = Pt(9)
    source.paragraph_format.left_indent, source.paragraph_format.first_line_indent = Mm(11), -Mm(11)
    source.paragraph_format.tab_stops.add_tab_stop(Mm(11))
    source.paragraph_format.space_after = Pt(3)
    for name, size, before, after in (
        ("Normal", 10.5, 0, 7),
        ("Heading 1", 14, 10, 8),
        ("Heading 2", 11.5, 12, 4),
        ("List Bullet", 10.5, 0, 4),
        ("List Number", 10.5, 0, 4),
    ):
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.15
        _set_fonts(style.element.get_or_add_rPr(), language)
    for name in ("List Bullet", "List Number"):
        _drop(document.styles[name].element.get_or_add_pPr(), "w:contextualSpacing")
    _set_language(document, language)


def mark_language(run: Run, language: str) -> None:
    """Say that a run is in another language than its document, so that its font and its voice are that language's."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = run._r.get_or_add_rPr()
    tag = _TAGS.get(language, language)
    if language in _EAST_ASIAN:
        _set_fonts(properties, language)
    if language in _RIGHT_TO_LEFT:
        run.font.rtl = True
    lang = OxmlElement("w:lang")
    if language in _RIGHT_TO_LEFT:
        lang.set(qn("w:bidi"), tag)
    elif language in _EAST_ASIAN:
        lang.set(qn("w:eastAsia"), tag)
    else:
        lang.set(qn("w:val"), tag)
    properties.append(lang)


def _set_fonts(properties: BaseOxmlElement, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    _drop(properties, "w:rFonts")
    fonts = OxmlElement("w:rFonts")
    for slot, name in (
        ("ascii", _LATIN),
        ("hAnsi", _LATIN),
        ("cs", _LATIN),
        ("eastAsia", _EAST_ASIAN.get(language, _EAST_ASIAN["ko"])),
    ):
        fonts.set(qn(f"w:{slot}"), name)
    properties.insert(0, fonts)


def _set_language(document: Document, language: str) -> None:
    from docx.oxml.ns import qn

    # Each script has its own: Latin words of a Korean text would else be broken like Korean ones.
    tags = {"w:val": _TAGS["en"], "w:eastAsia": _TAGS[language if language in _EAST_ASIAN else "ko"]}
    for parent, name in ((document.styles.element, "w:lang"), (document.settings.element, "w:themeFontLang")):
        for element in parent.iter(qn(name)):
            for slot, tag in tags.items():
                element.set(qn(slot), tag)


def _drop(parent: BaseOxmlElement, tag: str) -> None:
    from docx.oxml.ns import qn

    for child in parent.findall(qn(tag)):
        parent.remove(child)

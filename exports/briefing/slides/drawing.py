"""Draws the pieces of a page onto its slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from exports.briefing.document import Figure, Figures, Picture, Source, Text
from exports.briefing.slides.charts import add_charts
from exports.briefing.slides.foot import COLUMN, COLUMN_GAP, SOURCE_GAP, Foot, fill_columns, write_source
from exports.briefing.slides.pieces import (
    CAVEAT_GAP,
    FIGURE,
    FIGURE_GAP,
    FIGURE_RANGE,
    FIGURE_TITLE,
    GAP,
    OWN_INDENT,
    SIDE_GAP,
    Drawn,
    Page,
    Piece,
    Rows,
    fit_figure,
    measure_caveats,
    measure_title,
    share_figures,
)
from exports.briefing.slides.room import BOTTOM, INNER, LEADING, MARGIN, SMALL, Area
from exports.briefing.slides.tables import add_table, cite
from exports.briefing.slides.words import Paragraph, Style, add_text, describe, read_colour, say_run
from figures.palette import LIGHT
from figures.svg import write_png

_CAVEAT = Style(SMALL, LIGHT.muted)


def draw_page(slide: Any, page: Page, foot: Foot, top: float, language: str) -> None:
    """Draw everything of a page between its title and its foot."""
    bottom = BOTTOM - foot.height
    numbers = {source.source_id: number for column in foot.columns for number, source in column}
    beside = False
    for piece, height in page.pieces:
        area = Area(MARGIN, top, INNER, height)
        _draw_piece(slide, piece, area, page.size, numbers, language)
        if isinstance(piece, Drawn) and piece.side:
            beside = True
            place = Area(MARGIN + INNER - piece.side, top, piece.side, height)
            lines: list[Paragraph] = [
                say_run(Style(SMALL, LIGHT.muted, gap=CAVEAT_GAP if at else 0), caveat)
                for at, caveat in enumerate(page.caveats)
            ]
            add_text(slide, place, lines, language)
        top += height + GAP
    if page.caveats and not beside:
        height = measure_caveats(page.caveats)
        caveats = say_run(_CAVEAT, " ".join(page.caveats))
        add_text(slide, Area(MARGIN, bottom - height, INNER, height), [caveats], language)


def _draw_piece(slide: Any, piece: Piece, area: Area, size: float, numbers: Mapping[str, int], language: str) -> None:
    match piece:
        case Text():
            _add_paragraph(slide, piece, area, size, numbers, language)
        case Figures():
            width = share_figures(piece)
            for at, figure in enumerate(piece.figures):
                left = area.left + at * (width + FIGURE_GAP)
                _add_figure(slide, figure, Area(left, area.top, width, area.height), language)
        case Picture():
            if piece.bars is not None:
                add_charts(slide, piece.bars, piece.sentence, area, language)
        case Drawn():
            _add_drawing(slide, piece, area)
        case Rows():
            add_table(slide, piece, area, numbers, language)


def _add_line(slide: Any, area: Area, colour: str) -> None:
    line = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(area.left), Pt(area.top), Pt(area.width), Pt(area.height))
    line.fill.solid()
    line.fill.fore_color.rgb = read_colour(colour)
    line.line.fill.background()
    # Without the theme's own style there is no shadow in any program.
    line._element.remove(line._element.find("{*}style"))


def _add_paragraph(slide: Any, text: Text, area: Area, size: float, numbers: Mapping[str, int], language: str) -> None:
    indent = OWN_INDENT if text.own else 0.0
    if text.own:
        _add_line(slide, Area(area.left, area.top, 2, area.height), LIGHT.grid)
    place = Area(area.left + indent, area.top, area.width - indent, area.height)
    add_text(slide, place, [(Style(size), cite(text.text, text.sources, numbers))], language)


def _add_figure(slide: Any, figure: Figure, area: Area, language: str) -> None:
    _add_line(slide, Area(area.left, area.top, area.width, 2), LIGHT.ink)
    y = area.top + 12
    title = measure_title(figure, area.width)
    add_text(slide, Area(area.left, y, area.width, title), [say_run(Style(FIGURE_TITLE), figure.title)], language)
    y += title
    large = say_run(Style(fit_figure(figure, area.width), bold=True), figure.words)
    add_text(slide, Area(area.left, y, area.width, FIGURE * LEADING), [large], language)
    y += FIGURE * LEADING
    said = [say_run(Style(FIGURE_RANGE), figure.range)]
    said += [say_run(Style(SMALL, LIGHT.muted, gap=4), more) for more in figure.more]
    add_text(slide, Area(area.left, y, area.width, area.top + area.height - y), said, language)


def _add_drawing(slide: Any, drawn: Drawn, area: Area) -> None:
    room = area.width - (drawn.side + SIDE_GAP if drawn.side else 0)
    scale = min(room / drawn.spec["width"], area.height / drawn.spec["height"])
    width, height = drawn.spec["width"] * scale, drawn.spec["height"] * scale
    left = area.left + (room - width) / 2
    shape = slide.shapes.add_picture(BytesIO(write_png(drawn.spec)), Pt(left), Pt(area.top), Pt(width), Pt(height))
    describe(shape, drawn.picture.sentence)


def draw_sources(slide: Any, sources: Sequence[Source], top: float, bottom: float, language: str) -> None:
    """List sources in two columns, the first filled first."""
    for number, column in enumerate(fill_columns(sources, bottom - top + 0.5)):
        if column:
            place = Area(MARGIN + number * (COLUMN + COLUMN_GAP), top, COLUMN, bottom - top)
            add_text(slide, place, [write_source(None, source, SOURCE_GAP) for source in column], language)

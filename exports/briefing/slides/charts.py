"""Bars as charts of the presentation itself: their numbers can be read, corrected and copied there."""

from __future__ import annotations

from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from exports.briefing.document import Bars, Series
from exports.briefing.slides.chart_marks import add_ranges, add_workbook, set_area, set_labels
from exports.briefing.slides.room import LEADING, SMALL, Area
from exports.briefing.slides.theme import place
from exports.briefing.slides.words import Paragraph, Run, Style, add_text, describe, read_colour, say_run
from figures.labels import measure_text
from figures.palette import LIGHT
from figures.states import Form
from figures.xml_text import hold_in_xml
from i18n import _

_HEAD: Final = 20.0
_AXIS: Final = 22.0
_LABEL: Final = SMALL * LEADING + 4
_VALUES: Final = 36.0
"""The room of the numbers beside a plot."""
_BAR: Final = 44.0
"""Points of a lying bar with its gap, at most: two bars are no posters."""
_LEAST: Final = 0.12
"""The height of a series in that of the highest, at least."""
_PATTERNS: Final[dict[Form, Any]] = {
    "hatched": MSO_PATTERN.DARK_UPWARD_DIAGONAL,
    "crossed": MSO_PATTERN.OUTLINED_DIAMOND,
}


def add_charts(slide: Any, bars: Bars, sentence: str, area: Area, language: str) -> None:
    """A chart for each series, under each other and on one scale: what must not be added does not stand together."""
    if bars.shape == "bar":
        _add_lying(slide, bars, sentence, area, language)
        return
    key = _make_key(bars)
    key_height = SMALL * LEADING if key else 0.0
    highest = [max((_top(series, at) for at in range(len(series.values))), default=0) or 1 for series in bars.series]
    tops = [max(float(top), max(highest) * _LEAST) for top in highest]
    upright = _measure_words(bars) > (area.width - _VALUES) / max(1, len(bars.categories))
    axis_room = min(_measure_words(bars), area.height / 6) + 4 if upright else _AXIS
    room = area.height - key_height - len(tops) * (_HEAD + axis_room + _LABEL)
    unit, y = max(room, 40.0) / sum(tops), area.top
    for series, top in zip(bars.series, tops, strict=True):
        head: Paragraph = (
            Style(14, series.colour, bold=True),
            (Run(series.name),),
        )
        width = measure_text(series.name, 14 * 1.15) + 16
        add_text(slide, Area(area.left, y, width, _HEAD), [head], language)
        axis = Area(area.left + width, y + 1.5, area.width - width, _HEAD - 1.5)
        add_text(slide, axis, [say_run(Style(SMALL, LIGHT.muted), bars.axis)], language)
        plot = top * unit + _LABEL
        box = Area(area.left, y + _HEAD, area.width, plot + axis_room)
        _add_standing(slide, bars, series, sentence, box, plot, top + _LABEL / unit)
        y += _HEAD + plot + axis_room
    if key:
        line = say_run(Style(SMALL, LIGHT.muted), key)
        add_text(slide, Area(area.left, y, area.width, key_height), [line], language)


def _top(series: Series, at: int) -> int:
    return max(series.values[at] or 0, (series.highs[at] or 0) if series.highs else 0)


def _make_key(bars: Bars) -> str:
    parts = []
    if any(one.lows and tuple(one.lows) != tuple(one.highs) for one in bars.series):
        parts.append("I  " + _("range over credible claims"))
    if any(any(one.opens) for one in bars.series):
        parts.append("+  " + _("no upper figure"))
    if any(any(one.unknown) for one in bars.series):
        parts.append("◇  " + _("groups of unknown size, not counted"))
    return "      ".join(parts)


def _add_standing(slide: Any, bars: Bars, series: Series, sentence: str, box: Area, plot: float, top: float) -> None:
    chart = _add_chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, bars, series, sentence, box)
    left = _VALUES
    set_area(chart, Area(left / box.width, 0.0, 1 - left / box.width, plot / box.height))
    value, category = chart.value_axis, chart.category_axis
    value.maximum_scale, value.minimum_scale = round(top, 1), 0
    value.major_unit = next((unit for unit in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if top / unit <= 5), 5000)
    step = (box.width - left) / max(1, len(bars.categories))
    _set_words(category, upright=_measure_words(bars) > step)
    chart.plots[0].gap_width = 45
    set_labels(chart, series, SMALL, top, plot / box.height)
    add_ranges(chart, series)


def _measure_words(bars: Bars) -> float:
    return max((measure_text(name, SMALL) for name in bars.categories), default=0.0) + 6


def _set_words(axis: Any, *, upright: bool) -> None:
    """Every name of a category stands under its bar: upright where they are close, in whatever program."""
    words = axis.tick_labels.font._element.getparent().getparent().getparent().find("{*}bodyPr")
    words.set("rot", "-5400000" if upright else "0")
    words.set("vert", "horz")


def _add_lying(slide: Any, bars: Bars, sentence: str, area: Area, language: str) -> None:
    height = min(area.height, len(bars.categories) * _BAR + 16)
    for number, series in enumerate(bars.series):
        own = height / len(bars.series)
        box = Area(area.left, area.top + number * own, area.width, own)
        chart = _add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, bars, series, sentence, box)
        size = 16.0 if own / max(1, len(bars.categories)) > 25 else SMALL
        widest = max((measure_text(name, size) for name in bars.categories), default=0.0)
        left = min(widest + 8, area.width * 0.4)
        set_area(chart, Area(left / box.width, 0.0, 0.92 - left / box.width, 1.0))
        chart.category_axis.tick_labels.font.size = Pt(size)
        chart.category_axis.reverse_order = True
        chart.value_axis.visible = False
        chart.value_axis.has_major_gridlines = False
        chart.value_axis.minimum_scale = 0
        chart.plots[0].gap_width = 45
        set_labels(chart, series, size)
        add_ranges(chart, series)
        _fill_points(chart, bars)


def _add_chart(slide: Any, kind: Any, bars: Bars, series: Series, sentence: str, box: Area) -> Any:
    data = CategoryChartData(number_format="#,##0")
    data.categories = [hold_in_xml(name) for name in bars.categories]
    data.add_series(hold_in_xml(series.name), series.values)
    frame = slide.shapes.add_chart(kind, 0, 0, 0, 0, data)
    place(frame, box)
    frame.name = hold_in_xml(series.name)
    describe(frame, f"{series.name}. {sentence}")
    chart = frame.chart
    add_workbook(chart, bars, series)
    chart.has_title, chart.has_legend = False, False
    chart.font.size, chart.font.color.rgb = Pt(SMALL), read_colour(LIGHT.ink)
    fill = chart.plots[0].series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = read_colour(series.colour)
    chart.plots[0].series[0].invert_if_negative = False
    _set_axes(chart, bars)
    return chart


def _set_axes(chart: Any, bars: Bars) -> None:
    value, category = chart.value_axis, chart.category_axis
    # The words of the axis stand over the chart, or in the only line of its title.
    value.has_title = False
    value.major_gridlines.format.line.color.rgb = read_colour(LIGHT.grid)
    value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_labels.font.color.rgb = read_colour(LIGHT.muted)
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = "#,##0", False
    value.major_tick_mark = category.major_tick_mark = XL_TICK_MARK.NONE
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = read_colour(LIGHT.ink)


def _fill_points(chart: Any, bars: Bars) -> None:
    series = chart.plots[0].series[0]
    for at, colour in enumerate(bars.colours):
        form = bars.forms[at] if bars.forms else "solid"
        own: RGBColor = read_colour(colour)
        look = series.points[at].format
        if form in _PATTERNS:
            look.fill.patterned()
            look.fill.pattern = _PATTERNS[form]
            look.fill.fore_color.rgb, look.fill.back_color.rgb = own, read_colour(LIGHT.background)
        else:
            look.fill.solid()
            look.fill.fore_color.rgb = own if form == "solid" else read_colour(LIGHT.background)
        if form != "solid":
            look.line.color.rgb, look.line.width = own, Pt(1.5)

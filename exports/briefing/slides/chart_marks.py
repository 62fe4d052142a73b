"""What the library does not write of a chart: ranges, marks in the labels, the place of the plot, and the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt
from xlsxwriter.workbook import Workbook

from exports.briefing.document import Bars, Series
from exports.briefing.slides.room import SMALL, Area
from exports.briefing.slides.words import read_colour
from figures.palette import LIGHT
from figures.xml_text import hold_in_xml

_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLUMNS: Final = {"plus": "C", "minus": "D"}
"""Where the ranges stand in the workbook, as what is above and what is below the value."""


def set_area(chart: Any, share: Area) -> None:
    """Where the plot stands in its chart, in shares of it; the words of the axes lie outside."""
    layout = (
        f'<c:layout xmlns:c="{_C}"><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{share.left:.4f}"/><c:y val="{share.top:.4f}"/>'
        f'<c:w val="{share.width:.4f}"/><c:h val="{share.height:.4f}"/></c:manualLayout></c:layout>'
    )
    plot = chart._chartSpace.chart.plotArea
    for old in plot.findall(f"{{{_C}}}layout"):
        plot.remove(old)
    plot.insert(0, etree.fromstring(layout))


def set_labels(chart: Any, series: Series, size: float = SMALL, top: float = 0.0, share: float = 0.0) -> None:
    """The number at the end of each bar; no upper figure is a plus, and groups of unknown size a diamond.

    1. The marks are parts of the number's format: the label stays what the workbook says. A zero has no label.
    2. A label stands over the range: ``top`` is the highest number of the plot, ``share`` its height in the chart's.
    """
    labels = chart.plots[0].series[0].data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = "#,##0;;", False
    labels.font.size, labels.font.color.rgb = Pt(size), read_colour(LIGHT.ink)
    first = labels._element[0]
    for at, (plus, _minus) in enumerate(list_ranges(series)):
        if series.values[at] is None:
            continue
        mark, lift = _find_mark(series, at), plus / top * share if top else 0.0
        if mark or lift:
            first.addprevious(etree.fromstring(_write_label(at, mark, lift, size)))


def _find_mark(series: Series, at: int) -> str:
    mark = "+" if series.opens and series.opens[at] else ""
    unknown = series.unknown[at] if series.unknown else 0
    # No break: a label of its own is wrapped at the width of its bar.
    return f"{mark}\N{NO-BREAK SPACE}◇{unknown}" if unknown else mark


def _write_label(at: int, mark: str, lift: float, size: float) -> str:
    # All of it: programs differ in what a single label inherits.
    own = f'#,##0"{mark}";;"{mark.strip()}"' if mark else "#,##0;;"
    layout = f'<c:manualLayout><c:x val="0"/><c:y val="{-lift:.5f}"/></c:manualLayout>' if lift else ""
    shown = "".join(f'<c:show{name} val="0"/>' for name in ("CatName", "SerName", "Percent", "BubbleSize"))
    return (
        f'<c:dLbl xmlns:c="{_C}" xmlns:a="{_A}"><c:idx val="{at}"/><c:layout>{layout}</c:layout>'
        f'<c:numFmt formatCode={quoteattr(own)} sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{round(size * 100)}">'
        f'<a:solidFill><a:srgbClr val="{LIGHT.ink.removeprefix("#")}"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr/></a:p></c:txPr><c:dLblPos val="outEnd"/>'
        f'<c:showLegendKey val="0"/><c:showVal val="1"/>{shown}</c:dLbl>'
    )


def list_ranges(series: Series) -> list[tuple[int, int]]:
    """What the range has above and below each value.

    A low of 0 is a sum in which none is known: unknown is never drawn as zero.
    """
    found = []
    for at, value in enumerate(series.values):
        low, high = (ends[at] if ends else None for ends in (series.lows, series.highs))
        plus = 0 if value is None or high is None else max(0, high - value)
        found.append((plus, max(0, value - low) if value is not None and low else 0))
    return found


def add_ranges(chart: Any, series: Series) -> None:
    """The ranges as error bars of the chart itself, from the columns of its workbook."""
    ranges = list_ranges(series)
    if not any(plus or minus for plus, minus in ranges):
        return
    ends = "".join(
        f"<c:{name}><c:numRef><c:f>Sheet1!${_COLUMNS[name]}$2:${_COLUMNS[name]}${len(ranges) + 1}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(ranges)}"/>'
        + "".join(f'<c:pt idx="{at}"><c:v>{pair[side]}</c:v></c:pt>' for at, pair in enumerate(ranges) if any(pair))
        + f"</c:numCache></c:numRef></c:{name}>"
        for side, name in enumerate(_COLUMNS)
    )
    colour = choose_line(series.colour).removeprefix("#")
    bars = (
        f'<c:errBars xmlns:c="{_C}" xmlns:a="{_A}"><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{ends}<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</a:ln></c:spPr></c:errBars>"
    )
    own = chart.plots[0].series[0]._element
    own.find(f"{{{_C}}}cat").addprevious(etree.fromstring(bars))


def choose_line(colour: str) -> str:
    """Of ink and grey what stands out more, on a bar of this colour and on the background alike."""
    grounds = (_measure_light(colour), _measure_light(LIGHT.background))
    return max(
        (LIGHT.ink, LIGHT.no_news), key=lambda line: min(_contrast(_measure_light(line), own) for own in grounds)
    )


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _measure_light(colour: str) -> float:
    # Source: WCAG 2.2, relative luminance.
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def add_workbook(chart: Any, bars: Bars, series: Series) -> None:
    """The chart's numbers with their ranges, as they are edited."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Sheet1")
    ranges = list_ranges(series)
    columns: list[Sequence[int | None]] = [series.values]
    heads = [series.name]
    if any(plus or minus for plus, minus in ranges):
        # No range, no end of one: a cell of zero would draw a cap on its bar.
        columns += [[pair[side] if any(pair) else None for pair in ranges] for side in range(2)]
        heads += [f"{series.name} (+)", f"{series.name} (−)"]
    for row, category in enumerate(bars.categories, start=1):
        sheet.write_string(row, 0, hold_in_xml(category))
    for at, (head, numbers) in enumerate(zip(heads, columns, strict=True), start=1):
        sheet.write_string(0, at, hold_in_xml(head))
        for row, number in enumerate(numbers, start=1):
            if number is not None:
                sheet.write_number(row, at, number)
    book.close()
    chart.part.chart_workbook.update_from_xlsx_blob(target.getvalue())

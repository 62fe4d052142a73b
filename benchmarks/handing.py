"""What is handed over: a briefing as PDF and as slides, beside what the libraries need for as much alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Final

import typst
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.measures import Line, Repetitions, alternate
from benchmarks.records import Record
from exports.briefing.asked import KINDS, Asked, Block
from exports.briefing.composing import make_document
from exports.briefing.document import Bars, Document, Picture
from exports.briefing.paper.writing import STANDARD, write_pdf
from exports.briefing.slides.writing import write_slides
from figures.svg import write_print_svg
from figures.typefaces import FAMILIES, FOLDER
from i18n import using
from loaders.dataset import Dataset, load

GOAL: Final = 1.5
PAGES: Final = 10
SCOPE: Final = {"crackdown": ["2012-mourning-period"]}
_LANGUAGE: Final = "en"
_BASE: Final = "https://record.example"
_WORDS: Final = 400
"""Words on each page of the bare paper, as many as a page of a briefing has."""


def measure_handing(record: Record, some: Repetitions) -> list[Line]:
    """Time a briefing of ten blocks from the data to the file, and its counterparts, in turns, in this process.

    The counterpart of the paper is a paper of as many pages with the same typefaces, and the same drawings drawn
    alone; that of the slides a deck of as many empty slides with the same native charts.
    """
    dataset = load(record.folder)
    with using(_LANGUAGE):
        document = _compose(dataset)
        slides = len(Presentation(BytesIO(write_slides(document))).slides)
        ways: dict[str, Callable[[], object]] = {
            "bare paper and drawings": lambda: _set_bare(document),
            "briefing as PDF": lambda: write_pdf(_compose(dataset)),
            "bare slides and charts": lambda: _fill_bare(document, slides),
            "briefing as PPTX": lambda: write_slides(_compose(dataset)),
        }
        samples: dict[str, list[float]] = {name: [] for name in ways}
        for name in alternate(dict.fromkeys(ways, some)):
            started = time.perf_counter()
            ways[name]()
            samples[name].append((time.perf_counter() - started) * 1000)
    lines: list[Line] = []
    for number, name in enumerate(ways):
        base = lines[-1] if number % 2 else None
        lines.append(Line(name, "ms", samples[name], some, base, GOAL if base else None))
    return lines


def _compose(dataset: Dataset) -> Document:
    asked, _unknown = Asked.from_query(SCOPE, dataset)
    return make_document(dataset, asked.with_blocks([Block(kind) for kind in KINDS if kind != "text"]), _BASE)


def _list_pictures(document: Document) -> list[Picture]:
    return [part for section in document.sections for part in section.parts if isinstance(part, Picture)]


def _set_bare(document: Document) -> None:
    for picture in _list_pictures(document):
        write_print_svg(picture.draw("wide"))
    fonts = ", ".join(f'"{family}"' for family in FAMILIES[_LANGUAGE])
    text = f'#set document(title: "Bare")\n#set text(font: ({fonts}), lang: "en")\n' + "\n#pagebreak()\n".join(
        [f"#lorem({_WORDS})"] * PAGES
    )
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    typst.Compiler(input=text.encode(), font_paths=faces).compile(format="pdf", pdf_standards=STANDARD)


def _fill_bare(document: Document, slides: int) -> None:
    deck = Presentation()
    pages = [deck.slides.add_slide(deck.slide_layouts[5]) for _ in range(slides)]
    charts = [picture.bars for picture in _list_pictures(document) if picture.bars is not None]
    for page, bars in zip(pages, charts, strict=False):
        _add_charts(page, bars)
    deck.save(BytesIO())


def _add_charts(page: Any, bars: Bars) -> None:
    kinds: Sequence[Any] = (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.BAR_CLUSTERED)
    for series in bars.series:
        data = CategoryChartData()
        data.categories = list(bars.categories)
        data.add_series(series.name, list(series.values))
        page.shapes.add_chart(kinds[bars.shape == "bar"], Inches(1), Inches(1), Inches(8), Inches(3), data)

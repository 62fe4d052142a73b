"""Slides and letters opened by LibreOffice: nothing that stands in them is lost on the way to a page."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from pptx import Presentation

from exports.briefing.asked import Asked
from exports.briefing.kit import FILES
from i18n import using
from tests.analysis.making import load_record
from tests.exports.briefing.conftest import SCOPES
from tests.exports.conftest import BASE, Convert

LOOKS = (("all", "en"), ("crackdown", "ko"), ("case", "zh-Hans"))
"""Each scope and each language once: a conversion takes some seconds."""


def make_file(path: str, scope: str, language: str) -> bytes:
    dataset = load_record()
    with using(language):
        return FILES[path].make(dataset, Asked.from_query(SCOPES[scope], dataset)[0], BASE)


def list_words(slide: Any) -> Iterator[str]:
    """The words of a slide; marks of footnotes are raised, and so words of their own on paper."""
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    frames += [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    for frame in frames:
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                yield from run.text.split()
    for shape in slide.shapes:
        if shape.has_chart:
            yield from (word for category in shape.chart.plots[0].categories for word in str(category).split())


def join(text: str) -> str:
    """Without white space, of which LibreOffice sets some between Chinese and Latin, and hyphens, which pdftotext takes
    for those of a broken word.
    """
    return "".join(text.replace("-", "").split())


def read_pages(pdf: Path) -> list[str]:
    """The text of each page as ``join`` leaves it."""
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True)
    return [join(page) for page in done.stdout.decode().split("\f")[:-1]]


@pytest.mark.parametrize(("scope", "language"), LOOKS)
def test_every_word_of_every_slide_is_on_its_page(scope: str, language: str, office: Convert, tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(make_file("/briefing.pptx", scope, language))
    office("pdf", deck)
    pages = read_pages(tmp_path / "deck.pdf")
    slides = list(Presentation(io.BytesIO(deck.read_bytes())).slides)
    assert len(pages) == len(slides) > 10
    assert any(shape.has_chart for slide in slides for shape in slide.shapes) == (scope != "case")
    for slide, page in zip(slides, pages, strict=True):
        words = list(list_words(slide))
        assert words
        assert [word for word in words if join(word) not in page] == []


@pytest.mark.parametrize(("scope", "language"), LOOKS[1:])
def test_every_word_of_a_letter_is_on_its_pages(scope: str, language: str, office: Convert, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(make_file("/letter.docx", scope, language))
    office("pdf", letter)
    whole = "".join(read_pages(tmp_path / "letter.pdf"))
    words = [word for paragraph in docx.Document(str(letter)).paragraphs for word in paragraph.text.split()]
    assert len(words) > 30
    assert [word for word in words if join(word) not in whole] == []

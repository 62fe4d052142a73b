"""Everything that is handed over says what the API says of the same scope: read back from each kind of file."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import docx
import pytest
from lxml import html
from pptx import Presentation
from starlette.applications import Starlette

from api.files import make_file_routes
from api.v1.routes import make_api_routes
from i18n import LANGUAGES, using
from i18n.numbers import say_number
from loaders.dataset import DATA_FOLDER
from loaders.releases import Shelf
from tests.analysis.making import load_record
from tests.api.conftest import Answer, send
from tests.exports.briefing.conftest import SCOPES
from tests.exports.briefing.test_paper import read_with

KINDS = ("briefing.pdf", "briefing.pptx", "briefing.html", "factsheet.pdf", "letter.docx", "letter.txt")
MEASURES = ("arrested", "returned", "no_news")


@pytest.fixture(scope="module")
def ask() -> Callable[..., Answer]:
    """Asks one server for files and for figures: ``ask("/briefing.pdf", lang="ko")``."""
    dataset = load_record()
    app = Starlette(
        routes=[
            *make_file_routes(lambda: dataset),
            *make_api_routes(lambda: dataset, "/plain.css", ["/"], Shelf(DATA_FOLDER)),
        ]
    )
    return lambda path, **query: send(app, path, urlencode(query, doseq=True))


def read_text(kind: str, body: bytes, folder: Path) -> str:
    """All words of a file, blanks between them, since files break lines as they like."""
    match kind.rpartition(".")[2]:
        case "pdf":
            text = read_with("pdftotext", body, folder, "-layout")
        case "pptx":
            text = " ".join(shape.text_frame.text for shape in _list_shapes(body) if shape.has_text_frame)
        case "docx":
            text = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(body)).paragraphs)
        case "html":
            text = html.fromstring(body.decode()).text_content()
        case _:
            text = body.decode("utf-8-sig")
    return re.sub(r"\s+", " ", text)


def _list_shapes(body: bytes) -> list[Any]:
    return [shape for slide in Presentation(io.BytesIO(body)).slides for shape in slide.shapes]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", ["all", "crackdown"])
def test_the_figures_of_every_file_are_the_apis(
    scope: str, language: str, ask: Callable[..., Answer], tmp_path: Path
) -> None:
    figures = json.loads(ask("/api/v1/summary", **SCOPES[scope]).body)
    with using(language):
        wanted = [say_number(figures[measure][end]) for measure in MEASURES for end in ("best", "low", "high")]
    for kind in KINDS:
        answer = ask(f"/{kind}", lang=language, **SCOPES[scope])
        assert answer.status == 200, kind
        text = read_text(kind, answer.body, tmp_path)
        missing = [number for number in wanted if not re.search(rf"(?<![\d,.]){re.escape(number)}(?!\d)", text)]
        assert missing == [], kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_a_case_are_the_apis(language: str, ask: Callable[..., Answer], tmp_path: Path) -> None:
    (case_id,) = SCOPES["case"]["case"]
    row = json.loads(ask(f"/api/v1/cases/{case_id}").body)
    own = row.get("row", row)
    assert own["people_best"] == 10
    with using(language):
        wanted = [say_number(own[name]) for name in ("people_best", "women", "men")]
    for kind in KINDS:
        answer = ask(f"/{kind}", lang=language, case=case_id)
        assert answer.status == 200, kind
        text = read_text(kind, answer.body, tmp_path)
        assert [number for number in wanted if not re.search(rf"(?<!\d){number}(?!\d)", text)] == [], kind
        assert "2017" in text

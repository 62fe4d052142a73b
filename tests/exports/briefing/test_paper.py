"""A briefing on paper: tagged, whole, sourced, in each language, and of the record's own figures."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from exports.briefing.asked import Block
from exports.briefing.document import Document, Picture, Section, SourceList, Text
from exports.briefing.paper.faces import find_missing, hold_in_faces
from exports.briefing.paper.writing import draw_pages, write_pdf
from figures.svg import write_print_svg
from i18n import LANGUAGES, using
from i18n.numbers import say_extent, say_number
from tests.exports.briefing.conftest import FIGURES, SCOPES, with_sections

Make = Callable[..., Document]
NAUGHTY = '‏שלום \u202e 😀 #let x = 1; #image("/etc/passwd") $x^2$ <script>alert(1)</script> *b* \x07' + "W" * 300


def find_tool(name: str) -> str:
    """A tool of poppler."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"no {name}: .ci/run installs it")
    return found or pytest.skip(f"no {name} here")


def read_with(tool: str, pdf: bytes, folder: Path, *options: str) -> str:
    path = folder / "briefing.pdf"
    path.write_bytes(pdf)
    command = [find_tool(tool), *options, str(path), *(["-"] if tool == "pdftotext" else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def write(document: Document) -> bytes:
    with using(document.language):
        return write_pdf(document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", SCOPES)
def test_the_figures_are_those_of_the_record_in_every_language(
    scope: str, language: str, make: Make, tmp_path: Path
) -> None:
    document = make(scope, language)
    text = read_with("pdftotext", write(document), tmp_path, "-layout").replace("\u00a0", " ")
    flat = re.sub(r"\s+", "", text)
    for line in (document.data_line, document.title, *(section.heading for section in document.sections)):
        assert re.sub(r"\s+", "", line) in flat, line
    if scope in FIGURES:
        for figure in FIGURES[scope]:
            own = re.sub(r"\d{1,3}(?:,\d{3})*", lambda found: _say(found[0], language), figure)
            assert own.replace("–", _dash(language)) in flat, figure
    else:
        with using(language):
            assert say_number(10) in flat


def _say(number: str, language: str) -> str:
    with using(language):
        return say_number(int(number.replace(",", "")))


def _dash(language: str) -> str:
    with using(language):
        return re.sub(r"\d|\s", "", say_extent(1, 2))


def test_it_is_tagged_named_and_carries_its_fonts(make: Make, tmp_path: Path) -> None:
    document = make("crackdown", "ko")
    pdf = write(document)
    info = read_with("pdfinfo", pdf, tmp_path)
    assert re.search(r"Tagged:\s+yes", info)
    assert document.title in info
    fonts = read_with("pdffonts", pdf, tmp_path).splitlines()[2:]
    assert fonts
    for line in fonts:
        # embedded, a subset, with a map to Unicode
        assert re.search(r"yes\s+yes\s+yes", line), line
    assert b"pdfuaid:part" in pdf or b"pdfuaid" in pdf
    assert re.search(rb"/Lang\s*\(ko", pdf)


def test_every_address_of_a_source_that_is_cited_can_be_followed(make: Make) -> None:
    document = make("case")
    pdf = write(document)
    for source in document.sources.values():
        if source.url is not None:
            assert source.url.replace("(", r"\(").replace(")", r"\)").encode() in pdf, source.url
    assert document.origin.permalink.encode() in pdf


def test_the_same_document_is_the_same_file(make: Make) -> None:
    assert write(make("case")) == write(make("case"))


def test_what_a_user_writes_is_text_whatever_it_looks_like(make: Make, tmp_path: Path) -> None:
    document = make(
        "case", title=[NAUGHTY[:200]], occasion=[NAUGHTY[:200]], block=[f"text:{NAUGHTY}", "case"],
        paper=["us-letter"], on=["2026-12-01"],
    )  # fmt: skip
    text = read_with("pdftotext", write(document), tmp_path)
    assert "#let x = 1" in text
    assert "<script>alert(1)</script>" in text
    assert "612 x 792" in read_with("pdfinfo", write(document), tmp_path)


def test_five_hundred_sources_of_one_text_stay_within_the_page(make: Make, tmp_path: Path) -> None:
    ids = tuple(f"s{at}" for at in range(500))
    cited = Section(Block("case"), "Heading", [Text("A claim.", sources=ids)], (), "https://record.example/x")
    listed = Section(Block("sources"), "Sources", [SourceList(list(ids))])
    pdf = write(with_sections(make("case"), cited, listed, sources=500))
    flat = re.sub(r"\s+", "", read_with("pdftotext", pdf, tmp_path))
    assert [at for at in range(500) if f"https://e.org/{at}" not in flat] == []
    boxes = read_with("pdftotext", pdf, tmp_path, "-bbox")
    words = re.findall(r'<word xMin="(\S+)" .*xMax="(\S+)" .*>(.*)</word>', boxes)
    assert len(words) > 5000
    # A4 is 595.28 points wide.
    assert [word for left, right, word in words if float(left) < 0 or float(right) > 595.28] == []


def test_pages_are_drawn_as_they_will_be_printed(make: Make, tmp_path: Path) -> None:
    document = make("case", block=["case"])
    with using("en"):
        pages = draw_pages(document)
    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert f"Pages:           {len(pages)}" in read_with("pdfinfo", write(document), tmp_path)


def test_what_no_file_can_show_is_named_and_held_back() -> None:
    text = "선양 沈阳 Shenyang 😀 שלום \u202e\x07"
    assert find_missing(text) == ["😀", "ש", "ל", "ו", "ם"]
    assert hold_in_faces(text) == "선양 沈阳 Shenyang □ □□□□ "
    assert hold_in_faces("선양") == "선양"


@pytest.mark.parametrize(("language", "names"), [("en", {"Shenyang", "Tumen", "Dandong"}), ("ko", {"선양", "단둥"})])
def test_the_map_of_all_names_the_places_that_matter_most(make: Make, language: str, names: set[str]) -> None:
    (section,) = (own for own in make("all", language).sections if own.block.kind == "map")
    (picture,) = (part for part in section.parts if isinstance(part, Picture))
    with using(language):
        said = write_print_svg(picture.draw("wide"))
    assert {name for name in names if f">{name}<" not in said} == set()

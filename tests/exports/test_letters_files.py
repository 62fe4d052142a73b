"""The files of a letter: what is read back is what was written, the same bytes each time, whatever the texts hold."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Final
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from analysis.filters import CaseFilter
from exports.letters import Addressee, Letter, Section, write_docx, write_letter, write_text
from i18n import LANGUAGES, using
from loaders.dataset import Dataset

BASE: Final = "https://record.example"
SCOPES: Final = (
    (CaseFilter(), None),
    (CaseFilter(crackdown=("2012-mourning-period",)), None),
    (CaseFilter(), "2017-11-shenyang-ten"),
)
ODD: Final = "a\x00b\x0bc\ud800d \U0001f1f0\U0001f1f5 שלום مرحبا\nnew\tline\u2028end " + "long " * 2000
EAST_ASIAN: Final = {"en": "ko-KR", "ko": "ko-KR", "zh-Hans": "zh-CN"}

in_each_language = pytest.mark.parametrize("language", LANGUAGES)
of_each_scope = pytest.mark.parametrize(("case_filter", "case_id"), SCOPES)


def write(dataset: Dataset, case_filter: CaseFilter, case_id: str | None, language: str = "en") -> Letter:
    with using(language):
        return write_letter(dataset, case_filter, case_id, Addressee.SPECIAL_RAPPORTEUR, BASE)


def list_lines(body: bytes, style: str) -> list[str]:
    return [line.text for line in docx.Document(io.BytesIO(body)).paragraphs if line.style.name == style]  # type: ignore[union-attr]


@in_each_language
@of_each_scope
def test_both_files_hold_the_facts_the_requests_and_the_sources(
    dataset: Dataset, case_filter: CaseFilter, case_id: str | None, language: str
) -> None:
    letter = write(dataset, case_filter, case_id, language)
    text, body = write_text(letter).decode(), write_docx(letter)
    assert list_lines(body, "List Bullet") == list(letter.facts)
    assert [line[2:] for line in text.splitlines() if line.startswith("- ")] == list(letter.facts)
    assert list_lines(body, "List Number") == list(letter.requests.items)
    assert list_lines(body, "Heading 1") == [letter.subject]
    sources = list_lines(body, "Source")
    assert [line.replace("\t", " ") for line in sources] == text.splitlines()[-len(sources) :]
    assert len(sources) == len(letter.sources)
    for source, line in zip(letter.sources, sources, strict=True):
        assert line.startswith(f"[{source.number}]\t{source.publisher}")
        assert source.title in line
        assert source.address is None or line.endswith(source.address)


@in_each_language
def test_figures_of_everything_are_in_both_files(dataset: Dataset, language: str) -> None:
    letter = write(dataset, CaseFilter(), None, language)
    for text in (write_text(letter).decode(), "\n".join(list_lines(write_docx(letter), "List Bullet"))):
        for figure in ("1,444", "1,358–1,485+", "1,218", "683–1,503+", "888", "830–897+"):
            assert figure in text


@of_each_scope
def test_the_same_letter_is_the_same_bytes_dated_by_the_data(
    dataset: Dataset, case_filter: CaseFilter, case_id: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = write(dataset, case_filter, case_id)
    body = write_docx(letter)
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    assert write_docx(write(dataset, case_filter, case_id)) == body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 20, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert not any("thumbnail" in name for name in archive.namelist())


@in_each_language
def test_the_document_says_its_title_and_language_and_no_author(dataset: Dataset, language: str) -> None:
    letter = write(dataset, CaseFilter(), "2017-11-shenyang-ten", language)
    document = docx.Document(io.BytesIO(write_docx(letter)))
    properties = document.core_properties
    assert (properties.title, properties.language) == (letter.subject, language)
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 11, 20)
    page = document.sections[0]
    assert (round((page.page_width or 0).mm), round((page.page_height or 0).mm)) == (210, 297)  # type: ignore[union-attr]
    (lang,) = document.styles.element.iter(qn("w:lang"))
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == ("en-GB", EAST_ASIAN[language])
    fonts = {"en": "Malgun Gothic", "ko": "Malgun Gothic", "zh-Hans": "Microsoft YaHei"}
    for name in ("Normal", "Heading 1", "Heading 2"):
        font = document.styles[name].element.rPr.rFonts
        assert font.get(qn("w:eastAsia")) == fonts[language]
        assert font.get(qn("w:eastAsiaTheme")) is None


def test_titles_in_other_languages_are_marked(dataset: Dataset) -> None:
    letter = write(dataset, CaseFilter(crackdown=("2012-mourning-period",)), None)
    korean = next(source.title for source in letter.sources if source.language == "ko")
    document = docx.Document(io.BytesIO(write_docx(letter)))
    (run,) = (run for line in document.paragraphs for run in line.runs if run.text == korean)
    (lang,) = run._r.iter(qn("w:lang"))
    assert lang.get(qn("w:eastAsia")) == "ko-KR"


def test_nothing_that_a_text_may_hold_breaks_a_file(dataset: Dataset) -> None:
    letter = write(dataset, CaseFilter(), "2017-11-shenyang-ten")
    source = replace(letter.sources[0], publisher=ODD, title=ODD, language="ar", address=None)
    empty = replace(letter.sources[1], title="", published="")
    odd = replace(
        letter,
        subject=ODD,
        sections=(Section(ODD, (ODD, ""), (ODD,)),),
        sources=(source, empty),
    )
    text, body = write_text(odd).decode(), write_docx(odd)
    said = list_lines(body, "List Bullet")[0]
    assert said.startswith("a\ufffdb c\ufffdd \U0001f1f0\U0001f1f5 שלום مرحبا new line end long ")
    assert f"- {said}" in text.splitlines()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    document = docx.Document(io.BytesIO(body))
    title = next(run for line in document.paragraphs if line.style.name == "Source" for run in line.runs[2:3])  # type: ignore[union-attr]
    assert title.font.rtl


def test_a_paragraph_of_the_text_is_one_line(dataset: Dataset) -> None:
    text = write_text(write(dataset, CaseFilter(), "2017-11-shenyang-ten")).decode()
    assert text.endswith("\n")
    assert not re.search(r"[\r\t\x0b]|\n{3}| \n", text)

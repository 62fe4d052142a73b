"""Slides of what nobody expects: long titles, thousands of characters, many sources, missing numbers, any script."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exports.briefing.asked import Block
from exports.briefing.document import (
    Bars,
    Cell,
    Figure,
    Figures,
    Picture,
    Section,
    Series,
    SourceList,
    Table,
    Text,
)
from figures.svg import Spec, Width
from tests.exports.briefing.conftest import Make, ask, with_sections
from tests.exports.briefing.test_slides import check_places, find, list_charts, list_texts, open_slides

TITLES = {
    "words": ("We ask " * 40)[:200],
    "one word": "W" * 200,
    "chinese": "遣返" * 100,
    "emoji": "🕯️👩‍👧" * 40,
    "hebrew": "שלום עולם " * 20,
    "control": "a\x00b\x0bc\x1f\ufffe\ud800" * 20,
    "markup": "<b>&amp; ]]> </a:t> _x0041_ {n} %s " * 5,
}
OWN = {
    "words": ("We ask the Government of China to tell the families where they are. " * 40)[:2000],
    "one word": "x" * 2000,
    "chinese": ("我们请求公开被关押者的下落。" * 200)[:2000],
    "korean": ("가족들은 소식을 기다리고 있습니다. " * 200)[:2000],
    "emoji": "🕯️" * 1000,
    "hebrew": ("שלום, אנחנו מבקשים חדשות. " * 100)[:2000],
    "control": "\x01\x02 text \x7f \ud800 " * 100,
    "lines": "\n".join("line" for _ in range(300)),
}


def _draw(width: Width) -> Spec:
    raise AssertionError("a chart of bars is not drawn")


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_of_two_hundred_characters_stands_whole(make: Make, title: str) -> None:
    document = replace(make("case", "en"), title=title, occasion=title)
    section = Section(Block("text"), "", [Text("Own words.", own=True)])
    deck = open_slides(with_sections(document, section))
    check_places(deck)
    shown = deck.slides[0].shapes.title.text_frame.text
    assert len(shown) == len(title)
    assert "\x00" not in shown


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_two_thousand_characters_of_the_users_own_words_are_all_there(make: Make, text: str) -> None:
    paragraphs = [Text(line.strip(), own=True) for line in text.split("\n")]
    deck = open_slides(with_sections(make("case", "en"), Section(Block("text", text), "", paragraphs)))
    check_places(deck)
    shown = "".join("".join(list_texts_of_body(slide)) for slide in list(deck.slides)[1:])
    assert squeeze(shown) == squeeze("".join("\ufffd" if is_bad(sign) else sign for sign in text))


def list_texts_of_body(slide: Any) -> list[str]:
    return [
        run.text
        for shape in slide.shapes
        if shape.has_text_frame and not shape.is_placeholder
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.font.size is not None and run.font.size.pt >= 14
    ]


def is_bad(sign: str) -> bool:
    return (sign < " " and sign not in "\n\t\r") or "\ud800" <= sign <= "\udfff"


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_right_to_left_is_set_from_the_right(make: Make) -> None:
    section = Section(Block("text"), "", [Text(OWN["hebrew"][:100], own=True)])
    deck = open_slides(with_sections(make("case", "en"), section))
    directions = [own.get("rtl") for own in deck.slides[1].shapes._spTree.iter("{*}pPr")]
    assert directions.count("1") == 1


def test_five_hundred_sources_of_one_text_are_in_the_notes_and_a_part_at_the_foot(make: Make) -> None:
    ids = tuple(f"s{at}" for at in range(500))
    section = Section(Block("case"), "Heading", [Text("A claim.", sources=ids)], (), "https://record.example/x")
    deck = open_slides(with_sections(make("case", "en"), section, sources=500))
    check_places(deck)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert all(f"https://e.org/{at}" in notes for at in (0, 250, 499))
    assert any("more sources stand in the notes" in text for text in list_texts(deck.slides[1]))


def test_eight_hundred_sources_are_all_listed_on_slides(make: Make) -> None:
    section = Section(Block("sources"), "Sources", [Text("800 pages."), SourceList([f"s{at}" for at in range(800)])])
    deck = open_slides(with_sections(make("case", "en"), section, sources=800))
    check_places(deck)
    shown = [text for slide in deck.slides for text in list_texts(slide) if text.startswith("Publisher ")]
    assert [text.split(":")[0] for text in shown] == [f"Publisher {at}" for at in range(800)]


def test_a_long_table_repeats_its_heads_and_says_which_part_it_is(make: Make) -> None:
    rows = [[Cell(f"row {at}", (f"s{at}",)), Cell("a word " * (at % 40))] for at in range(60)]
    table = Table(["What", "How"], rows, "Rows", (1, 3))
    section = Section(Block("responses"), "Heading", [table], ["A caveat."], "https://record.example/x")
    deck = open_slides(with_sections(make("case", "en"), section, sources=60))
    check_places(deck)
    slides = list(deck.slides)[1:]
    tables = [next(shape.table for shape in slide.shapes if shape.has_table) for slide in slides]
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        f"Heading ({at}/{len(slides)})" for at in range(1, len(slides) + 1)
    ]
    assert all(table.cell(0, 0).text_frame.text == "What" for table in tables)
    firsts = [row.cells[0].text_frame.text.split()[1] for table in tables for row in list(table.rows)[1:]]
    assert firsts == [str(at) for at in range(60)]
    assert "A caveat." in list(list_texts(slides[-1]))


def test_a_number_that_is_missing_is_no_bar_and_no_zero(make: Make) -> None:
    series = Series("People\x00", "#82272E", [3, None, 5], [1, None, 0], [3, None, None])
    picture = Picture(_draw, "A chart", Bars("column", ["a\x01", "b", "c"], [series], "people"))
    deck = open_slides(with_sections(make("case", "en"), Section(Block("arrests"), "Heading", [picture])))
    check_places(deck)
    (chart,) = list_charts(find(deck, "Heading"))
    assert chart.plots[0].series[0].values == (3, None, 5)


def test_no_figure_at_all_and_very_large_ones(make: Make) -> None:
    figure = Figure("A very long title of a figure " * 4, 10**9, "1,000,000,000", "range " * 20, ["More. " * 30])
    sections = [
        Section(Block("figures"), "None", [Figures([])]),
        Section(Block("figures"), "Large", [Figures([figure] * 3)], ["A caveat. " * 60]),
        Section(Block("text"), "", []),
    ]
    check_places(open_slides(with_sections(make("case", "en"), *sections)))


def test_all_blocks_of_a_crackdown_with_the_users_own_title(make: Make) -> None:
    document = ask(
        "crackdown",
        "ko",
        title=["가" * 200],
        occasion=["나" * 200],
        block=["arrests", "case", "text:우리는 묻는다", "no_news"],
    )
    deck = open_slides(document)
    check_places(deck)
    assert len(list_charts(find(deck, document.sections[0].heading))) == 2

"""A picture in its frame: everything is printed, nothing is cut short, and it can be read out."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from figures.framing import Frame, frame_picture
from figures.labels import measure_text, wrap_text
from figures.palette import palette
from figures.state_bars import specify_states
from figures.svg import Drawing, Width, at, write_png, write_svg
from figures.typefaces import FAMILIES
from i18n import LANGUAGES, using
from rules.ledger import State

SVG = "{http://www.w3.org/2000/svg}"
LONG = "https://record.example/cases?" + "&".join(f"place=cn-place-number-{number}" for number in range(60))


def make_frame(language: str = "en", title: str = "Who?", sentence: str = "A picture.") -> Frame:
    return Frame(language, title, ["Shown: all.", "10 people"], ["A note."], ["Source: us", LONG], sentence)


def list_texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_text_is_printed_and_no_address_is_cut_short(width: Width) -> None:
    texts = list_texts(write_svg(frame_picture(make_frame(), None, theme="light", width=width)))
    assert texts[:3] == ["Who?", "Shown: all.", "10 people"]
    assert "A note." in texts
    assert "".join(texts[texts.index("Source: us") + 1 :]) == LONG


def test_it_says_what_it_is_to_those_who_do_not_see_it() -> None:
    frame = make_frame("ko", title='누구? <b>"', sentence="a & b \x00")
    root = ElementTree.fromstring(write_svg(frame_picture(frame, None, theme="dark", width="wide")))
    assert root.get("role") == "img"
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ko"
    assert [child.tag for child in list(root)[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert [child.text for child in list(root)[:2]] == ['누구? <b>"', "a & b \N{REPLACEMENT CHARACTER}"]


def test_a_drawing_stands_where_it_is_put_between_opening_and_notes() -> None:
    inner = Drawing(200, palette("light"), "en")
    inner.add("text", "mark", [{"label": "inside"}], x=3, y=7, text=at("label"))
    svg = write_svg(frame_picture(make_frame(), inner.specify(50), theme="light", width="narrow"))
    texts = list_texts(svg)
    assert texts.index("10 people") < texts.index("inside") < texts.index("A note.")
    outer = Drawing(300, palette("light"), "en")
    assert outer.put("part", inner.specify(50), 20, 30) == 80
    assert 'transform="translate(20,30)"' in write_svg(outer.specify(100))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_png_is_set_in_our_own_typefaces_at_twice_the_size(language: str) -> None:
    drawing = Drawing(60, palette("light"), language)
    drawing.add("text", "sign", [{"label": "直"}], x=5, y=40, text=at("label"), fontSize=40)
    png = write_png(drawing.specify(50))
    assert png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (120, 100)
    assert FAMILIES[language][0] == ("Noto Sans SC" if language == "zh-Hans" else "Noto Sans KR")


def test_an_ideograph_is_drawn_as_the_readers_language_writes_it() -> None:
    pictures = []
    for language in ("ko", "zh-Hans"):
        drawing = Drawing(60, palette("light"), language)
        drawing.add("text", "sign", [{"label": "直"}], x=5, y=40, text=at("label"), fontSize=40)
        pictures.append(write_png(drawing.specify(50)))
    assert pictures[0] != pictures[1]


def test_chinese_is_broken_within_a_line_and_a_latin_word_is_not() -> None:
    text = "底图：Natural Earth，公有领域，经简化；截取范围为东经90°至145°。"
    room = measure_text("底图：Natural Earth，公有领", 10)
    first, *rest = wrap_text(text, room, 10, 9)
    assert first.startswith("底图：Natural Earth，公")
    assert "".join([first, *rest]).replace(" ", "") == text.replace(" ", "")
    # Where no Chinese fits any more, the Latin word goes to the next line as a whole.
    lines = wrap_text(
        "许可：Commons International，公有领域", measure_text("许可：Commons International"[:-2], 10), 10, 9
    )
    assert lines[:2] == ["许可：Commons", "International，公有领域"]
    # Korean is broken at its blanks.
    assert wrap_text("체포된 사람은 몇 명인가", measure_text("체포된 사람", 10), 10, 5)[0] == "체포된"


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_state_has_a_bar_as_long_as_its_people_with_name_and_number(language: str, width: Width) -> None:
    states = dict.fromkeys(State, 0) | {State.RETURNED: 200, State.SAFE: 100, State.HELD: 50}
    with using(language):
        spec = specify_states(states, theme="light", width=width, language=language)
    layers = {layer["name"]: layer["values"] for layer in spec["data"]}
    long = {name: layers[f"states_{name}"][0] for name in ("returned", "safe", "held")}
    lengths = {name: row["x2"] - row["x"] for name, row in long.items()}
    assert lengths["safe"] == pytest.approx(lengths["returned"] / 2, abs=2)
    assert lengths["held"] == pytest.approx(lengths["returned"] / 4, abs=2)
    assert "states_released" not in layers
    labels = [row["label"] for row in layers["texts"]]
    assert [label for label in labels if label.isdecimal()] == ["200", "100", "50"]
    for row in layers["texts"]:
        wide = measure_text(row["label"], 14 if width == "wide" else 12)
        assert row["x"] - wide >= 0 if row["align"] == "right" else row["x"] + wide <= spec["width"]


def test_nobody_in_any_state_is_no_drawing() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        specify_states(dict.fromkeys(State, 0), theme="light", width="wide", language="en")

"""What all Plotly pictures share: nothing from data is markup, and the forms of uncertainty are the record's."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from figures.palette import DARK, LIGHT, Theme, palette
from figures.screen import (
    FONT,
    Whisker,
    draw_unknown,
    draw_whiskers,
    escape_text,
    hatch,
    join_lines,
    outline,
    start_figure,
)  # fmt: skip

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"


def read_traces(whiskers: list[Whisker], **more: Any) -> list[dict[str, Any]]:
    return [json.loads(trace.to_json()) for trace in draw_whiskers(whiskers, LIGHT.arrested, LIGHT, **more)]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<b>5</b>", "&lt;b&gt;5&lt;/b&gt;"),
        ('<a href="//x">y</a>', '&lt;a href="//x"&gt;y&lt;/a&gt;'),
        ("$x^2$", "&#36;x^2&#36;"),
        ("%{y} 5 %", "&#37;{y} 5 &#37;"),
        ("&lt;b&gt; &amp;", "&amp;lt;b&amp;gt; &amp;amp;"),
        (" one\n two\t<br> ", "one two &lt;br&gt;"),
        ("10\u00a0명, 沈阳", "10\u00a0명, 沈阳"),
    ],
)
def test_a_text_is_shown_as_it_was_written(text: str, escaped: str) -> None:
    assert escape_text(text) == escaped


def test_lines_are_broken_between_texts_alone_and_empty_ones_left_out() -> None:
    assert join_lines("a<br>b", "", "c") == "a&lt;br&gt;b<br>c"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_has_the_palettes_colours_and_the_pages_font(theme: Theme) -> None:
    layout = json.loads(start_figure(theme, height=300).to_json())["layout"]["template"]["layout"]
    colours = palette(theme)
    assert (layout["paper_bgcolor"], layout["plot_bgcolor"]) == (colours.background, colours.background)
    assert (layout["font"]["color"], layout["xaxis"]["tickfont"]["color"]) == (colours.ink, colours.muted)
    assert layout["font"]["family"] == FONT == tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["font"]


def test_a_finger_on_the_picture_scrolls_the_page() -> None:
    layout = json.loads(start_figure("light", height=300).to_json())["layout"]["template"]["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is layout["yaxis"]["fixedrange"] is True


def test_a_whisker_goes_from_low_to_high_with_a_cap_at_each_known_end() -> None:
    casing, line, caps = read_traces([Whisker("2012", 3, 5, 9, False)])
    assert (casing["y"], casing["line"]["color"]) == ([3, 5, None], LIGHT.background)
    assert (line["y"], line["line"]["color"]) == ([3, 9, None], LIGHT.arrested)
    assert (caps["y"], caps["marker"]["symbol"]) == ([3, 9], "line-ew-open")


def test_an_open_high_ends_in_an_open_arrow_beyond_the_highest_figure_and_has_no_cap() -> None:
    line, arrow = read_traces([Whisker("2012", 5, 5, 5, True)], arrow=2.0)
    assert line["y"] == [5, 7, None]
    assert (arrow["y"], arrow["marker"]["symbol"], arrow["marker"]["angle"]) == ([7], "arrow-wide-open", 0)
    _line, stretched = read_traces([Whisker(1, 100, 100, 100, True)], stretch=1.5, grows="right")
    assert (stretched["x"], stretched["y"], stretched["marker"]["angle"]) == ([150], [1], 90)


def test_where_low_and_high_are_one_there_is_no_whisker() -> None:
    assert read_traces([Whisker("2012", 5, 5, 5, False)]) == []


def test_groups_of_unknown_size_are_hollow_diamonds_with_their_count() -> None:
    trace = json.loads(draw_unknown(["2012"], [4.0], ["2"], LIGHT.returned, ["two groups"]).to_json())
    assert (trace["marker"]["symbol"], trace["text"], trace["y"]) == ("diamond-open", ["2"], [4.0])


def test_totals_are_hatched_and_claims_are_outlines_without_fill() -> None:
    assert hatch(DARK.arrested, DARK)["pattern"]["shape"] == "/"
    assert hatch(DARK.arrested, DARK, crossed=True)["pattern"]["shape"] == "x"
    assert outline(DARK.returned) == {"color": "rgba(0,0,0,0)", "line": {"color": DARK.returned, "width": 1.6}}

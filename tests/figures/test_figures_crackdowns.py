"""The lane of crackdowns under the years, and what the whole picture is made of."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from figures.palette import DARK, LIGHT, Palette, Theme
from figures.svg import Width
from figures.yearly import draw_years
from tests.figures.years import BANDS, ROWS, draw, make_bands, make_words, read_layer, read_texts, specify

HOSTILE = "<script>alert(1)</script> ]]> & \"quoted\" 'name'"
BOTH_WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])


@BOTH_WIDTHS
def test_every_crackdown_is_in_the_lane_and_only_the_labelled_bear_a_name(width: Width) -> None:
    spec = specify(width=width)
    assert {row["name"] for row in read_layer(spec, "bands")} == set(BANDS["name"])
    assert {row["name"] for row in read_layer(spec, "band_names")} == {
        "Clampdown of 2002",
        "Harsher sentences",
    }


def test_a_crackdown_without_an_end_breaks_off_and_shades_nothing() -> None:
    spec = specify()
    pieces = [row["width"] for row in read_layer(spec, "bands") if row["name"] == "Harsher sentences"]
    assert pieces == sorted(pieces, reverse=True)
    assert len(pieces) == 3
    assert {row["name"] for row in read_layer(spec, "shades")} == {"Clampdown of 2002"}


def test_a_crackdown_lies_over_its_days() -> None:
    spec = specify(rows=ROWS[ROWS["year"].notna()])
    years = {row["label"]: row["x"] for row in read_layer(spec, "arrested_years")}
    slot = (years["2004"] - years["2002"]) / 2
    shade = read_layer(spec, "shades")[0]
    begin = years["2002"] - slot / 2
    assert shade["left"] == pytest.approx(begin + slot * 72 / 365)
    assert shade["right"] == pytest.approx(begin + slot * 364 / 365)


@BOTH_WIDTHS
def test_thirty_one_overlapping_crackdowns_do_not_lie_over_each_other(width: Width) -> None:
    bands = make_bands(
        *((f"Crackdown number {n}", date(2000 + n // 2, 1 + n % 12, 1), None, n % 4 == 0) for n in range(31))
    )
    rows = read_layer(specify(bands=bands, width=width), "bands")
    for row in rows:
        beside = [
            other
            for other in rows
            if other["name"] != row["name"]
            and abs(other["y"] - row["y"]) < 3
            and other["left"] < row["left"] + row["width"]
            and row["left"] < other["left"] + other["width"]
        ]
        assert beside == []


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_each_measure_has_its_own_colour_on_the_ground_of_the_theme(theme: Theme, colours: Palette) -> None:
    svg = draw(theme=theme)
    assert colours.arrested in svg
    assert colours.returned in svg
    assert f'<rect width="1100" height="{specify()["height"]}" fill="{colours.background}"/>' in svg


@BOTH_WIDTHS
def test_the_picture_has_the_width_it_promises(width: Width) -> None:
    root = ElementTree.fromstring(draw(width=width))
    assert root.get("width") == {"wide": "1100", "narrow": "358"}[width]
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', draw(width=width))]
    assert min(sizes) >= 12


@BOTH_WIDTHS
def test_names_from_the_data_are_shown_as_text_and_run_nothing(width: Width) -> None:
    bands = make_bands((HOSTILE, date(2002, 3, 14), date(2002, 12, 31), True))
    svg = draw(bands=bands, width=width)
    assert HOSTILE in " ".join(read_texts(svg))
    assert "<script" not in svg


def test_the_picture_asks_for_nothing_outside_itself() -> None:
    svg = draw()
    root = ElementTree.fromstring(svg)
    assert {element.tag.split("}")[1] for element in root.iter()} <= {
        "svg",
        "g",
        "rect",
        "path",
        "line",
        "text",
    }
    assert set(re.findall(r"https?://[^\"' ]+", svg)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert "url(" not in svg
    assert "href" not in svg


@BOTH_WIDTHS
def test_the_same_rows_give_the_same_bytes_and_not_many(width: Width) -> None:
    svg = draw(width=width)
    assert svg == draw(width=width)
    assert len(svg.encode()) < 60_000


def test_the_reader_s_language_marks_the_picture_and_chooses_the_glyphs() -> None:
    svg = draw_years(ROWS, BANDS, theme="light", width="wide", words=make_words("zh-Hans"))
    assert 'xml:lang="zh-Hans"' in svg
    assert svg.index("Noto Sans CJK SC") > 0
    assert "Noto Sans CJK KR" not in svg


def test_no_crackdown_leaves_no_lane() -> None:
    assert "Crackdowns" not in read_texts(draw(bands=BANDS.iloc[:0]))

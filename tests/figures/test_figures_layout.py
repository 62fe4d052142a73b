"""Texts are broken and placed so that nothing is cut and nothing touches; SVG is written offline."""

import pandas as pd
import pytest

from figures.axes import YearAxis, choose_step
from figures.labels import Box, measure_text, wrap_text
from figures.palette import LIGHT
from figures.panels import Panel, Slot
from figures.placing import place_labels
from figures.svg import Drawing, at, write_svg
from figures.year_words import make_year_words


def make_slot(year: int, best: int | None, unknown: int = 0, high: int | None = None) -> Slot:
    top = best or 0
    return Slot(year, (year - 2000) * 10.0 + 5, top, best, high or top, False, unknown)


def write(low: int, best: int, high: int) -> str:
    return f"{low} to {high}, best {best}"


PANEL = Panel("arrested", 1.0, 7, 12, (0, 100), 3, 100, range(0, 101, 50))


def test_lines_keep_to_their_room_and_lose_no_word() -> None:
    text = "Arrests during the 100-day mourning, winter 2011-2012"
    lines = wrap_text(text, 120, 12, 9)
    assert " ".join(lines) == text
    assert max(measure_text(line, 12) for line in lines) <= 120


def test_what_finds_no_room_ends_in_an_ellipsis() -> None:
    lines = wrap_text("one two three four five six seven", 60, 12, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert max(measure_text(line, 12) for line in lines) <= 60


def test_korean_breaks_at_blanks_and_chinese_anywhere() -> None:
    assert wrap_text("체포된 사람의 수", 60, 12, 3) == ["체포된", "사람의 수"]
    assert wrap_text("被逮捕的朝鲜人", 50, 12, 3) == ["被逮捕的", "朝鲜人"]


def test_an_empty_text_has_no_lines() -> None:
    assert wrap_text("", 60, 12, 3) == []


def test_no_number_is_broken_and_a_middle_dot_is_a_place_to_break() -> None:
    assert wrap_text("冬季100天哀悼", 42, 12, 3) == ["冬季", "100天", "哀悼"]
    assert wrap_text("선양·웨이하이·옌지에서의 체포", 100, 12, 3) == ["선양·웨이하이·", "옌지에서의 체포"]
    assert wrap_text("1234567", 30, 12, 9)[0] == "1234", "alone it is too wide"


@pytest.mark.parametrize(("top", "pixels", "step"), [(886, 350, 200), (236, 350, 50), (1, 300, 1), (5000, 600, 500)])
def test_gridlines_stand_at_round_numbers_and_not_too_near(top: int, pixels: float, step: int) -> None:
    assert choose_step(top, pixels, 42) == step


def test_a_number_that_would_touch_a_higher_bar_is_left_out() -> None:
    labels = place_labels(PANEL, [make_slot(2003, 80), make_slot(2004, 60)], str, write)
    assert [row["year"] for row in labels.values] == [2003]


def test_a_number_over_a_whisker_says_the_range_so_that_it_is_not_read_as_the_high() -> None:
    panel = Panel("arrested", 1.0, 7, 12, (0, 400), 3, 100, range(0, 101, 50))
    (high,) = place_labels(panel, [make_slot(2020, 40, high=52)], str, write).values
    assert (high["label"], high["y"]) == ("40 to 52, best 40", -54)
    (near,) = place_labels(panel, [make_slot(2020, 40, high=51)], str, write).values
    assert near["label"] == "40"


def test_a_low_that_nobody_gives_is_not_written_as_nought_over_a_whisker() -> None:
    words = make_year_words(0)
    assert words.extent(0, 500, 620).replace("\u00a0", " ") == "up to 620 (best 500)"
    assert words.extent(120, 620, 750).replace("\u00a0", " ") == "120–750 (best 620)"


def test_a_diamond_is_never_left_out_and_touches_no_bar() -> None:
    slots = [make_slot(2003, 80, 1), make_slot(2004, None, 2), make_slot(2005, 70, 3)]
    labels = place_labels(PANEL, slots, str, write)
    assert [(row["year"], row["label"]) for row in labels.unknown] == [(2003, "1"), (2004, "2"), (2005, "3")]
    bars = [Box(slot.x - 3.5, -(slot.best or 0), slot.x + 3.5, 0) for slot in slots if slot.best]
    for row in labels.unknown:
        right = row["text_x"] + measure_text(row["label"], 12)
        assert not Box(row["x"] - 4, row["y"] - 4, right, row["y"] + 4).touches(bars)
    assert labels.rise >= 80


def test_the_count_beside_a_diamond_is_not_cut_at_the_edge() -> None:
    labels = place_labels(PANEL, [make_slot(2009, None, 12)], str, write)
    row = labels.unknown[0]
    assert row["align"] == "right"
    assert row["text_x"] <= 100


def test_a_number_at_the_edge_stays_within_the_panel() -> None:
    row = place_labels(PANEL, [make_slot(2009, 1234, high=1234)], str, write).values[0]
    assert row["text_x"] + measure_text("1234", 12) / 2 <= 100


def test_a_year_without_a_slot_apart_is_refused() -> None:
    axis = YearAxis(1998, 2026, 0, 290)
    assert axis.middle(1998) == 5
    with pytest.raises(ValueError, match="no slot"):
        axis.middle(None)


def test_days_outside_the_years_stay_on_the_axis() -> None:
    axis = YearAxis(1998, 2026, 0, 290)
    days = [pd.Timestamp(day).date() for day in ("1990-01-01", "1998-01-01", "2000-12-31", "2031-05-01")]
    assert [axis.day(day) for day in days] == pytest.approx([0, 0, 30 - 10 / 366, 290])


def test_a_language_without_fonts_is_refused() -> None:
    with pytest.raises(ValueError, match="no fonts"):
        Drawing(100, LIGHT, "xx")


def test_a_drawing_that_would_fetch_something_is_refused() -> None:
    drawing = Drawing(100, LIGHT, "en")
    drawing.add("rect", "one", [{"x": 1}], x=at("x"), width=2, y=0, height=2)
    spec = drawing.specify(50)
    assert write_svg(spec).startswith("<svg ")
    spec["data"] = [{"name": "one", "url": "https://example.org/rows.json"}]
    with pytest.raises(ValueError, match="not allowed"):
        write_svg(spec)

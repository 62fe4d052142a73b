"""The picture of arrests and returns by year shows the numbers it was given, and nothing that was not."""

import re

import pandas as pd
import pytest

from figures.palette import LIGHT
from figures.svg import Width
from figures.yearly import LAYOUTS
from tests.figures.years import ROWS, draw, make_rows, read_layer, read_texts, read_years, specify

BOTH_WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])


@BOTH_WIDTHS
def test_bars_are_the_best_figures_of_their_own_measure(width: Width) -> None:
    spec = specify(width=width)
    bars = {
        name: [(row["year"], row["best"]) for row in read_layer(spec, name)]
        for name in ("arrested_bars", "returned_bars")
    }
    assert bars == {
        "arrested_bars": [(1998, 7), (2006, 226), (2014, 71)],
        "returned_bars": [(2023, 620), (None, 14)],
    }


@BOTH_WIDTHS
def test_bars_are_as_high_as_their_figures_and_alike_in_both_panels(width: Width) -> None:
    svg = draw(width=width)
    people = LAYOUTS[width].people / (236 + 650)
    for colour, figures in ((LIGHT.arrested, [7, 226, 71]), (LIGHT.returned, [620, 14])):
        # Each panel's swatch comes first, then its bars.
        paths = re.findall(rf'<path d="M[\d.]+,[\d.]+h[\d.]+v([\d.]+)h-[\d.]+Z" fill="{colour}"/>', svg)
        heights = [float(height) for height in paths[1 : 1 + len(figures)]]
        assert heights == pytest.approx([figure * people for figure in figures])


def test_both_panels_begin_at_zero() -> None:
    scales = {scale["name"]: scale["domain"] for scale in specify()["scales"]}
    assert scales == {"arrested": [0, 236], "returned": [0, 650]}


def test_whiskers_reach_from_low_to_high_and_only_where_there_is_a_range() -> None:
    spec = specify()
    whiskers = {
        name: [(row["low"], row["high"]) for row in read_layer(spec, f"{name}_whiskers")]
        for name in ("arrested", "returned")
    }
    assert whiskers == {"arrested": [(220, 236), (60, 80)], "returned": [(12, 20)]}


def test_whiskers_are_as_long_as_their_ranges_and_stand_on_the_right_spot() -> None:
    people = LAYOUTS["wide"].people / (236 + 650)
    bars = re.findall(rf'<path d="M([\d.]+),([\d.]+)h([\d.]+)v[\d.]+h-[\d.]+Z" fill="{LIGHT.arrested}"/>', draw())
    lines = re.findall(
        rf'<line transform="translate\(([\d.]+),([\d.]+)\)" x2="0" y2="(-?[\d.]+)" stroke="{LIGHT.arrested}"',
        draw(),
    )
    # A line begins at the low figure and goes up: 220 to 236 round 226 in 2006, 60 to 80 round 71 in 2014.
    for bar, line, low, best, high in ((bars[2], lines[0], 220, 226, 236), (bars[3], lines[1], 60, 71, 80)):
        assert float(line[0]) == pytest.approx(float(bar[0]) + float(bar[2]) / 2, abs=0.01)
        assert float(line[1]) - float(bar[1]) == pytest.approx((best - low) * people)
        assert -float(line[2]) == pytest.approx((high - low) * people)


def test_a_best_of_none_with_a_high_is_a_whisker_without_a_bar() -> None:
    rows = make_rows((2020, "returned", 0, 0, 20, False, 0), (2021, "returned", 9, 9, 9, False, 0))
    spec = specify(rows=rows)
    assert read_years(spec, "returned_bars") == [2021]
    assert read_years(spec, "returned_whiskers") == [2020]


def test_a_year_with_nothing_counted_has_no_arrow_even_if_its_sum_is_open() -> None:
    rows = make_rows((2020, "returned", 0, 0, 0, True, 1), (2021, "returned", 9, 9, 9, False, 0))
    assert read_layer(specify(rows=rows), "returned_arrows") == []
    assert "no upper figure" not in read_texts(draw(rows=rows))


def test_an_open_high_ends_in_an_arrow_and_has_no_cap() -> None:
    spec = specify()
    assert read_years(spec, "returned_arrows") == [2023]
    assert [(row["low"], row["high"]) for row in read_layer(spec, "returned_open_whiskers")] == [(520, 650)]
    assert 2023 not in read_years(spec, "returned_high_caps")
    assert read_layer(spec, "arrested_arrows") == []


def test_without_an_open_high_there_is_no_arrow_and_no_word_about_it() -> None:
    closed = ROWS.assign(high_open=False)
    assert read_layer(specify(rows=closed), "returned_arrows") == []
    assert "no upper figure" in read_texts(draw())
    assert "no upper figure" not in read_texts(draw(rows=closed))


@BOTH_WIDTHS
def test_groups_of_unknown_size_are_a_hollow_diamond_with_their_count(width: Width) -> None:
    spec = specify(width=width)
    counts = {
        name: [(row["year"], row["label"]) for row in read_layer(spec, f"{name}_unknown_counts")]
        for name in ("arrested", "returned")
    }
    assert counts == {"arrested": [(2014, "1")], "returned": [(2015, "2"), (2023, "3")]}
    diamonds = [mark for mark in spec["marks"] if mark["from"]["data"] == "returned_unknown"]
    assert [mark["encode"]["enter"].get("fill") for mark in diamonds] == [None]


def test_what_is_unknown_is_never_drawn_as_a_bar_of_zero() -> None:
    spec = specify()
    assert 2015 not in read_years(spec, "returned_bars")
    assert 2026 not in read_years(spec, "arrested_bars")
    assert "0" not in [row["label"] for row in read_layer(spec, "returned_values")]


def test_the_ends_of_an_uncounted_year_are_not_drawn() -> None:
    rows = make_rows((2015, "returned", 40, pd.NA, 90, True, 1), (2016, "returned", 5, 5, 5, False, 0))
    spec = specify(rows=rows)
    assert read_layer(spec, "returned_open_whiskers") == []
    assert [scale["domain"] for scale in spec["scales"] if scale["name"] == "returned"] == [[0, 5]]


def test_one_person_is_still_seen_beside_hundreds() -> None:
    rows = make_rows((2008, "returned", 1, 1, 1, False, 0), (2023, "returned", 620, 620, 620, False, 0))
    bar = read_layer(specify(rows=rows, width="narrow"), "returned_bars")[0]
    assert bar["best"] == 1
    assert bar["drawn"] * LAYOUTS["narrow"].people / 621 == pytest.approx(1.5)


def test_what_has_no_year_stands_apart_from_the_years() -> None:
    spec = specify()
    apart = next(row for row in read_layer(spec, "returned_bars") if row["year"] is None)
    last = next(row for row in read_layer(spec, "returned_years") if row["label"] == "2026")
    assert apart["x"] > last["x"] + 60
    assert "year not" in " ".join(read_texts(draw()))


def test_without_such_rows_there_is_no_slot_for_an_unknown_year() -> None:
    svg = draw(rows=ROWS[ROWS["year"].notna()])
    assert "known" not in " ".join(text for text in read_texts(svg) if text.startswith("year"))


def test_years_without_a_row_keep_their_place_on_the_axis() -> None:
    labels = [row["label"] for row in read_layer(specify(), "arrested_years")]
    assert labels[:15] == [str(year) for year in range(1998, 2027, 2)]


def test_a_year_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        specify(rows=pd.concat([ROWS, ROWS.head(1)]))


def test_rows_without_any_year_are_refused() -> None:
    with pytest.raises(ValueError, match="no row has a year"):
        specify(rows=ROWS[ROWS["year"].isna()])

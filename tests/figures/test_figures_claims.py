"""The picture of who says how many shows each claim in the form its figure asks for."""

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from figures.claims import ClaimWords, Documented, draw_claims, specify_claims
from figures.labels import measure_text
from figures.palette import DARK, LIGHT
from figures.svg import Width

HOSTILE = '<script>alert(1)</script> ]]> & "quoted"'
BOTH_WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])
WORDS = ClaimWords(
    language="en",
    people="people",
    claimed="claimed",
    whisker="lowest to highest figure",
    open_high="no upper figure",
    unknown="no figure given",
    number=lambda number: f"{number:,}",
)
DOCUMENTED = Documented("returned", 520, 620, 650, False, "Documented so far", "620 (520 to 650)")


def make_claims(*figures: tuple[int | None, int | None], claimant: str = "Claimant") -> pd.DataFrame:
    rows = [
        {
            "claimant": f"{claimant} {number}",
            "claimant_type": "NGO",
            "low": low,
            "high": high,
            "date_words": "October 2023",
            "source": "A newspaper",
            "people_words": f"{low} to {high}",
        }
        for number, (low, high) in enumerate(figures, 1)
    ]
    return pd.DataFrame(rows).astype({"low": "Int64", "high": "Int64"})


FORMS = make_claims((600, 600), (500, 800), (2600, None), (None, 1000), (None, None))


def read_layer(spec: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return next((data["values"] for data in spec["data"] if data["name"] == name), [])


def read_names(spec: dict[str, Any], name: str) -> list[str]:
    return [row["name"] for row in read_layer(spec, name)]


def specify(
    rows: pd.DataFrame = FORMS, documented: Documented | None = DOCUMENTED, width: Width = "wide"
) -> dict[str, Any]:
    return specify_claims(rows, documented, theme="light", width=width, words=WORDS)


def draw(rows: pd.DataFrame = FORMS, documented: Documented | None = DOCUMENTED, width: Width = "wide") -> str:
    return draw_claims(rows, documented, theme="light", width=width, words=WORDS)


def read_texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


@BOTH_WIDTHS
def test_a_claim_is_an_outline_from_zero_to_its_low_figure(width: Width) -> None:
    spec = specify(width=width)
    bars = [(row["name"], row["zero"], row["solid"]) for row in read_layer(spec, "claims_bars")]
    assert bars == [("Claimant 1", 0, 600), ("Claimant 2", 0, 500), ("Claimant 3", 0, 2600)]
    mark = next(mark for mark in spec["marks"] if mark["from"]["data"] == "claims_bars")
    assert "fill" not in mark["encode"]["enter"]
    assert spec["scales"][0]["domain"] == [0, 2600]


def test_outlines_are_as_long_as_their_figures() -> None:
    svg = draw()
    outlines = re.findall(rf'<path d="M[\d.]+,[\d.]+h([\d.]+)v13h-[\d.]+Z" stroke="{LIGHT.ink}"', svg)
    lengths = [float(length) for length in outlines]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 500 / 600, 2600 / 600])


def test_only_a_range_has_a_whisker() -> None:
    assert [(row["low"], row["high"]) for row in read_layer(specify(), "claims_whiskers")] == [(500, 800)]


def test_at_least_is_open_upwards_and_at_most_downwards() -> None:
    spec = specify()
    assert read_names(spec, "claims_arrows") == ["Claimant 3"]
    assert read_names(spec, "claims_at_most") == ["Claimant 4"]
    assert read_layer(specify(rows=make_claims((5, 5), (3, 9))), "claims_arrows") == []


def test_a_claim_without_a_figure_is_a_diamond_left_of_zero() -> None:
    spec = specify()
    assert read_names(spec, "claims_unknown") == ["Claimant 5"]
    assert "Claimant 5" not in read_names(spec, "claims_bars")
    mark = next(mark for mark in spec["marks"] if mark["from"]["data"] == "claims_unknown")
    assert mark["encode"]["enter"]["x"]["offset"] < 0


def test_what_is_documented_is_solid_with_its_range_and_a_rule_through_all_rows() -> None:
    spec = specify()
    row = read_layer(spec, "documented_bars")[0]
    assert (row["solid"], row["low"], row["high"]) == (620, 520, 650)
    assert [(row["low"], row["high"]) for row in read_layer(spec, "documented_whiskers")] == [(520, 650)]
    assert [rule["people"] for rule in read_layer(spec, "documented_rule")] == [620]
    assert LIGHT.returned in draw()
    assert LIGHT.arrested not in draw()


def test_on_a_phone_each_bar_has_its_own_piece_of_the_rule() -> None:
    rules = read_layer(specify(width="narrow"), "documented_rule")
    assert [rule["people"] for rule in rules] == [620] * 6
    assert all(above["to"] < below["from"] for above, below in pairwise(rules))


def test_documented_without_an_upper_figure_ends_in_an_arrow() -> None:
    opened = Documented("arrested", 67, 76, 90, True, "Documented so far", "76")
    spec = specify(documented=opened)
    assert read_names(spec, "documented_arrows") == ["Documented so far"]
    assert read_layer(spec, "documented_high_caps") == []
    assert read_layer(specify(), "documented_arrows") == []


def test_claims_stand_without_anything_documented() -> None:
    spec = specify(documented=None)
    assert read_layer(spec, "documented_rule") == []
    assert len(read_layer(spec, "claims_bars")) == 3


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        specify(rows=FORMS.iloc[:0], documented=None)


@BOTH_WIDTHS
@pytest.mark.parametrize("number", [3, 15])
def test_every_claim_says_who_and_how_many_in_the_order_given(number: int, width: Width) -> None:
    rows = make_claims(*((100 * n, 100 * n + 50) for n in range(1, number + 1)))
    texts = read_texts(draw(rows=rows, width=width))
    assert [text for text in texts if text.startswith("Claimant")] == list(rows["claimant"])
    assert set(rows["people_words"]) <= set(texts)
    assert len(draw(rows=rows, width=width).encode()) < 60_000


@BOTH_WIDTHS
def test_bars_and_the_words_after_them_end_within_the_picture(width: Width) -> None:
    rows = make_claims((1, 1), (9000, 20000), (19000, None)).assign(
        people_words=["number unknown", "between 9,000 and 20,000", "at least 19,000"]
    )
    svg = draw(rows=rows, width=width)
    for words in rows["people_words"]:
        left = re.findall(rf'translate\(([\d.]+),[\d.]+\)"[^>]*>{re.escape(words)}<', svg)
        size = {"wide": 13, "narrow": 12}[width]
        assert float(left[-1]) + measure_text(words, size) <= {"wide": 1100, "narrow": 358}[width]


@BOTH_WIDTHS
def test_long_names_are_broken_and_then_cut_with_an_ellipsis(width: Width) -> None:
    long = "Citizens' Coalition for Human Rights of Abductees and North Korean Refugees " * 3
    lines = [text for text in read_texts(draw(rows=make_claims((5, 5), claimant=long), width=width)) if text]
    assert any(line.endswith("…") for line in lines)
    assert max(len(line) for line in lines) < {"wide": 70, "narrow": 62}[width]


def test_names_from_the_data_are_shown_as_text_and_run_nothing() -> None:
    rows = make_claims((5, 5)).assign(claimant=HOSTILE, source=HOSTILE, people_words=HOSTILE)
    svg = draw(rows=rows)
    assert " ".join(read_texts(svg)).count("<script>alert(1)</script> ]]>") >= 2
    assert "<script" not in svg
    assert "href" not in svg


@BOTH_WIDTHS
def test_the_same_claims_give_the_same_bytes(width: Width) -> None:
    assert draw(width=width) == draw(width=width)


def test_the_dark_theme_has_its_own_colours() -> None:
    svg = draw_claims(FORMS, DOCUMENTED, theme="dark", width="wide", words=WORDS)
    assert DARK.returned in svg
    assert DARK.background in svg
    assert LIGHT.background not in svg

"""The pictures of outcomes: boxes as long as people are many, each state in its own look, nothing cut off."""

from typing import Any
from xml.etree import ElementTree

import pytest

from figures.answer_dots import Answers, AnswerWords, specify_answers
from figures.delay_strips import Strip, StripGroup, StripWords, specify_strips
from figures.fate_bars import LEAST, FateRow, specify_fate_bars
from figures.fate_flows import FlowWords, specify_flows
from figures.palette import DARK, LIGHT, Theme
from figures.states import ORDER, StateBox, hatch, read_look
from figures.svg import Width, write_svg
from rules.ledger import State

BOTH_WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])
HOSTILE = '<script>alert(1)</script> ]]> & "quoted" $x$'
ROWS = [
    FateRow("China", "158 cases", {State.RETURNED: 60, State.SAFE: 20, State.HELD: 20}, "100"),
    FateRow(HOSTILE, "one case", {State.RETURNED: 1}, "1"),
    FateRow("Nobody", "only groups of unknown size", {}, "0"),
]
FLOWS = [
    ("arrest", State.RETURNED, 60),
    ("arrest", State.HELD, 30),
    ("arrest", State.FREED, 1),
    ("asylum_bid", State.SAFE, 9),
]
WORDS = FlowWords(
    "en",
    "What the record first tells of them",
    "What is last known of them",
    {"arrest": "arrested", "asylum_bid": HOSTILE},
    {"arrest": "91", "asylum_bid": "9"},
    {state: str(state) for state in State},
    dict.fromkeys(State, "9"),
)


def read_layers(spec: dict[str, Any], begin: str) -> dict[str, list[dict[str, Any]]]:
    return {data["name"]: data["values"] for data in spec["data"] if data["name"].startswith(begin)}


def specify_bars(width: Width = "wide", *, whole: bool = False, theme: Theme = "light") -> dict[str, Any]:
    return specify_fate_bars(
        ROWS,
        whole=whole,
        language="en",
        label=lambda row, state: str(row.people[state]),
        theme=theme,
        width=width,
    )


def read_lengths(spec: dict[str, Any]) -> dict[tuple[str, str], float]:
    return {
        (row["name"], name.removeprefix("bars_")): row["x2"] - row["x"]
        for name, rows in read_layers(spec, "bars_").items()
        if not name.endswith("_lines")
        for row in rows
    }


@BOTH_WIDTHS
def test_bars_are_as_long_as_people_are_many(width: Width) -> None:
    lengths = read_lengths(specify_bars(width))
    assert lengths["China", "returned"] / lengths["China", "safe"] == pytest.approx(3, rel=0.05)
    assert LEAST <= lengths[HOSTILE, "returned"] < lengths["China", "safe"] / 5
    assert not [name for name, _ in lengths if name == "Nobody"]


@BOTH_WIDTHS
def test_where_shares_are_compared_every_bar_fills_the_width(width: Width) -> None:
    lengths = read_lengths(specify_bars(width, whole=True))
    whole = sum(length for (name, _), length in lengths.items() if name == "China")
    assert lengths[HOSTILE, "returned"] == pytest.approx(whole, abs=6)


@BOTH_WIDTHS
def test_no_text_and_no_box_leaves_the_paper(width: Width) -> None:
    for spec in (specify_bars(width), specify_flows(FLOWS, theme="dark", width=width, words=WORDS)):
        for rows in read_layers(spec, "").values():
            for row in rows:
                assert 0 <= row.get("x", 0) <= spec["width"]
                assert 0 <= row.get("x2", 0) <= spec["width"]
                assert 0 <= row.get("y", 0) <= spec["height"]


@BOTH_WIDTHS
def test_data_becomes_text_and_never_markup(width: Width) -> None:
    for spec in (specify_bars(width), specify_flows(FLOWS, theme="light", width=width, words=WORDS)):
        svg = write_svg(spec)
        root = ElementTree.fromstring(svg)
        assert not [element for element in root.iter() if element.tag.endswith("script")]
        assert "<script" not in svg


@BOTH_WIDTHS
def test_flows_into_a_state_are_as_high_as_its_people_are_many(width: Width) -> None:
    spec = specify_flows(FLOWS, theme="light", width=width, words=WORDS)
    entries = {row["name"]: row["height"] for row in read_layers(spec, "entries")["entries"]}
    assert entries["arrest"] / entries["asylum_bid"] == pytest.approx(91 / 9, rel=0.05)
    states = {
        name.removeprefix("states_"): rows[0]
        for name, rows in read_layers(spec, "states_").items()
        if not name.endswith("lines")
    }
    assert {name: row["people"] for name, row in states.items()} == {"returned": 60, "held": 30, "freed": 1, "safe": 9}
    flows = [name for name in read_layers(spec, "flow_") if not name.endswith("_strands")]
    assert len(flows) == len(FLOWS)
    assert "flow_arrest_held_strands" in read_layers(spec, "flow_"), "no news is hatched"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_state_has_a_look_of_its_own(palette: Any) -> None:
    looks = {state: read_look(state, palette) for state in State}
    assert len(set(looks.values())) == len(State) == len(ORDER)
    assert looks[State.HELD] == (palette.no_news, "hatched")
    assert looks[State.PUNISHED] == (palette.returned, "crossed")
    assert looks[State.FREED] == (palette.returned, "outlined")
    assert looks[State.UNSEEN] == (palette.no_news, "outlined")


@pytest.mark.parametrize("crossed", [False, True])
def test_the_lines_of_a_hatching_stay_in_their_box(crossed: bool) -> None:
    box = StateBox(State.HELD, 13.4, 7.2, 61.9, 25.2, 1)
    lines = hatch(box, crossed=crossed)
    assert len(lines) > 10
    for line in lines:
        assert box.left <= line["x"] <= line["x2"] <= box.right
        for y in (line["y"], line["y2"]):
            assert box.top - 1e-9 <= y <= box.bottom + 1e-9
    rising = [line for line in lines if line["y"] > line["y2"]]
    assert bool(len(lines) - len(rising)) == crossed


@BOTH_WIDTHS
def test_a_known_number_of_days_is_a_dot_and_a_range_is_a_bar(width: Width) -> None:
    groups = [StripGroup("Summer", [Strip(13, 13, "10 people"), Strip(10, 29, "9 people")])]
    spec = specify_strips(groups, theme="light", width=width, words=StripWords("en", "days", str))
    assert [row["words"] for row in read_layers(spec, "exact")["exact"]] == ["10 people"]
    assert [(row["low"], row["high"]) for row in read_layers(spec, "ranges")["ranges"]] == [(10, 29)]
    assert write_svg(spec).startswith("<svg")


@BOTH_WIDTHS
def test_responses_of_states_stand_above_those_of_others(width: Width) -> None:
    answers = [Answers("Denies", 2017, True, 4), Answers("Denies", 2017, False, 1), Answers("Condemns", 2023, False, 2)]
    words = AnswerWords("en", "by states", "by others", str)
    spec = specify_answers(answers, theme="light", width=width, words=words)
    (state,), others = read_layers(spec, "states")["states"], read_layers(spec, "others")["others"]
    assert (state["stance"], state["number"]) == ("Denies", 4)
    assert [row["stance"] for row in others] == ["Denies", "Condemns"]
    assert state["y"] < others[0]["y"] < others[1]["y"]
    assert state["x"] == others[0]["x"] < others[1]["x"]
    assert state["size"] > others[0]["size"]


def test_without_anything_to_draw_the_fault_is_named() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        specify_flows([], theme="light", width="wide", words=WORDS)
    with pytest.raises(ValueError, match="nothing to draw"):
        specify_fate_bars([], whole=True, language="en", label=lambda *_: "", theme="light", width="wide")
    with pytest.raises(ValueError, match="nothing to draw"):
        specify_strips([], theme="light", width="wide", words=StripWords("en", "days", str))
    with pytest.raises(ValueError, match="nothing to draw"):
        specify_answers([], theme="light", width="wide", words=AnswerWords("en", "", "", str))

"""By place: the parts add up to the very same sums, and each event shows its own figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import Measure, count_rows
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.periods import count_by_year
from analysis.place_rows import place_rows
from analysis.place_sums import sum_places
from analysis.selection import select
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.asked import SOME_FILTERS
from tests.analysis.making import MadeCase, MadeClaim, MadeEvent, load_record, make_dataset, write_total
from tests.analysis.test_filters import filters

MEASURES: tuple[Measure, ...] = ("arrested", "returned")
ADDED = ("low", "best", "high", "unknown")


def take_apart(*events: MadeEvent, figures: str, claims: tuple[MadeClaim, ...] = (), **asked: Any) -> list[str]:
    dataset = make_dataset(MadeCase("case", figures, events), claims=claims)
    measure: Measure = "returned" if events[0].event_type == "repatriation" else "arrested"
    parts = place_rows(dataset, measure, select(dataset, CaseFilter(**asked)))
    written = []
    for place_id, part, *triplet in list_plain(parts, ["place_id", "part", "low", "best", "high"]):
        written.append(f"{place_id or 'nowhere'} {part} {'/'.join('–' if n is None else str(n) for n in triplet)}")
    return written


def back(figures: str, place_id: str) -> MadeEvent:
    return MadeEvent("repatriation", figures, place_id=place_id)


def test_an_events_own_figure_stands_at_its_place() -> None:
    assert take_apart(back("1/2/3", "tumen"), back("4", "dandong"), figures="9") == [
        "tumen whole 1/2/3",
        "dandong whole 4/4/4",
    ]


def test_what_a_case_counts_beyond_its_events_is_known_to_no_place() -> None:
    events = (back("–/300/–", "tumen"), back("–/180/–", "dandong"), back("–", "hunchun"))
    assert take_apart(*events, figures="–/500/620") == [
        "tumen share –/300/–",
        "dandong share –/180/–",
        "hunchun shown –/–/–",
        "nowhere beyond –/20/140",
    ]


def test_what_events_name_beyond_their_case_is_taken_off_once() -> None:
    events = (MadeEvent("arrest", "9/20/20", place_id="qingdao"), MadeEvent("arrest", "9/9/18", place_id="kunming"))
    assert take_apart(*events, figures="20/29/29") == [
        "qingdao share 9/20/20",
        "kunming share 9/9/18",
        "nowhere overlap 2/0/-9",
    ]


def test_a_case_all_of_whose_events_are_at_one_place_stands_there_whole() -> None:
    assert take_apart(back("1", "cn"), back("–", "cn"), figures="1/5/5") == ["cn whole 1/5/5"]


def test_a_group_of_unknown_size_at_two_places_is_one_group_at_no_known_place() -> None:
    assert take_apart(back("–", "tumen"), back("–", "dandong"), figures="–") == [
        "nowhere whole –/–/–",
        "tumen shown –/–/–",
        "dandong shown –/–/–",
    ]


def test_through_a_lens_an_event_shows_what_is_said_of_it_and_the_case_the_rest() -> None:
    events = (back("–/300/–", "tumen"), back("–/180/–", "dandong"), back("–", "hunchun"))
    claims = (MadeClaim("media", "500", "600"), MadeClaim("media", "180", "180", event=2))
    assert take_apart(*events, figures="–/500/620", claims=claims, lens="media") == [
        "tumen shown –/–/–",
        "dandong share 180/180/180",
        "hunchun shown –/–/–",
        "nowhere beyond 320/320/420",
    ]


def agree(dataset: Dataset, case_filter: CaseFilter) -> None:
    selection = select(dataset, case_filter)
    for measure in MEASURES:
        rows, parts = count_rows(dataset, measure, case_filter), place_rows(dataset, measure, selection)
        counted = parts[parts["part"] != "shown"]
        total, placed = asdict(sum_rows(rows)), asdict(sum_rows(counted))
        assert {name: placed[name] for name in ADDED} == {name: total[name] for name in ADDED}, case_filter
        # The same by place, and by year: the sums of the map, of its parts and of the time line are one.
        sums = sum_places(parts)
        nowhere = sum_rows(counted[counted["place_id"].isna()])
        assert int(sums["best"].sum()) + nowhere.best == total["best"]
        assert int(sums["unknown"].sum()) + nowhere.unknown == total["unknown"]
        if len(rows):
            years = range(int(rows["counting_day"].dt.year.min()), int(rows["counting_day"].dt.year.max()) + 1)
            for column in ("low", "best", "high", "unknown"):
                by_year = count_by_year(counted, years)[column].to_list()
                assert by_year == count_by_year(rows, years)[column].to_list()


@pytest.mark.parametrize("name", SOME_FILTERS)
def test_arrests_and_returns_by_place_add_up_to_the_totals(name: str, dataset: Dataset) -> None:
    agree(dataset, SOME_FILTERS[name])


@settings(max_examples=60)
@given(filters)
def test_by_place_by_time_and_in_all_agree_under_any_filter(case_filter: CaseFilter) -> None:
    agree(load_record(), case_filter)


sizes = st.sampled_from(["–", "1", "3", "2/5/9", "–/4/–", "1/4/–", "–/–/8", "0/0/2"])


@given(
    sizes,
    st.lists(st.tuples(sizes, st.sampled_from("abc")), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(["1", "3", "–"]), st.sampled_from([None, 1, 2])), max_size=3),
    st.sampled_from([None, "media"]),
)
def test_the_parts_of_any_case_add_up_to_its_rows(
    figures: str, events: list[tuple[str, str]], said: list[tuple[str, int | None]], lens: str | None
) -> None:
    claims = tuple(MadeClaim("media", low, low, event) for low, event in said)
    made = tuple(back(size, place_id) for size, place_id in events)
    dataset = make_dataset(MadeCase("case", figures, made), claims=claims)
    agree(dataset, CaseFilter(lens=lens))


@pytest.mark.parametrize("name", SOME_FILTERS)
def test_sums_by_place_are_those_of_the_rows_at_it(name: str, dataset: Dataset) -> None:
    for measure in MEASURES:
        parts = place_rows(dataset, measure, select(dataset, SOME_FILTERS[name]))
        for place_id, low, best, high, is_open, unknown in list_plain(
            sum_places(parts), ["place_id", "low", "best", "high", "high_open", "unknown"]
        ):
            own = sum_rows(parts[(parts["place_id"] == place_id) & (parts["part"] != "shown")])
            known = (own.low, own.best, own.high) if own.rows else (None, None, None)
            assert (low, best, high, is_open, unknown) == (*known, own.is_open, own.unknown)


@pytest.mark.parametrize(
    ("place_id", "measure", "figures"),
    [
        # 2006: 9; 2008: 40; 2011: 20/21/21; February 2012: 6/9/9, 3/7/7, 10; 2013: 7; 2016: 8, 30; 2017: 8, 10;
        # 2018: 3 of seven; 2019: 7, 4, 2, 2. The five at the Japanese consulate are there.
        ("cn-shenyang", "arrested", "169/177/177"),
        ("cn-shenyang-consulate-jp", "arrested", "5/5/5"),
        # 2012: 7 and 10; 2013: 7.
        ("cn-shenyang", "returned", "24/24/24"),
        ("cn-dalian", "arrested", "5/5/6"),
        # 2018: one and two; a group of unknown size in 2022. The twenty women of 2020 are a total.
        ("cn-dandong", "arrested", "3/3/3 and 1 of unknown size"),
        # 2003: 19/31/40; 2004: 10/10/–, 62; 2006: 9; 2012: 2/2/4; 2018: 1, 2; 2021: 50; 2023: 80/80/90, –/180/–;
        # 2024: of unknown size.
        ("cn-dandong", "returned", "235/427/448+ and 1 of unknown size"),
        ("cn-donggang", "returned", "69/69/69"),
    ],
)
def test_liaonings_places_as_counted_by_hand(place_id: str, measure: Measure, figures: str, dataset: Dataset) -> None:
    parts = place_rows(dataset, measure, select(dataset, CaseFilter(place=("cn-ln",))))
    own = parts[(parts["place_id"] == place_id) & (parts["part"] != "shown")]
    assert write_total(sum_rows(own)) == figures


def test_the_returns_of_9_october_2023_by_place(dataset: Dataset) -> None:
    asked = CaseFilter(start="2023-10-09", end="2023-10-09")
    parts = place_rows(dataset, "returned", select(dataset, asked))
    assert list_plain(parts, ["place_id", "part", "low", "best", "high"]) == [
        ("cn-tumen", "share", None, 300, None),
        ("cn-dandong", "share", None, 180, None),
        ("cn-hunchun", "shown", None, None, None),
        ("cn-nanping-crossing", "shown", None, None, None),
        ("cn-changbai", "shown", None, None, None),
        (None, "beyond", None, 20, 140),
    ]

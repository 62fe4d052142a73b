"""Ways: only those that are told, or that follow from what is told; and none to the middle of an area."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.map_forms import form_places
from analysis.map_steps import Step, choose_step
from analysis.routes import draw_legs, trace_routes
from analysis.selection import select
from loaders.dataset import Dataset
from loaders.geometry import read_geometry

EVERY_CASE = CaseFilter(kind=(), population=())


def trace(dataset: Dataset, case_id: str) -> list[str]:
    cases = dataset.cases
    legs = trace_routes(cases[cases["case_id"] == case_id], dataset.events)
    return [
        f"{start} {'~' if implied else '>'} {end} ({best})"
        for start, end, best, implied in list_plain(legs, ["from_id", "to_id", "best", "implied"])
    ]


@pytest.mark.parametrize(
    ("case_id", "legs"),
    [
        pytest.param("2016-11-shenyang-eight", ["cn-shenyang > cn-dandong (8)"], id="from arrest to holding place"),
        pytest.param(
            "2013-05-laos-nine",
            [
                "la-ou > la-vientiane (9)",
                "la-vientiane > cn-kunming (9)",
                "cn-kunming ~ cn-beijing (9)",
                "cn-beijing > kp-pyongyang (9)",
            ],
            id="held on the way, and nobody tells of Kunming to Beijing",
        ),
        pytest.param(
            "2004-10-tongzhou-sixty-two",
            ["cn-beijing ~ cn-dandong (62)", "cn-dandong > kp-sinuiju (62)"],
            id="all arrested at one place, returned at another",
        ),
        pytest.param(
            "2023-10-northeast-mass-return",
            [
                "cn-tumen > kp-onsong (300)",
                "cn-dandong > kp-sinuiju (180)",
                "cn-hunchun > kp (None)",
                "cn-nanping-crossing > kp-musan (None)",
                "cn-changbai > kp (None)",
            ],
            id="five crossings on one day, and no way between them",
        ),
        pytest.param(
            "2002-03-beijing-spanish-embassy-25",
            ["cn-beijing-embassy-es > ph-manila (25)", "cn-beijing-embassy-es > kr-seoul (25)"],
            id="nothing is implied on the way to safety",
        ),
    ],
)
def test_a_case_is_traced_as_its_events_tell(case_id: str, legs: list[str], dataset: Dataset) -> None:
    assert trace(dataset, case_id) == legs


def test_a_way_is_drawn_between_points_and_rings_and_otherwise_named(dataset: Dataset) -> None:
    forms = form_places(dataset.places, read_geometry().areas)
    selection = select(dataset, EVERY_CASE)
    legs = trace_routes(selection.shown, selection.events)
    found = draw_legs(legs, forms)
    areas = set(forms.loc[forms["form"].isin(["area", "listed"]), "place_id"])
    assert len(found.drawn) > 40
    assert not areas & {*found.drawn["from_id"], *found.drawn["to_id"]}
    assert found.drawn[["from_lon", "from_lat", "to_lon", "to_lat"]].notna().all().all()
    for start, end, implied in list_plain(found.named, ["from_id", "to_id", "implied"]):
        assert {start, end} & areas
        assert not implied
    told = legs[~legs["implied"] & (legs["from_id"] != legs["to_id"])]
    ends = [(start in areas or end in areas) for start, end in list_plain(told, ["from_id", "to_id"])]
    assert len(found.named) == sum(ends)


def test_the_same_way_of_several_groups_is_one_with_their_sum(dataset: Dataset) -> None:
    forms = form_places(dataset.places, read_geometry().areas)
    selection = select(dataset, CaseFilter())
    drawn = draw_legs(trace_routes(selection.shown, selection.events), forms).drawn
    own = drawn[(drawn["from_id"] == "cn-shenyang") & (drawn["to_id"] == "cn-dandong")]
    # 2006: 9; November 2016: 8 and 30.
    assert list_plain(own, ["action", "implied", "best"]) == [("transfer", False, 47)]


def test_a_step_of_time_shows_the_ways_of_its_events(dataset: Dataset) -> None:
    selection = select(dataset, CaseFilter())
    legs = trace_routes(selection.shown, selection.events)
    in_2016 = choose_step(legs, Step(date(2016, 1, 1), date(2016, 12, 31), cumulative=False))
    # Of 2013 the last leg, to the United States, is of 2016.
    own = {"2013-amur-asylum-seeker", "2016-11-shenyang-eight", "2016-11-shenyang-thirty"}
    assert set(in_2016["case_id"]) == own
    assert len(legs) == len(choose_step(legs, Step(date(1990, 1, 1), date(2030, 1, 1), cumulative=False)))

"""Which places lie in a place."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.places import list_places_in
from loaders.dataset import DATA_FOLDER, Dataset
from tests.analysis.making import type_frame
from tests.second_implementation.choosing import Gazetteer


def make_places(*rows: tuple[str, str, str | None, str, str | None]) -> pd.DataFrame:
    """Places from (id, type, part of, country, admin1)."""
    columns = ("place_id", "place_type", "part_of", "country", "admin1")
    made: list[dict[str, object]] = [dict(zip(columns, row, strict=True)) for row in rows]
    return type_frame(made, dict.fromkeys(columns, "string"))


PLACES = make_places(
    ("cn", "country", None, "CN", None),
    ("la", "country", None, "LA", None),
    ("cn-ln", "province", None, "CN", "CN-LN"),
    ("cn-shenyang", "city", None, "CN", "CN-LN"),
    ("cn-shenyang-consulate", "embassy", "cn-shenyang", "CN", "CN-LN"),
    ("cn-yanbian", "prefecture", None, "CN", "CN-JL"),
    ("cn-helong", "city", "cn-yanbian", "CN", "CN-JL"),
    ("cn-nanping", "town", "cn-helong", "CN", "CN-JL"),
    ("cn-nanping-crossing", "border_crossing", "cn-nanping", "CN", "CN-JL"),
    ("cn-undivided", "city", None, "CN", None),
)


@pytest.mark.parametrize(
    ("asked", "inside"),
    [
        pytest.param(["cn-helong"], {"cn-helong", "cn-nanping", "cn-nanping-crossing"}, id="as deep as it goes"),
        pytest.param(["cn-shenyang"], {"cn-shenyang", "cn-shenyang-consulate"}, id="a city is no province"),
        pytest.param(["cn-ln"], {"cn-ln", "cn-shenyang", "cn-shenyang-consulate"}, id="a province"),
        pytest.param(["cn"], set(PLACES["place_id"]) - {"la"}, id="a country"),
        pytest.param(["la"], {"la"}, id="a country of which no other place is known"),
        pytest.param(["cn-undivided"], {"cn-undivided"}, id="no province is not a province that others share"),
        pytest.param(["la", "cn-nanping"], {"la", "cn-nanping", "cn-nanping-crossing"}, id="any of several"),
        pytest.param(["nowhere"], set(), id="what is not there holds nothing"),
        pytest.param([], set(), id="nothing asked for"),
    ],
)
def test_a_place_takes_in_what_lies_in_it(asked: list[str], inside: set[str]) -> None:
    assert list_places_in(PLACES, asked) == inside


def test_places_that_are_part_of_each_other_come_to_an_end() -> None:
    places = make_places(("a", "town", "b", "CN", None), ("b", "town", "a", "CN", None))
    assert list_places_in(places, ["a"]) == {"a", "b"}


def test_climbing_from_below_finds_the_same_as_descending_from_above(dataset: Dataset) -> None:
    gazetteer = Gazetteer(DATA_FOLDER)
    for place_id in dataset.places["place_id"]:
        assert list_places_in(dataset.places, [place_id]) == gazetteer.list_within(frozenset({place_id})), place_id

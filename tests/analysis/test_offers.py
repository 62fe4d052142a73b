"""A choice that could only lead to an empty page is not offered, and none that leads to something is missing."""

from __future__ import annotations

import pytest

from analysis.filters import CaseFilter
from analysis.offers import list_offered_authorities, list_offered_crackdowns, list_offered_places
from analysis.selection import select
from loaders.dataset import DATA_FOLDER, Dataset, load

EVERY = {"kind": (), "population": ()}


@pytest.fixture(scope="module")
def record() -> Dataset:
    return load(DATA_FOLDER)


def test_every_place_with_something_in_it_is_offered_and_no_other(record: Dataset) -> None:
    offered = set(list_offered_places(record))
    for place in record.places["place_id"]:
        shown = select(record, CaseFilter(place=(place,), **EVERY)).shown  # type: ignore[arg-type]
        assert (len(shown) > 0) is (place in offered), place


def test_every_authority_and_crackdown_with_cases_is_offered(record: Dataset) -> None:
    cases = record.cases
    assert list_offered_authorities(record)[0] == "CN"
    assert set(list_offered_authorities(record)) == set(cases["country"].dropna())
    assert set(list_offered_crackdowns(record)) == set(cases["crackdown_id"].dropna())

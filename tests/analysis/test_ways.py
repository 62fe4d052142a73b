"""Where outcomes differ by the way: groups, shares, and when there are none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from analysis.flows import count_flows
from analysis.ledgers import STATES, keep_cases
from analysis.outcomes import make_outcomes
from analysis.ways import compare_ways, list_shares
from loaders.dataset import Dataset
from rules.ledger import NO_NEWS
from tests.analysis.making import MadeCase, MadeEvent, load_record, make_dataset
from tests.analysis.test_overview import case_filters, on_the_record


def find(dataset: Dataset, way: str, group: str) -> dict[str, int]:
    ways = make_outcomes(dataset, CaseFilter()).ways
    (row,) = ways[(ways["way"] == way) & (ways["group"] == group)].to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_those_who_asked_for_asylum_and_those_arrested_by_hand(dataset: Dataset) -> None:
    asked, arrested = find(dataset, "entry", "asylum_bid"), find(dataset, "entry", "arrest")
    assert [asked[name] for name in ("people", "no_news", "known", "returned")] == [515, 36, 479, 26]
    assert [arrested[name] for name in ("people", "no_news", "known", "returned")] == [1361, 844, 517, 313]


def test_china_and_all_others_are_everybody(dataset: Dataset) -> None:
    china, others = find(dataset, "authority", "CN"), find(dataset, "authority", "others")
    people = make_outcomes(dataset, CaseFilter()).people
    assert china["people"] + others["people"] == people.best == 3229
    assert china["people"] == 2306


@on_the_record
@given(case_filter=case_filters)
def test_every_way_that_takes_in_all_cases_adds_up_to_all_people_under_any_filter(case_filter: CaseFilter) -> None:
    found = make_outcomes(load_record(), case_filter)
    for way in ("authority", "verification"):
        own = found.ways[found.ways["way"] == way]
        assert int(own["people"].sum()) == found.people.best
        assert int(own["no_news"].sum()) == found.no_news
    assert (found.ways["known"] + found.ways["no_news"] == found.ways["people"]).all()
    for _, row in found.ways.iterrows():
        if row["has_shares"]:
            shares = list_shares(row)
            assert math.isclose(sum(shares.values()), 1)
            assert not {str(state) for state in NO_NEWS} & set(shares)
        else:
            assert row["known"] < 10


@pytest.mark.parametrize(("returned", "has_shares"), [(9, False), (10, True)])
def test_fewer_than_ten_people_with_a_known_outcome_have_no_shares(returned: int, has_shares: bool) -> None:
    events = MadeEvent("arrest", "50"), MadeEvent("repatriation", str(returned))
    dataset = make_dataset(MadeCase("case", "50", events))
    cases = list_cases(dataset, CaseFilter()).assign(verification="reported")
    flows, _ = count_flows(keep_cases(dataset.cases, dataset.events))
    ways = compare_ways(flows, cases, ("confirmed", "reported"))
    assert list(ways["group"]) == ["arrest", "CN", "reported"]
    assert ways["has_shares"].to_list() == [has_shares] * 3
    row = ways.iloc[0]
    if has_shares:
        assert list_shares(row) == {"returned": 1.0}
    else:
        with pytest.raises(ValueError, match="no shares of 9"):
            list_shares(row)


def test_no_state_is_forgotten(dataset: Dataset) -> None:
    ways = make_outcomes(dataset, CaseFilter()).ways
    assert (ways[[str(state) for state in STATES]].sum(axis=1) == ways["people"]).all()

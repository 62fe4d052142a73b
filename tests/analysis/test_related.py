"""Cases near in place and time, and of the same crackdown."""

from __future__ import annotations

import pytest

from analysis.related import NEAR_DAYS, list_related
from loaders.dataset import Dataset


def test_the_three_groups_of_february_2012_in_shenyang_are_near_each_other(dataset: Dataset) -> None:
    # Seized in Shenyang on 8 and about 10 February 2012 (events.csv): ten, nine and seven people.
    related = list_related(dataset, "2012-02-shenyang-ten")
    near = set(related.loc[related["days"].notna(), "case_id"])
    assert {"2012-02-shenyang-nine", "2012-02-shenyang-seven"} <= near
    assert "2012-02-shenyang-ten" not in set(related["case_id"])


def test_a_crackdowns_other_cases_come_after_those_that_are_near(dataset: Dataset) -> None:
    related = list_related(dataset, "2012-02-shenyang-ten")
    known = list(related["days"].isna())
    assert known == sorted(known)
    days = related["days"].dropna().tolist()
    assert days == sorted(days)
    crackdown = dataset.cases.set_index("case_id")["crackdown_id"]
    own = crackdown["2012-02-shenyang-ten"]
    assert set(related.loc[related["same_crackdown"], "case_id"]) == set(crackdown[crackdown == own].index) - {
        "2012-02-shenyang-ten"
    }


def test_nearness_is_mutual_and_no_area_makes_it(dataset: Dataset) -> None:
    near = {
        case_id: dict(zip(own["case_id"], own["days"], strict=True))
        for case_id in dataset.cases["case_id"]
        if len(own := list_related(dataset, case_id).dropna(subset=["days"]))
    }
    assert near
    for case_id, others in near.items():
        for other, days in others.items():
            assert 0 <= days <= NEAR_DAYS
            assert near[other][case_id] == days


@pytest.mark.parametrize("case_id", ["2017-11-shenyang-ten", "2023-10-09-mass-return"])
def test_a_case_is_not_related_to_itself(case_id: str, dataset: Dataset) -> None:
    if case_id in set(dataset.cases["case_id"]):
        assert case_id not in set(list_related(dataset, case_id)["case_id"])

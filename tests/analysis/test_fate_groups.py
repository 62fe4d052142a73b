"""What became of people by period, authority and crackdown."""

from __future__ import annotations

import pytest
from hypothesis import given

from analysis.case_table import list_cases
from analysis.fate_groups import Grouping, group_fates
from analysis.filters import CaseFilter
from analysis.ledgers import STATES
from analysis.outcomes import GROUPINGS, make_outcomes
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.making import MadeCase, MadeEvent, load_record, make_dataset
from tests.analysis.test_overview import case_filters, on_the_record

NUMBERS = ("cases", "low", "best", "high", "unknown", *map(str, STATES))


@pytest.mark.parametrize("by", GROUPINGS)
@on_the_record
@given(case_filter=case_filters)
def test_the_groups_add_up_to_the_people_of_the_cases_shown_under_any_filter(
    by: Grouping, case_filter: CaseFilter
) -> None:
    dataset = load_record()
    cases = list_cases(dataset, case_filter)
    groups, total = group_fates(cases, by), sum_rows(cases)
    sums = {name: int(groups[name].sum()) for name in NUMBERS}
    assert (sums["low"], sums["best"], sums["high"]) == (total.low, total.best, total.high)
    assert (sums["cases"], sums["unknown"]) == (len(cases), total.unknown)
    assert bool(groups["is_open"].any()) == total.is_open
    assert (groups[[str(state) for state in STATES]].sum(axis=1) == groups["best"]).all()


def test_the_summer_and_autumn_of_2017_by_hand(dataset: Dataset) -> None:
    groups = make_outcomes(dataset, CaseFilter()).groups["crackdown_id"]
    (row,) = groups[(groups["group"] == "2017-summer-autumn").fillna(False)].to_dict("records")
    # Seven cases; returned: five of Baishan and ten of Shenyang, of whom two were freed; five died in custody.
    assert [int(row[name]) for name in ("cases", "best", "returned", "freed", "dead")] == [7, 55, 13, 2, 5]
    assert int(row["held"]) == 55 - 13 - 2 - 5


def test_authorities_stand_with_most_people_first_and_nameless_groups_last(dataset: Dataset) -> None:
    groups = make_outcomes(dataset, CaseFilter()).groups
    assert list(groups["country"]["group"])[:3] == ["CN", "VN", "TH"]
    assert groups["crackdown_id"]["group"].isna().to_list() == [False] * 25 + [True]


def test_a_case_is_in_the_period_of_its_first_event() -> None:
    dataset = make_dataset(
        MadeCase("early", "3", (MadeEvent("arrest", "3", "1999-12-31"), MadeEvent("repatriation", "3", "2015"))),
        MadeCase("late", "4", (MadeEvent("arrest", "4", "2000-01-01"),)),
        MadeCase("latest", "5", (MadeEvent("arrest", "5", "2004-12-31"),)),
    )
    groups = group_fates(list_cases(dataset, CaseFilter()), "period")
    assert list(zip(groups["group"], groups["best"], strict=True)) == [("1995", 3), ("2000", 9)]


def test_a_group_of_unknown_size_is_counted_and_adds_nobody() -> None:
    made = MadeCase("case", "–/–/–", (MadeEvent("arrest", "–/–/–"),))
    (row,) = group_fates(list_cases(make_dataset(made), CaseFilter()), "country").to_dict("records")
    assert (row["group"], row["cases"], row["unknown"], row["best"], row["held"]) == ("CN", 1, 1, 0, 0)

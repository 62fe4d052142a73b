"""Rule 1: low, best and high are summed each on its own, and what is unknown is said."""

from __future__ import annotations

import pytest

from analysis.totals import Total, sum_by_authority, sum_rows
from tests.analysis.making import make_rows, write_total


@pytest.mark.parametrize(
    ("figures", "total"),
    [
        pytest.param([], "0/0/0", id="nothing"),
        pytest.param(["1/2/3", "10/20/30"], "11/22/33", id="each on its own"),
        pytest.param(["–/2/3", "1/2/3"], "1/4/6", id="an unknown low is 0 in the sum"),
        pytest.param(["1/2/–", "1/2/3"], "2/4/5+", id="an unknown high is its best, and the sum is open"),
        pytest.param(["1/–/9", "1/2/3"], "1/2/3 and 1 of unknown size", id="uncounted figures are not summed"),
        pytest.param(["1/–/–"], "0/0/0 and 1 of unknown size", id="an uncounted row does not open the sum"),
        pytest.param(["–/–/–", "–/–/–"], "0/0/0 and 2 of unknown size", id="several of unknown size"),
    ],
)
def test_rows_are_summed(figures: list[str], total: str) -> None:
    assert write_total(sum_rows(make_rows(*[("2012", text) for text in figures]))) == total


def test_rows_and_cases_behind_a_sum_leave_out_those_of_unknown_size() -> None:
    rows = make_rows(("2012", "1", "a"), ("2012", "2", "a"), ("2012", "3", "b"), ("2012", "–/–/–", "c"))
    assert sum_rows(rows) == Total(low=6, best=6, high=6, is_open=False, without_low=0, unknown=1, rows=3, cases=2)


def test_sums_are_plain_numbers_that_json_can_write() -> None:
    total = sum_rows(make_rows(("2012", "1/2/–")))
    assert [type(number) for number in (total.low, total.best, total.high, total.unknown, total.rows, total.cases)] == [
        int
    ] * 6
    assert type(total.is_open) is bool


def test_rows_without_a_low_are_counted_where_they_have_a_best() -> None:
    assert sum_rows(make_rows(("2012", "–/5/6"), ("2012", "1/2/3"), ("2012", "–/–/4"))).without_low == 1


def test_authorities_stand_by_people_and_those_of_unknown_size_are_left_out() -> None:
    rows = make_rows(("2012", "1/2/3"), ("2012", "5"), ("2012", "2"), ("2012", "–/–/–"))
    rows["case_country"] = ["CN", "TH", "LA", "RU"]
    assert sum_by_authority(rows) == (("TH", 5), ("CN", 2), ("LA", 2))

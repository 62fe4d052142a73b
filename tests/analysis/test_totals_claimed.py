"""Claimed totals stand beside what is documented, and are never added to it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.counting import count_rows
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.totals import sum_rows
from analysis.totals_claimed import (
    ARRIVALS,
    HELD_ON_A_DAY,
    RETURNED_IN_A_YEAR,
    RETURNED_SINCE,
    compare_crackdowns,
    compare_since,
    limit_to_china,
    list_series,
)
from loaders.dataset import Dataset


def test_a_claim_over_years_stands_beside_the_returns_of_the_same_days(dataset: Dataset) -> None:
    compared = compare_since(dataset, CaseFilter())
    found = {(row["year"], row["low"]): row["documented_best"] for row in compared.to_dict("records")}
    returns = count_rows(dataset, "returned", CaseFilter(country=("CN",), start="2020", end="2024-05"))
    # Human Rights Watch: more than 670 from early 2020 to May 2024; at least 1,076 to October 2025.
    assert found["2020/2024-05", 670] == sum_rows(returns).best
    assert set(found) == {("2020/2024-05", 670), ("2020/2025-10", 1076), ("2024/2025-10", 406)}


def test_what_is_documented_beside_claims_is_chinas_and_before_the_lens(dataset: Dataset) -> None:
    asked = CaseFilter(lens="ngo", country=("RU",), start="2012", who=("women",))
    assert limit_to_china(asked) == CaseFilter(country=("CN",), who=("women",))
    pd.testing.assert_frame_equal(
        compare_since(dataset, CaseFilter(lens="media")), compare_since(dataset, CaseFilter())
    )


def test_only_counts_of_people_are_listed(dataset: Dataset) -> None:
    table = dataset.series
    for series in (*RETURNED_IN_A_YEAR, HELD_ON_A_DAY, *RETURNED_SINCE, ARRIVALS):
        units = set(table.loc[table["series_id"] == series, "unit"])
        assert units <= {"persons", "persons per year"}, series
        assert len(list_series(dataset, series)) == int((table["series_id"] == series).sum()) > 0


def test_an_unknown_bound_stays_unknown(dataset: Dataset) -> None:
    rows = list_plain(list_series(dataset, "returned-from-china"), ["year", "low", "best", "high"])
    assert rows[0] == ("2000", None, None, 6000)
    assert rows[2] == ("2003", 7800, 7800, None)


def test_every_claim_with_a_number_on_a_crackdown_is_listed_once(dataset: Dataset) -> None:
    claims = dataset.claims
    own = claims[(claims["scope"] == "crackdown") & (claims["people_low"].notna() | claims["people_high"].notna())]
    every = compare_crackdowns(dataset, CaseFilter())
    assert sorted(every["claim_id"]) == sorted(own["claim_id"])
    one = compare_crackdowns(dataset, replace(CaseFilter(), crackdown=("2012-mourning-period",)))
    assert set(one["crackdown_id"]) == {"2012-mourning-period"}
    assert len(one) == int((own["case_id"] == "2012-mourning-period").sum())

"""Campaigns: each is chosen as responses are, none is lost, and what is after one is surely after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.answers import EVERYTHING
from analysis.campaigns import (
    Followed,
    Subject,
    arrange_campaigns,
    choose_campaigns,
    count_years,
    follow_campaign,
    list_crackdown_fates,
    read_subject,
)
from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from analysis.outcomes import make_outcomes
from analysis.responses import list_told
from analysis.selection import select
from loaders.dataset import DATA_FOLDER, Dataset
from loaders.dates import read_date
from tests.loaders.builders import read_rows

WINTER = "2012-mourning-period"
# Read off data/campaigns.csv by eye.
OF_WINTER = [
    "2012-08-refugee-camp",
    "2012-03-cry-with-us",
    "2012-03-california-facebook",
    "2012-03-saenuri-relay-fast",
    "2012-03-washington-protest",
    "2012-02-toronto-prayer-call",
    "2012-02-signatures-delivery",
    "2012-02-academic-hunger-strike",
    "2012-02-celebrity-rally",
    "2012-02-park-hunger-strike",
    "2012-02-amnesty-ua52",
    "2012-02-embassy-rally",
    "2012-02-savemyfriend",
    "2012-02-nhrck-petition",
]
OF_SHENYANG_TEN = {
    "2017-11-amnesty-finland-sms",
    "2017-11-amnesty-ua-253",
    "2017-11-father-video-appeal",
    "2018-02-amnesty-iceland-net-appeal",
    "2018-02-amnesty-uk-pocket-protest",
}
OF_SUMMER_2017 = {"2017-09-refugees-day", "2017-11-escapees-rallies"}
UNTIED = {
    "2001-05-refugee-status-petition",
    "2011-01-white-house-vigil",
    "2011-09-international-protest",
    "2012-09-international-protest",
    "2013-12-nkfc-petition",
    "2014-03-seonmin-press-conference",
    "2015-09-refugees-day",
    "2016-09-refugees-day",
    "2018-09-refugees-day",
}


@pytest.fixture(scope="module")
def campaigns(dataset: Dataset) -> pd.DataFrame:
    return list_told(dataset, "campaigns")


@pytest.fixture(scope="module")
def responses(dataset: Dataset) -> pd.DataFrame:
    return list_told(dataset, "responses")


def find(campaigns: pd.DataFrame, campaign_id: str) -> dict[Any, Any]:
    (row,) = campaigns[campaigns["campaign_id"] == campaign_id].to_dict("records")
    return row


def list_ids(rows: pd.DataFrame) -> list[str]:
    return [str(key) for key in rows["campaign_id" if "campaign_id" in rows else "response_id"]]


def test_a_crackdown_has_its_campaigns_the_latest_first(dataset: Dataset, campaigns: pd.DataFrame) -> None:
    chosen = choose_campaigns(campaigns, select(dataset, CaseFilter(crackdown=(WINTER,))).shown)
    assert list_ids(chosen.shown) == OF_WINTER
    assert list(chosen.shown["group_size"].unique()) == [14]
    assert set(list_ids(chosen.untied)) == UNTIED
    assert chosen.others == 58 - 14 - 9


def test_a_case_has_those_that_name_it_and_those_about_its_crackdown_that_name_no_case(
    dataset: Dataset, campaigns: pd.DataFrame
) -> None:
    cases = dataset.cases
    one = cases[cases["case_id"] == "2017-11-shenyang-ten"]
    assert set(list_ids(choose_campaigns(campaigns, one).shown)) == OF_SHENYANG_TEN | OF_SUMMER_2017
    fifteen = cases[cases["case_id"] == "2017-07-yunnan-fifteen"]
    assert set(list_ids(choose_campaigns(campaigns, fifteen).shown)) == OF_SUMMER_2017


def test_by_default_those_about_totals_and_fishermen_are_left_out(dataset: Dataset, campaigns: pd.DataFrame) -> None:
    chosen = choose_campaigns(campaigns, select(dataset, CaseFilter()).shown)
    left_out = {"2007-04-bangkok-hunger-strike", "2019-11-pscore-joint-letter", "2023-10-hanbyun-petition"}
    every = {row["campaign_id"] for row in read_rows(DATA_FOLDER / "campaigns.csv")}
    assert set(list_ids(chosen.shown)) == every - UNTIED - left_out
    assert chosen.others == 3


def test_with_every_case_shown_none_is_lost(dataset: Dataset, campaigns: pd.DataFrame) -> None:
    chosen = choose_campaigns(campaigns, select(dataset, EVERYTHING).shown)
    shown = list_ids(chosen.shown) + list_ids(chosen.untied)
    assert sorted(shown) == sorted(row["campaign_id"] for row in read_rows(DATA_FOLDER / "campaigns.csv"))
    assert chosen.others == 0


def test_where_no_case_is_shown_only_the_untied_stay(dataset: Dataset, campaigns: pd.DataFrame) -> None:
    chosen = choose_campaigns(campaigns, dataset.cases.iloc[:0])
    assert chosen.shown.empty
    assert set(list_ids(chosen.untied)) == UNTIED
    assert chosen.others == 49


def test_groups_stand_together_and_the_undated_last(campaigns: pd.DataFrame) -> None:
    rows = arrange_campaigns(campaigns)
    assert list_ids(rows)[0] == "2026-03-amnesty-korea-appeal"
    groups = [tuple(map(str, key)) for key in zip(rows["group_crackdown_id"], rows["group_case_id"], strict=True)]
    starts = [number for number, key in enumerate(groups) if number == 0 or key != groups[number - 1]]
    assert len(starts) == len(set(groups)), "no group is torn"
    tied = rows[rows["group_crackdown_id"].notna() | rows["group_case_id"].notna()]
    assert list_ids(tied)[-1] == "2019-buryatia-petition"
    # Of the crackdown that the case belongs to, though the row names none.
    assert find(rows, "2003-01-21-seoul-press-conference")["group_crackdown_id"] == "2002-12-hundred-day-campaign"
    assert find(rows, "2013-05-nkfc-letters-laos")["group_case_id"] == "2013-05-laos-nine"


def test_what_a_campaign_is_about(campaigns: pd.DataFrame) -> None:
    about = {key: read_subject(find(campaigns, key)) for key in list_ids(campaigns)}
    assert {key for key, subject in about.items() if subject is None} == UNTIED
    assert about["2012-02-savemyfriend"] == Subject(None, WINTER)
    assert about["2012-02-nhrck-petition"] == Subject("2012-02-shenyang-ten", WINTER)
    assert about["2013-05-nkfc-letters-laos"] == Subject("2013-05-laos-nine", None)


def test_of_the_petition_of_february_2012_by_hand(campaigns: pd.DataFrame, responses: pd.DataFrame) -> None:
    # Of the 35 rows of responses.csv that name the crackdown, none is earlier than 14 February 2012.
    found = follow_campaign(find(campaigns, "2012-02-savemyfriend"), responses)
    assert set(list_ids(found.unclear)) == {
        "2012-02-14-south-korean-foreign-ministry",
        "2012-02-christian-solidarity-worldwide",
        "2012-02-un-special-rapporteur-marzuki-darusman",
        "2012-us-house-representatives",
    }
    assert len(found.after) == 31
    assert list_ids(found.after)[0] == "2012-02-15-amnesty-international"
    assert list_ids(found.after)[-1] == "2013-10-29-un-special-rapporteur-marzuki-darusman"


def test_of_an_appeal_for_the_shenyang_ten_by_hand(campaigns: pd.DataFrame, responses: pd.DataFrame) -> None:
    # It began in November 2017, on an unknown day; what was said of the Yunnan fifteen is not about the same case.
    found = follow_campaign(find(campaigns, "2017-11-father-video-appeal"), responses)
    assert list_ids(found.after) == [
        "2017-12-06-house-lords",
        "2017-12-20-uk-foreign-commonwealth-office",
        "2018-06-amnesty-international",
    ]
    assert len(found.unclear) == 10
    assert {day[:7] for day in found.unclear["date"]} == {"2017-11"}


@pytest.mark.parametrize(
    ("campaign_id", "after", "unclear"),
    [("2013-05-nkfc-letters-laos", 7, 0), ("2013-06-seoul-protest-laos-nine", 1, 0), ("2013-12-nkfc-petition", 0, 0)],
)
def test_further_ones_by_hand(
    campaign_id: str, after: int, unclear: int, campaigns: pd.DataFrame, responses: pd.DataFrame
) -> None:
    found = follow_campaign(find(campaigns, campaign_id), responses)
    assert (len(found.after), len(found.unclear)) == (after, unclear)


def test_where_nobody_knows_when_it_began_nothing_is_after_it(campaigns: pd.DataFrame, responses: pd.DataFrame) -> None:
    found = follow_campaign(find(campaigns, "2019-buryatia-petition"), responses)
    assert found.after.empty
    assert not found.unclear.empty


# Read off campaigns.csv and responses.csv: the same page, the same day, the same people.
ITSELF = {
    "2004-11-09-seoul-embassy-protest": "2004-11-09-life-funds-north-korean-refugees-other-groups",
    "2012-02-amnesty-ua52": "2012-02-15-amnesty-international",
    "2014-07-amnesty-ua-families": "2014-07-29-amnesty-international",
    "2017-11-amnesty-ua-253": "2017-11-amnesty-international",
    "2017-11-escapees-rallies": "2017-11-14-associations-north-korean-escapees-seonmin-network",
    "2023-09-joint-letter-xi": "2023-09-21-human-rights-watch-other-groups",
    "2023-10-hanbyun-petition": "2023-10-23-lawyers-human-rights-unification-korea",
}


def list_about(campaign: dict[str, str], rows: list[dict[str, str]], cases: dict[str, str]) -> list[dict[str, str]]:
    """The responses about the same, read off the files a second time."""
    wave = campaign["crackdown_id"] or cases.get(campaign["case_id"], "")
    if campaign["case_id"]:
        own = [row for row in rows if row["case_id"] == campaign["case_id"]]
        return own + [row for row in rows if wave and not row["case_id"] and row["crackdown_id"] == wave]
    return [row for row in rows if wave and wave in {row["crackdown_id"], cases.get(row["case_id"], "")}]


def is_surely_later(later: str, earlier: str) -> bool:
    first, last = read_date(later).first, read_date(earlier).last
    return first is not None and last is not None and first > last


def test_every_campaign_and_response_a_second_time(campaigns: pd.DataFrame, responses: pd.DataFrame) -> None:
    rows = read_rows(DATA_FOLDER / "responses.csv")
    cases = {row["case_id"]: row["crackdown_id"] for row in read_rows(DATA_FOLDER / "cases.csv")}
    for campaign in read_rows(DATA_FOLDER / "campaigns.csv"):
        began, about = campaign["launched"], list_about(campaign, rows, cases)
        after = {row["response_id"] for row in about if began and is_surely_later(row["date"], began)}
        before = {row["response_id"] for row in about if began and is_surely_later(began, row["date"])}
        found = follow_campaign(find(campaigns, campaign["campaign_id"]), responses)
        assert set(list_ids(found.after)) == after, campaign["campaign_id"]
        itself = {ITSELF.get(campaign["campaign_id"])}
        assert set(list_ids(found.unclear)) == {row["response_id"] for row in about} - after - before - itself


def test_a_campaign_is_no_response_to_itself_but_what_a_state_said_on_its_page_is_one(
    campaigns: pd.DataFrame, responses: pd.DataFrame
) -> None:
    for campaign_id, itself in ITSELF.items():
        assert itself in set(responses["response_id"])
        found = follow_campaign(find(campaigns, campaign_id), responses)
        assert itself not in {*list_ids(found.after), *list_ids(found.unclear)}
    rally = follow_campaign(find(campaigns, "2012-02-celebrity-rally"), responses)
    assert "2012-02-21-south-korean-foreign-ministry" in list_ids(rally.unclear)


def make_response(day: str) -> dict[str, Any]:
    made = read_date(day)
    ends = {"date_first": pd.Timestamp(made.first or "NaT"), "date_last": pd.Timestamp(made.last or "NaT")}
    return {
        "response_id": day,
        "case_id": "c",
        "crackdown_id": None,
        "case_crackdown_id": None,
        "source_id": day,
        "actor": "x",
    } | ends


@pytest.mark.parametrize(
    ("began", "after", "unclear"),
    [
        ("2012-03", ["2012-04-01"], ["../2012-03-05", "2012", "2012-03-05", "2012-02-20/.."]),
        ("2012-03-01/..", [], ["../2012-03-05", "2012", "2012-03-05", "2012-04-01", "2012-02-20/.."]),
        ("../2012-03-31", ["2012-04-01"], ["../2012-03-05", "2012", "2012-02-28", "2012-03-05", "2012-02-20/.."]),
    ],
)
def test_of_an_open_side_nothing_is_known(began: str, after: list[str], unclear: list[str]) -> None:
    days = ["../2012-03-05", "2012", "2012-02-28", "2012-03-05", "2012-04-01", "2012-02-20/.."]
    responses = pd.DataFrame([make_response(day) for day in days])
    own = make_response(began)
    campaign = own | {"launched_first": own["date_first"], "launched_last": own["date_last"], "organiser": "y"}
    found: Followed = follow_campaign(campaign, responses)
    assert list_ids(found.after) == after
    assert list_ids(found.unclear) == unclear


def test_years_by_hand(campaigns: pd.DataFrame) -> None:
    counted = count_years(campaigns)
    numbers = dict(zip(counted["year"].fillna(0), counted["number"], strict=True))
    assert numbers == {
        **dict.fromkeys((2000, 2001, 2003, 2005, 2008, 2015, 2016, 2024, 2025, 2026), 1),
        **{2004: 2, 2007: 3, 2011: 2, 2012: 15, 2013: 3, 2014: 2, 2017: 6, 2018: 3, 2019: 5, 2023: 6},
        0: 1,
    }
    assert pd.isna(counted["year"].iloc[-1])
    assert counted["number"].sum() == 58


def test_the_people_of_winter_2012_by_hand(dataset: Dataset) -> None:
    # Returned: 3 of five, nine, seven, ten and two; sizes read off cases.csv.
    row = list_crackdown_fates(list_cases(dataset, CaseFilter())).loc[WINTER]
    assert row["returned"] == 3 + 9 + 7 + 10 + 2
    assert row["held"] == 57 - 31
    assert (row["cases"], row["low"], row["best"], row["high"]) == (10, 48, 57, 59)
    assert row["at_most_states"] == row["some_states"] == frozenset()


def test_every_crackdown_as_the_page_of_outcomes_has_it(dataset: Dataset) -> None:
    fates = list_crackdown_fates(list_cases(dataset, CaseFilter()))
    for key, row in fates.iterrows():
        found = make_outcomes(dataset, CaseFilter(crackdown=(str(key),)))
        assert {state: row[str(state)] for state in found.states} == dict(found.states), key
        assert (row["cases"], row["best"]) == (found.cases, found.people.best)
        assert row["at_most_states"] == {str(state) for state in found.at_most}
        assert row["some_states"] == {str(state) for state in found.some}


def test_the_newest_campaign_is_of_the_data_date(campaigns: pd.DataFrame, dataset: Dataset) -> None:
    assert campaigns["launched_last"].max().date() <= (dataset.data_date.last or date.max)

"""The table of cases, and what one case rests on."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.case_table import Compared, choose_compared, list_case_claims, list_case_sources, list_cases
from analysis.fates import keep_ledgers
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.overview import make_overview
from loaders.dataset import DATA_FOLDER, Dataset
from rules.figures import Figures
from tests.analysis.making import load_record
from tests.second_implementation.reading import read_cases, read_number, read_table, read_when

EVERYTHING = CaseFilter(kind=(), population=())


@settings(max_examples=10)
@given(
    st.builds(
        CaseFilter,
        start=st.sampled_from([None, "2004-11", "2017-11-04"]),
        end=st.sampled_from([None, "2012-02", "2024-04-26"]),
        country=st.sampled_from([(), ("CN",), ("TH", "LA")]),
    )
)
def test_the_cases_shown_are_the_rows_of_the_table_and_the_number_on_the_overview(case_filter: CaseFilter) -> None:
    dataset = load_record()
    table = list_cases(dataset, case_filter)
    assert set(table["case_id"]) == set(keep_ledgers(dataset, case_filter)["case_id"])
    assert len(table) == table["case_id"].nunique() == make_overview(dataset, case_filter).cases


def test_the_table_begins_with_the_latest_first_event_and_equals_stand_by_id(dataset: Dataset) -> None:
    # By the number of the event, not by its date: numbers never contradict the dates.
    expected = sorted(
        ((-case.events[0].when.counting_day.toordinal(), case.case_id, case.events[0].when.text))
        for case in read_cases(DATA_FOLDER)
    )
    table = list_cases(dataset, EVERYTHING)
    assert list(zip(table["case_id"], table["first_date"], strict=True)) == [
        (case_id, text) for _, case_id, text in expected
    ]


def test_a_case_stands_in_the_table_with_its_own_columns_and_its_ledger(dataset: Dataset) -> None:
    table = list_cases(dataset, CaseFilter()).set_index("case_id")
    case = table.loc["2017-11-shenyang-ten"]
    assert (case["best"], case["returned"], case["freed"], case["country"]) == (10, 8, 2, "CN")
    assert set(dataset.cases.columns) - {"case_id"} <= set(table.columns)


@pytest.mark.parametrize("chunk", range(4))
def test_a_case_rests_on_the_sources_of_its_claims_responses_and_campaigns(chunk: int, dataset: Dataset) -> None:
    tables = [read_table(DATA_FOLDER, name) for name in ("claims", "responses", "campaigns")]
    for case_id in list(dataset.cases["case_id"])[chunk::12]:
        used = {
            row["source_id"]
            for table in tables
            for row in table
            if row["case_id"] == case_id and row.get("scope") != "crackdown"
        }
        assert set(list_case_sources(dataset, case_id)["source_id"]) == used, case_id


@pytest.mark.parametrize("chunk", range(4))
def test_all_claims_on_a_case_are_listed_and_nothing_is_changed_in_them(chunk: int, dataset: Dataset) -> None:
    claims = read_table(DATA_FOLDER, "claims")
    for case_id in list(dataset.cases["case_id"])[chunk::12]:
        own = [row for row in claims if row["case_id"] == case_id and row["scope"] != "crackdown"]
        listed = list_plain(list_case_claims(dataset, case_id), ["claim_id", "low", "high"])
        shown = {claim_id: [low, high] for claim_id, low, high in listed}
        assert shown == {
            row["claim_id"]: [read_number(row["people_low"]), read_number(row["people_high"])] for row in own
        }, case_id


def test_claims_stand_by_event_and_then_by_the_day_they_were_stated(dataset: Dataset) -> None:
    claims = list_case_claims(dataset, "2023-10-northeast-mass-return")
    keys = []
    for event_id, stated in list_plain(claims, ["event_id", "date_stated"]):
        number = 0 if event_id is None else int(event_id.rpartition("/")[2])
        day = None if stated is None else read_when(stated).first
        keys.append((number, day is None, str(day)))
    assert len(keys) > 5
    assert keys == sorted(keys)


def test_an_unknown_case_has_neither_claims_nor_sources(dataset: Dataset) -> None:
    assert len(list_case_claims(dataset, "1900-no-such-case")) == 0
    assert len(list_case_sources(dataset, "1900-no-such-case")) == 0


def test_a_crackdown_is_no_case(dataset: Dataset) -> None:
    assert len(list_case_claims(dataset, "2017-summer-autumn")) == 0


def compare(case_id: str) -> Compared | None:
    record = load_record()
    case = record.cases[record.cases["case_id"] == case_id].iloc[0]
    events = record.events[record.events["case_id"] == case_id]
    return choose_compared(case, events, list_case_claims(record, case_id))


def test_claims_are_compared_where_most_can_be() -> None:
    # By hand: the arrest of 2017-11-shenyang-ten has eight claims of ten, its return three.
    compared = compare("2017-11-shenyang-ten")
    assert compared is not None
    assert compared.event is not None
    assert compared.event["event_id"] == "2017-11-shenyang-ten/1"
    assert len(compared.claims) == 8
    assert (compared.measure, compared.figures) == ("arrested", Figures(10, 10, 10))


def test_where_the_case_counts_for_its_returns_the_claims_on_the_case_are_compared() -> None:
    # 9 October 2023: five crossings, two with figures; the claims of 500 to 620 are on the case.
    compared = compare("2023-10-northeast-mass-return")
    assert compared is not None
    assert compared.event is None
    assert (compared.measure, compared.figures) == ("returned", Figures(None, 500, 620))
    assert len(compared.claims) >= 10
    assert compared.claims["event_id"].isna().all()


def test_claims_that_count_something_else_or_nothing_are_not_put_on_the_axis() -> None:
    for case_id in load_record().cases["case_id"]:
        compared = compare(case_id)
        if compared is None:
            continue
        assert len(compared.claims) >= 2
        low_end, high_end = compared.figures.low, compared.figures.high
        for claim in compared.claims.to_dict("records"):
            low, high = claim["low"], claim["high"]
            assert not (pd.isna(low) and pd.isna(high)), claim["claim_id"]
            assert pd.isna(low) or high_end is None or low <= high_end, claim["claim_id"]
            assert pd.isna(high) or low_end is None or high >= low_end, claim["claim_id"]


def test_no_picture_points_at_one_person_of_a_larger_group() -> None:
    for case_id in load_record().cases["case_id"]:
        compared = compare(case_id)
        if compared is not None and compared.figures.best == 1:
            assert load_record().cases.set_index("case_id").loc[case_id, "people_best"] == 1, case_id


def test_where_fewer_than_two_claims_can_be_compared_there_is_no_picture() -> None:
    assert compare("2014-12-kunming-family") is None

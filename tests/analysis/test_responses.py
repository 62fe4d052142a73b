"""Responses, campaigns and milestones: each stands where it belongs, and none is lost."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.counting import count_rows
from analysis.crackdowns import compare_crackdown, list_crackdown_sources, list_crackdowns
from analysis.filters import CaseFilter
from analysis.responses import Told, choose_about_case, choose_about_crackdown, choose_about_none, list_told
from loaders.dataset import DATA_FOLDER, Dataset
from tests.loaders.builders import read_rows

KEYS: dict[Told, str] = {"responses": "response_id", "campaigns": "campaign_id"}
each_table = pytest.mark.parametrize("table", KEYS)


@each_table
def test_a_case_has_what_names_it_and_what_is_about_its_crackdown_as_a_whole(table: Told, dataset: Dataset) -> None:
    rows, told = read_rows(DATA_FOLDER / f"{table}.csv"), list_told(dataset, table)
    for case in read_rows(DATA_FOLDER / "cases.csv"):
        expected = {
            row[KEYS[table]]
            for row in rows
            if row["case_id"] == case["case_id"]
            or (case["crackdown_id"] and not row["case_id"] and row["crackdown_id"] == case["crackdown_id"])
        }
        shown = choose_about_case(told, case["case_id"], case["crackdown_id"] or None)
        assert set(shown[KEYS[table]]) == expected, case["case_id"]
        assert len(shown) == len(expected)


@each_table
def test_every_row_stands_with_a_crackdown_or_with_what_belongs_to_none(table: Told, dataset: Dataset) -> None:
    told, key = list_told(dataset, table), KEYS[table]
    crackdowns = [
        choose_about_crackdown(told, crackdown_id)[key] for crackdown_id in dataset.crackdowns["crackdown_id"]
    ]
    with_one, with_none = set(pd.concat(crackdowns)), set(choose_about_none(told)[key])
    assert with_one.isdisjoint(with_none)
    assert with_one | with_none == {row[KEYS[table]] for row in read_rows(DATA_FOLDER / f"{table}.csv")}
    assert with_one
    assert with_none


def test_rows_of_a_case_stand_with_its_crackdown_too(dataset: Dataset) -> None:
    told, case = list_told(dataset, "responses"), "2017-11-shenyang-ten"
    own = choose_about_case(told, case, None)
    assert len(own) == 12
    (crackdown,) = dataset.cases.loc[dataset.cases["case_id"] == case, "crackdown_id"]
    assert set(own["response_id"]) <= set(choose_about_crackdown(told, crackdown)["response_id"])


def test_rows_come_by_date_with_the_page_they_rest_on(dataset: Dataset) -> None:
    responses = choose_about_crackdown(list_told(dataset, "responses"), "2012-mourning-period")
    days = responses["date_first"].fillna(responses["date_last"])
    assert days.is_monotonic_increasing
    assert responses["source_publisher"].notna().all()
    sources = {row["source_id"]: row for row in read_rows(DATA_FOLDER / "sources.csv")}
    for source_id, url in zip(responses["source_id"], responses["source_url"].fillna(""), strict=True):
        assert url == sources[source_id]["url"]
    milestones = list_told(dataset, "milestones")
    assert len(milestones) == len(read_rows(DATA_FOLDER / "milestones.csv"))


def test_a_case_without_responses_has_an_empty_list(dataset: Dataset) -> None:
    told = {row["case_id"] for row in read_rows(DATA_FOLDER / "responses.csv")}
    silent = next(
        row["case_id"]
        for row in read_rows(DATA_FOLDER / "cases.csv")
        if row["case_id"] not in told and not row["crackdown_id"]
    )
    assert choose_about_case(list_told(dataset, "responses"), silent, None).empty


def test_crackdowns_come_latest_first(dataset: Dataset) -> None:
    starts = list_crackdowns(dataset)["start_first"]
    assert starts.is_monotonic_decreasing
    assert len(starts) == len(read_rows(DATA_FOLDER / "crackdowns.csv"))


def test_a_crackdown_has_every_claim_on_it_those_without_a_number_last(dataset: Dataset) -> None:
    arrests = count_rows(dataset, "arrested", CaseFilter())
    rows = [row for row in read_rows(DATA_FOLDER / "claims.csv") if row["scope"] == "crackdown"]
    for crackdown_id in dataset.crackdowns["crackdown_id"]:
        claims = compare_crackdown(dataset, crackdown_id, arrests).claims
        assert set(claims["claim_id"]) == {row["claim_id"] for row in rows if row["case_id"] == crackdown_id}
        silent = (claims["low"].isna() & claims["high"].isna()).astype(int)
        assert silent.is_monotonic_increasing
    assert any(not row["people_low"] and not row["people_high"] for row in rows)


def test_a_crackdown_without_documented_arrests_has_none(dataset: Dataset) -> None:
    arrests = count_rows(dataset, "arrested", CaseFilter())
    assert compare_crackdown(dataset, "2020-digital-surveillance", arrests.iloc[:0]).documented.best == 0
    assert compare_crackdown(dataset, "2006-2008-thailand-arrivals", arrests).documented.best > 0


def test_a_crackdown_rests_on_its_own_sources_and_those_of_its_claims(dataset: Dataset) -> None:
    claims = [row for row in read_rows(DATA_FOLDER / "claims.csv") if row["scope"] == "crackdown"]
    for row in read_rows(DATA_FOLDER / "crackdowns.csv"):
        expected = set(row["source_ids"].split(";"))
        expected |= {claim["source_id"] for claim in claims if claim["case_id"] == row["crackdown_id"]}
        assert set(list_crackdown_sources(dataset, row["crackdown_id"])["source_id"]) == expected

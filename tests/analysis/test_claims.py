"""Who says how many: claims on crackdowns as wholes, beside what is documented case by case."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from analysis.claims import count_by_crackdown, list_crackdown_claims, list_emptied
from analysis.counting import count_rows
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from loaders.dataset import DATA_FOLDER, Dataset
from tests.analysis.making import MadeCase, MadeEvent, count_documented, make_dataset, write_total
from tests.second_implementation.overview import Record

with (DATA_FOLDER / "crackdowns.csv").open(encoding="utf-8", newline="") as _file:
    CRACKDOWNS = [row["crackdown_id"] for row in csv.DictReader(_file)]

WAVES = make_dataset(
    MadeCase("a", "5", (MadeEvent("arrest", "5"),), crackdown_id="second"),
    MadeCase("b", "9", (MadeEvent("arrest", "9"),), crackdown_id="third"),
    MadeCase("c", "4", (MadeEvent("arrest", "4"),), crackdown_id="third"),
    MadeCase("d", "5", (MadeEvent("arrest", "5"),), crackdown_id="first"),
    MadeCase("e", "99", (MadeEvent("arrest", "99"),)),
    MadeCase("f", "99", (MadeEvent("arrest", "99"),), kind="aggregate", crackdown_id="first"),
    MadeCase("g", "–/–/–", (MadeEvent("arrest", "–/–/–"),), crackdown_id="unsized"),
    MadeCase("h", "7", (MadeEvent("repatriation", "7"),), crackdown_id="returns-only"),
)


def test_a_choice_empties_the_crackdowns_of_which_it_keeps_nothing() -> None:
    everything = count_rows(WAVES, "arrested", CaseFilter())
    chosen = everything[everything["case_id"].isin({"a", "c", "e"})]
    assert list_emptied(everything, chosen) == {"first", "unsized"}
    assert list_emptied(everything, everything) == set()
    assert list_emptied(everything, everything.head(0)) == {"first", "second", "third", "unsized"}


def test_crackdowns_stand_by_their_documented_arrests_and_equals_by_id() -> None:
    totals = count_by_crackdown(count_rows(WAVES, "arrested", CaseFilter()))
    assert {key: write_total(total) for key, total in totals.items()} == {
        "third": "13/13/13",
        "first": "5/5/5",
        "second": "5/5/5",
        "unsized": "0/0/0 and 1 of unknown size",
    }
    assert list(totals) == ["third", "first", "second", "unsized"]


def test_documented_are_the_arrests_of_one_crackdown_without_aggregates() -> None:
    assert write_total(count_documented(WAVES, "first", CaseFilter())) == "5/5/5"
    assert write_total(count_documented(WAVES, "first", CaseFilter(kind=("group", "aggregate")))) == "104/104/104"
    assert write_total(count_documented(WAVES, "returns-only", CaseFilter())) == "0/0/0"


@pytest.mark.parametrize("crackdown_id", CRACKDOWNS)
def test_the_claims_on_a_crackdown_are_those_of_the_raw_file(
    crackdown_id: str, dataset: Dataset, record: Record
) -> None:
    claims = list_crackdown_claims(dataset, crackdown_id)
    columns = list(claims.columns)
    ours = [dict(zip(columns, row, strict=True)) for row in list_plain(claims, columns)]
    assert ours == record.list_claims(crackdown_id)


def test_a_withheld_address_stays_withheld(dataset: Dataset) -> None:
    listed = pd.concat([list_crackdown_claims(dataset, key) for key in CRACKDOWNS])
    sources = dataset.sources.set_index("source_id")
    withheld = listed["source_id"].map(sources["link"]) == "no"
    assert listed.loc[withheld, "source_url"].isna().all()
    assert listed.loc[withheld, "source_title"].notna().all()
    assert withheld.any()


def test_a_claim_that_says_at_least_has_no_high_and_keeps_its_low(dataset: Dataset) -> None:
    # Human Rights Watch on July to September 2017: at least 49 (curated readme).
    claims = list_crackdown_claims(dataset, "2017-summer-autumn")
    at_least = claims[(claims["low"] == 49) & claims["high"].isna()]
    assert at_least["claimant_type"].str.contains("ngo").any()


def test_claims_on_a_crackdown_never_enter_the_sums(dataset: Dataset) -> None:
    most = int(list_crackdown_claims(dataset, "2023-border-reopening")["low"].max())
    documented = count_documented(dataset, "2023-border-reopening", CaseFilter())
    assert most > documented.best

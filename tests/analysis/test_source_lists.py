"""The pages that cases rest on, and how they spread."""

from __future__ import annotations

import pytest

from analysis.case_table import list_case_sources, list_cases
from analysis.filters import CaseFilter
from analysis.source_lists import TRAITS, Trait, count_traits, list_used_sources
from loaders.dataset import Dataset
from tests.analysis.asked import FILTERS

EVERYTHING = CaseFilter(kind=(), population=())


def test_a_case_rests_on_the_sources_of_its_own_page(dataset: Dataset) -> None:
    one = CaseFilter(start="2017-11-04", end="2017-11-04", place=("cn-shenyang",))
    sources = list_used_sources(dataset, one)
    own = list_case_sources(dataset, "2017-11-shenyang-ten")
    assert set(sources["source_id"]) == set(own["source_id"])
    assert set(sources["case_ids"]) == {("2017-11-shenyang-ten",)}


@pytest.mark.parametrize("name", ["by default", "in cn-ln", "lens ngo", "one month", "every kind and population"])
def test_under_any_filter_the_cases_are_those_shown_and_each_pair_is_one_of_a_case_page(
    name: str, dataset: Dataset
) -> None:
    sources = list_used_sources(dataset, FILTERS[name])
    both = zip(sources["source_id"], sources["case_ids"], strict=True)
    pairs = {(case_id, source_id) for source_id, case_ids in both for case_id in case_ids}
    shown = list_cases(dataset, FILTERS[name])["case_id"]
    expected = {(case_id, key) for case_id in shown for key in list_case_sources(dataset, case_id)["source_id"]}
    assert pairs == expected


@pytest.mark.parametrize("trait", TRAITS)
def test_every_source_is_counted_once_for_each_trait(trait: Trait, dataset: Dataset) -> None:
    sources = list_used_sources(dataset, EVERYTHING)
    counted = count_traits(sources, trait)
    assert counted["sources"].sum() == len(sources)
    assert counted["value"].is_unique
    assert (counted["cases"] >= 1).all()
    assert counted["cases"].max() <= len(dataset.cases)


def test_the_newest_page_comes_first_and_undated_ones_last(dataset: Dataset) -> None:
    sources = list_used_sources(dataset, EVERYTHING)
    dated = sources["published_first"].dropna()
    assert dated.is_monotonic_decreasing
    assert sources["published_first"].isna().to_list() == sorted(sources["published_first"].isna())


def test_where_no_case_is_shown_there_are_no_sources(dataset: Dataset) -> None:
    none = list_used_sources(dataset, CaseFilter(start="1950", end="1951"))
    assert none.empty
    assert count_traits(none, "year").empty

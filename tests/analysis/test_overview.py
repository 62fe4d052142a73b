"""Every figure of the first page a second time, from the raw files, under many filters."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.claims import count_by_crackdown
from analysis.counting import Measure, count_rows
from analysis.fates import count_no_news, keep_ledgers
from analysis.filters import COUNTED_KINDS, CaseFilter
from analysis.frames import list_plain
from analysis.ledgers import STATES
from analysis.overview import ComparedCrackdown, Overview, make_overview
from analysis.periods import Stretch, count_by_year
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.asked import ALL_KINDS, FILTERS
from tests.analysis.making import load_record
from tests.second_implementation.choosing import Selection
from tests.second_implementation.overview import Record


def ask_second(record: Record, case_filter: CaseFilter) -> dict[str, Any]:
    """The second implementation's answer to the same question."""
    return record.count_overview(
        Selection(
            countries=frozenset(case_filter.country),
            places=frozenset(case_filter.place),
            crackdowns=frozenset(case_filter.crackdown),
            kinds=frozenset(case_filter.kind),
            populations=frozenset(case_filter.population),
            grades=frozenset(case_filter.verification),
            outcomes=frozenset(case_filter.outcome),
            who=frozenset(case_filter.who),
            start=case_filter.start,
            end=case_filter.end,
            lens=case_filter.lens,
            words=case_filter.q,
        )
    )


def show_frame(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain mappings, None where unknown."""
    columns = list(frame.columns)
    return [dict(zip(columns, row, strict=True)) for row in list_plain(frame, columns)]


def show_stretch(stretch: Stretch | None) -> dict[str, Any] | None:
    return None if stretch is None else asdict(stretch)


def show_compared(compared: ComparedCrackdown) -> dict[str, Any]:
    return {
        "crackdown_id": compared.crackdown_id,
        "documented": asdict(compared.documented),
        "claims": show_frame(compared.claims),
    }


def show_overview(overview: Overview, ledgers: pd.DataFrame) -> dict[str, Any]:
    """All the first page says, as plain values, with the sums of the ledgers' states."""
    return {
        "data_date": overview.data_date.last,
        "cases": overview.cases,
        "verification": list(overview.verification.items()),
        "people": asdict(overview.people),
        "totals_left_out": overview.totals_left_out,
        "arrested_authorities": overview.arrested_authorities,
        "returned_authorities": overview.returned_authorities,
        "no_news_authorities": overview.no_news_authorities,
        "arrested": asdict(overview.arrested),
        "returned": asdict(overview.returned),
        "arrested_silent": overview.arrested_silent,
        "returned_silent": overview.returned_silent,
        "no_news": asdict(overview.no_news),
        "no_news_at_most": overview.no_news_at_most,
        "latest_arrested": show_stretch(overview.latest_arrests),
        "worst_arrested": show_stretch(overview.worst_arrests),
        "latest_returned": show_stretch(overview.latest_returns),
        "worst_returned": show_stretch(overview.worst_returns),
        "arrested_by_year": show_frame(overview.arrested_by_year),
        "returned_by_year": show_frame(overview.returned_by_year),
        "crackdowns": list(overview.crackdowns["crackdown_id"]),
        "most_documented": list(overview.most_documented),
        "newest": show_frame(overview.newest[["case_id", "last_reported"]]),
        "compared": [show_compared(compared) for compared in overview.compared],
        "states": {str(state): int(ledgers[str(state)].sum()) for state in STATES},
    }


def test_the_comparison_leaves_no_figure_of_the_overview_out(dataset: Dataset) -> None:
    overview = make_overview(dataset, CaseFilter())
    shown = show_overview(overview, keep_ledgers(dataset, CaseFilter()))
    names = {re.sub("(latest|worst)_(arrest|return)s", r"\1_\2ed", name) for name in Overview.__slots__}
    assert set(shown) == names | {"states"}


@pytest.mark.parametrize("name", FILTERS)
def test_the_overview_says_what_the_second_implementation_says(name: str, dataset: Dataset, record: Record) -> None:
    case_filter = FILTERS[name]
    ours = show_overview(make_overview(dataset, case_filter), keep_ledgers(dataset, case_filter))
    second = ask_second(record, case_filter)
    # Figure by figure, so that a failure names the one that differs.
    for figure, value in second.items():
        assert ours[figure] == value, figure
    assert ours.keys() == second.keys()


def test_the_filters_compared_are_not_all_empty(record: Record) -> None:
    # Five of the named crackdowns have no case.
    empty = [name for name, case_filter in FILTERS.items() if not ask_second(record, case_filter)["cases"]]
    assert len(FILTERS) - len(empty) >= 100
    assert {"a period in which nothing happened", "search no such words at all"} <= set(empty)
    assert "all at once" not in empty


# Filters on the cases, the days, the places and whose figures, each of which may be left out.
case_filters = st.builds(
    CaseFilter,
    start=st.sampled_from([None, "1999", "2004-11", "2012-02", "2017-11-04", "2023"]),
    end=st.sampled_from([None, "2003", "2012-02", "2017-11-17", "2024-04-26"]),
    country=st.sampled_from([(), ("CN",), ("RU", "LA"), ("TH", "VN", "MM")]),
    kind=st.sampled_from([COUNTED_KINDS, ("group",), ALL_KINDS, ()]),
    population=st.sampled_from([CaseFilter().population, ("escapees",), ()]),
    place=st.sampled_from([(), (), ("cn",), ("cn-jl",), ("cn-ln", "cn-yn"), ("cn-shenyang",)]),
    outcome=st.sampled_from([(), (), ("no_news",), ("returned", "safe")]),
    who=st.sampled_from([(), (), ("minors",)]),
    lens=st.sampled_from([None, None, "ngo", "media"]),
    q=st.sampled_from([None, None, "kunming", "어머니"]),
)
on_the_record = settings(max_examples=15)


@pytest.mark.parametrize("measure", ["arrested", "returned"])
@on_the_record
@given(case_filter=case_filters)
def test_the_years_add_up_to_the_total_under_any_filter(measure: Measure, case_filter: CaseFilter) -> None:
    dataset = load_record()
    rows = count_rows(dataset, measure, case_filter)
    total, years = sum_rows(rows), count_by_year(rows, range(1990, 2027))
    sums = [int(years[name].sum()) for name in ("low", "best", "high", "unknown")]
    assert sums == [total.low, total.best, total.high, total.unknown]
    assert bool(years["high_open"].any()) == total.is_open
    assert (years["loose"] <= years["best"]).all()


@pytest.mark.parametrize("measure", ["arrested", "returned"])
@on_the_record
@given(case_filter=case_filters)
def test_the_countries_of_the_authority_add_up_to_the_total_under_any_filter(
    measure: Measure, case_filter: CaseFilter
) -> None:
    dataset = load_record()
    rows = count_rows(dataset, measure, case_filter)
    parts = [sum_rows(own) for _, own in rows.groupby("case_country")]
    total = sum_rows(rows)
    assert (sum(part.low for part in parts), sum(part.best for part in parts), sum(part.high for part in parts)) == (
        total.low,
        total.best,
        total.high,
    )
    if case_filter.country:
        assert set(rows["case_country"]) <= set(case_filter.country)


@on_the_record
@given(case_filter=case_filters)
def test_the_states_of_the_shown_cases_add_up_to_their_people_under_any_filter(case_filter: CaseFilter) -> None:
    dataset = load_record()
    ledgers = keep_ledgers(dataset, case_filter)
    sized = ledgers[ledgers["best"].notna()]
    states = [str(state) for state in STATES]
    assert (sized[states].sum(axis=1) == sized["best"]).all()
    assert ledgers.loc[ledgers["best"].isna(), states].isna().all(axis=None)
    assert count_no_news(ledgers).best == int(sized["held"].sum() + sized["unseen"].sum())


def test_the_ledger_of_every_case_of_the_record_adds_up_to_its_people(dataset: Dataset) -> None:
    ledgers = keep_ledgers(dataset, CaseFilter(kind=(), population=()))
    assert list(ledgers["case_id"]) == list(dataset.cases["case_id"])
    for ledger in show_frame(ledgers):
        people = [ledger[str(state)] for state in STATES]
        if ledger["best"] is None:
            assert set(people) == {None}, ledger["case_id"]
        else:
            assert sum(people) == ledger["best"], ledger["case_id"]
            assert min(people) >= 0, ledger["case_id"]


@on_the_record
@given(case_filter=case_filters)
def test_a_case_with_counted_rows_is_always_a_case_that_is_shown(case_filter: CaseFilter) -> None:
    dataset = load_record()
    shown = set(keep_ledgers(dataset, case_filter)["case_id"])
    assert set(count_rows(dataset, "arrested", case_filter)["case_id"]) <= shown
    assert set(count_rows(dataset, "returned", case_filter)["case_id"]) <= shown


def test_the_crackdowns_compared_are_those_with_most_documented_arrests(dataset: Dataset) -> None:
    totals = count_by_crackdown(count_rows(dataset, "arrested", CaseFilter()))
    compared = make_overview(dataset, CaseFilter()).compared
    assert [item.crackdown_id for item in compared] == list(totals)[:2]
    assert all(total.best <= compared[1].documented.best for total in list(totals.values())[2:])


def test_making_the_overview_changes_nothing_in_the_dataset(dataset: Dataset) -> None:
    before = {name: dataset.table(name).copy() for name in dataset.row_counts}
    first = show_overview(make_overview(dataset, CaseFilter()), keep_ledgers(dataset, CaseFilter()))
    again = show_overview(make_overview(dataset, CaseFilter()), keep_ledgers(dataset, CaseFilter()))
    assert first == again
    for name, frame in before.items():
        pd.testing.assert_frame_equal(dataset.table(name), frame)

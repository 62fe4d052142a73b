"""What a filter selects: its boundaries, its address, and what it does not understand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import count_rows
from analysis.fates import keep_ledgers
from analysis.filters import (
    COUNTED_KINDS,
    COUNTED_POPULATIONS,
    LONGEST_SEARCH,
    OUTCOMES,
    PARAMETERS,
    WHO,
    CaseFilter,
    read_search,
)
from analysis.lens import LENSES
from analysis.selection import choose_days as filter_days
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from rules.ledger import State
from tests.analysis.making import MadeCase, MadeEvent, load_record, make_dataset, make_rows, write_total

KINDS = ("group", "mass", "aggregate")
POPULATIONS = ("escapees", "dispatched_workers", "fishermen", "prisoners_of_war_and_kin")


def choose_days(case_filter: CaseFilter, *dates: str) -> list[str]:
    return list(filter_days(make_rows(*[(date, "1") for date in dates]), case_filter)["date"])


def test_the_first_and_the_last_day_of_a_period_belong_to_it() -> None:
    days = ["2017-11-03", "2017-11-04", "2017-11-17", "2017-11-18"]
    assert choose_days(CaseFilter(start="2017-11-04", end="2017-11-17"), *days) == ["2017-11-04", "2017-11-17"]


def test_a_month_reaches_from_its_first_day_to_its_last() -> None:
    days = ["2012-01-31", "2012-02-01", "2012-02-29", "2012-03-01"]
    assert choose_days(CaseFilter(start="2012-02", end="2012-02"), *days) == ["2012-02-01", "2012-02-29"]


def test_a_year_reaches_from_new_years_day_to_new_years_eve() -> None:
    days = ["2011-12-31", "2012-01-01", "2012-12-31", "2013-01-01"]
    assert choose_days(CaseFilter(start="2012", end="2012"), *days) == ["2012-01-01", "2012-12-31"]


@pytest.mark.parametrize(
    ("case_filter", "chosen"),
    [
        pytest.param(CaseFilter(start="2012-02-15"), ["2013"], id="from"),
        pytest.param(CaseFilter(end="2012-02-15"), ["2012", "2012-02", "2012-02-01/2012-12-31"], id="to"),
        pytest.param(CaseFilter(), ["2012", "2012-02", "2012-02-01/2012-12-31", "2013"], id="all years"),
    ],
)
def test_an_event_lies_where_its_counting_day_lies_however_long_it_may_have_lasted(
    case_filter: CaseFilter, chosen: list[str]
) -> None:
    assert choose_days(case_filter, "2012", "2012-02", "2012-02-01/2012-12-31", "2013") == chosen


def test_an_event_with_an_open_start_counts_at_its_known_end() -> None:
    assert choose_days(CaseFilter(start="2022-01-10", end="2022-01-10"), "../2022-01-10") == ["../2022-01-10"]
    assert choose_days(CaseFilter(end="2022-01-09"), "../2022-01-10") == []


def test_an_event_with_an_open_end_counts_at_its_first_day() -> None:
    assert choose_days(CaseFilter(end="2012-02-08"), "2012-02-08/..") == ["2012-02-08/.."]
    assert choose_days(CaseFilter(start="2012-02-09"), "2012-02-08/..") == []


def test_a_period_that_ends_before_it_begins_holds_nothing() -> None:
    assert choose_days(CaseFilter(start="2013", end="2012"), "2012-06-01", "2013-06-01") == []


MIXED = make_dataset(
    MadeCase("a-group", "1", (MadeEvent("arrest", "1"),)),
    MadeCase("a-mass", "2", (MadeEvent("arrest", "2"),), kind="mass"),
    MadeCase("an-aggregate", "4", (MadeEvent("arrest", "4"),), kind="aggregate"),
    MadeCase("workers", "8", (MadeEvent("arrest", "8"),), population="dispatched_workers", country="RU"),
    MadeCase("fishermen", "16", (MadeEvent("arrest", "16"),), population="fishermen", country="RU"),
    MadeCase("kin", "32", (MadeEvent("arrest", "32"),), population="prisoners_of_war_and_kin", crackdown_id="wave"),
    # Seized in Laos by Chinese officers: the authority is China, and that is what "by China" means.
    MadeCase("abroad", "64", (MadeEvent("arrest", "64", place_country="LA"),)),
)


@pytest.mark.parametrize(
    ("case_filter", "people"),
    [
        pytest.param(CaseFilter(), 1 + 2 + 32 + 64, id="by default neither aggregates nor workers nor fishermen"),
        pytest.param(CaseFilter(kind=KINDS), 1 + 2 + 4 + 32 + 64, id="aggregates switched on"),
        pytest.param(CaseFilter(kind=("aggregate",)), 4, id="aggregates alone"),
        pytest.param(CaseFilter(population=("fishermen",)), 16, id="fishermen alone"),
        pytest.param(CaseFilter(kind=(), population=()), 127, id="no condition"),
        pytest.param(CaseFilter(country=("CN",)), 1 + 2 + 32 + 64, id="the authority and not the place"),
        pytest.param(CaseFilter(country=("LA",)), 0, id="the place is not asked for"),
        pytest.param(CaseFilter(crackdown=("wave",)), 32, id="one crackdown"),
        pytest.param(CaseFilter(country=("RU",), crackdown=("wave",)), 0, id="all conditions together"),
        pytest.param(CaseFilter(country=("RU", "CN"), population=()), 1 + 2 + 8 + 16 + 32 + 64, id="one of several"),
    ],
)
def test_conditions_on_cases_choose_the_people_counted(case_filter: CaseFilter, people: int) -> None:
    assert sum_rows(count_rows(MIXED, "arrested", case_filter)).best == people
    assert sum_rows(keep_ledgers(MIXED, case_filter)).best == people


TWICE = make_dataset(
    MadeCase(
        "seized-twice",
        "20/29/29",
        (
            MadeEvent("arrest", "9/20/20", "2014-07-01"),
            MadeEvent("arrest", "9/9/18", "2014-08-01"),
            MadeEvent("repatriation", "29", "2015-02-01"),
        ),
    )
)


def test_rule_3_is_applied_to_the_whole_case_before_the_period_chooses() -> None:
    for case_filter, figures in (
        (CaseFilter(), "20/29/29"),
        (CaseFilter(start="2014-07", end="2014-07"), "20/29/29"),
        # The second arrest alone would be nine people; they are counted in July.
        (CaseFilter(start="2014-08", end="2014-08"), "0/0/0"),
    ):
        assert write_total(sum_rows(count_rows(TWICE, "arrested", case_filter))) == figures


def test_a_case_is_shown_if_one_of_its_events_of_any_type_lies_in_the_period() -> None:
    for month, cases in (("2014-07", 1), ("2014-08", 1), ("2014-09", 0), ("2015-02", 1)):
        assert len(keep_ledgers(TWICE, CaseFilter(start=month, end=month))) == cases


def test_outcomes_follow_the_people_beyond_the_period() -> None:
    ledgers = keep_ledgers(TWICE, CaseFilter(start="2014-07", end="2014-07"))
    assert ledgers["returned"].to_list() == [29]


def test_the_default_filter_needs_no_address() -> None:
    assert CaseFilter().to_query() == {}


def test_an_address_holds_what_is_not_default_and_nothing_else() -> None:
    assert CaseFilter(start="2012", country=("CN", "LA")).to_query() == {"from": ["2012"], "country": ["CN", "LA"]}
    assert CaseFilter(end="2012-02-08", crackdown=("2012-mourning-period",)).to_query() == {
        "to": ["2012-02-08"],
        "crackdown": ["2012-mourning-period"],
    }
    assert CaseFilter(kind=("mass",), population=("escapees",)).to_query() == {
        "kind": ["mass"],
        "population": ["escapees"],
    }


def words(*given: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(given), unique=True, max_size=4).map(tuple)


def record_words(table: str, column: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.deferred(lambda: words(*sorted(load_record().table(table)[column].dropna().astype(str).unique())))


dates = st.none() | st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["2012", "2012-02", "2012-02~"])
filters = st.builds(
    CaseFilter,
    start=dates,
    end=dates,
    country=record_words("cases", "country"),
    place=record_words("places", "place_id"),
    crackdown=record_words("crackdowns", "crackdown_id"),
    kind=words(*KINDS),
    population=words(*POPULATIONS),
    verification=words("confirmed", "corroborated", "reported", "disputed"),
    outcome=words(*OUTCOMES),
    who=words(*WHO),
    lens=st.none() | st.sampled_from(sorted(LENSES)),
    q=st.none() | st.text(max_size=LONGEST_SEARCH),
)


@given(filters)
def test_a_filter_read_back_from_its_address_is_the_same_filter(case_filter: CaseFilter) -> None:
    assert CaseFilter.from_query(case_filter.to_query(), load_record()) == (case_filter, ())


@given(filters)
def test_a_filter_is_a_key_and_its_address_holds_texts_only(case_filter: CaseFilter) -> None:
    again, _ = CaseFilter.from_query(case_filter.to_query(), load_record())
    assert hash(again) == hash(case_filter)
    assert set(case_filter.to_query()) <= PARAMETERS
    assert all(values and all(type(value) is str for value in values) for values in case_filter.to_query().values())


@given(st.dictionaries(st.sampled_from(sorted(PARAMETERS)), st.lists(st.text(max_size=8), max_size=3), max_size=4))
def test_whatever_an_address_says_it_is_read_and_nothing_is_dropped_in_silence(query: dict[str, list[str]]) -> None:
    case_filter, unknown = CaseFilter.from_query(query, load_record())
    kept = {(name, value) for name, values in case_filter.to_query().items() for value in values}
    for parameter, values in query.items():
        for value in values:
            written = value if parameter != "q" else read_search(value)
            assert (parameter, written) in kept or (parameter, value) in unknown, (parameter, value)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("country", "XX"),
        ("country", "cn"),
        ("country", "China"),
        ("crackdown", "2017-no-such-wave"),
        ("kind", "groups"),
        ("kind", ""),
        ("population", "everybody"),
        ("from", "2012-02-30"),
        ("from", "../2012"),
        ("to", "2012/.."),
        ("to", "yesterday"),
        ("to", " 2012"),
        ("from", ""),
        ("place", "Shenyang"),
        ("place", "cn-nowhere"),
        ("verification", "sure"),
        ("outcome", "gone"),
        ("outcome", "no news"),
        ("who", "children"),
        ("lens", "NGO"),
        ("lens", "ngos"),
        ("lens", ""),
        ("q", ""),
        ("q", "   "),
    ],
)
def test_what_an_address_says_that_means_nothing_is_named_and_has_no_effect(
    parameter: str, value: str, dataset: Dataset
) -> None:
    assert CaseFilter.from_query({parameter: [value]}, dataset) == (CaseFilter(), ((parameter, value),))


def test_what_is_understood_stands_beside_what_is_not(dataset: Dataset) -> None:
    query = {"country": ["CN", "XX"], "from": ["2012"], "to": ["soon"], "kind": ["mass", "crowd"]}
    case_filter, unknown = CaseFilter.from_query(query, dataset)
    assert case_filter == CaseFilter(start="2012", country=("CN",), kind=("mass",))
    assert set(unknown) == {("country", "XX"), ("to", "soon"), ("kind", "crowd")}


def test_a_value_given_twice_counts_once(dataset: Dataset) -> None:
    assert CaseFilter.from_query({"country": ["CN", "CN"]}, dataset) == (CaseFilter(country=("CN",)), ())


def test_of_several_days_the_last_stands_and_the_others_are_named(dataset: Dataset) -> None:
    assert CaseFilter.from_query({"from": ["2012", "2013"]}, dataset) == (CaseFilter(start="2013"), (("from", "2012"),))


def test_of_several_lenses_or_searches_the_last_that_is_understood_stands(dataset: Dataset) -> None:
    query = {"lens": ["ngo", "state", "nobody"], "q": ["one", "two", ""]}
    case_filter, unknown = CaseFilter.from_query(query, dataset)
    assert case_filter == CaseFilter(lens="state", q="two")
    assert set(unknown) == {("lens", "ngo"), ("lens", "nobody"), ("q", "one"), ("q", "")}


def test_what_is_cut_off_a_search_is_named(dataset: Dataset) -> None:
    case_filter, unknown = CaseFilter.from_query({"q": ["x" * 200 + " and more"]}, dataset)
    assert case_filter == CaseFilter(q="x" * 200)
    assert unknown == (("q", "and more"),)


def test_a_value_given_twice_makes_no_other_filter() -> None:
    assert CaseFilter(place=("cn-ln", "cn-jl", "cn-ln")) == CaseFilter(place=("cn-ln", "cn-jl"))


def test_the_default_in_another_order_is_the_default() -> None:
    assert CaseFilter(kind=COUNTED_KINDS[::-1], population=COUNTED_POPULATIONS[::-1]) == CaseFilter()


def test_parameters_that_are_not_the_filters_are_left_to_others(dataset: Dataset) -> None:
    assert CaseFilter.from_query({"lang": ["ko"], "case": ["2017-11-shenyang-ten"]}, dataset) == (CaseFilter(), ())


def test_every_word_of_the_contract_is_understood(dataset: Dataset) -> None:
    assert set(dataset.contract.tables["cases"].field("kind").words) == set(KINDS)
    assert set(dataset.contract.tables["cases"].field("population").words) == set(POPULATIONS)
    assert CaseFilter.from_query({"kind": list(KINDS)}, dataset) == (CaseFilter(kind=KINDS), ())
    assert CaseFilter.from_query({"population": list(POPULATIONS)}, dataset) == (CaseFilter(population=POPULATIONS), ())
    grades = dataset.contract.tables["cases"].field("verification").words
    assert CaseFilter.from_query({"verification": list(grades)}, dataset) == (CaseFilter(verification=grades), ())


def test_the_outcomes_are_the_states_of_the_ledger_and_no_news() -> None:
    assert set(OUTCOMES) == {str(state) for state in State} | {"no_news"}
    assert len(OUTCOMES) == len(State) + 1


def test_the_names_in_addresses_are_those_that_are_for_good() -> None:
    cases = {"country", "crackdown", "kind", "population", "verification", "outcome", "who", "q"}
    assert cases | {"from", "to", "place", "lens"} == PARAMETERS


def test_the_defaults_are_the_data_models() -> None:
    assert CaseFilter() == CaseFilter(kind=COUNTED_KINDS, population=COUNTED_POPULATIONS)
    assert set(COUNTED_KINDS) == {"group", "mass"}
    assert set(COUNTED_POPULATIONS) == {"escapees", "prisoners_of_war_and_kin"}


@given(
    st.lists(st.dates(pd.Timestamp("1998-01-01").date(), pd.Timestamp("2026-12-31").date()), max_size=12),
    st.dates(pd.Timestamp("1998-01-01").date(), pd.Timestamp("2026-12-31").date()),
)
def test_a_period_and_what_lies_after_it_share_no_row_and_leave_none_out(days: list[object], cut: object) -> None:
    texts = [str(day) for day in days]
    before, cutting = str(pd.Timestamp(str(cut)) - pd.Timedelta(days=1))[:10], str(cut)
    earlier = choose_days(CaseFilter(end=before), *texts)
    later = choose_days(CaseFilter(start=cutting), *texts)
    assert sorted(earlier + later) == sorted(texts)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (None, None, "2012", "2012"),
        ("2012-02", None, "2012-02", "2012"),
        (None, "2012-03-04", "2012", "2012-03-04"),
        ("2011", "2013", "2012", "2012"),
        ("2012-01-01", "2012-12-31", "2012", "2012"),
    ],
)
def test_a_year_under_a_filter_is_the_part_of_it_that_the_filter_holds(
    start: str | None, end: str | None, first: str, last: str
) -> None:
    narrowed = CaseFilter(start=start, end=end, place=("cn-shenyang",)).within("2012")
    assert narrowed == CaseFilter(start=first, end=last, place=("cn-shenyang",))

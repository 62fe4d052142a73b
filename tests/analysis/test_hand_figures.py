"""Real cases and the readme's tables, worked out by hand, against what ``analysis`` makes of the real record."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.counting import Measure, count_rows
from analysis.fates import count_no_news, keep_ledgers
from analysis.filters import COUNTED_KINDS, CaseFilter
from analysis.frames import list_plain
from analysis.overview import make_overview
from analysis.periods import Stretch, count_by_year
from analysis.selection import choose_cases
from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset
from rules.figures import Figures
from rules.ledger import LedgerEvent, State, keep_ledger
from tests import hand_figures as hand
from tests.analysis.making import count_documented
from tests.hand_figures import CASES, HandCase, HandFigure

SIZES = ["people_low", "people_best", "people_high"]
EVERYTHING = CaseFilter(kind=(), population=())
FEBRUARY_2012 = CaseFilter(start="2012-02", end="2012-02", country=("CN",))


def agrees(total: Total, figure: HandFigure) -> bool:
    """Whether a total is the figure; an empty cell is 0 in a sum."""
    ours = (total.low, total.best, total.high, total.is_open, total.unknown)
    return ours == (figure.low or 0, figure.best or 0, figure.high or 0, figure.is_open, figure.unknown)


def choose(frame: pd.DataFrame, *case_ids: str) -> pd.DataFrame:
    return frame[frame["case_id"].isin(case_ids).astype(bool)]


@pytest.fixture(scope="module")
def arrests(dataset: Dataset) -> pd.DataFrame:
    return count_rows(dataset, "arrested", EVERYTHING)


@pytest.fixture(scope="module")
def returns(dataset: Dataset) -> pd.DataFrame:
    return count_rows(dataset, "returned", EVERYTHING)


@pytest.fixture(scope="module")
def ledgers(dataset: Dataset) -> pd.DataFrame:
    return keep_ledgers(dataset, EVERYTHING).set_index("case_id", drop=False)


each_case = pytest.mark.parametrize("case", [pytest.param(case, id=case.case_id) for case in CASES])


@each_case
def test_a_case_counts_as_it_was_counted_by_hand(case: HandCase, arrests: pd.DataFrame, returns: pd.DataFrame) -> None:
    assert agrees(sum_rows(choose(arrests, case.case_id)), case.arrested)
    assert agrees(sum_rows(choose(returns, case.case_id)), case.returned)


@each_case
def test_an_unknown_low_stays_unknown_where_a_case_is_a_single_row(case: HandCase, returns: pd.DataFrame) -> None:
    rows = choose(returns, case.case_id)
    if len(rows) == 1:
        low = rows["low"].iloc[0]
        assert (None if pd.isna(low) else int(low)) == case.returned.low


@each_case
def test_people_end_in_the_states_that_were_found_by_hand(case: HandCase, ledgers: pd.DataFrame) -> None:
    names = [str(state) for state in State]
    (people,) = list_plain(choose(ledgers, case.case_id), names)
    if case.states is None:
        assert set(people) == {None}
        return
    assert {state: number for state, number in zip(names, people, strict=True) if number} == case.states


@each_case
def test_states_are_marked_as_they_were_by_hand(case: HandCase, ledgers: pd.DataFrame) -> None:
    ledger = ledgers.loc[case.case_id]
    assert set(ledger["at_most_states"]) == case.at_most
    assert set(ledger["some_states"]) == case.some


@each_case
def test_the_entries_not_recorded_are_those_found_by_hand(case: HandCase, dataset: Dataset) -> None:
    columns = ["number", "event_type", *SIZES, "place_country", "place_type"]
    events = [
        LedgerEvent(number, event_type, Figures(low, best, high), country == "KP", place_type == "embassy")
        for number, event_type, low, best, high, country, place_type in sorted(
            list_plain(choose(dataset.events, case.case_id), columns)
        )
    ]
    ((low, best, high),) = list_plain(choose(dataset.cases, case.case_id), SIZES)
    ledger = keep_ledger(Figures(low, best, high), events)
    assert sum(people for _, people in ledger.entries) == case.entry_not_recorded
    assert ledger.short == ()


@each_case
def test_there_is_no_news_of_as_many_as_were_counted_by_hand(case: HandCase, ledgers: pd.DataFrame) -> None:
    assert agrees(count_no_news(choose(ledgers, case.case_id)), case.no_news)


@each_case
def test_a_case_is_in_the_sums_if_and_only_if_it_should_be(case: HandCase, dataset: Dataset) -> None:
    shown = choose_cases(dataset, CaseFilter())["case_id"]
    assert (case.case_id in set(shown)) == case.in_sums


def test_february_2012_is_seven_groups_and_their_sums(dataset: Dataset) -> None:
    rows = count_rows(dataset, "arrested", FEBRUARY_2012)
    assert set(rows["case_id"]) == set(hand.FEBRUARY_2012)
    assert agrees(sum_rows(rows), hand.FEBRUARY_2012_ARRESTED)
    # Their returns came later, and follow the cases and not the month.
    assert agrees(
        sum_rows(choose(count_rows(dataset, "returned", CaseFilter()), *hand.FEBRUARY_2012)),
        hand.FEBRUARY_2012_RETURNED,
    )
    ledgers = choose(keep_ledgers(dataset, FEBRUARY_2012), *hand.FEBRUARY_2012)
    assert agrees(count_no_news(ledgers), hand.FEBRUARY_2012_NO_NEWS)


@pytest.mark.parametrize("decade", hand.README_DECADES)
def test_a_decade_is_the_readmes_by_its_years_and_by_its_period(decade: str, dataset: Dataset) -> None:
    first = int(decade.removesuffix("s"))
    _, arrested, returned = hand.README_DECADES[decade]
    figures: list[tuple[Measure, HandFigure]] = [("arrested", arrested), ("returned", returned)]
    for measure, figure in figures:
        period = CaseFilter(start=str(first), end=str(first + 9))
        assert agrees(sum_rows(count_rows(dataset, measure, period)), figure)
        years = count_by_year(count_rows(dataset, measure, CaseFilter()), range(first, first + 10))
        low, best, high, unknown = (int(years[name].sum()) for name in ("low", "best", "high", "unknown"))
        assert HandFigure(low, best, high, bool(years["high_open"].any()), unknown) == figure


def test_the_cases_of_any_kind_by_decade_are_the_readmes(dataset: Dataset) -> None:
    begun = dataset.events.groupby("case_id")["counting_day"].min().dt.year // 10 * 10
    assert {f"{decade}s": int(cases) for decade, cases in begun.value_counts().items()} == {
        decade: cases for decade, (cases, _, _) in hand.README_DECADES.items()
    }
    assert len(dataset.cases) == hand.README_ALL[0] == len(begun)


@pytest.mark.parametrize(
    ("case_filter", "arrested", "returned"),
    [
        pytest.param(CaseFilter(), *hand.README_ALL[1:], id="all countries"),
        pytest.param(CaseFilter(country=("CN",)), *hand.README_CHINA, id="China"),
    ],
)
def test_the_totals_of_the_overview_are_the_readmes(
    case_filter: CaseFilter, arrested: HandFigure, returned: HandFigure, dataset: Dataset
) -> None:
    overview = make_overview(dataset, case_filter)
    assert agrees(overview.arrested, arrested)
    assert agrees(overview.returned, returned)


def test_no_news_of_the_overview_is_the_sum_that_was_decided_upon(dataset: Dataset) -> None:
    overview = make_overview(dataset, CaseFilter())
    assert agrees(overview.no_news, HandFigure(830, 888, 897, is_open=True, unknown=1))
    # 2018-03-shenyang-kunming-seven, 2018-03-sixteen and 2008-04-bangkok-us-bound-23: the low would be 876 without.
    assert overview.no_news_at_most == 3


@pytest.mark.parametrize(
    ("kinds", "figure"),
    [
        pytest.param(COUNTED_KINDS, hand.README_SUMMER_AUTUMN_2017, id="groups"),
        pytest.param(
            (*COUNTED_KINDS, "aggregate"), hand.README_SUMMER_AUTUMN_2017_WITH_AGGREGATE, id="with the aggregate"
        ),
    ],
)
def test_the_summer_and_autumn_of_2017_are_the_readmes(
    kinds: tuple[str, ...], figure: HandFigure, dataset: Dataset
) -> None:
    case_filter = CaseFilter(crackdown=("2017-summer-autumn",), kind=kinds)
    total = sum_rows(count_rows(dataset, "arrested", case_filter))
    assert agrees(total, figure)
    assert total.cases == (7 if kinds == COUNTED_KINDS else 8)
    assert count_documented(dataset, "2017-summer-autumn", CaseFilter(kind=kinds)) == total


@pytest.mark.parametrize("case_id", hand.README_RETURNS)
def test_a_large_return_is_the_readmes(case_id: str, returns: pd.DataFrame) -> None:
    assert agrees(sum_rows(choose(returns, case_id)), hand.README_RETURNS[case_id])


def test_the_worst_three_months_are_those_checked_by_hand(dataset: Dataset) -> None:
    overview = make_overview(dataset, CaseFilter())
    for worst, (day, figure) in (
        (overview.worst_arrests, hand.WORST_ARRESTS),
        (overview.worst_returns, hand.WORST_RETURNS),
    ):
        assert isinstance(worst, Stretch)
        assert worst.last.isoformat() == day
        assert agrees(worst.total, figure)


def test_the_data_date_is_the_latest_day_something_was_reported(dataset: Dataset) -> None:
    overview = make_overview(dataset, CaseFilter())
    assert overview.data_date.text == hand.DATA_DATE
    assert overview.latest_arrests.last.isoformat() == hand.DATA_DATE
    assert overview.latest_returns.last.isoformat() == hand.DATA_DATE


def test_the_data_date_does_not_depend_on_the_filter(dataset: Dataset) -> None:
    assert make_overview(dataset, CaseFilter(end="2005")).data_date.text == hand.DATA_DATE

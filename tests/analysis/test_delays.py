"""From arrest to return: which returns are measured, and how many days it took."""

from __future__ import annotations

import pytest
from hypothesis import given

from analysis.delays import REASONS, Delays, measure_delays
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.ledgers import keep_cases
from analysis.outcomes import make_outcomes
from loaders.dataset import Dataset
from tests.analysis.making import MadeCase, MadeEvent, load_record, make_dataset
from tests.analysis.test_overview import case_filters, on_the_record


def measure(*events: MadeEvent, figures: str = "5") -> str:
    """Days and people of each return of a made-up case: ``"13–13 of 5"``, or why it is left out."""
    dataset = make_dataset(MadeCase("case", figures, events))
    delays = measure_delays(keep_cases(dataset.cases, dataset.events), dataset.events)
    if delays.rows.empty:
        return " ".join(reason for reason, number in delays.left_out.items() if number)
    return ", ".join(
        f"{low}–{high} of {people}"
        for low, high, people in list_plain(delays.rows, ["days_low", "days_high", "people"])
    )


def measure_record(dataset: Dataset) -> Delays:
    return make_outcomes(dataset, CaseFilter()).delays


def test_two_known_days_give_one_number() -> None:
    assert measure(MadeEvent("arrest", "5"), MadeEvent("repatriation", "5", "2017-11-17")) == "13–13 of 5"


def test_an_interval_gives_the_fewest_and_the_most_days() -> None:
    arrest = MadeEvent("arrest", "5", "2012-02-08/2012-02-10")
    assert measure(arrest, MadeEvent("repatriation", "5", "2012-02-20/2012-03-08")) == "10–29 of 5"


def test_a_month_for_both_begins_at_no_day_and_never_below() -> None:
    assert measure(MadeEvent("arrest", "5", "2012-03"), MadeEvent("repatriation", "5", "2012-03")) == "0–30 of 5"


@pytest.mark.parametrize(("date", "reason"), [("2012", "arrest_undated"), ("../2012-02-08", "arrest_undated")])
def test_an_arrest_that_is_not_dated_to_within_a_month_is_left_out(date: str, reason: str) -> None:
    assert measure(MadeEvent("arrest", "5", date), MadeEvent("repatriation", "5", "2013-02-08")) == reason


@pytest.mark.parametrize("date", ["2018", "2017-12-01/2018-01-01", "2017-12-01/.."])
def test_a_return_that_is_not_dated_to_within_a_month_is_left_out(date: str) -> None:
    assert measure(MadeEvent("arrest", "5"), MadeEvent("repatriation", "5", date)) == "return_undated"


def test_thirty_one_days_are_within_a_month_and_thirty_two_are_not() -> None:
    within = MadeEvent("repatriation", "5", "2017-12-01/2017-12-31")
    beyond = MadeEvent("repatriation", "5", "2017-12-01/2018-01-01")
    assert measure(MadeEvent("arrest", "5"), within) == "27–57 of 5"
    assert measure(MadeEvent("arrest", "5"), beyond) == "return_undated"


def test_people_returned_without_an_arrest_have_no_time_to_measure() -> None:
    back = MadeEvent("repatriation", "5", "2017-11-17")
    assert measure(back) == "no_arrest"
    assert measure(MadeEvent("transfer", "5"), back) == "no_arrest"


def test_only_those_who_were_arrested_are_the_people_of_the_row() -> None:
    assert measure(MadeEvent("arrest", "2"), MadeEvent("repatriation", "5", "2017-11-17")) == "13–13 of 2"


def test_several_arrests_before_a_return_all_lie_in_the_range() -> None:
    arrests = MadeEvent("arrest", "2", "2017-11-01"), MadeEvent("arrest", "3", "2017-11-10")
    assert measure(*arrests, MadeEvent("repatriation", "4", "2017-11-17")) == "7–16 of 4"


def test_a_group_of_unknown_size_is_measured_and_its_people_stay_unknown() -> None:
    unknown = "–/–/–"
    events = MadeEvent("arrest", unknown), MadeEvent("repatriation", unknown, "2017-11-17")
    assert measure(*events, figures=unknown) == "13–13 of None"


@pytest.mark.parametrize(
    ("event_id", "days", "people"),
    [
        # 4 November to 17 November 2017.
        ("2017-11-shenyang-ten/3", (13, 13), 10),
        # 12 February to 7 March 2012, a leap year: 17 days of February and 7 of March.
        ("2012-02-changchun-five/3", (24, 24), 3),
        # 18 January 2003 to between 25 and 30 January.
        ("2003-01-yantai-boat-people/3", (7, 12), 31),
        # 26 or 27 September to 15 October 2011.
        ("2011-09-shenyang-twenty-one/5", (18, 19), 19),
    ],
)
def test_real_returns_by_hand(event_id: str, days: tuple[int, int], people: int, dataset: Dataset) -> None:
    rows = list_plain(measure_record(dataset).rows, ["event_id", "days_low", "days_high", "people"])
    assert (event_id, *days, people) in rows


def test_what_is_measured_and_what_is_left_out_are_all_cases_with_a_return(dataset: Dataset) -> None:
    delays = measure_record(dataset)
    shown = make_outcomes(dataset, CaseFilter()).shown["case_id"]
    events = dataset.events
    with_return = events.loc[(events["event_type"] == "repatriation") & events["case_id"].isin(shown), "case_id"]
    assert delays.returned == with_return.nunique() == 47
    assert delays.rows["case_id"].nunique() + sum(delays.left_out.values()) == delays.returned
    assert delays.left_out == {"no_arrest": 9, "arrest_undated": 1, "return_undated": 6}
    assert "2002-yanbian-returns" not in set(delays.rows["case_id"])


@on_the_record
@given(case_filter=case_filters)
def test_a_filter_only_chooses_among_the_same_rows(case_filter: CaseFilter) -> None:
    dataset = load_record()
    columns = ["event_id", "days_low", "days_high", "people"]
    everything = make_outcomes(dataset, CaseFilter(kind=(), population=())).delays
    delays = make_outcomes(dataset, case_filter).delays
    assert set(list_plain(delays.rows, columns)) <= set(list_plain(everything.rows, columns))
    assert tuple(delays.left_out) == REASONS
    assert (delays.rows["days_low"] <= delays.rows["days_high"]).all()

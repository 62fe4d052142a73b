"""Cases and their events: figures in order, events in order, a ledger that adds up."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from loaders.checks.cases import check_cases
from loaders.problems import Finding
from tests.loaders.builders import make_records

Row = dict[str, str]
WHOLE = {"cases", "events", "places"}
PLACES = [
    {"place_id": "cn", "place_type": "country", "country": "CN"},
    {"place_id": "cn-x-embassy", "place_type": "embassy", "country": "CN"},
    {"place_id": "kp", "place_type": "country", "country": "KP"},
]


def case(best: str = "10", **more: str) -> Row:
    return {"case_id": "2017-a", "people_low": best, "people_best": best, "people_high": best} | more


def event(number: int, kind: str, best: str = "10", date: str = "2017", place: str = "cn", **more: str) -> Row:
    figures = {"people_low": best, "people_best": best, "people_high": best}
    ids = {"event_id": f"2017-a/{number}", "case_id": "2017-a", "event_type": kind, "date": date, "place_id": place}
    return ids | figures | more


def find(
    *events: Row, of: Row | None = None, broken: Iterable[tuple[str, int | None]] = (), **tables: list[Row]
) -> list[tuple[str, int | None, str | None, str]]:
    return [(f.file, f.line, f.column, f.code) for f in look(*events, of=of, broken=broken, **tables)]


def look(
    *events: Row, of: Row | None = None, broken: Iterable[tuple[str, int | None]] = (), **tables: list[Row]
) -> list[Finding]:
    records = make_records(cases=[of or case()], events=events, places=PLACES, **tables)
    return list(check_cases(records, set(broken), WHOLE))


ARREST, RETURN = event(1, "arrest"), event(2, "repatriation")


def test_a_case_whose_people_are_arrested_and_returned_adds_up() -> None:
    assert find(ARREST, RETURN) == []


@pytest.mark.parametrize(
    ("low", "best", "high", "sound"),
    [
        ("1", "2", "3", True),
        ("2", "2", "2", True),
        ("", "2", "", True),
        ("1", "", "3", True),
        ("", "", "", True),
        ("9", "10", "", True),
        ("3", "2", "", False),
        ("", "3", "2", False),
        ("3", "", "2", False),
        ("3", "2", "1", False),
        ("10", "9", "", False),  # as numbers, not as texts
    ],
)
def test_low_best_and_high_stand_in_order_as_far_as_they_are_known(low: str, best: str, high: str, sound: bool) -> None:
    figures = {"people_low": low, "people_best": best, "people_high": high}
    found = [code for *_, code in find({**ARREST, **figures}, of=case("99")) if code == "count-order"]
    assert found == ([] if sound else ["count-order"])


def test_the_order_is_checked_in_claims_and_in_series_with_decimals() -> None:
    found = find(
        ARREST,
        claims=[{"people_low": "3", "people_high": "2"}],
        series=[
            {"value_low": "74.5", "value_best": "74.4"},
            {"value_low": "9.5", "value_best": "10"},
            {"value_best": "0.30", "value_high": "0.3"},
        ],
    )
    assert found == [("claims.csv", 2, "people_low", "count-order"), ("series.csv", 2, "value_low", "count-order")]


def test_the_reason_gives_the_three_figures_as_written() -> None:
    (finding,) = look({**ARREST, "people_low": "8", "people_best": "", "people_high": "7"})
    assert "8 / – / 7" in finding.reason


@pytest.mark.parametrize("number", ["0", "01", "", "x", "²", "1234567"])
def test_the_number_of_an_event_is_a_plain_one(number: str) -> None:
    found = find(ARREST | {"event_id": f"2017-a/{number}"})
    assert found == [("events.csv", 2, "event_id", "event-number")]


def test_the_number_is_that_of_the_events_own_case() -> None:
    assert find(ARREST, RETURN | {"event_id": "2017-b/2"}) == [("events.csv", 3, "event_id", "event-number")]
    assert find(ARREST | {"event_id": "2017-a"})[0][3] == "event-number"


@pytest.mark.parametrize(
    ("earlier", "later", "sound"),
    [
        ("2017-11", "2017-11-04", True),
        ("2017-11-04", "2017-11", True),
        ("2017", "2017-01-01", True),
        ("2017-11-04/..", "2017-11-04", True),
        ("../2018", "2017", True),
        ("2017-11-04", "2017", True),
        ("2017-11-04", "../2017-12", True),
        ("2017-11-04", "2017-11-03", False),
        ("2017-11", "2017-10", False),
        ("2018", "2017-12-31", False),
        ("2017-11-04/..", "../2017-11-03", False),
        ("2017-11~", "2017-10~", False),
    ],
)
def test_an_event_that_certainly_lies_before_one_with_a_smaller_number_is_told(
    earlier: str, later: str, sound: bool
) -> None:
    found = find(event(1, "arrest", date=earlier), event(2, "transfer", date=later))
    assert found == ([] if sound else [("events.csv", 3, "date", "event-before-predecessor")])


def test_events_are_compared_by_number_wherever_their_rows_stand_and_with_all_before_them() -> None:
    late = event(3, "repatriation", date="2017-11-05")
    assert find(late, ARREST | {"date": "2017-11-04"}, event(2, "transfer", date="2017-11")) == []
    (finding,) = look(late, ARREST | {"date": "2017-11-06"}, event(2, "transfer", date="2017"))
    assert (finding.line, finding.code) == (2, "event-before-predecessor")
    assert "2017-a/1 (2017-11-06)" in finding.reason


def test_an_event_has_no_more_people_than_its_case_but_its_low_may_be_higher() -> None:
    assert find({**ARREST, "people_low": "10"}, of={**case(), "people_low": "3"}) == []
    above = {**ARREST, "people_low": "", "people_best": "11", "people_high": "12"}
    assert find(above) == [
        ("events.csv", 2, "people_best", "event-above-case"),
        ("events.csv", 2, "people_high", "event-above-case"),
    ]
    assert find({**above, "people_best": "10"}, of={**case(), "people_high": ""}) == []


@pytest.mark.parametrize(("parts", "sound"), [("5 4 1", True), ("5 5 1", False), ("0 0 0", True), ("- 11 -", False)])
def test_women_men_and_minors_are_no_more_than_the_people(parts: str, sound: bool) -> None:
    women, men, minors = parts.replace("-", " ").split(" ") if "-" not in parts else ("", "11", "")
    found = find(ARREST, of=case(women=women, men=men, minors=minors))
    assert found == ([] if sound else [("cases.csv", 2, "women", "parts-above-whole")])


def test_parts_of_a_case_of_unknown_size_are_not_held_against_it() -> None:
    assert find(ARREST | {"people_best": ""}, of=case("", women="5")) == []


@pytest.mark.parametrize(
    ("mentioned", "sound"),
    [("2017-11", True), ("2017", True), ("2018~", True), ("", True), ("2017-11/..", True), ("2017-10", False)],
)
def test_a_case_is_not_last_mentioned_before_its_last_event(mentioned: str, sound: bool) -> None:
    found = find(event(1, "arrest", date="2017-11-04"), of=case(last_reported=mentioned))
    assert found == ([] if sound else [("cases.csv", 2, "last_reported", "mention-before-event")])


def test_an_announced_return_may_lie_after_the_page_that_announces_it() -> None:
    events = event(1, "arrest", date="2017-11-04"), event(2, "return_deadline", date="2017-12")
    assert find(*events, of=case(last_reported="2017-11")) == []


def test_a_case_without_events_is_told() -> None:
    elsewhere = event(1, "arrest", case_id="2018-b", event_id="2018-b/1")
    assert find(elsewhere) == [("cases.csv", 2, "case_id", "case-without-events")]


# The ledger


def test_more_people_returned_than_are_left_is_told_at_the_event_that_lacks_them() -> None:
    found = look(ARREST, event(2, "repatriation", "7"), event(3, "repatriation", "5"))
    short = [finding for finding in found if finding.code == "ledger-short"]
    assert [(f.file, f.line, f.column) for f in short] == [("events.csv", 4, "people_best")]
    assert "2017-a/3 (repatriation) needs 2 more people" in short[0].reason


def test_people_of_whom_no_arrest_tells_are_a_note() -> None:
    assert find(event(1, "repatriation")) == [("events.csv", 2, "people_best", "entry-not-recorded")]


def test_a_group_seized_twice_is_counted_once_and_noted() -> None:
    events = ARREST, event(2, "release"), event(3, "arrest")
    (finding,) = look(*events)
    assert (finding.file, finding.line, finding.code) == ("cases.csv", 2, "rule-3")
    assert "The bests of the arrest events" in finding.reason
    assert "(20 above 10)" in finding.reason
    assert "10/10/10, at event 2017-a/1" in finding.reason


def test_the_note_on_rule_3_adds_up_what_the_rule_adds_up() -> None:
    events = [event(number, "arrest", "6", people_high="7") for number in (1, 2)]
    unknown = event(3, "arrest", "", people_high="9")
    notes = [finding.reason for finding in look(*events, unknown) if finding.code == "rule-3"]
    assert len(notes) == 1
    assert "The bests of the arrest events" in notes[0]
    assert "(12 above 10)" in notes[0]


def test_the_note_on_rule_3_names_the_highs_where_the_bests_are_not_above() -> None:
    events = event(1, "arrest", "5", people_high="7"), event(2, "arrest", "5", people_high="")
    unknown = event(3, "arrest", "", people_high="9")
    notes = [finding.reason for finding in look(*events, unknown) if finding.code == "rule-3"]
    assert len(notes) == 1
    assert "The highs (else bests) of the arrest events" in notes[0]
    assert "(12 above 10)" in notes[0]


def test_a_partly_counted_return_is_counted_by_the_case_and_noted() -> None:
    unknown = event(3, "repatriation", "")
    found = look(ARREST, event(2, "repatriation", "4"), unknown)
    assert [finding.code for finding in found] == ["rule-4"]
    assert "10/10/10, at event 2017-a/2" in found[0].reason


def test_where_people_are_decides_what_a_release_means() -> None:
    returned = [ARREST, RETURN]
    assert find(*returned, event(3, "release", "2", place="kp")) == []
    assert [code for *_, code in find(*returned, event(3, "release", "2", place="cn"))] == ["ledger-short"]


# What is left out


def test_a_case_with_a_broken_row_is_not_followed_further() -> None:
    events = event(1, "arrest", date="2018"), event(2, "repatriation", date="2017")
    assert find(*events, broken=[("events.csv", 2)]) == []
    assert find(*events, broken=[("cases.csv", 2)]) == []
    assert find(*events, broken=[("cases.csv", 3)]) != []


@pytest.mark.parametrize("missing", sorted(WHOLE))
def test_nothing_is_said_across_tables_where_one_of_them_could_not_be_read(missing: str) -> None:
    records = make_records(cases=[case()], events=[ARREST | {"people_low": "11"}], places=PLACES)
    found = [finding.code for finding in check_cases(records, (), WHOLE - {missing})]
    assert found == ["count-order"]

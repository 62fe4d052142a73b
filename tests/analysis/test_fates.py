"""Of how many there is no news, case by case."""

from __future__ import annotations

import pytest

from analysis.fates import count_no_news, keep_ledgers, list_no_news
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.ledgers import STATES
from rules.figures import Figures
from tests.analysis.making import MadeCase, MadeEvent, make_dataset, write_total
from tests.rules.making import write_figures


def count(figures: str, *events: MadeEvent) -> str | None:
    """The row of a case in the list of those without news, or None; at most is said."""
    rows = list_no_news(keep_ledgers(make_dataset(MadeCase("case", figures, events)), CaseFilter()))
    if rows.empty:
        return None
    ((low, best, high, at_most),) = list_plain(rows, ["low", "best", "high", "at_most"])
    return write_figures(Figures(low, best, high)) + (" at most" if at_most else "")


ARREST, RETURN = MadeEvent("arrest", "7"), MadeEvent("repatriation", "7")


@pytest.mark.parametrize("figures", ["3/7/9", "–/7/–", "7/7/7"])
def test_where_there_is_no_news_of_the_whole_case_its_own_figures_stand(figures: str) -> None:
    assert count(figures, ARREST) == figures


def test_where_there_is_no_news_of_a_part_that_part_stands_for_all_three() -> None:
    assert count("3/7/9", ARREST, MadeEvent("repatriation", "3/5/9")) == "2/2/2"


def test_people_of_whom_no_event_has_spoken_are_without_news_too() -> None:
    assert count("3/7/9", MadeEvent("arrest", "2")) == "3/7/9"
    assert count("3/7/9", MadeEvent("repatriation", "5")) == "2/2/2"


@pytest.mark.parametrize(
    "event",
    [
        RETURN,
        MadeEvent("release", "7"),
        MadeEvent("resettlement", "7"),
        MadeEvent("death", "7"),
    ],
    ids=lambda event: event.event_type,
)
def test_whoever_was_returned_let_go_or_saved_or_died_is_an_outcome_of_its_own(event: MadeEvent) -> None:
    assert count("3/7/9", ARREST, event) is None


def test_people_in_a_mission_are_an_outcome_of_their_own() -> None:
    assert count("3/7/9", MadeEvent("asylum_bid", "7", place_type="embassy")) is None


@pytest.mark.parametrize("event_type", ["transfer", "return_deadline"])
def test_a_transfer_or_an_announced_return_is_not_the_end_of_the_story(event_type: str) -> None:
    assert count("3/7/9", ARREST, MadeEvent(event_type, "7")) == "3/7/9"


def test_where_an_uncounted_release_may_have_let_some_go_the_low_is_0() -> None:
    assert count("3/7/9", ARREST, MadeEvent("release", "–/–/–")) == "0/7/9 at most"
    assert count("–/7/–", ARREST, MadeEvent("release", "–/–/–")) == "0/7/– at most"


def test_the_low_of_a_part_is_0_too_where_an_uncounted_event_may_have_moved_some() -> None:
    assert count("3/7/9", ARREST, MadeEvent("repatriation", "5"), MadeEvent("release", "–/–/–")) == "0/2/2 at most"


def test_an_uncounted_event_that_moved_other_people_leaves_the_low_alone() -> None:
    assert count("3/7/9", ARREST, MadeEvent("repatriation", "5"), MadeEvent("sentence", "–/–/–")) == "2/2/2"


def test_an_uncounted_transfer_leaves_the_low_alone() -> None:
    assert count("3/7/9", ARREST, MadeEvent("transfer", "–/–/–")) == "3/7/9"


@pytest.mark.parametrize(
    ("events", "is_open"),
    [
        pytest.param(["arrest"], True, id="arrested"),
        pytest.param(["arrest", "transfer"], True, id="moved"),
        pytest.param(["arrest", "return_deadline"], True, id="announced"),
        pytest.param(["arrest", "repatriation"], False, id="returned"),
        pytest.param(["arrest", "release"], False, id="let go"),
        pytest.param(["arrest", "release", "arrest"], True, id="arrested again"),
        pytest.param(["asylum_bid"], False, id="in a mission"),
        pytest.param(["repatriation", "sentence"], False, id="punished"),
    ],
)
def test_a_group_of_unknown_size_is_followed_as_one(events: list[str], is_open: bool) -> None:
    made = MadeCase("case", "–/–/–", tuple(MadeEvent(event_type, "–/–/–") for event_type in events))
    ledgers = keep_ledgers(make_dataset(made), CaseFilter())
    assert ledgers["open_fate"].to_list() == [is_open]
    assert ledgers[[str(state) for state in STATES]].isna().all(axis=None)
    assert write_total(count_no_news(ledgers)) == ("0/0/0 and 1 of unknown size" if is_open else "0/0/0")


def test_no_news_is_summed_over_cases() -> None:
    dataset = make_dataset(
        MadeCase("whole", "3/7/9", (ARREST,)),
        MadeCase("open", "–/7/–", (ARREST,)),
        MadeCase("part", "3/7/9", (ARREST, MadeEvent("release", "5"))),
        MadeCase("vague", "3/7/9", (ARREST, MadeEvent("release", "–/–/–"))),
        MadeCase("unsized", "–/–/–", (MadeEvent("arrest", "–/–/–"),)),
        MadeCase("returned", "7", (ARREST, RETURN)),
        MadeCase("aggregate", "7", (ARREST,), kind="aggregate"),
    )
    total = count_no_news(keep_ledgers(dataset, CaseFilter()))
    assert write_total(total) == "5/23/27+ and 1 of unknown size"
    assert (total.rows, total.cases) == (4, 4)


def test_events_are_followed_by_their_numbers_and_not_by_the_order_of_the_rows() -> None:
    dataset = make_dataset(MadeCase("case", "7", (ARREST, MadeEvent("release", "7"), ARREST)))
    shuffled = dataset.events.iloc[[1, 2, 0]]
    object.__setattr__(dataset, "events", shuffled)
    assert keep_ledgers(dataset, CaseFilter())["held"].to_list() == [7]


def test_without_cases_there_is_nobody_to_hear_of() -> None:
    ledgers = keep_ledgers(make_dataset(), CaseFilter())
    assert len(ledgers) == 0
    assert write_total(count_no_news(ledgers)) == "0/0/0"

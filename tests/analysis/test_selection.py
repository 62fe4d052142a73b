"""Which cases and events a filter chooses: places, who is concerned, how well known, what became of them."""

from __future__ import annotations

import pytest

from analysis.counting import Measure, count_rows
from analysis.fates import count_no_news, keep_ledgers
from analysis.filters import OUTCOMES, CaseFilter
from analysis.frames import list_plain
from analysis.ledgers import STATES
from analysis.selection import choose_cases, select
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from rules.figures import Figures
from tests.analysis.making import MadeCase, MadeEvent, make_dataset, write_total
from tests.rules.making import write_figures

EVERYTHING = CaseFilter(kind=(), population=())


def count(case: MadeCase, *places: str, period: str | None = None, measure: Measure = "arrested") -> list[str]:
    """The rows of a made-up case in some places: figures, rule, event."""
    rows = count_rows(make_dataset(case), measure, CaseFilter(place=places, start=period, end=period))
    plain = list_plain(rows, ["low", "best", "high", "rule", "event_id"])
    return [f"{write_figures(Figures(*triplet))} rule {rule} at {event}" for *triplet, rule, event in plain]


def arrest(figures: str, place_id: str, date: str = "2014-07") -> MadeEvent:
    return MadeEvent("arrest", figures, date, place_id=place_id)


# Rule 3: 20 + 18 + 9 is more than the case's 29.
THRICE = MadeCase(
    "case", "20/29/29", (arrest("9/20/20", "a"), arrest("18", "b", "2014-08"), arrest("9", "c", "2014-09"))
)
# Rule 4: 300 + 180 of 500, and two crossings without a figure.
PARTLY = MadeCase(
    "case", "–/500/620", (arrest("300", "a"), arrest("180", "b"), arrest("–/–/–", "c"), arrest("–/–/–", "d"))
)


@pytest.mark.parametrize(
    ("case", "places", "rows"),
    [
        pytest.param(THRICE, "abc", ["20/29/29 rule 3 at case/1"], id="all of it there: the case counts as anywhere"),
        pytest.param(THRICE, "a", ["9/20/20 rule 1 at case/1"], id="one event there shows its own figures"),
        pytest.param(THRICE, "bc", ["18/18/18 rule 1 at case/2", "9/9/9 rule 1 at case/3"], id="two that fit in it"),
        pytest.param(THRICE, "ab", ["20/29/29 rule 3 at case/1"], id="two in which people would be counted twice"),
        pytest.param(THRICE, "x", [], id="none there"),
        pytest.param(PARTLY, "abcd", ["480/500/620 rule 4 at case/1"], id="rule 4"),
        pytest.param(PARTLY, "a", ["300/300/300 rule 1 at case/1"], id="what is beyond is place not known"),
        pytest.param(
            PARTLY, "ac", ["300/300/300 rule 1 at case/1", "–/–/– rule 1 at case/3"], id="rule 4 is not applied again"
        ),
        pytest.param(PARTLY, "cd", ["–/–/– rule 1 at case/3"], id="without a figure they are one group"),
    ],
)
def test_by_place_each_event_shows_its_own_figures(case: MadeCase, places: str, rows: list[str]) -> None:
    assert count(case, *places) == rows


def test_the_period_asks_for_the_day_of_the_row_that_the_place_has_made() -> None:
    # Anywhere, the case stands in July; of those at b and c the first arrest was in August.
    assert count(THRICE, period="2014-08") == []
    assert count(THRICE, "b", "c", period="2014-08") == ["18/18/18 rule 1 at case/2"]
    assert count(THRICE, "a", "b", period="2014-08") == []


def test_a_case_is_shown_if_one_event_is_chosen_by_period_and_place_together() -> None:
    case = MadeCase("case", "5", (arrest("5", "a", "2014"), MadeEvent("release", "5", "2015", place_id="b")))
    dataset = make_dataset(case)
    for place, year, shown in (("a", "2014", 1), ("b", "2015", 1), ("a", "2015", 0), ("b", "2014", 0)):
        assert len(select(dataset, CaseFilter(place=(place,), start=year, end=year)).shown) == shown
    # Shown for its release, and nobody arrested there.
    assert count(case, "b") == []
    assert keep_ledgers(dataset, CaseFilter(place=("b",)))["released"].to_list() == [5]


def test_arrests_by_province_and_elsewhere_are_all_arrests_where_no_case_is_split(dataset: Dataset) -> None:
    whole = count_rows(dataset, "arrested", EVERYTHING)
    for place_id in ("cn-ln", "cn-jl", "th-57"):
        admin1 = {"cn-ln": "CN-LN", "cn-jl": "CN-JL", "th-57": "TH-57"}[place_id]
        there = count_rows(dataset, "arrested", CaseFilter(kind=(), population=(), place=(place_id,)))
        expected = whole[(whole["place_admin1"] == admin1).fillna(False).astype(bool)]
        assert list(there["event_id"]) == list(expected["event_id"])
        assert sum_rows(there) == sum_rows(expected)


def test_who_is_known_to_be_included_and_unknown_is_not_chosen(dataset: Dataset) -> None:
    cases = dataset.cases
    for who in ("women", "men", "minors"):
        chosen = choose_cases(dataset, CaseFilter(kind=(), population=(), who=(who,)))
        assert set(chosen["case_id"]) == set(cases.loc[cases[who].fillna(0) >= 1, "case_id"])
        assert 0 < len(chosen) < len(cases)
    either = choose_cases(dataset, CaseFilter(kind=(), population=(), who=("women", "minors")))
    assert set(either["case_id"]) == set(
        cases.loc[(cases["women"].fillna(0) + cases["minors"].fillna(0)) >= 1, "case_id"]
    )


def test_none_of_them_is_not_some_of_them(dataset: Dataset) -> None:
    cases = dataset.cases
    cases["women"] = cases["women"].mask(cases["case_id"] == "2017-11-shenyang-ten", 0)
    changed = type("Changed", (), {"cases": cases, "events": dataset.events})()
    assert "2017-11-shenyang-ten" not in set(choose_cases(changed, CaseFilter(who=("women",)))["case_id"])


def test_cases_are_chosen_by_how_well_they_are_known(dataset: Dataset) -> None:
    chosen = choose_cases(dataset, CaseFilter(kind=(), population=(), verification=("disputed",)))
    assert set(chosen["verification"]) == {"disputed"}
    assert len(chosen) == int((dataset.cases["verification"] == "disputed").sum())


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_case_of_known_size_has_an_outcome_if_the_ledger_has_somebody_there(outcome: str, dataset: Dataset) -> None:
    ledgers = keep_ledgers(dataset, EVERYTHING)
    asked = ["held", "unseen"] if outcome == "no_news" else [outcome]
    chosen = set(choose_cases(dataset, CaseFilter(kind=(), population=(), outcome=(outcome,)))["case_id"])
    sized = ledgers[ledgers["best"].notna()]
    there = (sized[asked] > 0).any(axis=1) | sized["some_states"].map(lambda some: not set(some).isdisjoint(asked))
    assert chosen & set(sized["case_id"]) == set(sized.loc[there, "case_id"])


@pytest.mark.parametrize(
    ("figures", "events", "outcomes"),
    [
        pytest.param("7", [("arrest", "7")], {"held", "no_news"}, id="held"),
        pytest.param("7", [("arrest", "5")], {"held", "unseen", "no_news"}, id="two of whom no event has spoken"),
        pytest.param("7", [("arrest", "7"), ("repatriation", "3")], {"held", "no_news", "returned"}, id="in parts"),
        pytest.param(
            "7", [("arrest", "7"), ("release", "–/–/–")], {"held", "no_news", "released"}, id="some may be released"
        ),
        pytest.param("–/–/–", [("arrest", "–/–/–")], {"held", "no_news"}, id="of unknown size, held"),
        pytest.param(
            "–/–/–", [("arrest", "–/–/–"), ("repatriation", "–/–/–")], {"returned"}, id="of unknown size, returned"
        ),
        pytest.param("7", [("asylum_bid", "7"), ("resettlement", "7")], {"safe"}, id="all safe"),
    ],
)
def test_the_outcome_is_where_people_are_or_may_be_at_the_end(
    figures: str, events: list[tuple[str, str]], outcomes: set[str]
) -> None:
    dataset = make_dataset(MadeCase("case", figures, tuple(MadeEvent(*event) for event in events)))
    found = {outcome for outcome in OUTCOMES if len(choose_cases(dataset, CaseFilter(outcome=(outcome,))))}
    assert found == outcomes


def test_an_outcome_is_the_end_of_the_whole_story_and_not_of_the_period() -> None:
    events = (MadeEvent("arrest", "7", "2014"), MadeEvent("repatriation", "7", "2015"))
    dataset = make_dataset(MadeCase("case", "7", events))
    assert len(select(dataset, CaseFilter(start="2014", end="2014", outcome=("returned",))).shown) == 1
    assert len(select(dataset, CaseFilter(start="2014", end="2014", outcome=("held",))).shown) == 0


def test_asking_for_no_news_keeps_everybody_of_whom_there_is_none(dataset: Dataset) -> None:
    all_cases, chosen = keep_ledgers(dataset, CaseFilter()), keep_ledgers(dataset, CaseFilter(outcome=("no_news",)))
    assert write_total(count_no_news(chosen)) == write_total(count_no_news(all_cases))
    assert chosen["open_fate"].all()


def test_every_case_has_an_outcome(dataset: Dataset) -> None:
    assert len(choose_cases(dataset, CaseFilter(kind=(), population=(), outcome=OUTCOMES))) == len(dataset.cases)
    assert set(OUTCOMES) > {str(state) for state in STATES}

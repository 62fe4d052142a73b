"""What was said about the cases shown, and what is documented beside it."""

from __future__ import annotations

import pandas as pd
from hypothesis import given

from analysis.answers import DocumentedSoFar, choose_about_shown, choose_denials, count_answers
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.outcomes import make_outcomes
from analysis.responses import choose_about_crackdown, list_told
from loaders.dataset import Dataset
from tests.analysis.making import load_record, write_total
from tests.analysis.test_overview import case_filters, on_the_record


def choose(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    return choose_about_shown(list_told(dataset, "responses"), make_outcomes(dataset, case_filter).shown)


def test_a_response_about_a_case_follows_the_case_and_not_its_crackdown() -> None:
    told = pd.DataFrame(
        [
            ("the case shown", "shown", pd.NA, "crackdown"),
            ("another case, and its crackdown", "other", "crackdown", "crackdown"),
            ("the crackdown", pd.NA, "crackdown", pd.NA),
            ("a case of another crackdown, and the crackdown", "elsewhere", "crackdown", "another"),
            ("a case of no crackdown, and the crackdown", "alone", "crackdown", pd.NA),
            ("a case of another crackdown", "elsewhere", pd.NA, "another"),
            ("nothing", pd.NA, pd.NA, pd.NA),
        ],
        columns=["response_id", "case_id", "crackdown_id", "case_crackdown_id"],
        dtype="string",
    )
    shown = pd.DataFrame({"case_id": ["shown"], "crackdown_id": ["crackdown"]})
    assert list(choose_about_shown(told, shown)["response_id"]) == [
        "the case shown",
        "the crackdown",
        "a case of another crackdown, and the crackdown",
        "a case of no crackdown, and the crackdown",
    ]


def test_a_crackdown_has_as_many_responses_where_outcomes_and_where_the_crackdown_shows_them(dataset: Dataset) -> None:
    # 34 that name the mourning period alone, and one that names it and eleven people in consulates since 2009.
    chosen = choose(dataset, CaseFilter(crackdown=("2012-mourning-period",)))
    own = choose_about_crackdown(list_told(dataset, "responses"), "2012-mourning-period")
    assert list(chosen["response_id"]) == list(own["response_id"])
    assert len(own) == 35


def test_the_words_about_the_shenyang_ten_by_hand(dataset: Dataset) -> None:
    responses = choose(dataset, CaseFilter(q="Shenyang", start="2017-11-04", end="2017-11-04"))
    assert set(responses["case_id"].dropna()) == {"2017-11-shenyang-ten"}
    denials = choose_denials(responses)
    assert {"2017-11-05-chinese-authorities-shenyang", "2017-11-07-ministry-foreign-affairs-china"} <= set(
        denials["response_id"]
    )


def test_only_states_deny_here(dataset: Dataset) -> None:
    denials = choose_denials(choose(dataset, CaseFilter()))
    assert set(denials["actor_type"]) == {"state"}
    assert set(denials["stance"]) == {"denies", "unaware"}
    # The South Korean association that said that returns went on "denies" too, and denies no arrest.
    assert "2012-04-25-nk-refugees-human-rights-association-korea" not in set(denials["response_id"])
    assert len(denials) == 29


def test_what_is_documented_stands_by_case_and_by_crackdown_by_hand(dataset: Dataset) -> None:
    documented = DocumentedSoFar(dataset)
    arrested, returned = (documented.count_case(name, "2017-11-shenyang-ten") for name in ("arrested", "returned"))
    assert arrested is not None
    assert returned is not None
    assert (write_total(arrested), write_total(returned)) == ("10/10/10", "10/10/10")
    assert documented.count_case("returned", "2012-02-longjing-three") is None
    mass = documented.count_case("returned", "2023-10-northeast-mass-return")
    assert mass is not None
    assert (mass.best, mass.high, mass.without_low) == (500, 620, 1)
    # 80 on 29 August, 40 on 18 September and 500 on 9 October 2023; the 500 have no low.
    crackdown = documented.count_crackdown("returned", "2023-border-reopening")
    assert crackdown is not None
    assert (crackdown.best, crackdown.low) == (620, 120)


@on_the_record
@given(case_filter=case_filters)
def test_the_responses_chosen_are_counted_once_each_under_any_filter(case_filter: CaseFilter) -> None:
    dataset = load_record()
    responses = choose(dataset, case_filter)
    for by in ("year", "actor_type"):
        assert int(count_answers(responses, by)["number"].sum()) == len(responses)
    shown = make_outcomes(dataset, case_filter).shown
    cases, crackdowns = set(shown["case_id"]), set(shown["crackdown_id"].dropna())
    named = list_plain(responses, ["case_id", "crackdown_id", "case_crackdown_id"])
    for case_id, crackdown_id, case_crackdown_id in named:
        about_the_crackdown = crackdown_id in crackdowns and crackdown_id != case_crackdown_id
        assert case_id in cases or about_the_crackdown
    assert responses["response_id"].is_unique

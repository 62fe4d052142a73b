"""A case in words: what a best figure alone would deny, and events that only their numbers tell apart."""

from __future__ import annotations

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from figures.case_words import name_events, say_case_fates
from i18n import using
from tests.analysis.making import load_record

_MASS = "2023-10-northeast-mass-return"
_EVERY = CaseFilter(kind=(), population=())


def test_what_is_at_most_names_the_figure_it_is_counted_from_where_there_may_have_been_more() -> None:
    """data/cases.csv has 500 as best and 620 as high of the mass return; of the ten of Shenyang no more than ten."""
    cases = list_cases(load_record(), _EVERY).set_index("case_id")
    with using("en"):
        assert say_case_fates(cases.loc[_MASS]).endswith(" (of 500, the most credible figure)")
        assert "credible" not in say_case_fates(cases.loc["2017-11-shenyang-ten"])


def test_events_of_one_kind_and_day_are_told_apart_by_their_numbers() -> None:
    """data/events.csv: returns 3 and 4 of 9 October 2023, the arrest of 4 November 2017 alone of its kind."""
    events = load_record().events
    with using("en"):
        mass, ten = (name_events(events[events["case_id"] == case_id]) for case_id in (_MASS, "2017-11-shenyang-ten"))
    assert mass[f"{_MASS}/3"].endswith(", 9 October 2023 (no. 3)")
    assert mass[f"{_MASS}/4"].endswith(", 9 October 2023 (no. 4)")
    assert len(set(mass.values())) == len(mass)
    assert ten["2017-11-shenyang-ten/1"] == "Arrest, 4 November 2017"

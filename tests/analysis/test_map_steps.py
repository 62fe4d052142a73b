"""The map in steps: years are all rows once, weeks show what is certainly over."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.filters import CaseFilter
from analysis.map_steps import Step, choose_step, list_weeks, list_years
from analysis.place_actions import place_action
from analysis.selection import select
from loaders.dataset import Dataset
from tests.analysis.making import make_rows


def test_the_years_together_are_all_rows(dataset: Dataset) -> None:
    selection = select(dataset, CaseFilter())
    parts = place_action(dataset, "arrest", selection)
    years = list_years(parts, place_action(dataset, "repatriation", selection))
    assert years[0].first.year == 1998
    assert pd.concat([choose_step(parts, year) for year in years]).sort_index().equals(parts)


def test_weeks_go_from_the_first_day_to_the_last_and_grow() -> None:
    rows = make_rows(("2012-02-08", "10"), ("2012-02-11/2012-02-12", "7"), ("2012-02", "3"), ("2012-02-20/..", "1"))
    weeks = list_weeks(rows)
    assert [week.last for week in weeks] == [
        date(2012, 2, 7),
        date(2012, 2, 14),
        date(2012, 2, 21),
        date(2012, 2, 28),
        date(2012, 3, 6),
    ]
    assert [choose_step(rows, week)["best"].sum() for week in weeks] == [0, 17, 17, 17, 20]


def test_what_has_no_date_has_no_steps() -> None:
    rows = make_rows(("2012-02-20/..", "1"))
    assert list_weeks(rows) == ()
    assert list_years(make_rows()) == ()


def test_a_year_is_by_the_counting_day() -> None:
    rows = make_rows(("2012-12-31/2013-01-02", "4"), ("../2012-03", "2"))
    year = Step(date(2012, 1, 1), date(2012, 12, 31), cumulative=False)
    assert choose_step(rows, year)["best"].sum() == 6
    assert list_years(rows) == (year,)

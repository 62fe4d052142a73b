"""The table of cases."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.totals import sum_rows
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number
from i18n.states import say_fates
from loaders.dataset import Dataset
from loaders.dates import read_date
from rules.ledger import State
from ui import compute
from ui.addresses import CASES
from ui.choice import say_ranges, show_choice
from ui.filter_bar import show_head, show_nothing
from ui.headline import say_total
from ui.places import PlaceNames
from ui.text import plain

_STATES = tuple(State)
_WIDTHS = (340, 180, 90, 160, 220, 110, 140)


def show_cases(dataset: Dataset, case_filter: CaseFilter) -> None:
    """All cases that the filter shows, with the sum of their people unless totals are among them (rule 2)."""
    show_head(_("Which cases does the record hold?"), CASES, dataset, case_filter)
    cases = compute.cases(dataset, case_filter)
    if cases.empty:
        show_nothing(CASES)
        return
    number = ngettext("{n} case", "{n} cases", len(cases)).format(n=say_number(len(cases)))
    if "aggregate" in case_filter.kind or not case_filter.kind:
        people = _("not added up: totals may hold the people of other cases")
    else:
        people = say_total(sum_rows(cases))
    st.markdown(plain(_("{cases}, {people}.").format(cases=number, people=people)))
    places, texts = PlaceNames(dataset), compute.record_texts(dataset)
    table = pd.DataFrame(
        {
            _("Case"): [texts.say("cases", case_id, "title") for case_id in cases["case_id"]],
            _("First event"): [say_date(read_date(date)) for date in cases["first_date"]],
            _("Authority"): [places.say_country(code) for code in cases["country"]],
            _("People"): say_ranges(cases),
            _("What became of them"): [say_case_fates(case) for case in cases.to_dict("records")],
            _("How well known"): [label("cases", "verification", word) for word in cases["verification"]],
            _("Last reported"): [say_reported(text) for text in cases["last_reported"]],
        }
    )
    show_choice("cases", table, _WIDTHS, cases["case_id"], alt=_("The cases, one a row"))


def say_reported(text: Any) -> str:
    """``last_reported`` in words."""
    return _("not known") if pd.isna(text) else say_date(read_date(text))


def say_case_fates(case: Any) -> str:
    """What became of the people of one row of ``list_cases``."""
    if pd.isna(case["best"]):
        return _("number unknown")
    people = {state: int(case[state]) for state in _STATES}
    return say_fates(people, case["at_most_states"], case["some_states"])

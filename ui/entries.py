"""Cases in short, as links, and crackdowns with what is claimed of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.overview import ComparedCrackdown
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number, say_people
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui.addresses import CASES
from ui.claims import show_claims
from ui.headline import say_total
from ui.links import link_to
from ui.places import PlaceNames
from ui.text import plain

_FIGURES = ("people_low", "people_best", "people_high")


def show_newest(dataset: Dataset, cases: pd.DataFrame) -> None:
    """The newest entries: title as a link, then when last reported, how many, where, and how well known."""
    places = PlaceNames(dataset)
    for case in cases.to_dict("records"):
        link_to(CASES, case["title"], case=case["case_id"])
        parts = [
            _("last reported {date}").format(date=say_date(read_date(case["last_reported"]))),
            say_people(*(None if pd.isna(case[name]) else case[name] for name in _FIGURES)),
            places.say_country(case["country"]),
            label("cases", "verification", case["verification"]).lower(),
        ]
        st.caption(plain(" · ".join(parts)))


def show_compared(dataset: Dataset, compared: tuple[ComparedCrackdown, ...]) -> None:
    """For each crackdown: what is documented case by case, and who says how many, with what each claim counts."""
    names = dataset.crackdowns.set_index("crackdown_id")["name"]
    for crackdown in compared:
        name = str(names[crackdown.crackdown_id])
        st.subheader(plain(name))
        words = ngettext(
            "Documented here, in {n} case: {people} arrested.",
            "Documented here, in {n} cases: {people} arrested.",
            crackdown.documented.cases,
        ).format(n=say_number(crackdown.documented.cases), people=say_total(crackdown.documented))
        st.markdown(plain(words))
        link_to(
            CASES,
            _("The cases of this crackdown"),
            figure="arrested",
            **CaseFilter(crackdown=(crackdown.crackdown_id,)).to_query(),
        )
        show_claims(crackdown.claims, alt=_("Claims about the crackdown “{name}”").format(name=name))

"""Cases in short, as links, and crackdowns with what is claimed of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.overview import ComparedCrackdown
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number, say_people
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES
from ui.claims import show_claims
from ui.links import link_to
from ui.places import PlaceNames
from ui.record_text import hold_language, say_untranslated
from ui.text import APART, plain

_FIGURES = ("people_low", "people_best", "people_high")


def show_newest(dataset: Dataset, cases: pd.DataFrame) -> None:
    """The newest entries: title as a link, then when last reported, how many, where, and how well known."""
    places, texts = PlaceNames(dataset), compute.record_texts(dataset)
    for case in cases.to_dict("records"):
        title = texts.read("cases", case["case_id"], "title")
        with hold_language(title, f"newest-{case['case_id']}"):
            link_to(CASES, texts.mark(title), case=case["case_id"])
        parts = [
            _("last reported {date}").format(date=say_date(read_date(case["last_reported"]))),
            say_people(*(None if pd.isna(case[name]) else case[name] for name in _FIGURES)),
            places.say_country(case["country"]),
            label("cases", "verification", case["verification"]).lower(),
        ]
        st.caption(plain(APART.join(parts)))


def show_compared(dataset: Dataset, compared: tuple[ComparedCrackdown, ...]) -> None:
    """For each crackdown: what is documented case by case, and who says how many, with what each claim counts."""
    texts = compute.record_texts(dataset)
    say_untranslated()
    for crackdown in compared:
        name = texts.read("crackdowns", crackdown.crackdown_id, "name")
        with hold_language(name, f"crackdown-{crackdown.crackdown_id}"):
            st.subheader(plain(texts.mark(name)))
        show_documented(crackdown)
        show_claims(crackdown.claims, alt=_("Claims about the crackdown “{name}”").format(name=texts.mark(name)))


def show_documented(crackdown: ComparedCrackdown) -> None:
    """What is documented of a crackdown case by case, and the way to those cases."""
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

"""About the data: how it is counted, how well it is known, how complete it is, what it does not say."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.completeness import FIELDS, YEARS, measure_completeness
from analysis.filters import CaseFilter
from exports.contact import read_contact
from figures.method_words import list_method
from i18n import _
from i18n.labels import label, meaning
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.shapes import Field
from ui import compute
from ui.addresses import ABOUT, CHANGES, OUTCOMES, SOURCES, TIME
from ui.chart import show_table
from ui.filter_bar import show_head
from ui.links import link_to
from ui.replay import show_kept
from ui.take_away import show_take_away
from ui.text import link, plain

API = "/api"


def show_about(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The whole page; how complete the record is, is told of what the filter shows."""
    show_head(_("How is it counted, and how much is known?"), ABOUT, dataset, case_filter)
    show_kept(_show_method, dataset, case_filter)
    show_kept(_show_completeness, dataset, case_filter)
    _show_correcting()
    show_kept(_show_codebook, dataset, case_filter)
    show_take_away(dataset, case_filter)
    words = _("For programs: the description of the API")
    programs = link(words, API)
    st.markdown(programs)


def _show_method(dataset: Dataset, case_filter: CaseFilter) -> None:
    for title, sentences in list_method().items():
        st.header(title)
        st.markdown(plain(join_sentences(sentences)))
        if title == _("How well is a case known?"):
            _show_grades(dataset, case_filter)
    with st.container(horizontal=True, gap="medium"):
        link_to(TIME, _("What is claimed beside what is documented"))
        link_to(OUTCOMES, _("What became of people"))
        link_to(SOURCES, _("All sources"))


def _show_grades(dataset: Dataset, case_filter: CaseFilter) -> None:
    # Of the cases shown, as in the table of completeness below.
    numbers = compute.cases(dataset, case_filter)["verification"].value_counts()
    words = dataset.contract.tables["cases"].field("verification").words
    table = pd.DataFrame(
        {
            _("Grade"): [label("cases", "verification", word) for word in words],
            _("Meaning"): [meaning("cases", "verification", word) for word in words],
            _("Cases"): [say_number(int(numbers.get(word, 0))) for word in words],
        }
    )
    show_table(table, alt=_("The grades, what they mean, and how many cases have them"))


def _show_completeness(dataset: Dataset, case_filter: CaseFilter) -> None:
    st.header(_("How complete is it?"))
    table = measure_completeness(dataset, case_filter)
    if not int(table.iloc[0]["cases"]):
        st.markdown(plain(_("No case in the record fits all of this.")))
        return
    words = _("Of how many of the cases shown each of these is known, in all and by the time of their first event.")
    st.markdown(plain(words))
    names = {
        "people": _("how many people"),
        "who": _("women, men or minors"),
        "arrest": _("an arrest"),
        "day": _("the first day"),
        "place": _("the town of the first event"),
        "outcome": _("what became of all"),
        "origins": _("from two origins, or confirmed"),
    }
    columns = {
        _("Period"): [_say_period(first) for first in table["first"]],
        _("Cases"): [say_number(int(number)) for number in table["cases"]],
    }
    # Bare numbers under such headings would read as people.
    share = _("{n} of {all}").replace(" ", "\N{NO-BREAK SPACE}")
    for name in FIELDS:
        pairs = zip(table[name], table["cases"], strict=True)
        columns[names[name]] = [share.format(n=say_number(int(n)), all=say_number(int(all_))) for n, all_ in pairs]
    show_table(pd.DataFrame(columns), alt=words)


def _say_period(first: object) -> str:
    if pd.isna(first):  # type: ignore[call-overload]
        return _("all together")
    year = int(str(first))
    # Translators: a period of years: "2010–2014".
    return _("{first}–{last}").format(first=year, last=year + YEARS - 1)


def _show_correcting() -> None:
    st.header(_("How to correct it"))
    lines = [
        _("Corrections and withdrawals are published with their reasons, in the table “changes”."),
        _("Whatever could endanger a person is withdrawn first and discussed afterwards."),
    ]
    st.markdown(plain(join_sentences(lines)))
    link_to(CHANGES, _("All changes"))
    if contact := read_contact():
        st.markdown(plain(_("Errors are reported to: {contact}").format(contact=contact)))


def _show_codebook(dataset: Dataset, _case_filter: CaseFilter) -> None:
    st.header(_("What each column means"))
    st.caption(plain(_("The codebook stands in English, the language of the data.")))
    named = dataset.contract.tables["changes"].field("table").words
    for table in dataset.contract.tables.values():
        if table.language is None:
            title = label("changes", "table", table.name) if table.name in named else _("Changes")
            with st.expander(plain(title)):
                st.markdown(plain(table.description))
                rows = pd.DataFrame(
                    {
                        _("Column"): list(table.columns),
                        _("What it holds"): [_describe(field) for field in table.fields],
                    }
                )
                show_table(rows, alt=title)


def _describe(field: Field) -> str:
    words = [f"{word.value}: {word.description}" for word in field.enum]
    return " ".join([field.description, *words])

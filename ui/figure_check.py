"""The check of a figure: a link of ours is pasted, and its figures are shown as they were and as they are."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import streamlit as st

from analysis.comparison import FIGURES, Comparison
from analysis.filters import PARAMETERS, CaseFilter
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.lists import join_items
from i18n.numbers import say_number
from loaders import store
from loaders.dataset import Dataset
from ui import asking, compute
from ui.addresses import ADDRESSES, CASES, CHANGES, Address
from ui.asking import LONGEST_KEPT
from ui.change_list import show_first
from ui.chart import show_table
from ui.compared import compare_with, name_figures, say_cases
from ui.links import keep_view
from ui.notices import shorten
from ui.text import plain

LINK: Final = "link"
"""The parameter that holds the link to check, without its host: ``/time?from=2012``."""
SINCE: Final = "since"
"""The parameter that holds the release with which it is compared, where the link names none."""
SHOWN: Final = 25
NAMED: Final = 8
_KEY = "figure-check"
_API: Final = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Asked:
    """A link of ours, read: its page (an address of the API counts as the page of cases), the parameters of its filter,
    its case, and the release it names.
    """

    address: Address
    query: dict[str, list[str]]
    case_id: str | None
    version: str | None


def read_link(text: str) -> Asked | None:
    """Read a link to a page or to figures of the API, with or without its host; None for what is no such link."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/") or "/"
    address = CASES if path.startswith(_API) else next((item for item in ADDRESSES if item.url == path), None)
    if address is None or len(text) > LONGEST_KEPT:
        return None
    query = parse_qs(parts.query)
    case_id = query.get("case", [None])[-1] if address is CASES else None
    if path.startswith(f"{_API}cases/"):
        case_id = path.removeprefix(f"{_API}cases/")
    chosen = {name: values for name, values in query.items() if name in PARAMETERS}
    return Asked(address, chosen, case_id, query.get(asking.VERSION, [None])[-1])


def show_check(dataset: Dataset) -> None:
    """The form, and below it what it found."""
    st.header(_("Check a figure"))
    versions = [release.version for release in store.releases().list()]
    if not versions:
        st.markdown(plain(_("No release is kept yet, so that nothing can be compared.")))
        return
    link, since = (st.query_params.get(name) for name in (LINK, SINCE))
    if st.session_state.get(f"{_KEY}-seen") != (link, since):
        st.session_state[f"{_KEY}-seen"] = (link, since)
        st.session_state[f"{_KEY}-link"] = link or ""
        st.session_state[f"{_KEY}-since"] = since if since in versions else versions[-1]
    with st.form(_KEY, border=False):
        st.text_input(
            _("A link to a view of this record, or to one of its files"), key=f"{_KEY}-link", max_chars=LONGEST_KEPT
        )
        st.selectbox(_("Compare with release (where the link names none)"), versions, key=f"{_KEY}-since")
        st.form_submit_button(_("Show it then and now"), on_click=_write)
    if link:
        _show_found(dataset, link, since if since in versions else versions[-1])


def _write() -> None:
    text = st.session_state[f"{_KEY}-link"].strip()
    with suppress(ValueError):  # no link at all: it is named as it was written
        # Without the host: what stands in our address is ours.
        text = urlsplit(text)._replace(scheme="", netloc="", fragment="").geturl()
    st.query_params[LINK] = text
    st.query_params[SINCE] = st.session_state[f"{_KEY}-since"]


def _show_found(dataset: Dataset, link: str, since: str) -> None:
    asked = read_link(link)
    if asked is None:
        st.text(_("This is no link to a view of the record: {link}").format(link=shorten(link)))
        return
    version = asked.version or since
    with st.spinner(_("The release is being read …"), show_time=False):
        found = compare_with(version, dataset, asked.query, asked.case_id)
    if found is None:
        st.text(_("Release {version} is not kept, or cannot be read.").format(version=shorten(version)))
        return
    _show_comparison(dataset, asked, found)


def _show_comparison(dataset: Dataset, asked: Asked, found: Comparison) -> None:
    case_filter, unknown = CaseFilter.from_query(asked.query, dataset)
    if asked.case_id is None:
        st.markdown(plain(compute.described(dataset, case_filter)[0]))
    else:
        # A stranger's word, where no state of the record has such a case.
        st.text(_name_case(dataset, shorten(asked.case_id)))
    for name, value in unknown:
        words = _("Not in the data of today: {parameter} = “{value}”.")
        st.text(words.format(parameter=shorten(name), value=shorten(value)))
    names = name_figures()
    rows = [(_("Cases"), *(say_cases(len(figures.case_ids)) for figures in (found.then, found.now)))]
    rows += [(names[name], *(say_total(getattr(side, name)) for side in (found.then, found.now))) for name in FIGURES]
    words = _("Release {version}")
    columns = [
        _("Figure"),
        words.format(version=found.then_version),
        _("Now ({version})").format(version=found.now_version),
    ]
    show_table(pd.DataFrame(rows, columns=columns), alt=_("The figures of the link, then and now"))
    for words, case_ids in ((_("No longer shown: {cases}."), found.went), (_("Shown since: {cases}."), found.came)):
        if case_ids:
            st.markdown(plain(words.format(cases=_name_cases(dataset, case_ids))))
    if found.is_same and found.then_version == found.now_version:
        st.markdown(plain(_("This is the present release: there is nothing later to compare it with.")))
    elif found.is_same:
        st.markdown(plain(_("Nothing that this link shows has changed since.")))
    elif found.changes.empty:
        st.markdown(plain(_("The table of changes says nothing about it.")))
    show_first(dataset, found.changes, "checked", SHOWN)
    _link_back(asked, found.then_version)


def _name_case(dataset: Dataset, case_id: str) -> str:
    """The title of a case in the data of today; what was withdrawn is named by its id: its words may do harm."""
    if case_id in set(dataset.cases["case_id"]):
        return compute.record_texts(dataset).say("cases", case_id, "title")
    return _("The case {case}, which is not in the data of today.").format(case=case_id)


def _name_cases(dataset: Dataset, case_ids: tuple[str, ...]) -> str:
    known = set(dataset.cases["case_id"])
    texts = compute.record_texts(dataset)
    names = [texts.say("cases", id_, "title") if id_ in known else id_ for id_ in case_ids[:NAMED]]
    if (rest := len(case_ids) - NAMED) > 0:
        names.append(ngettext("{n} more case", "{n} more cases", rest).format(n=say_number(rest)))
    return join_items(names)


def _link_back(asked: Asked, version: str) -> None:
    query = keep_view() | asked.query | {asking.VERSION: [version]}
    if asked.case_id is not None:
        query["case"] = [asked.case_id]
    if asked.address is not CHANGES:
        st.page_link(str(asked.address.file), label=plain(_("Open this view")), query_params=query)

"""The page of changes: the check of a figure, corrections and withdrawals, and every release."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.comparison import name_cases
from i18n import _, language, ngettext
from i18n.dates import say_day
from i18n.labels import label
from i18n.numbers import say_number
from loaders import store
from loaders.dataset import Dataset
from ui.addresses import CHANGES
from ui.change_list import list_entries, show_entry
from ui.figure_check import LINK, SINCE, show_check
from ui.paging import Paging, show_pages, take_page
from ui.record_text import say_untranslated
from ui.text import link, plain

PAGING = Paging(CHANGES, "page", others=(LINK, SINCE))
RELEASES = "/api/v1/releases"


def show_changes_page(dataset: Dataset) -> None:
    """The whole page."""
    st.title(plain(_("Does a figure still stand, and what was changed?")))
    words = _("Every release of the record is kept as it was. What is corrected or withdrawn afterwards is told here.")
    st.markdown(plain(words))
    show_check(dataset)
    _show_corrections(dataset)
    _show_releases(dataset)


def _show_corrections(dataset: Dataset) -> None:
    st.header(_("Corrections and withdrawals"))
    rows = dataset.changes
    entries = list_entries(name_cases(dataset, rows[rows["id"].notna()].iloc[::-1]))
    if not entries:
        words = _("None so far: since its first release, no row of the record has been changed or withdrawn.")
        st.markdown(plain(words))
        return
    say_untranslated()
    shown = take_page(PAGING, len(entries))
    for number, entry in enumerate(entries[shown]):
        show_entry(dataset, entry, f"change-{number}")
    show_pages(PAGING, shown, len(entries))


def _show_releases(dataset: Dataset) -> None:
    st.header(_("Releases"))
    words = _("A release never changes. A link holds on to one by v=… and then tells what has changed since.")
    st.markdown(plain(words))
    kept = {release.version: release for release in store.releases().list()}
    changes = dataset.changes
    versions = list(dict.fromkeys(changes["version"]))[::-1]
    for version in [*(version for version in kept if version not in versions), *versions]:
        rows = changes[(changes["version"] == version).astype(bool)]
        with st.container(gap="xxsmall"):
            days = [say_day(rows.iloc[0]["date"].date())] if len(rows) else []
            # Translators: a release and its day: "2026.11.0 (20 November 2026)".
            head = _("{version} ({date})").format(version=version, date=days[0]) if days else version
            st.subheader(plain(head))
            whole = rows[rows["id"].isna()]
            if len(whole):
                st.markdown("\n".join(f"- {plain(_say_whole(row))}" for _index, row in whole.iterrows()))
            single = len(rows) - len(whole)
            if single:
                words = ngettext("{n} change of a single row.", "{n} changes of single rows.", single)
                st.markdown(plain(words.format(n=say_number(single))))
            if version in kept:
                words = _("The whole release (zip)")
                download = link(words, f"{RELEASES}/{version}?lang={language()}")
                st.markdown(download)
                # Translators: SHA-256 is a long number that proves that a file is unchanged.
                st.caption(plain(_("SHA-256: {digest}").format(digest=kept[version].digest)))
            else:
                st.caption(plain(_("Not released yet.")))


def _say_whole(row: pd.Series) -> str:
    name = label("changes", "table", row["table"])
    what = label("changes", "change", row["change"])
    if pd.isna(row["after"]):
        return _("{table}: {change}").format(table=name, change=what)
    number = int(row["after"])
    # Translators: a table of the record, what was done, and how many rows it has: "Cases: added, 224 rows".
    words = ngettext("{table}: {change}, {n} row", "{table}: {change}, {n} rows", number)
    return words.format(table=name, change=what.lower(), n=say_number(number))

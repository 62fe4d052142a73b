"""Changes of the record as a list: what each is about, what was there before, what is there now, and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.texts import ENGLISH, RecordText
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.labels import label, title
from i18n.numbers import say_number
from loaders.contract import Contract, Field, Table
from loaders.dataset import Dataset
from loaders.dates import DateError, EdtfDate, read_date
from ui import compute
from ui.addresses import CAMPAIGNS, CASES, CRACKDOWNS
from ui.links import write_address
from ui.record_text import hold_language
from ui.text import APART, link, plain

_TOGETHER = ["version", "subject", "change", "reason"]


def list_entries(changes: pd.DataFrame) -> list[pd.DataFrame]:
    """Rows of ``changes`` with the ``case_id`` they belong to (``analysis.comparison.name_cases``), in their order.

    Rows of one case, or else of one row, that changed for one reason make one entry.
    """
    # By the case where there is one, and else by the row itself.
    subjects = changes["case_id"].fillna(changes["table"] + "/" + changes["id"])
    groups = changes.assign(subject=subjects).groupby(_TOGETHER, sort=False, dropna=False)
    # Entries stand the newest first, the rows within one as the curator wrote them.
    return [rows.iloc[::-1] for _key, rows in groups]


def show_first(dataset: Dataset, changes: pd.DataFrame, key: str, most: int) -> None:
    """The first entries of ``changes``, and how many there are besides; ``key`` as ``show_entry``."""
    entries = list_entries(changes)
    for number, rows in enumerate(entries[:most]):
        show_entry(dataset, rows, f"{key}-{number}")
    if (rest := len(entries) - most) > 0:
        words = ngettext("{n} further change.", "{n} further changes.", rest)
        st.caption(plain(words.format(n=say_number(rest))))


def show_entry(dataset: Dataset, rows: pd.DataFrame, key: str) -> None:
    """One entry of ``list_entries``; ``key`` is its own on its page: small letters, figures, hyphens."""
    first = rows.iloc[0]
    with st.container(gap="xxsmall"):
        said = [say_day(first["date"].date()), str(first["version"]), label("changes", "change", first["change"])]
        st.caption(plain(APART.join(said)))
        st.markdown(_write_subject(dataset, first))
        lines = [_say_change(dataset.contract, row) for _index, row in rows.iterrows() if not pd.isna(row["field"])]
        if lines:
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        if not pd.isna(first["reason"]):
            with hold_language(RecordText(str(first["reason"]), ENGLISH), f"{key}-reason"):
                st.markdown(plain(_("Because: {reason}").format(reason=first["reason"])))


def _write_subject(dataset: Dataset, row: pd.Series) -> str:
    """What an entry is about, as Markdown: a link where the record has a page of it."""
    texts = compute.record_texts(dataset)
    if not pd.isna(row["case_id"]) and row["case_id"] in set(dataset.cases["case_id"]):
        return link(texts.say("cases", row["case_id"], "title"), write_address(CASES, case=row["case_id"]))
    if row["table"] == "crackdowns" and row["id"] in set(dataset.crackdowns["crackdown_id"]):
        return link(texts.say("crackdowns", row["id"], "name"), write_address(CRACKDOWNS, crackdown=row["id"]))
    if row["table"] == "campaigns" and row["id"] in set(dataset.campaigns["campaign_id"]):
        return link(texts.say("campaigns", row["id"], "name"), write_address(CAMPAIGNS, campaign=row["id"]))
    # Translators: a table of the record and the key of a row in it: "Sources: amnesty-2001-06".
    return plain(_("{table}: {id}").format(table=label("changes", "table", row["table"]), id=row["id"]))


def _say_change(contract: Contract, row: pd.Series) -> str:
    table = contract.tables[row["table"]]
    known = next((field for field in table.fields if field.name == row["field"]), None)
    # A column that a later contract no longer has, or the tables of translations, which have no titles.
    name = str(row["field"]) if known is None or table.language is not None else title(table.name, known.name)
    before, after = (_say_value(table, known, row[side]) for side in ("before", "after"))
    if row["table"] != "cases":
        # Translators: a column, and the row of the record in which it changed: "Date (2017-11-shenyang-ten/3)".
        name = _("{field} ({id})").format(field=name, id=row["id"])
    return _("{field}: was {before}, now {after}").format(field=name, before=before, after=after)


def _say_value(table: Table, field: Field | None, value: object) -> str:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        # Translators: an empty cell, in "was nothing, now 8".
        return _("nothing")
    text = str(value)
    if field is not None and text in field.words:
        return label(table.name, field.name, text)
    if field is not None and field.is_date and (date := _read_date(text)) is not None:
        return say_date(date)
    return text if field is not None and field.type == "integer" else f"“{text}”"


def _read_date(text: str) -> EdtfDate | None:
    try:
        return read_date(text)
    except DateError:
        return None

"""What a reader does next with a case: see what is not known of it and what is near it, cite it, pass it on."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import quote

import pandas as pd
import segno
import streamlit as st

from analysis.related import list_related
from exports.contact import read_contact
from figures.case_words import list_unknown
from i18n import _, language, ngettext
from i18n.dates import say_date
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import BRIEFING, CASES, MAP
from ui.links import link_to
from ui.record_text import hold_language
from ui.site import find_base
from ui.text import link, plain

SHOWN_RELATED: Final = 10


def show_unknown(case: pd.Series, events: pd.DataFrame) -> None:
    """What the record does not know of a case, in so many words; ``events`` are those of the case."""
    st.header(_("What is not known"))
    lines = list(list_unknown(case, events))
    if lines:
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    else:
        st.markdown(plain(_("Number, day, place and outcome are all known.")))


def show_related(dataset: Dataset, case_id: str) -> None:
    """Links to cases near in place and time, and to some of the same crackdown."""
    related = list_related(dataset, case_id)
    if related.empty:
        return
    st.header(_("Related cases"))
    texts = compute.record_texts(dataset)
    for number, row in enumerate(related.head(SHOWN_RELATED).itertuples(index=False)):
        title = texts.read("cases", row.case_id, "title")
        with st.container(key=f"row-related-{number}", gap=None):
            with hold_language(title, f"related-{number}"):
                link_to(CASES, texts.mark(title), case=row.case_id)
            st.caption(plain(_say_why(row.days, same_crackdown=bool(row.same_crackdown))))
    if (rest := len(related) - SHOWN_RELATED) > 0:
        words = ngettext(
            "{n} more case of the same crackdown stands on its page.",
            "{n} more cases of the same crackdown stand on its page.",
            rest,
        )
        st.caption(plain(words.format(n=say_number(rest))))


def _say_why(days: object, *, same_crackdown: bool) -> str:
    if pd.isna(days):  # type: ignore[call-overload]
        return _("of the same crackdown")
    number = int(str(days))
    near = ngettext("at the same place, {n} day apart", "at the same place, {n} days apart", number)
    near = near.format(n=say_number(number))
    return _("{near}, and of the same crackdown").format(near=near) if same_crackdown else near


def show_use(dataset: Dataset, case_id: str) -> None:
    """How to cite the case, its address to pass on, and where to report an error."""
    texts = compute.record_texts(dataset)
    title = texts.say("cases", case_id, "title")
    page = f"{find_base()}/cases?case={quote(case_id)}"
    address, cited = f"{page}&lang={language()}", f"{page}&v={dataset.version}&lang={language()}"
    st.header(_("Cite it, pass it on"))
    with st.container(horizontal=True, gap="medium"):
        link_to(MAP, _("This case on the map"), case=case_id)
        link_to(BRIEFING, _("Paper, slides, fact sheet or letter"), case=case_id)
    st.markdown(plain(_("To cite it:")))
    # Translators: how the case is cited: the record, the case, the data version and its date, the address.
    words = _("Repatriation Watch: {title}. Data version {version}, data as of {date}. {address}")
    date = say_date(dataset.data_date)
    st.code(
        words.format(title=title, version=dataset.version, date=date, address=cited), language=None, wrap_lines=True
    )
    st.markdown(plain(_("Its address, to copy, or to read with a phone’s camera:")))
    st.code(address, language=None, wrap_lines=True)
    st.image(_draw_code(address), width=180, alt=_("A code that holds the address of this case"))
    mail = _("Send the address by e-mail")
    sending = f"[{plain(mail)}](mailto:?subject={quote(title, safe='')}&body={quote(address, safe='')})"
    st.markdown(sending)
    if contact := read_contact():
        report = _("Report an error in this case")
        st.markdown(_write_report(report, contact, case_id, dataset.version))


@lru_cache(maxsize=256)
def _draw_code(address: str) -> str:
    code: str = segno.make(address, error="m").svg_inline(scale=4, border=4, dark="#000000", light="#ffffff")
    return code


def _write_report(label: str, contact: str, case_id: str, version: str) -> str:
    """The link to report an error, as Markdown."""
    if contact.startswith("https://"):
        return link(label, contact)
    return f"[{plain(label)}](mailto:{contact}?subject={quote(f'{case_id} ({version})')})"

"""The claims on a case that count the same people, on one axis."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis.case_table import Compared, choose_compared
from figures.claim_words import make_claim_words, make_documented, say_claims, write_claim_rows
from figures.claims import draw_claims
from figures.palette import Theme
from figures.svg import Width
from i18n import _, language, using
from i18n.dates import say_date
from i18n.labels import label
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui.chart import current_theme, show_picture
from ui.compute import KEPT_VIEWS
from ui.text import plain


def show_claim_chart(dataset: Dataset, case: pd.Series, events: pd.DataFrame, claims: pd.DataFrame) -> None:
    """The picture of what most can be compared (``choose_compared``); nothing where there is nothing to compare."""
    compared = choose_compared(case, events, claims)
    if compared is None:
        return
    if compared.event is None:
        subject = {"arrested": _("Arrested, the whole case"), "returned": _("Returned, the whole case")}[
            compared.measure
        ]
    else:
        what = label("events", "event_type", compared.event["event_type"])
        date = say_date(read_date(compared.event["date"]))
        subject = _("{event}, {date}").format(event=what, date=date)
    words = _("{subject}: where most claims can be compared.")
    st.markdown(plain(words.format(subject=subject)))
    event_id = "" if compared.event is None else str(compared.event["event_id"])
    draw = partial(_draw, dataset.content_hash, str(case["case_id"]), event_id, current_theme(), language())
    show_picture("claims", lambda width: draw(width, compared), say_claims(compared.claims, compared.figures))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _draw(
    content_hash: str, case_id: str, event_id: str, theme: Theme, language: str, width: Width, _compared: Compared
) -> str:
    with using(language):
        documented = make_documented(_compared.figures, _compared.measure)
        rows = write_claim_rows(_compared.claims)
        return draw_claims(rows, documented, theme=theme, width=width, words=make_claim_words())

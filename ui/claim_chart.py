"""The claims on one event of a case, on one axis."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis.case_table import choose_compared_event
from analysis.counting import EVENT_TYPES
from figures.claim_words import make_claim_words, make_documented, say_claims, write_claim_rows
from figures.claims import draw_claims
from figures.palette import Theme
from figures.svg import Width
from i18n import _, activate, language
from i18n.dates import say_date
from i18n.labels import label
from loaders.dataset import Dataset
from loaders.dates import read_date
from rules.figures import Figures
from ui.chart import current_theme, show_picture
from ui.compute import KEPT_VIEWS
from ui.text import plain

_ENDS = ("low", "best", "high")


def show_claim_chart(dataset: Dataset, events: pd.DataFrame, claims: pd.DataFrame) -> None:
    """The picture for the event on which most claims can be compared; nothing where there is none."""
    chosen = choose_compared_event(events, claims)
    if chosen is None:
        return
    event, compared = chosen
    what = label("events", "event_type", event["event_type"])
    st.markdown(plain(_("{event}, {date}:").format(event=what, date=say_date(read_date(event["date"])))))
    figures = Figures(*(None if pd.isna(event[f"people_{end}"]) else int(event[f"people_{end}"]) for end in _ENDS))
    draw = partial(_draw, dataset.content_hash, event["event_id"], current_theme(), language())
    show_picture("claims", lambda width: draw(width, event, compared, figures), say_claims(compared, figures))


@st.cache_resource(max_entries=KEPT_VIEWS, show_spinner=False)
def _draw(
    content_hash: str,
    event_id: str,
    theme: Theme,
    language: str,
    width: Width,
    _event: pd.Series,
    _claims: pd.DataFrame,
    _figures: Figures,
) -> str:
    activate(language)
    measure = next(name for name, event_type in EVENT_TYPES.items() if event_type == _event["event_type"])
    documented = make_documented(_figures, measure)
    return draw_claims(write_claim_rows(_claims), documented, theme=theme, width=width, words=make_claim_words())

"""What was said, as a list that can be read on a phone: each entry with its stance, its source and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES, CRACKDOWNS
from ui.claims import write_source
from ui.links import write_address
from ui.paging import Paging, show_pages, take_page
from ui.record_text import hold_language
from ui.text import APART, link, plain

_SMALL = ":small[{}]"


def show_told_list(
    dataset: Dataset,
    responses: pd.DataFrame,
    paging: Paging,
    *,
    about: Sequence[str],
    beside: Sequence[str] = (),
) -> None:
    """Responses, rows of ``take_told``, in their order, page by page (``paging``).

    Each is a line with date, speaker and stance, then what was said, marked where it is not in the reader's language,
    then the source and what it is about. ``about``, one for each row, is Markdown (``link_about``); ``beside``, one
    for each row or none at all, is Markdown that stands under the text.
    """
    if responses.empty:
        return
    shown = take_page(paging, len(responses))
    show_told_part(dataset, responses, paging, shown.start, about=about, beside=beside)
    show_pages(paging, shown, len(responses))


def show_told_part(
    dataset: Dataset,
    responses: pd.DataFrame,
    paging: Paging,
    start: int,
    *,
    about: Sequence[str],
    beside: Sequence[str] = (),
) -> None:
    """One page of ``show_told_list``, from row ``start``, from 0, on, without links to others; for ``ui.replay``."""
    texts = compute.record_texts(dataset)
    shown = slice(start, start + paging.per_page)
    for number, row in enumerate(responses.iloc[shown].itertuples(index=False), start=start):
        speaker = f"{row.actor} ({label('responses', 'actor_type', row.actor_type)})"
        stance = label("responses", "stance", row.stance)
        said = texts.read("responses", row.response_id, "summary")
        with st.container(gap="xxsmall"):
            st.caption(plain(APART.join([say_date(read_date(row.date)), speaker, stance])))
            with hold_language(said, f"{paging.parameter}-{number}"):
                st.markdown(plain(texts.mark(said)))
            if beside:
                st.markdown(beside[number])
            source = write_source(row.source_publisher, None if pd.isna(row.source_url) else row.source_url)
            # No caption: its faintness is too much for links on the dark page.
            st.markdown(write_small(say_source(source), about[number]))


def write_small(*parts: str) -> str:
    """Pieces of Markdown side by side in small letters; empty ones are left out."""
    return _SMALL.format(APART.join(part for part in parts if part))


def say_source(source: str) -> str:
    """The line "Source: …" as Markdown; ``source`` is Markdown, as ``ui.claims.write_source`` makes it."""
    words = _("Source: {source}")
    return plain(words).replace(plain("{source}"), source)


def link_about(dataset: Dataset, responses: pd.DataFrame) -> list[str]:
    """What each response is about, as a link: its case, or else its crackdown; empty where it is neither."""
    texts = compute.record_texts(dataset)
    about = []
    for row in responses.itertuples(index=False):
        if not pd.isna(row.case_id):
            about.append(link(texts.say("cases", row.case_id, "title"), write_address(CASES, case=row.case_id)))
        elif not pd.isna(row.crackdown_id):
            name = texts.say("crackdowns", row.crackdown_id, "name")
            about.append(link(name, write_address(CRACKDOWNS, crackdown=row.crackdown_id)))
        else:
            about.append("")
    return about

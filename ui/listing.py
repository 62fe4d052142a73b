"""Rows about cases as a list to read, some on a page, and all of them as a grid for those who want it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from i18n import _
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import CASES
from ui.choice import show_choice
from ui.links import link_to
from ui.paging import Paging, show_pages
from ui.record_text import hold_language
from ui.text import APART, plain

PAGING = Paging(CASES, "page")


@dataclass(frozen=True)
class Grid:
    """Rows as ``ui.choice.show_choice`` takes them."""

    table: pd.DataFrame
    widths: Sequence[int]
    alt: str


@dataclass(frozen=True)
class Rows:
    """What a list is made of: ``frame`` has a row for each of its rows, with ``case_id``.

    ``say`` gives for some of these rows, one for each, what is said of it in the order of telling; ``make_grid`` puts
    all of them into words. Both are asked only for what is shown: words cost more than figures.
    """

    frame: pd.DataFrame
    say: Callable[[pd.DataFrame], Sequence[Sequence[str]]]
    make_grid: Callable[[pd.DataFrame], Grid]


def show_part(key: str, dataset: Dataset, rows: Rows, start: int, own: Mapping[str, str]) -> None:
    """The rows of the page that begins at row ``start``, from 0, and the way to the others; for ``ui.replay``.

    The title of each case is a link to it; what is said of it stands below. ``own`` are the parameters of the page
    that its links keep. Nothing where there are no rows.
    """
    count = len(rows.frame)
    if not count:
        return
    texts = compute.record_texts(dataset)
    shown = slice(start, start + PAGING.per_page)
    part = rows.frame.iloc[shown]
    for number, (case_id, said) in enumerate(zip(part["case_id"], rows.say(part), strict=True)):
        with st.container(key=f"row-{key}-{number}", gap=None):
            title = texts.read("cases", case_id, "title")
            with hold_language(title, f"{key}-{number}"):
                link_to(CASES, texts.mark(title), case=case_id)
            st.caption(plain(APART.join(words for words in said if words)))
    if count > PAGING.per_page:
        # Translators: which rows of a list are shown: "Rows 26 to 50 of 202."
        words = _("Rows {first} to {last} of {rows}.")
        first, last = say_number(start + 1), say_number(start + len(part))
        st.caption(plain(words.format(first=first, last=last, rows=say_number(count))))
        show_pages(PAGING, shown, count, own)


def show_grid(
    key: str, make_rows: Callable[[], Rows], show_control: Callable[[], None] | None = None, *, is_asked: bool = False
) -> None:
    """All rows as a grid, below a list; made when a reader opens it. ``show_control`` shows what stands above it.

    ``is_asked``: the address asks for it, so that it stands open from the first.

    The script that draws the grid is heavy, and most readers never do.
    """
    if is_asked:
        # Not as an argument of the part: it would close when the address asks no longer.
        st.session_state.setdefault(f"all-{key}", True)
    whole = st.expander(_("All of these as a table, to sort and search"), key=f"all-{key}", on_change="rerun")
    if whole.open:
        with whole:
            if show_control is not None:
                show_control()
            rows = make_rows()
            grid = rows.make_grid(rows.frame)
            show_choice(key, grid.table, grid.widths, list(rows.frame["case_id"]), alt=grid.alt)

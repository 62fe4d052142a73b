"""The columns of the table of cases: which there are, and which of them a reader has chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from figures.case_words import say_case_fates, say_reported
from i18n import _
from i18n.dates import say_date
from i18n.labels import label, title
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.choice import say_ranges
from ui.notices import name_unknown
from ui.places import PlaceNames

PARAMETER: Final = "columns"
_KEY: Final = "case-columns"


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in pixels, and what it says of each of some rows of ``list_cases``."""

    heading: Callable[[], str]
    width: int
    say: Callable[[Dataset, pd.DataFrame], list[str]]


def _words(name: str) -> Column:
    return Column(
        lambda: title("cases", name),
        160,
        lambda _dataset, cases: [_say_word(name, word) for word in cases[name]],
    )


def _people(name: str) -> Column:
    return Column(
        lambda: title("cases", name),
        100,
        lambda _dataset, cases: ["" if pd.isna(number) else say_number(int(number)) for number in cases[name]],
    )


COLUMNS: Final[dict[str, Column]] = {
    "first": Column(
        lambda: _("First event"),
        180,
        lambda _dataset, cases: [say_date(read_date(date)) for date in cases["first_date"]],
    ),
    "authority": Column(
        lambda: _("Authority"),
        90,
        lambda dataset, cases: [PlaceNames(dataset).say_country(code) for code in cases["country"]],
    ),
    "people": Column(lambda: _("People"), 160, lambda _dataset, cases: say_ranges(cases)),
    "outcome": Column(
        lambda: _("What became of them"),
        220,
        lambda _dataset, cases: [say_case_fates(case) for case in cases.to_dict("records")],
    ),
    "verification": Column(
        lambda: _("How well known"),
        110,
        lambda _dataset, cases: [_say_word("verification", word) for word in cases["verification"]],
    ),
    "reported": Column(
        lambda: _("Last reported"),
        140,
        lambda _dataset, cases: [say_reported(text) for text in cases["last_reported"]],
    ),
    "kind": _words("kind"),
    "population": _words("population"),
    "crackdown": Column(
        lambda: title("cases", "crackdown_id"),
        220,
        lambda dataset, cases: [_say_crackdown(dataset, key) for key in cases["crackdown_id"]],
    ),
    "women": _people("women"),
    "men": _people("men"),
    "minors": _people("minors"),
    "kin": _words("kin_abroad"),
}
"""By their words in addresses, in the order in which they stand. The title of the case stands before them always."""

DEFAULT: Final = ("first", "authority", "people", "outcome", "verification", "reported")


def read_columns() -> tuple[str, ...]:
    """The columns that the address asks for, in the order of ``COLUMNS``; what there is not is named.

    Without any that there is, those that stand by default.
    """
    asked = [word for word in st.query_params.get(PARAMETER, "").split(",") if word]
    name_unknown([(PARAMETER, word) for word in dict.fromkeys(asked) if word not in COLUMNS])
    return tuple(word for word in COLUMNS if word in asked) or DEFAULT


def keep_columns(chosen: tuple[str, ...]) -> dict[str, str]:
    """The parameter for links of the page, left out where it says what stands by default."""
    return {} if chosen == DEFAULT else {PARAMETER: ",".join(chosen)}


def show_columns(chosen: tuple[str, ...]) -> None:
    """Let the reader choose columns; the address keeps the choice."""
    # The address is the state: a callback has written it before the run, or a link or a step back has.
    if tuple(st.session_state.get(_KEY, ())) != chosen:
        st.session_state[_KEY] = list(chosen)
    st.pills(
        _("Columns"),
        list(COLUMNS),
        selection_mode="multi",
        format_func=lambda word: COLUMNS[word].heading(),
        key=_KEY,
        on_change=_write,
        wrap=True,
    )


def _write() -> None:
    own = keep_columns(tuple(word for word in COLUMNS if word in st.session_state[_KEY]) or DEFAULT)
    if own:
        st.query_params.update(own)
    else:
        st.query_params.pop(PARAMETER, None)


def _say_word(field: str, word: Any) -> str:
    return "" if pd.isna(word) else label("cases", field, word)


def _say_crackdown(dataset: Dataset, crackdown_id: Any) -> str:
    return "" if pd.isna(crackdown_id) else compute.record_texts(dataset).say("crackdowns", crackdown_id, "name")

"""The choices of the filter: seeded from the address, and written back to it with every change.

Ids go into the address and into the state of the session, never labels: a link opens the same view in any language.
Streamlit's own binding of widgets to addresses writes labels, and drops what it does not know unnamed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from analysis.choices import say_lens, say_outcome, say_who
from analysis.filters import ANY, LONGEST_SEARCH, OUTCOMES, PARAMETER_NAMES, WHO, CaseFilter
from analysis.lens import LENSES
from i18n import _, pgettext
from i18n.labels import label
from loaders.dataset import Dataset
from ui import compute
from ui.links import change_filter

_WRITTEN = "filter-written"
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One widget: the filter's field, its name, the ids to choose from, and how to name one of them.

    ``ids`` None is a text; ``long`` says that the ids are too many to lay them all open; ``single`` that one is chosen.
    """

    field: str
    title: str
    ids: Sequence[str] | None = None
    say: Callable[[str], str] = str
    long: bool = False
    single: bool = False
    help: str | None = None

    @property
    def key(self) -> str:
        """The widget's key in the session's state."""
        return f"filter-{self.field}"


def show_choices(dataset: Dataset, case_filter: CaseFilter, own: Mapping[str, str | Sequence[str]]) -> None:
    """All widgets, in the state that ``case_filter`` has; a change of one writes the address anew."""
    choices = _list_choices(dataset)
    _seed(choices, case_filter)
    change = {"on_change": _write, "args": (dataset, choices, dict(own))}
    for start in range(0, len(choices), _COLUMNS):
        # Row by row, so that the keyboard and a phone take them in the order in which they are read.
        for column, choice in zip(st.columns(_COLUMNS), choices[start : start + _COLUMNS], strict=False):
            with column:
                _show(choice, change)
                _say_fault(choice, dataset)


def _show(choice: Choice, change: Mapping[str, Any]) -> None:
    common = {"key": choice.key, "help": choice.help, **change}
    if choice.ids is None:
        st.text_input(choice.title, max_chars=LONGEST_SEARCH, **common)
    elif choice.single:
        st.selectbox(choice.title, ["", *choice.ids], format_func=choice.say, **common)
    elif choice.long:
        placeholder = _("All")
        st.multiselect(choice.title, choice.ids, format_func=choice.say, placeholder=placeholder, **common)
    else:
        st.pills(choice.title, choice.ids, selection_mode="multi", format_func=choice.say, wrap=True, **common)


def _seed(choices: Sequence[Choice], case_filter: CaseFilter) -> None:
    # After a link, a step back or a restart the address is right and the widgets are not; and a widget that was not
    # shown in the last run has lost its state.
    fresh = st.session_state.get(_WRITTEN) != case_filter
    for choice in choices:
        if fresh or choice.key not in st.session_state:
            value = getattr(case_filter, choice.field)
            st.session_state[choice.key] = list(value) if isinstance(value, tuple) else value or ""
    st.session_state[_WRITTEN] = case_filter


def _write(dataset: Dataset, choices: Sequence[Choice], own: Mapping[str, str | Sequence[str]]) -> None:
    query = {PARAMETER_NAMES[choice.field]: values for choice in choices if (values := _read(choice)) is not None}
    case_filter, _unknown = CaseFilter.from_query(query, dataset)
    st.session_state[_WRITTEN] = case_filter
    st.query_params.from_dict(change_filter(case_filter, **own))


def _read(choice: Choice) -> list[str] | None:
    value = st.session_state.get(choice.key)
    if choice.ids is None or choice.single:
        text = str(value or "").strip()
        return [text] if text else None
    return list(value or ()) or [ANY]


def _say_fault(choice: Choice, dataset: Dataset) -> None:
    if choice.field in {"start", "end"} and (values := _read(choice)):
        _filter, unknown = CaseFilter.from_query({PARAMETER_NAMES[choice.field]: values}, dataset)
        if unknown:
            st.text(_("This is no date: write a year, a month or a day, such as 2012, 2012-02 or 2012-02-08."))


def _list_choices(dataset: Dataset) -> list[Choice]:
    offers = compute.offers(dataset)
    day = _("A year, a month or a day: 2012, 2012-02, 2012-02-08")
    words = {
        "verification": _("How well known"),
        "kind": _("Kind"),
        "population": _("People concerned"),
    }
    return [
        Choice("start", pgettext("period", "From"), help=day),
        Choice("end", pgettext("period", "To"), help=day),
        Choice("q", _("Words in title, summary or place")),
        Choice("country", _("Authority"), tuple(offers.authorities), offers.authorities.__getitem__, long=True),
        Choice("place", _("Place"), tuple(offers.places), offers.places.__getitem__, long=True),
        Choice("crackdown", _("Crackdown"), tuple(offers.crackdowns), offers.crackdowns.__getitem__, long=True),
        Choice("who", _("Who is among them"), WHO, say_who),
        Choice("outcome", _("What became of them"), OUTCOMES, say_outcome, long=True),
        Choice("lens", _("As told by"), tuple(LENSES), _say_lens, single=True),
        *(
            Choice(field, title, dataset.contract.tables["cases"].field(field).words, partial(label, "cases", field))
            for field, title in words.items()
        ),
    ]


def _say_lens(lens: str) -> str:
    return say_lens(lens) if lens else _("everybody")

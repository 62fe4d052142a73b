"""What the address of the Time page asks for beside the filter, and the controls that write it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.time_steps import STEPS, Step
from figures.time_words import say_step
from i18n import _
from loaders.dataset import Dataset
from ui import compute

OWN_PARAMETERS = frozenset({"by", "totals", "spread", "compare"})
MOST_COMPARED = 5
"""As many as a line can be drawn differently."""

Unknown = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TimeView:
    """The step, whether totals over unknown groups and spreading are asked for, and the crackdowns compared.

    ``compare`` is empty where the address names none: the page then takes ``analysis.overlay.choose_courses``.
    """

    step: Step = "year"
    totals: bool = False
    spread: bool = False
    compare: tuple[str, ...] = ()

    def to_query(self) -> dict[str, str | list[str]]:
        """The parameters that differ from the default."""
        query: dict[str, str | list[str]] = {}
        if self.step != "year":
            query["by"] = self.step
        if self.totals:
            query["totals"] = "1"
        if self.spread:
            query["spread"] = "1"
        if self.compare:
            query["compare"] = list(self.compare)
        return query


def read_view(dataset: Dataset) -> tuple[TimeView, Unknown]:
    """Read the address, and name the (parameter, value) pairs that mean nothing here."""
    unknown: Unknown = []
    asked = st.query_params
    step: Step = next((word for word in STEPS if word == asked.get("by")), "year")
    if "by" in asked and asked["by"] not in STEPS:
        unknown.append(("by", asked["by"]))
    flags = {}
    for name in ("totals", "spread"):
        flags[name] = asked.get(name) == "1"
        if name in asked and asked[name] != "1":
            unknown.append((name, asked[name]))
    known = set(dataset.crackdowns["crackdown_id"])
    given = list(dict.fromkeys(asked.get_all("compare")))
    unknown += [("compare", key) for key in given if key not in known]
    compare = [key for key in given if key in known]
    unknown += [("compare", key) for key in compare[MOST_COMPARED:]]
    return TimeView(step, flags["totals"], flags["spread"], tuple(compare[:MOST_COMPARED])), unknown


def show_step_controls(view: TimeView) -> None:
    """The step, and what else can be switched on; each change writes the address."""
    with st.container(horizontal=True, key="step-choices", vertical_alignment="center", gap="medium"):
        _seed("time-by", view.step)
        st.segmented_control(
            _("Arrests and returns"),
            STEPS,
            format_func=say_step,
            key="time-by",
            on_change=_write_step,
            label_visibility="collapsed",
            required=True,
        )
        _seed("time-totals", view.totals)
        hint = _("Totals over groups that are not known one by one; their people may be in other cases too.")
        st.toggle(_("Show totals, hatched"), key="time-totals", on_change=_write_flag, args=("totals",), help=hint)
        if view.step != "year":
            _seed("time-spread", view.spread)
            hint = _("People of whom only a longer time is known lie evenly over its days.")
            words = _("Spread inexact dates evenly")
            st.toggle(words, key="time-spread", on_change=_write_flag, args=("spread",), help=hint)


def show_compare_control(dataset: Dataset, chosen: tuple[str, ...]) -> None:
    """Which crackdowns are laid over each other."""
    _seed("time-compare", list(chosen))
    names = compute.offers(dataset).crackdowns
    st.multiselect(
        _("Crackdowns to compare, at most five"),
        list(names),
        format_func=names.__getitem__,
        max_selections=MOST_COMPARED,
        key="time-compare",
        on_change=_write_compare,
    )


def _seed(key: str, value: object) -> None:
    # The address is the state: a callback has written it before the run, or a link or a step back has.
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _write_step() -> None:
    step = st.session_state.get("time-by") or "year"
    if step == "year":
        st.query_params.pop("by", None)
    else:
        st.query_params["by"] = step


def _write_flag(name: str) -> None:
    if st.session_state.get(f"time-{name}"):
        st.query_params[name] = "1"
    else:
        st.query_params.pop(name, None)


def _write_compare() -> None:
    chosen = list(st.session_state.get("time-compare") or ())
    if chosen:
        st.query_params["compare"] = chosen
    else:
        st.query_params.pop("compare", None)

"""What the address asks of the map beyond the filter: which actions it shows, the ways, and one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from analysis.filters import CaseFilter
from analysis.place_actions import ACTIONS, Action
from loaders.dataset import Dataset
from ui import compute_map
from ui.compute_map import Asked
from ui.notices import name_unknown

PARAMETERS = frozenset({"show", "routes", "case"})
DEFAULT_ACTIONS: tuple[Action, ...] = ("arrest", "repatriation")
ON = "on"


@dataclass(frozen=True, slots=True)
class MapAddress:
    """The page's own part of its address. ``show`` holds types of events, ``routes=on`` draws the ways."""

    asked: Asked
    ways: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The same but for the filter as words of the record, of which ``read_words`` makes it anew."""
        return (self.asked.case_id or "", ON if self.ways else "", *self.asked.actions)

    @property
    def own(self) -> dict[str, Any]:
        """The page's own parameters, without those that have their default."""
        return write_own(self.asked.actions, ways=self.ways, case_id=self.asked.case_id)


def write_own(actions: tuple[Action, ...], *, ways: bool, case_id: str | None) -> dict[str, list[str]]:
    """The page's own parameters for a link; of one case the ways are shown unasked."""
    own: dict[str, list[str]] = {}
    if case_id is None and set(actions) != set(DEFAULT_ACTIONS) and actions:
        own["show"] = list(actions)
    if ways and case_id is None:
        own["routes"] = [ON]
    if case_id is not None:
        own["case"] = [case_id]
    return own


def read_words(case_filter: CaseFilter, case_id: str, routes: str, *actions: str) -> MapAddress:
    """The address of which ``MapAddress.words`` are: ``ui.replay.show_kept`` hands on nothing else."""
    shown = tuple(action for action in ACTIONS if action in actions)
    return MapAddress(Asked(case_filter, shown, case_id or None), routes == ON)


def take_address(dataset: Dataset, case_filter: CaseFilter) -> MapAddress:
    """Read the address, and name what in it means nothing here. Without ``show``: arrests and returns."""
    query = st.query_params
    shown, routes, case_id = query.get_all("show"), query.get("routes"), query.get("case")
    unknown = [("show", word) for word in shown if word not in ACTIONS]
    unknown += [("routes", routes)] if routes not in (None, ON) else []
    if case_id is not None and case_id not in compute_map.case_actions(dataset):
        unknown.append(("case", case_id))
        case_id = None
    name_unknown(unknown)
    actions = tuple(action for action in ACTIONS if action in shown) or DEFAULT_ACTIONS
    if case_id is not None and not any(action in ACTIONS for action in shown):
        actions = compute_map.case_actions(dataset)[case_id] or DEFAULT_ACTIONS
    return MapAddress(Asked(case_filter, actions, case_id), routes == ON or case_id is not None)

"""What the page of outcomes asks for, computed once a snapshot and kept for all readers, as in ``ui.compute``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.answers import DocumentedSoFar, choose_about_shown, choose_denials
from analysis.fate_groups import Grouping
from analysis.filters import CaseFilter
from analysis.outcomes import Outcomes, make_outcomes
from analysis.ways import CHINA, Way
from figures.answer_dots import draw_answers
from figures.answer_words import list_answers, make_answer_words
from figures.delay_strips import draw_strips
from figures.delay_words import list_strip_groups, make_strip_words
from figures.fate_bars import FateRow, draw_fate_bars
from figures.fate_flows import draw_flows
from figures.fate_words import list_flows, list_group_rows, make_flow_words
from figures.palette import Theme
from figures.svg import Width
from figures.way_words import label_share, list_way_rows
from i18n import _, language, using
from i18n.numbers import say_number
from loaders.dataset import Dataset
from rules.ledger import State
from ui import compute
from ui.chart import current_theme
from ui.places import PlaceNames
from ui.responses import take_told

Picture = Literal[
    "flows", "period", "country", "crackdown_id", "delays", "entry", "authority", "verification", "answers"
]

DRAWN_GROUPS = 12
"""Crackdowns in the picture: on a phone, more are a long way down for ever shorter bars."""

# Nine pictures in two widths each.
KEPT_PICTURES = 18 * compute.KEPT_VIEWS // 8


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    responses: pd.DataFrame
    denials: pd.DataFrame


def outcomes(dataset: Dataset, case_filter: CaseFilter) -> Outcomes:
    """``analysis.outcomes.make_outcomes``."""
    return _outcomes(dataset.content_hash, case_filter, dataset)


def answers(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The responses about the cases shown (``choose_about_shown``)."""
    return _answers(dataset.content_hash, case_filter, dataset).responses


def denials(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """Of ``answers`` those of ``choose_denials``."""
    return _answers(dataset.content_hash, case_filter, dataset).denials


def documented(dataset: Dataset) -> DocumentedSoFar:
    """What is documented of each case and crackdown."""
    return _documented(dataset.content_hash, dataset)


def picture(name: Picture, dataset: Dataset, case_filter: CaseFilter, width: Width) -> str:
    """The SVG of one picture of the page, in the reader's theme and language."""
    return _picture(dataset.content_hash, name, case_filter, current_theme(), width, language(), dataset)


def say_origin(dataset: Dataset) -> str:
    """Where the figures of a picture come from, to stand under it."""
    return _("Source: Repatriation Watch, data {version}.").format(version=dataset.version)


def say_group(dataset: Dataset, by: Grouping, group: str | None) -> str:
    """One group of ``analysis.fate_groups.group_fates`` in words; None is cases of no named crackdown."""
    if group is None:
        return _("Cases of no named crackdown")
    if by == "period":
        first = int(group)
        # The last five years are not over yet.
        last = min(first + 4, dataset.data_date.counting_day.year)
        return str(first) if first == last else _("{first} to {last}").format(first=str(first), last=str(last))
    if by == "country":
        return PlaceNames(dataset).say_country(group)
    return compute.record_texts(dataset).say("crackdowns", group, "name")


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _outcomes(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> Outcomes:
    return make_outcomes(_dataset, case_filter)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _answers(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> _Answers:
    responses = choose_about_shown(take_told(_dataset, "responses"), outcomes(_dataset, case_filter).shown)
    return _Answers(responses, choose_denials(responses))


@st.cache_resource(max_entries=2, show_spinner=False)
def _documented(content_hash: str, _dataset: Dataset) -> DocumentedSoFar:
    return DocumentedSoFar(_dataset)


@st.cache_resource(max_entries=KEPT_PICTURES, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _picture(
    content_hash: str, name: Picture, case_filter: CaseFilter, theme: Theme, width: Width, tag: str, _dataset: Dataset
) -> str:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        found = outcomes(_dataset, case_filter)
        match name:
            case "flows":
                words = make_flow_words(found.flows)
                return draw_flows(list_flows(found.flows), theme=theme, width=width, words=words)
            case "delays":
                groups = list_strip_groups(found.delays.rows, lambda key: say_group(_dataset, "crackdown_id", key))
                return draw_strips(groups, theme=theme, width=width, words=make_strip_words())
            case "answers":
                counted = list_answers(answers(_dataset, case_filter), _stances(_dataset))
                return draw_answers(counted, theme=theme, width=width, words=make_answer_words())
            case "period" | "country" | "crackdown_id":
                rows = list_group_rows(_cut(found.groups[name]), lambda group: say_group(_dataset, name, group))
                return _draw_bars(rows, theme, width, tag, whole=False)
            case _:
                return _draw_bars(_list_ways(_dataset, found, name), theme, width, tag, whole=True)


def _cut(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups that are drawn: the first ones, and cases without a group."""
    return groups[(groups.index < DRAWN_GROUPS) | groups["group"].isna()]


def _list_ways(dataset: Dataset, found: Outcomes, way: Way) -> list[FateRow]:
    return list_way_rows(found.ways, way, PlaceNames(dataset).say_country(CHINA))


def _draw_bars(rows: list[FateRow], theme: Theme, width: Width, tag: str, *, whole: bool) -> str:
    label = label_share if whole else _label_people
    return draw_fate_bars(rows, whole=whole, language=tag, label=label, theme=theme, width=width)


def _label_people(row: FateRow, state: State) -> str:
    return say_number(row.people[state])


def _stances(dataset: Dataset) -> tuple[str, ...]:
    return tuple(dataset.contract.tables["responses"].field("stance").words)

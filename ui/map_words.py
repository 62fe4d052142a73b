"""The map in words: what the moment shown holds, and the whole for those who do not see it."""

from __future__ import annotations

import streamlit as st

from analysis.map_steps import choose_step
from analysis.place_actions import MEASURES
from analysis.totals import sum_rows
from figures.map_words import describe_map_parts, say_action
from figures.total_words import say_total
from i18n import _, language, ngettext, using
from i18n.lists import join_clauses, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.compute_map import Asked
from ui.map_time import Moment, count_undated


def say_moment(dataset: Dataset, moment: Moment) -> str:
    """The time shown, and how many people of each action it holds."""
    return _say_moment(dataset.content_hash, moment, language(), dataset)


def describe_map(dataset: Dataset, asked: Asked) -> str:
    """The map in a sentence, for those who do not see it."""
    return _describe_map(dataset.content_hash, asked, language(), dataset)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs={Moment: repr})
def _say_moment(content_hash: str, moment: Moment, tag: str, _dataset: Dataset) -> str:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        return _sum_moment(_dataset, moment)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute_map.AS_WORDS)
def _describe_map(content_hash: str, asked: Asked, tag: str, _dataset: Dataset) -> str:
    with using(tag):
        parts = {action: compute_map.parts(_dataset, asked, action) for action in asked.actions}
        return describe_map_parts(parts, compute.record_texts(_dataset))


def _sum_moment(dataset: Dataset, moment: Moment) -> str:
    frames = [compute_map.parts(dataset, moment.asked, action) for action in moment.asked.actions]
    chosen = frames if moment.step is None else [choose_step(own, moment.step) for own in frames]
    said = []
    for action, own in zip(moment.asked.actions, chosen, strict=True):
        if action in MEASURES:
            total = sum_rows(own[(own["part"] != "shown").astype(bool)])
            said.append(_("{what}: {people}").format(what=say_action(action), people=say_total(total)))
    sentences = [_("{time}.").format(time=join_clauses([moment.title, *said]))]
    if moment.step is not None and moment.step.cumulative:
        undated = count_undated(frames, moment.step)
        if undated:
            words = ngettext(
                "{n} event is not certainly over by then, or dated too loosely for a week, and is not drawn.",
                "{n} events are not certainly over by then, or dated too loosely for a week, and are not drawn.",
                undated,
            )
            sentences.append(words.format(n=say_number(undated)))
    return join_sentences(sentences)

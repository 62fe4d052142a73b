"""Crackdowns laid over each other from their first day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.claims import count_by_crackdown
from analysis.filters import CaseFilter
from analysis.overlay import Course, choose_courses
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.lists import join_clauses, join_items, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_time
from ui.addresses import CASES
from ui.chart import current_theme
from ui.links import write_address
from ui.replay import show_kept
from ui.screen_chart import show_screen_chart
from ui.text import link, plain
from ui.time_view import TimeView, show_compare_control


def show_overlay(dataset: Dataset, case_filter: CaseFilter, view: TimeView) -> None:
    """The choice, and the courses of the crackdowns chosen; without one, ``choose_courses``."""
    documented = compute.overview(dataset, case_filter).most_documented
    chosen = view.compare or choose_courses(documented)
    show_compare_control(dataset, chosen)
    if not chosen:
        st.markdown(plain(_("No crackdown has documented arrests under this filter; choose some to compare.")))
        return
    show_kept(_show_courses, dataset, case_filter, *chosen)


def _show_courses(dataset: Dataset, case_filter: CaseFilter, *chosen: str) -> None:
    texts = compute.record_texts(dataset)
    courses = compute_time.courses(dataset, case_filter, chosen)
    names = {course.crackdown_id: texts.say("crackdowns", course.crackdown_id, "name") for course in courses}
    said = [
        _("{name}: {people}").format(name=names[course.crackdown_id], people=say_total(course.total))
        for course in courses
    ]
    sentence = _("People arrested, counted up from the first day of each crackdown. {crackdowns}.").format(
        crackdowns=join_clauses(said)
    )
    table = pd.DataFrame(
        {
            _("Crackdown"): [
                link(
                    names[course.crackdown_id],
                    write_address(CASES, figure="arrested", crackdown=course.crackdown_id),
                )
                for course in courses
            ],
            _("Arrested, in all its cases"): [say_total(course.total) for course in courses],
            _("Of these without a day"): [say_total(course.left_out) for course in courses],
            _("Days shown"): [say_number(course.days + 1) for course in courses],
        }
    )
    st.markdown(plain(sentence))
    figure = compute_time.course_chart(dataset, case_filter, chosen, current_theme())
    show_screen_chart("overlay", figure, sentence, table, markdown=frozenset({_("Crackdown")}))
    notes = [
        _("Thick: the most credible figure. Thin: the range; low counts an arrest on the last day it may have "
          "happened, high on the first."),
    ]  # fmt: skip
    if without := [names[course.crackdown_id] for course in courses if not course.total.rows]:
        notes.append(_("No arrest is documented under this filter in: {names}.").format(names=join_items(without)))
    loose = sum(course.left_out.best for course in courses)
    if loose:
        words = ngettext(
            "Not in the lines, since no day is known: {n} person.",
            "Not in the lines, since no day is known: {n} people.",
            loose,
        )
        notes.append(words.format(n=say_number(loose)))
    notes += _list_mostly_returned(dataset, case_filter, courses, names)
    st.caption(plain(join_sentences(notes)))


def _list_mostly_returned(
    dataset: Dataset, case_filter: CaseFilter, courses: Sequence[Course], names: Mapping[str, str]
) -> list[str]:
    """A sentence for each crackdown of which more people are documented as returned than as arrested.

    Its line of arrests lies low, and would read as if little had happened.
    """
    returned = count_by_crackdown(compute.counted_rows(dataset, "returned", case_filter))
    words = _("{name} is known by its returns: documented are {returned} returned, and only {arrested} arrested.")
    return [
        words.format(
            name=names[course.crackdown_id],
            returned=say_total(returned[course.crackdown_id]),
            arrested=say_total(course.total),
        )
        for course in courses
        if course.crackdown_id in returned and returned[course.crackdown_id].best > course.total.best
    ]

"""What became of the people of the cases shown: the answer first, then the flows, then period, authority, crackdown."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.fate_groups import Grouping
from analysis.filters import CaseFilter
from analysis.outcomes import Outcomes
from figures.fate_words import say_flows, say_group_people, tabulate_flows, tabulate_groups, tabulate_moves
from figures.outcome_words import list_counting_notes, list_look_notes, say_all_people, say_undrawn, say_vague
from figures.states import ORDER
from i18n import _, ngettext
from i18n.lists import join_clauses, join_items, join_sentences
from i18n.numbers import say_number
from i18n.states import say_state
from loaders.dataset import Dataset
from rules.ledger import NO_NEWS, State
from ui import compute_outcomes
from ui.addresses import CASES
from ui.chart import show_chart, show_table
from ui.links import link_to, write_address
from ui.picture_links import show_picture_links
from ui.text import link, plain


def show_fates(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The first part of the page."""
    found = compute_outcomes.outcomes(dataset, case_filter)
    _show_answer(found)
    if found.people.best:
        show_picture_links("outcomes", case_filter)
        _show_flows(dataset, case_filter, found)
        st.header(_("What became of them, by when, where and in which crackdown?"))
        for by in found.groups:
            _show_groups(dataset, case_filter, found, by)


def _show_answer(found: Outcomes) -> None:
    if not found.people.best:
        st.markdown(plain(say_all_people(found)))
        _link_cases(found)
        return
    states = found.states
    half_way = states[State.RELEASED] + states[State.SOUGHT_ASYLUM]
    figures = (
        (_("Returned"), states[State.RETURNED], _("nothing heard since")),
        (_("No news"), found.no_news, _("held, or no word of custody")),
        (_("Safe"), states[State.SAFE], _("in a country that takes them in")),
        (_("Released or sought asylum"), half_way, _("nothing heard since")),
    )
    for column, (title, people, meaning) in zip(st.columns(len(figures)), figures, strict=True):
        with column:
            st.metric(plain(title), say_number(people))
            st.caption(plain(meaning))
    rest = [state for state in ORDER if state in {State.PUNISHED, State.FREED, State.DEAD} and states[state]]
    # Translators: a number of people and their state: "18 punished after return".
    pattern = _("{n} {state}")
    others = join_items(pattern.format(n=say_number(states[state]), state=say_state(state)) for state in rest)
    lines = []
    if rest:
        lines.append(_("Further: {others}.").format(others=others))
    lines.append(say_all_people(found))
    st.markdown(plain(join_sentences(lines)))
    st.caption(plain(join_sentences([*list_counting_notes(), *say_vague(found)])))
    _link_cases(found)


def _link_cases(found: Outcomes) -> None:
    words = ngettext("The {n} case shown", "All {n} cases shown", found.cases)
    link_to(CASES, words.format(n=say_number(found.cases)))


def _show_flows(dataset: Dataset, case_filter: CaseFilter, found: Outcomes) -> None:
    st.header(_("From the first word of them to the last"))
    show_chart(
        "flows",
        lambda width: compute_outcomes.picture("flows", dataset, case_filter, width),
        say_flows(found.flows),
        tabulate_flows(found.flows),
    )
    notes = [
        compute_outcomes.say_origin(dataset),
        _("Each flow is as high as its people are many."),
        *list_look_notes(found),
    ]
    if (found.flows["entry"] == "repatriation").any():
        words = _(
            "“No arrest on record” does not mean that there was none: most large returns became known only as returns."
        )
        notes.append(words)
    notes += say_undrawn(found)
    if found.mixed:
        words = ngettext(
            "In {n} case nobody says who of the arrested and the others it was: those who came first are taken first.",
            "In {n} cases nobody says who of the arrested and the others it was: those who came first are taken first.",
            found.mixed,
        )
        notes.append(words.format(n=say_number(found.mixed)))
    st.caption(plain(join_sentences(notes)))
    with st.expander(_("Every move between states, as the record counts them")):
        words = _("A person may move several times, so these figures are not added up.")
        st.caption(plain(words))
        show_table(tabulate_moves(found.moves), alt=_("People who went from one state to another"))


def _show_groups(dataset: Dataset, case_filter: CaseFilter, found: Outcomes, by: Grouping) -> None:
    titles = {
        "period": _("By the period in which it began"),
        "country": _("By authority"),
        "crackdown_id": _("By crackdown"),
    }
    firsts = {"period": _("Period"), "country": _("Authority"), "crackdown_id": _("Crackdown")}
    groups = found.groups[by]
    st.subheader(plain(titles[by]))
    table = tabulate_groups(groups, firsts[by], lambda group: compute_outcomes.say_group(dataset, by, group))
    if by != "period":
        names = {"country": "country", "crackdown_id": "crackdown"}
        table[firsts[by]] = [
            plain(name) if pd.isna(group) else link(name, write_address(CASES, **{names[by]: str(group)}))
            for name, group in zip(table[firsts[by]], groups["group"], strict=True)
        ]
    show_chart(
        f"groups-{by.replace('_', '-')}",
        lambda width: compute_outcomes.picture(by, dataset, case_filter, width),
        _say_groups(dataset, by, titles[by], groups),
        table,
        markdown=frozenset() if by == "period" else frozenset({firsts[by]}),
    )
    notes = [compute_outcomes.say_origin(dataset)]
    if len(groups) > compute_outcomes.DRAWN_GROUPS:
        words = _("Drawn: the {n} with the most people, and cases of no named crackdown. The table holds all.")
        notes.append(words.format(n=say_number(compute_outcomes.DRAWN_GROUPS)))
    st.caption(plain(join_sentences(notes)))


def _say_groups(dataset: Dataset, by: Grouping, title: str, groups: pd.DataFrame) -> str:
    largest = groups.sort_values("best", ascending=False, kind="stable").head(3).to_dict("records")
    said = []
    for row in largest:
        name = compute_outcomes.say_group(dataset, by, None if pd.isna(row["group"]) else str(row["group"]))
        no_news = sum(int(row[str(state)]) for state in NO_NEWS)
        # Translators: a group (a period, country or crackdown) and what became of its people.
        words = _("{group}, {people}, of them {returned} returned, {no_news} no news")
        people = {"people": say_group_people(row), "returned": say_number(row["returned"])}
        said.append(words.format(group=name, no_news=say_number(no_news), **people))
    # Translators: {title} is such as "By authority".
    opening = _("People by what became of them. {title}. The largest: {groups}.")
    return opening.format(title=title, groups=join_clauses(said))

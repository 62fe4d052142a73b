"""The map itself with its time control, in a fragment of its own: playing runs nothing else of the page."""

from __future__ import annotations

import streamlit as st

from analysis.map_forms import RADII_KM
from analysis.map_steps import choose_step
from analysis.place_actions import MEASURES
from analysis.totals import sum_rows
from figures.map_deck import HEIGHT, draw_map
from figures.map_style import View
from i18n import _, language, ngettext, using
from i18n.lists import join_clauses, join_items, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute_map
from ui.chart import current_theme
from ui.headline import say_total
from ui.map_asked import MapAddress
from ui.map_controls import choose_place
from ui.map_picture import choose_view, make_picture, say_action
from ui.map_time import PACE_SECONDS, Moment, count_undated, is_playing, show_time
from ui.places import PlaceNames
from ui.text import plain

_MAP, _CHOSEN, _CHOICES, _VIEW = "map", "map-chosen", "map-choices", "map-view"
_WHOLE, _BORDER, _SOUTH = "whole", "border", "south"
_VIEWS = {
    _WHOLE: View(118, 34.2, 3.12),
    _BORDER: View(126.6, 41.8, 5.75),
    _SOUTH: View(102.5, 20.5, 4.7),
}


def take_choice(address: MapAddress) -> None:
    """Follow a click on the map: write the address of the place, and run the page anew."""
    chosen = st.session_state.pop(_CHOSEN, None)
    if chosen is not None:
        choose_place(address.asked.case_filter, address, chosen)
        st.rerun()


def show_canvas(dataset: Dataset, address: MapAddress) -> None:
    """The fragment. It is told its pace at each run of the page."""
    run_every = PACE_SECONDS if is_playing() else None
    st.fragment(_show, run_every=run_every)(dataset, address, language())


def _show(dataset: Dataset, address: MapAddress, tag: str) -> None:
    # A fragment's own run has a thread of its own, which starts in English.
    with using(tag):
        if _CHOSEN in st.session_state:
            # An address that is written in a run of the fragment alone does not reach the browser.
            st.rerun()
        moment = show_time(dataset, address.asked)
        view = _show_views(dataset, address)
        if moment.step is not None:
            st.markdown(plain(_say_moment(dataset, moment)))
        pick = str(st.session_state.get(_CHOICES, 0))
        picture = make_picture(dataset, moment.asked, moment.step, ways=address.ways, view=view, pick=pick)
        st.pydeck_chart(
            draw_map(picture, theme=current_theme(), language=tag),
            height=HEIGHT,
            on_select=_take_choice,
            selection_mode="single-object",
            key=_MAP,
            alt=_describe(dataset, moment),
        )


def _take_choice() -> None:
    objects = st.session_state[_MAP]["selection"]["objects"]
    chosen = [row["place_id"] for rows in objects.values() for row in rows if "place_id" in row]
    if chosen:
        st.session_state[_CHOSEN] = chosen[0]
        # Under a new name of its layer the choice is forgotten by the map, which greys out all else while it lasts.
        st.session_state[_CHOICES] = st.session_state.get(_CHOICES, 0) + 1


def _show_views(dataset: Dataset, address: MapAddress) -> View:
    places = _list_focus(dataset, address)
    focus = choose_view(dataset, places)
    names = {
        _WHOLE: _("Whole map") if focus is None else _("What is chosen"),
        _BORDER: _("Border with North Korea"),
        _SOUTH: _("South-East Asia"),
    }
    key = "-".join([_VIEW, *places])[:200]
    view = st.segmented_control(
        _("Look at"),
        list(names),
        format_func=lambda word: names[word],
        default=_WHOLE,
        key=key,
        label_visibility="collapsed",
    )
    return focus if focus is not None and view in {None, _WHOLE} else _VIEWS[view or _WHOLE]


def _list_focus(dataset: Dataset, address: MapAddress) -> list[str]:
    if address.asked.case_id is None:
        return list(address.asked.case_filter.place)
    own = dataset.events
    own = own[own["case_id"] == address.asked.case_id]
    named = [*own["place_id"].dropna(), *own["to_place_id"].dropna()]
    forms = compute_map.forms(dataset).set_index("place_id")["form"]
    drawn = [place_id for place_id in dict.fromkeys(named) if forms[place_id] in {"point", "ring"}]
    return drawn or list(dict.fromkeys(named))


def _say_moment(dataset: Dataset, moment: Moment) -> str:
    """The time shown, and how many people of each action it holds."""
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


def _describe(dataset: Dataset, moment: Moment) -> str:
    """The map in a sentence, for those who do not see it."""
    places, most = PlaceNames(dataset), []
    for action in moment.asked.actions:
        own = compute_map.parts(dataset, moment.asked, action)
        known = own[own["place_id"].notna() & own["best"].notna()]
        if len(known):
            sums = known.groupby("place_id")["best"].sum().sort_values(ascending=False, kind="stable")
            pattern = _("{what}: most in {place} ({n})")
            place = places.say_place(str(sums.index[0]))
            most.append(pattern.format(what=say_action(action), place=place, n=say_number(int(sums.iloc[0]))))
    opening = _(
        "Map of China, North Korea and their neighbours with discs for towns, rings of {small} and {large} kilometres "
        "for counties and prefectures, and shaded areas for provinces and countries, by the number of people."
    ).format(small=RADII_KM["county"], large=RADII_KM["prefecture"])
    summary = [_("In all years: {places}.").format(places=join_items(most))] if most else []
    return join_sentences([opening, *summary])

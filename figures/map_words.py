"""The words of the map: of what happened, of its forms, of how exactly places are known, and of its borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.frames import list_plain
from analysis.map_forms import RADII_KM
from analysis.place_actions import Action
from analysis.place_sums import EXACTNESSES, Exactness, Spread
from analysis.texts import RecordTexts
from figures.map_legend import LegendWords
from i18n import _, language, ngettext, pgettext
from i18n.lists import join_clauses, join_items, join_sentences
from i18n.numbers import say_number, say_unknown


def say_action(action: Action) -> str:
    """What happened, as the head of a column or a choice."""
    return {
        "arrest": pgettext("on the map", "Arrested"),
        "transfer": pgettext("on the map", "Moved while held"),
        "asylum_bid": pgettext("on the map", "Sought asylum"),
        "repatriation": pgettext("on the map", "Returned"),
        "release": pgettext("on the map", "Released"),
        "resettlement": pgettext("on the map", "Left for safety"),
    }[action]


def make_legend_words(actions: Sequence[Action], *, ways: bool, listed: bool = True) -> LegendWords:
    """The words of the whole legend, for what the map shows; ``listed``: a list of countries stands beside it."""
    return LegendWords(
        language=language(),
        actions={action: say_action(action) for action in actions},
        sizes=_("Towns, crossings and missions: discs whose area grows with the people"),
        samples=[ngettext("{n} person", "{n} people", n).format(n=say_number(n)) for n in (500, 100, 10)],
        unsized=_("group of unknown size"),
        ring=_(
            "known to a county or prefecture: a ring of {small} or {large} km, whatever its real extent; "
            "hollow where the number is unknown"
        ).format(small=RADII_KM["county"], large=RADII_KM["prefecture"]),
        shaded=[
            _("known only to the province: 1 to 9 people"),
            _("10 to 49 people"),
            _("50 people or more"),
        ],
        country=(
            _("known only to the country: in the list or the table") if listed else _("known only to the country")
        ),
        way=_("way as reported; thicker for more people; the line follows no road") if ways else "",
        implied=_("way that nobody reports, between two places that are reported") if ways else "",
    )


def list_form_notes() -> list[str]:
    """What the legend does not say of the forms."""
    return [
        _("Up to four people are drawn as the smallest disc."),
        _("A mission is drawn at its city, and a diamond beside its place."),
        _("An area or ring in which several things happened has the colour of what befell most people."),
    ]


def list_boundary_notes() -> list[str]:
    """Whose borders the map draws (data/geo/NOTES.md)."""
    return [
        _("The map draws who holds an area in fact, not who claims it; that is no statement of this record."),
        _("Taiwan, Hong Kong and Macau are drawn apart from China’s provinces."),
        _("Dokdo (Takeshima) is drawn with South Korea, the Paracel Islands with China."),
        _("The Spratly Islands and Scarborough Shoal are given to no country."),
        _("Arunachal Pradesh is drawn in India."),
        _("The border between the two Koreas is the Military Demarcation Line."),
    ]


def list_base_notes() -> list[str]:
    """Where the base map comes from, and how old it is."""
    return [
        _("Base map: Natural Earth, public domain, simplified; cut off at 90° and 145° east, 5° and 55° north."),
        _("It shows older divisions: North Korea without Nampo and Kaesong, Vietnam as before 2025."),
    ]


def say_exactness(word: Exactness) -> str:
    """How exactly a place is known, to follow a number of people."""
    return {
        "town": pgettext("exactness", "to a town, crossing or mission"),
        "county": pgettext("exactness", "to a county or prefecture"),
        "province": pgettext("exactness", "only to a province"),
        "country": pgettext("exactness", "only to a country"),
    }[word]


def say_where_known(spread: Spread) -> str:
    """How exactly it is known where, in one sentence; empty where nothing is counted."""
    # Translators: a number of people and how exactly their place is known: "1,028 to a town, crossing or mission".
    pattern = pgettext("exactness", "{n} {exactness}")
    said = []
    for word in EXACTNESSES:
        total = spread.by_exactness[word]
        if total.rows or total.unknown:
            people = say_number(total.best) if total.rows else say_unknown(total.unknown)
            said.append(pattern.format(n=people, exactness=say_exactness(word)))
    if spread.nowhere.best:
        words = pgettext("exactness", "{n} to no place").format(n=say_number(spread.nowhere.best))
        said.append(words)
    return _("Where is known: {places}.").format(places=join_items(said)) if said else ""


def describe_map_parts(parts: Mapping[Action, pd.DataFrame], texts: RecordTexts) -> str:
    """The map in a sentence, for those who do not see it; ``parts`` as ``place_action`` makes them."""
    most = []
    for action, own in parts.items():
        known = own[own["place_id"].notna() & own["best"].notna()]
        if len(known):
            sums = known.groupby("place_id")["best"].sum().sort_values(ascending=False, kind="stable")
            pattern = _("{what}: most in {place} ({n})")
            place = texts.say_place(str(sums.index[0]))
            most.append(pattern.format(what=say_action(action), place=place, n=say_number(int(sums.iloc[0]))))
    opening = _(
        "Map of China, North Korea and their neighbours with discs for towns, rings of {small} and {large} kilometres "
        "for counties and prefectures, and shaded areas for provinces and countries, by the number of people."
    ).format(small=RADII_KM["county"], large=RADII_KM["prefecture"])
    summary = [_("In all years: {places}.").format(places=join_items(most))] if most else []
    return join_sentences([opening, *summary])


def say_undrawn_ways(number: int) -> str:
    """How many ways the map does not show, since an area has no point to draw them to."""
    words = ngettext(
        "{n} way is not drawn, since one of its ends is known only to a province or country, or off the map.",
        "{n} ways are not drawn, since one of their ends is known only to a province or country, or off the map.",
        number,
    )
    return words.format(n=say_number(number))


def describe_case_map(marks: pd.DataFrame, legs: pd.DataFrame, texts: RecordTexts) -> str:
    """The map of one case in a sentence: what happened where, and the ways that are reported.

    ``marks`` as ``mark_actions``, ``legs`` as ``drawn`` of ``draw_legs``.
    """
    happened: dict[Action, list[str]] = {}
    for action, place_id in list_plain(marks, ["action", "place_id"]):
        happened.setdefault(action, []).append(texts.say_place(place_id))
    pattern = _("{what}: {people}")
    said = [pattern.format(what=say_action(what), people=join_items(places)) for what, places in happened.items()]
    for start, end, implied in list_plain(legs, ["from_id", "to_id", "implied"]):
        if not implied:
            # Translators: a way on the map, from one place to another.
            way = _("way from {start} to {end}")
            said.append(way.format(start=texts.say_place(start), end=texts.say_place(end)))
    return _("Map of the case. {events}.").format(events=join_clauses(said))

"""A case in words, as lists, tables and files say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from analysis.texts import RecordTexts
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label, meaning
from i18n.numbers import say_number, say_people
from i18n.states import say_fates
from loaders.dates import read_date
from rules.ledger import State

_STATES = tuple(State)
_VAGUE: Final = frozenset({"country", "province"})


def say_reported(text: Any) -> str:
    """``last_reported`` in words."""
    return _("not known") if pd.isna(text) else say_date(read_date(text))


def say_case_fates(case: Any) -> str:
    """What became of the people of one row of ``list_cases``."""
    if pd.isna(case["best"]):
        return _("number unknown")
    people = {state: int(case[state]) for state in _STATES}
    fates = say_fates(people, case["at_most_states"], case["some_states"])
    if not case["at_most_states"] or case["best"] == case["high"]:
        return fates
    # "At most" is said of the best figure: where there may have been more people, the words alone would deny it.
    # Translators: {fates} is such as "at most 487 returned and not heard of since, 4 dead".
    return _("{fates} (of {n}, the most credible figure)").format(fates=fates, n=say_number(int(case["best"])))


def say_row_people(row: Any, prefix: str = "") -> str:
    """How many people, by ``low``, ``best`` and ``high`` of a row; ``prefix`` stands before their names."""
    low, best, high = (None if pd.isna(row[name]) else int(row[name]) for name in _name_ends(prefix))
    return say_people(low, best, high)


def _name_ends(prefix: str) -> tuple[str, str, str]:
    return f"{prefix}low", f"{prefix}best", f"{prefix}high"


def say_span(start: str, end: Any) -> str:
    """The two dates of a crackdown, as the record has them, in words."""
    began = say_date(read_date(start))
    if pd.isna(end):
        return _("Began: {start}. No end is known.").format(start=began)
    # Translators: the two dates of a crackdown, each as "July 2017" or "about 2 September 2014".
    return _("Began: {start}. Ended: {end}.").format(start=began, end=say_date(read_date(end)))


def list_facts(case: Any, texts: RecordTexts) -> dict[str, str]:
    """What is known of the group of one row of ``list_cases``, by name; what is not known of women, men and minors is
    left out (``list_unknown`` says so).
    """
    low, best, high = (_number(case[name]) for name in ("low", "best", "high"))
    facts = {_("People"): say_people(low, best, high)}
    for column, name in (("women", _("Women")), ("men", _("Men")), ("minors", _("Minors"))):
        if (number := _number(case[column])) is not None:
            facts[name] = say_number(number)
    facts[_("What became of them")] = say_case_fates(case)
    facts[_("Kin abroad")] = label("cases", "kin_abroad", case["kin_abroad"])
    facts[_("Authority")] = texts.say_country(case["country"])
    if not pd.isna(case["crackdown_id"]):
        facts[_("Crackdown")] = texts.say("crackdowns", case["crackdown_id"], "name")
    grade = label("cases", "verification", case["verification"])
    facts[_("How well known")] = f"{grade}: {meaning('cases', 'verification', case['verification'])}"
    facts[_("Kind")] = label("cases", "kind", case["kind"])
    facts[_("People concerned")] = label("cases", "population", case["population"])
    facts[_("Last reported")] = say_reported(case["last_reported"])
    return facts


def say_event(event: Mapping[Any, Any]) -> str:
    """An event by what it is and when: "Arrest, 4 November 2017"."""
    what = label("events", "event_type", event["event_type"])
    return _("{event}, {date}").format(event=what, date=say_date(read_date(event["date"])))


def list_unknown(case: Any, events: pd.DataFrame) -> Iterator[str]:
    """What the record does not know of one row of ``list_cases``, in sentences; ``events`` are those of the case."""
    if pd.isna(case["people_best"]):
        yield _("How many people these were.")
    groups = [(_("women"), case["women"]), (_("men"), case["men"]), (_("minors"), case["minors"])]
    missing = [name for name, number in groups if pd.isna(number)]
    if len(missing) == len(groups):
        yield _("How many of them were women, men or minors.")
    if not (events["event_type"] == "arrest").any():
        yield _("When and where they were arrested: no arrest is on record.")
    if (inexact := int((events["date_precision"] != "day").sum())) > 0:
        words = ngettext("The day of {n} event.", "The days of {n} events.", inexact)
        yield words.format(n=say_number(inexact))
    vague = events["place_id"].isna() | events["place_type"].isin(_VAGUE)
    if (number := int(vague.sum())) > 0:
        words = ngettext(
            "The place of {n} event, beyond a province or a country.",
            "The places of {n} events, beyond a province or a country.",
            number,
        )
        yield words.format(n=say_number(number))
    if case["open_fate"]:
        yield _("What became of some of them, or of all: there is no news.")
    returned = case[State.RETURNED]
    if pd.isna(returned):
        if State.RETURNED in case["outcomes"]:
            yield _("What became of those who were returned.")
    elif returned > 0:
        words = ngettext(
            "What became of {n} person after the return.",
            "What became of {n} people after their return.",
            int(returned),
        )
        yield words.format(n=say_number(int(returned)))
    if case["kin_abroad"] == "unknown":
        yield _("Whether they have kin abroad.")


def _number(value: object) -> int | None:
    return None if pd.isna(value) else int(str(value))  # type: ignore[call-overload]


def name_events(events: pd.DataFrame) -> dict[str, str]:
    """The events of a case by ``event_id``, as ``say_event`` says them; with their numbers where that is not enough.

    Of the mass return of 9 October 2023 the record has returns over several crossings, all on that day.
    """
    names = dict(zip(events["event_id"], map(say_event, events.to_dict("records")), strict=True))
    often = {said for said, count in Counter(names.values()).items() if count > 1}
    numbers = dict(zip(events["event_id"], events["number"], strict=True))
    return {
        # Translators: {event} is such as "Return, 9 October 2023", {number} its number in the table of events.
        key: _("{event} (no. {number})").format(event=said, number=say_number(int(numbers[key])))
        if said in often
        else said
        for key, said in names.items()
    }

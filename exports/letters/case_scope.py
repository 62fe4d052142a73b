"""One case as the facts of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from analysis.case_table import choose_compared, list_case_claims, list_case_sources, list_cases
from analysis.frames import list_plain
from analysis.ledgers import keep_cases
from analysis.silence import count_silence, list_silences
from analysis.texts import RecordTexts, read_texts
from exports.letters.citing import Citing
from exports.letters.grades import UNVERIFIED, say_unverified
from exports.letters.letter import LetterError
from exports.letters.said import list_said
from exports.letters.scope import Scope, may_be_returned, read_outcomes
from exports.letters.treaties import list_treaty_sources, say_treaties
from exports.origin import EVERYTHING, make_origin
from figures.case_words import say_case_fates, say_reported, say_row_people
from figures.silence_words import say_announced, say_last_news, say_silence
from i18n import _, language
from i18n.dates import say_date
from i18n.labels import label, meaning
from i18n.lists import join_clauses, join_items, join_sentences
from i18n.numbers import say_extent, say_number
from loaders.dataset import Dataset
from loaders.dates import read_date
from rules.ledger import State

ACTS: Final = frozenset({"arrest", "transfer", "return_deadline", "repatriation", "sentence", "death"})
"""Event types in which an authority acted against people."""

_LEDGER: Final = ["case_id", "case_country", "low", "best", "high", "unaccounted", "at_most", "open_fate"]


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """A case with its events, claims and words."""

    dataset: Dataset
    row: pd.Series
    events: pd.DataFrame
    claims: pd.DataFrame
    texts: RecordTexts
    citing: Citing
    silence: Mapping[Any, Any] | None


def read_case(dataset: Dataset, case_id: str, base: str) -> Scope:
    """The facts of a case. Raises LetterError where the record holds no case of this id."""
    case, origin = _read(dataset, case_id), make_origin(dataset, None, base)
    row, texts = case.row, case.texts
    permalink = f"{origin.address_case(case_id)}&v={dataset.version}&lang={language()}"
    grade = str(row["verification"])
    # Translators: how well a case is known: the grade, and what the grade means.
    known = _("How well known: {grade}. {meaning}")
    title = texts.say("cases", case_id, "title")
    return Scope(
        subject=title,
        opening=(
            _("I write to you about this case: {title}.").format(title=title),
            texts.say("cases", case_id, "summary"),
        ),
        unverified=say_unverified(grade),
        people=(
            _say_people(row),
            *_list_compared(case),
            known.format(grade=label("cases", "verification", grade), meaning=meaning("cases", "verification", grade)),
        ),
        events_title=_("What happened"),
        events_lead="",
        events=tuple(_list_events(case)),
        fates=tuple(_list_fates(case)),
        said=list_said(dataset, case_id, case.citing),
        further=(),
        countries=(str(row["country"]),),
        acted=not ACTS.isdisjoint(case.events["event_type"]),
        outcomes=read_outcomes(row),
        treaties=say_treaties(dataset, _bind(row), case.citing),
        sources=case.citing.list_all(dataset, origin, permalink),
        permalink=permalink,
        short=tuple(_list_short(case, title, grade)),
    )


def _read(dataset: Dataset, case_id: str) -> _Case:
    cases = list_cases(dataset, EVERYTHING)
    own = cases[(cases["case_id"] == case_id).astype(bool)]
    if own.empty:
        raise LetterError(_("This case is not in the record."))
    events = dataset.events
    events = events[(events["case_id"] == case_id).astype(bool)].sort_values("number")
    sources = pd.concat([list_case_sources(dataset, case_id), list_treaty_sources(dataset, _bind(own.iloc[0]))])
    return _Case(
        dataset=dataset,
        row=own.iloc[0],
        events=events,
        claims=list_case_claims(dataset, case_id),
        texts=read_texts(dataset, language()),
        citing=Citing(sources),
        silence=_find_silence(dataset, own, events) if own["open_fate"].iloc[0] else None,
    )


def _find_silence(dataset: Dataset, case: pd.DataFrame, events: pd.DataFrame) -> Mapping[Any, Any]:
    now = dataset.data_date
    ledger = case[_LEDGER]
    silences = list_silences(ledger, keep_cases(case, events), events, case, now.last or now.counting_day)
    return silences.to_dict("records")[0]


def _bind(row: pd.Series) -> tuple[str, ...]:
    """The state whose treaties matter: that of the case, while somebody may still be returned."""
    return (str(row["country"]),) if may_be_returned(read_outcomes(row)) else ()


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _say_people(row: pd.Series) -> str:
    pattern = _("{what}: {n}")
    people = say_row_people(row)
    parts = [pattern.format(what=_("People"), n=people)]
    for column, name in (("women", _("women")), ("men", _("men")), ("minors", _("minors"))):
        if (number := _number(row[column])) is not None:
            parts.append(pattern.format(what=name, n=say_number(number)))
    return join_clauses(parts)


def _list_compared(case: _Case) -> Iterator[str]:
    compared = choose_compared(case.row, case.events, case.claims)
    if compared is None or len(compared.claims[["low", "high"]].drop_duplicates()) < 2:
        return
    said = [
        # Translators: who claims how many: "Amnesty International: at least 21".
        _("{claimant}: {people}").format(
            claimant=claim["claimant"], people=say_extent(_number(claim["low"]), _number(claim["high"]))
        )
        + case.citing.cite([claim["source_id"]])
        for claim in compared.claims.to_dict("records")
    ]
    words = {
        "arrested": _("Who says how many were arrested: {claims}."),
        "returned": _("Who says how many were returned: {claims}."),
    }
    yield words[compared.measure].format(claims=join_clauses(said))


def _list_events(case: _Case) -> Iterator[str]:
    told: dict[str, list[str]] = {}
    for event_id, source_id in list_plain(case.claims, ["event_id", "source_id"]):
        told.setdefault(event_id, []).append(source_id)
    columns = ["event_id", "event_type", "date", "place_id", "to_place_id", "people_low", "people_best", "people_high"]
    for event in case.events[columns].to_dict("records"):
        parts = [label("events", "event_type", event["event_type"])]
        if not pd.isna(event["place_id"]):
            parts.append(case.texts.say_place(event["place_id"]))
        if not pd.isna(event["to_place_id"]):
            # Translators: where people were taken: "to Sinuiju, North Korea".
            parts.append(_("to {place}").format(place=case.texts.say_place(event["to_place_id"])))
        parts.append(say_row_people(event, "people_"))
        # Translators: when and what: "4 November 2017: Arrest; Shenyang, China; 10 people".
        said = _("{date}: {what}").format(date=say_date(read_date(event["date"])), what=join_clauses(parts))
        yield said + case.citing.cite(told.get(event["event_id"], ()))


def _list_fates(case: _Case) -> Iterator[str]:
    row, now = case.row, case.dataset.data_date
    until = now.last or now.counting_day
    yield say_case_fates(row)
    if row["outcomes"] == (State.SAFE,) and not row["some_states"]:
        yield _("All of them are known to have reached safety.")
    if case.silence is not None:
        time = say_silence(pd.Timestamp(case.silence["since"]).date(), until)
        # Translators: {people} is such as "3 people"; {last} such as "last news: arrest, 4 November 2017".
        words = _("No news of {people} ({last}): {time} of silence, counted to {data_date}.")
        yield words.format(
            people=say_row_people(case.silence),
            last=say_last_news(case.silence),
            time=time,
            data_date=say_date(now),
        )
        if announced := say_announced(case.silence):
            yield join_sentences(announced)
    yield _say_mentioned(case, until)


def _say_mentioned(case: _Case, until: date) -> str:
    mentioned, last = say_reported(case.row["last_reported"]), case.row["last_reported_last"]
    if pd.isna(last) or count_silence(pd.Timestamp(last).date(), until) == (0, 0):
        return _("Last mentioned: {date}.").format(date=mentioned)
    words = _("Last mentioned: {date}, {time} before the data date, {data_date}.")
    time = say_silence(pd.Timestamp(last).date(), until)
    return words.format(date=mentioned, time=time, data_date=say_date(case.dataset.data_date))


def _list_short(case: _Case, title: str, grade: str) -> Iterator[tuple[str, ...]]:
    end = [_("Unverified.")] if grade in UNVERIFIED else []
    people = say_row_people(case.row)
    plain = _("{case}: {people}.").format(case=title, people=people)
    fates = _("{case}: {people}.").format(case=title, people=join_items([people, say_case_fates(case.row)]))
    yield tuple(join_sentences([words, *end]) for words in (fates, plain))
    if case.silence is not None:
        words = _("No news of {people} since {date}: {case}.").format(
            people=say_row_people(case.silence),
            date=say_date(read_date(case.silence["last_date"])),
            case=title,
        )
        yield (join_sentences([words, *end]),)

"""One case: who, what happened, what became of them, what is not known, and who says how many."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.case_table import Compared, choose_compared, list_case_claims, list_cases
from analysis.filters import CaseFilter
from exports.briefing.asked import Block
from exports.briefing.document import Cell, Part, Picture, Section, Table, Text
from exports.briefing.scene import Scene
from exports.briefing.sections.told import make_claims, tabulate_claims
from figures.case_words import list_facts, list_unknown, name_events
from figures.claim_words import make_claim_words, make_documented, say_claims, write_claim_rows
from figures.claims import specify_claims
from figures.svg import Spec, Width
from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from i18n.lists import join_sentences
from i18n.numbers import say_number, say_range
from loaders.dates import read_date

_EVERY = CaseFilter(kind=(), population=())


def make_case(scene: Scene, block: Block) -> Section:
    """The case that the block names, or that of the scope, or else the one of the scope with the most claims."""
    case_id = block.own or scene.asked.case_id or _choose(scene)
    if case_id is None:
        return Section(block, _("One case"), [Text(_("No case is on record here."))], (), scene.address(""), empty=True)
    cases = list_cases(scene.dataset, _EVERY)
    case = cases[(cases["case_id"] == case_id).astype(bool)].iloc[0]
    events = _take_events(scene, case_id)
    facts = [[Cell(name), Cell(value)] for name, value in list_facts(case, scene.texts).items()]
    parts: list[Part] = [
        Text(scene.texts.say("cases", case_id, "summary"), sources=_cite_case(scene, case_id)),
        Table((), facts, _("What is known of the group"), (2, 5)),
        _tabulate_events(scene, events),
    ]
    unknown = list(list_unknown(case, events))
    if unknown:
        pattern = _("What is not known: {sentences}")
        parts.append(Text(pattern.format(sentences=join_sentences(unknown))))
    return Section(block, scene.texts.say("cases", case_id, "title"), parts, (), scene.address_case(case_id))


def make_case_claims(scene: Scene, block: Block) -> Section:
    """Of a briefing on one case all claims on it; of any other ``make_claims``."""
    case_id = scene.asked.case_id
    if case_id is None:
        return make_claims(scene, block)
    heading, address = _("Who says how many?"), scene.address_case(case_id)
    claims = list_case_claims(scene.dataset, case_id)
    if claims.empty:
        return Section(block, heading, [Text(_("No claim is recorded."))], (), address, empty=True)
    events = _take_events(scene, case_id)
    cases = scene.dataset.cases
    case = cases[(cases["case_id"] == case_id).astype(bool)].iloc[0]
    parts: list[Part] = []
    compared = choose_compared(case, events, claims)
    if compared is not None:
        sentence = say_claims(compared.claims, compared.figures)
        parts.append(Picture(partial(_draw_claims, compared), sentence))
    names = name_events(events)
    subjects = [_("the case") if pd.isna(event) else names[event] for event in claims["event_id"]]
    parts.append(tabulate_claims(scene, claims, _("The claims about this case"), subjects))
    return Section(block, heading, parts, (), address)


def _draw_claims(compared: Compared, width: Width) -> Spec:
    documented = make_documented(compared.figures, compared.measure)
    rows = write_claim_rows(compared.claims)
    return specify_claims(rows, documented, theme="light", width=width, words=make_claim_words())


def _choose(scene: Scene) -> str | None:
    """The case shown with the most claims, equals by id."""
    claims = scene.about["claims"]
    own = claims.loc[(claims["scope"] != "crackdown").astype(bool), "case_id"].value_counts()
    shown = sorted(scene.about["cases"]["case_id"], key=lambda case_id: (-int(own.get(case_id, 0)), case_id))
    return str(shown[0]) if shown else None


def _take_events(scene: Scene, case_id: str) -> pd.DataFrame:
    events = scene.dataset.events
    return events[(events["case_id"] == case_id).astype(bool)].sort_values("number")


def _cite_case(scene: Scene, case_id: str) -> tuple[str, ...]:
    claims = list_case_claims(scene.dataset, case_id)
    return scene.cite(claims.loc[claims["event_id"].isna(), "source_id"])


def _tabulate_events(scene: Scene, events: pd.DataFrame) -> Table:
    claims = scene.dataset.claims
    sources = claims.groupby("event_id")["source_id"].agg(list).to_dict()
    rows = []
    for event in events.to_dict("records"):
        low, best, high = (None if pd.isna(event[end]) else int(event[end]) for end in _ENDS)
        where = [
            scene.texts.say_place(place)
            for place in (event["place_id"], event["to_place_id"])
            if isinstance(place, str)
        ]
        # Translators: from where to where people were brought.
        way = _("{place} to {other}") if len(where) == 2 else "{place}"
        rows.append(
            [
                Cell(say_number(int(event["number"]))),
                Cell(say_date(read_date(event["date"]))),
                Cell(
                    label("events", "event_type", event["event_type"]), scene.cite(sources.get(event["event_id"], ()))
                ),
                Cell(way.format(place=where[0], other=where[-1]) if where else ""),
                Cell(say_range(low, best, high)),
            ]
        )
    heads = [_("No."), _("Date"), _("What"), _("Where"), _("People")]
    return Table(heads, rows, _("The events of the case in their order"), (1, 3, 3, 5, 2))


_ENDS = ("people_low", "people_best", "people_high")

"""Sections of what is told: who says how many, of whom there is no news, what was said and done, and the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pandas as pd

from analysis.case_table import list_case_sources
from analysis.claims import list_crackdown_claims
from analysis.counting import count_rows
from analysis.silence import ORDERS, sort_silences
from analysis.totals import sum_rows
from exports.briefing.asked import Block
from exports.briefing.document import Cell, Part, Section, SourceList, Table, Text
from exports.briefing.scene import CITED, Scene
from figures.case_words import say_row_people
from figures.silence_words import say_announced, say_last_news, say_silence
from figures.total_words import say_documented, say_total
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.labels import label
from i18n.lists import join_sentences
from i18n.numbers import say_extent, say_number
from loaders.dates import read_date

MOST_GROUPS: Final = 15
"""Groups without news that are listed; the rest is counted, and stands on the page."""
MOST_RESPONSES: Final = 20
MOST_CRACKDOWNS: Final = 3


def make_claims(scene: Scene, block: Block) -> Section:
    """The totals claimed of crackdowns, each beside what is documented of it; the two are never added (rule 6)."""
    parts: list[Part] = []
    for crackdown_id in list(_list_crackdowns(scene))[:MOST_CRACKDOWNS]:
        claims = list_crackdown_claims(scene.dataset, crackdown_id)
        documented = _say_documented(scene, crackdown_id)
        name = scene.texts.say("crackdowns", crackdown_id, "name")
        parts.append(Text(_("{name}. {documented}").format(name=name, documented=documented)))
        if not claims.empty:
            parts.append(tabulate_claims(scene, claims, _("Claims about the crackdown “{name}”").format(name=name)))
    heading, address = _("Who says how many?"), scene.address("crackdowns")
    if not parts:
        return Section(block, heading, [Text(_("No claim is recorded."))], (), address, empty=True)
    note = _("What is documented and what is claimed in total are never added: the same people may be in both.")
    return Section(block, heading, parts, [note], address)


def _list_crackdowns(scene: Scene) -> Iterator[str]:
    if scene.scope.crackdown:
        yield from scene.scope.crackdown
    else:
        yield from (one.crackdown_id for one in scene.overview.compared)


def _say_documented(scene: Scene, crackdown_id: str) -> str:
    scope = replace(scene.scope, lens=None)
    arrested, returned = (
        rows[(rows["crackdown_id"] == crackdown_id).fillna(False).astype(bool)]
        for rows in (count_rows(scene.dataset, "arrested", scope), count_rows(scene.dataset, "returned", scope))
    )
    return say_documented(arrested, returned)


def tabulate_claims(scene: Scene, claims: pd.DataFrame, sentence: str, subjects: list[str] | None = None) -> Table:
    """Claims with what they count and the page each rests on; columns as ``list_crackdown_claims``."""
    heads = [_("Who says it"), _("How many"), _("When"), _("What is counted")]
    rows = []
    for number, claim in enumerate(claims.to_dict("records")):
        what = [] if subjects is None else [subjects[number]]
        what += [] if pd.isna(claim["note"]) else [str(claim["note"])]
        stated = claim["date_stated"]
        rows.append(
            [
                Cell(str(claim["claimant"]), scene.cite([claim["source_id"]])),
                Cell(say_extent(_known(claim["low"]), _known(claim["high"]))),
                Cell(_("date unknown") if pd.isna(stated) else say_date(read_date(str(stated)))),
                Cell("; ".join(what)),
            ]
        )
    return Table(heads, rows, sentence, (3, 2, 2, 5))


def _known(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def make_no_news(scene: Scene, block: Block) -> Section:
    """The groups whose fate is open, the longest silence first: the list that is read out."""
    heading, address = _("No news since"), scene.address("outcomes")
    rows = sort_silences(scene.outcomes.silences, ORDERS[0])
    if rows.empty:
        return Section(block, heading, [Text(_("Of none of the groups shown the fate is open."))], (), address)
    until = max(scene.asked.on or scene.last_day, scene.last_day)
    groups = ngettext("{n} group: {people}.", "{n} groups: {people}.", len(rows))
    said = groups.format(n=say_number(len(rows)), people=say_total(sum_rows(rows)))
    table = [_write_silence(scene, row, until) for row in rows.head(MOST_GROUPS).to_dict("records")]
    heads = [_("Case"), _("People without news"), _("No news for"), _("Last news"), _("Announced return")]
    notes = [_("The silence is counted to {day}.").format(day=say_day(until))]
    if (rest := len(rows) - MOST_GROUPS) > 0:
        words = ngettext("{n} more group stands on the page.", "{n} more groups stand on the page.", rest)
        notes.insert(0, words.format(n=say_number(rest)))
    opening = _("Nothing has been heard of them since they were held or last seen.")
    parts: list[Part] = [
        Text(join_sentences([said, opening])),
        Table(heads, table, _("The groups of whom there is no news"), (4, 2, 2, 3, 3)),
    ]
    return Section(block, heading, parts, notes, address, left_out=max(rest, 0))


def _write_silence(scene: Scene, row: dict[Any, Any], until: date) -> list[Cell]:
    sources = list_case_sources(scene.dataset, row["case_id"])
    place = row["last_place_id"]
    where = scene.texts.say_place(place) if isinstance(place, str) else ""
    # The record's note is English and long: it stands on the page.
    announced = say_announced(row)[:1]
    return [
        Cell(scene.texts.say("cases", row["case_id"], "title"), scene.cite(sources["source_id"], CITED)),
        Cell(say_row_people(row)),
        Cell(say_silence(pd.Timestamp(row["since"]).date(), until)),
        Cell("; ".join(part for part in (say_last_news(row), where) if part)),
        Cell(join_sentences(announced)),
    ]


def make_responses(scene: Scene, block: Block) -> Section:
    """What was said and done about the cases and crackdowns of the scope, by date, the last of them."""
    heading, address = _("What was said and done"), scene.address("outcomes")
    responses = scene.about["responses"].sort_values(["date", "response_id"], kind="stable")
    if responses.empty:
        return Section(block, heading, [Text(_("No response is recorded."))], (), address, empty=True)
    rows = [
        [
            Cell(say_date(read_date(row["date"]))),
            Cell(str(row["actor"])),
            Cell(label("responses", "stance", row["stance"])),
            Cell(scene.texts.say("responses", row["response_id"], "summary"), scene.cite([row["source_id"]])),
        ]
        for row in responses.tail(MOST_RESPONSES).to_dict("records")
    ]
    words = ngettext("{n} response is on record.", "{n} responses are on record.", len(responses))
    notes = []
    if (rest := len(responses) - MOST_RESPONSES) > 0:
        more = ngettext("{n} earlier one stands on the page.", "{n} earlier ones stand on the page.", rest)
        notes.append(more.format(n=say_number(rest)))
    heads = [_("Date"), _("Who"), _("Stance"), _("What was said or done")]
    table = Table(heads, rows, _("The responses, by date"), (2, 3, 2, 6))
    said = Text(words.format(n=say_number(len(responses))))
    return Section(block, heading, [said, table], notes, address, left_out=max(rest, 0))


def make_sources(scene: Scene, block: Block) -> Section:
    """Every page that the cases of the scope rest on, by publisher."""
    sources = scene.about["sources"].sort_values(["publisher", "published", "source_id"], kind="stable")
    words = ngettext("{n} page is cited.", "{n} pages are cited.", len(sources)).format(n=say_number(len(sources)))
    notes = [] if sources["url"].notna().all() else [_("Pages that name such people are cited without a link.")]
    parts: list[Part] = [Text(words), SourceList(scene.cite(sources["source_id"]))]
    return Section(block, _("Sources"), parts, notes, scene.address("sources"))

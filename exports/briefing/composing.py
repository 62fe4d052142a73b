"""From what is asked to the whole document: each block by its own section, and every source that any of them cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from exports.briefing.asked import Asked, Block, Kind
from exports.briefing.document import Document, EmptyScopeError, Part, Section, SourceList, Table, Text
from exports.briefing.scene import Scene
from exports.briefing.sections.case import make_case, make_case_claims
from exports.briefing.sections.figures import make_figures, make_method
from exports.briefing.sections.pictures import make_arrests, make_map, make_outcomes
from exports.briefing.sections.told import make_no_news, make_responses, make_sources
from exports.pictures import say_nothing
from i18n import _, language
from i18n.dates import say_date, say_day
from i18n.lists import join_clauses
from loaders.dataset import Dataset


def _make_text(scene: Scene, block: Block) -> Section:
    paragraphs = [Text(paragraph.strip(), own=True) for paragraph in block.own.splitlines() if paragraph.strip()]
    return Section(block, "", paragraphs)


_SECTIONS: Final[Mapping[Kind, Callable[[Scene, Block], Section]]] = MappingProxyType(
    {
        "figures": make_figures,
        "arrests": make_arrests,
        "map": make_map,
        "outcomes": make_outcomes,
        "claims": make_case_claims,
        "no_news": make_no_news,
        "responses": make_responses,
        "case": make_case,
        "method": make_method,
        "sources": make_sources,
        "text": _make_text,
    }
)


def say_kind(kind: Kind) -> str:
    """What a block of this kind shows, to be chosen by."""
    return {
        "figures": _("Key figures"),
        "arrests": _("Arrests and returns by year"),
        "map": _("Where"),
        "outcomes": _("What became of them"),
        "claims": _("Who says how many?"),
        "no_news": _("No news since"),
        "responses": _("What was said and done"),
        "case": _("One case"),
        "method": _("Method and limits"),
        "sources": _("Sources"),
        "text": _("Your own words"),
    }[kind]


def make_document(dataset: Dataset, asked: Asked, base: str) -> Document:
    """The briefing in the language in use; ``base`` as in ``exports.origin.make_origin``.

    Raises EmptyScopeError where the scope holds no case.
    """
    scene = Scene(dataset, asked, base)
    if scene.about["cases"].empty:
        raise EmptyScopeError(say_nothing())
    sections = [_SECTIONS[block.kind](scene, block) for block in asked.blocks]
    origin = scene.origin
    record = _("Repatriation Watch, data version {version}, data as of {date}")
    return Document(
        language=language(),
        title=asked.title or say_title(scene),
        occasion=join_clauses([part for part in (asked.occasion, say_day(asked.on) if asked.on else "") if part]),
        scope=origin.chosen,
        data_line=record.format(version=origin.version, date=say_date(dataset.data_date)),
        licence_line=_("Licence: {licence}, {address}").format(
            licence=origin.licence.title, address=origin.licence.path
        ),
        origin=origin,
        paper=asked.paper,
        sections=sections,
        sources={id_: scene.find_source(id_) for id_ in dict.fromkeys(_list_cited(sections))},
        made_of=date.fromisoformat(dataset.contract.created[:10]),
    )


def say_title(scene: Scene) -> str:
    """The title that stands unasked: of a case, a crackdown or a place, its own."""
    asked = scene.asked
    if asked.case_id is not None:
        return scene.texts.say("cases", asked.case_id, "title")
    chosen = asked.case_filter
    if len(chosen.crackdown) == 1:
        return scene.texts.say("crackdowns", chosen.crackdown[0], "name")
    if len(chosen.place) == 1:
        return _("North Koreans who fled: {place}").format(place=scene.texts.say_place(chosen.place[0]))
    return _("North Koreans who fled: arrested, returned, without news")


def _list_cited(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        for part in section.parts:
            yield from list_cited(part)


def list_cited(part: Part) -> Iterator[str]:
    """The ids of the sources that a part cites, in their order, as often as it does."""
    match part:
        case Text() | SourceList():
            yield from part.sources
        case Table():
            for row in part.rows:
                for cell in row:
                    yield from cell.sources
        case _:
            return

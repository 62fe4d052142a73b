"""The pictures that a reader may take away or show elsewhere: each says what it shows, of which data, and whose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from analysis.filters import CaseFilter
from analysis.map_forms import form_places
from analysis.map_marks import mark_actions
from analysis.outcomes import make_outcomes
from analysis.overview import Overview, make_overview
from analysis.place_actions import Action, place_action
from analysis.place_sums import spread_places
from analysis.routes import draw_legs, trace_routes
from analysis.selection import select
from analysis.texts import read_texts
from exports.origin import make_origin
from figures.framing import Frame, frame_picture
from figures.map_sheet import SHEETS, specify_sheet
from figures.map_still import StillMap
from figures.map_words import (
    describe_map_parts,
    list_base_notes,
    list_boundary_notes,
    list_form_notes,
    make_legend_words,
    say_where_known,
)
from figures.outcome_words import list_fate_notes, say_all_people, say_states
from figures.palette import Theme
from figures.state_bars import specify_states
from figures.svg import Spec, Width, write_png, write_svg
from figures.total_words import say_total
from figures.year_picture import specify_overview
from figures.year_words import list_year_notes, say_years
from i18n import _, language
from i18n.dates import say_date
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.geometry import read_geometry

MAPPED: Final[tuple[Action, ...]] = ("arrest", "repatriation")
"""What the map shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One picture: of which cases, and how it is to look."""

    dataset: Dataset
    case_filter: CaseFilter
    theme: Theme
    width: Width


@dataclass(frozen=True, slots=True)
class Inside:
    """What the frame goes around: figures in words, the drawing or None, notes, and the drawing in a sentence."""

    figures: list[str]
    drawing: Spec | None
    notes: list[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its word in addresses, the path of the page it stands on, its title, and what makes it."""

    key: str
    page: str
    title: Callable[[], str]
    make: Callable[[Asked], Inside]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of files: its ending, its media type, and what writes it."""

    ending: str
    media_type: str
    write: Callable[[Spec], bytes]


def draw_picture(picture: Picture, asked: Asked, base: str) -> Spec:
    """The Vega specification of a picture in its frame, in the language in use; ``base`` as in ``make_origin``.

    Where nothing is on record the frame says so in words, and holds no drawing.
    """
    dataset = asked.dataset
    origin = make_origin(dataset, asked.case_filter, base, picture.page)
    inside = picture.make(asked)
    # Translators: the last line but one of a picture that is shown elsewhere.
    source = _("Source: Repatriation Watch, data version {version}, data as of {date}. Licence: {licence}, {address}")
    said = source.format(
        version=origin.version,
        date=say_date(dataset.data_date),
        licence=origin.licence.title,
        address=origin.licence.path,
    )
    frame = Frame(
        language=language(),
        title=picture.title(),
        opening=[origin.chosen, *inside.figures],
        notes=[join_sentences(inside.notes)] if inside.drawing is not None else [],
        source=[said, origin.permalink],
        sentence=join_sentences([origin.chosen, inside.sentence]),
    )
    return frame_picture(frame, inside.drawing, theme=asked.theme, width=asked.width)


def _draw_arrests(asked: Asked) -> Inside:
    found = make_overview(asked.dataset, asked.case_filter)
    if not found.cases:
        return _find_nothing()
    figures = _list_totals(found)
    rows = found.arrested.rows + found.arrested.unknown + found.returned.rows + found.returned.unknown
    if not rows:
        return Inside(figures, None, [], join_sentences(figures))
    texts = read_texts(asked.dataset, language())
    return Inside(
        figures,
        specify_overview(found, texts, theme=asked.theme, width=asked.width),
        list_year_notes(found),
        say_years(found.arrested_by_year, found.returned_by_year),
    )


def _draw_outcomes(asked: Asked) -> Inside:
    found = make_outcomes(asked.dataset, asked.case_filter)
    if not found.cases:
        return _find_nothing()
    figures = [say_all_people(found)]
    if not found.people.best:
        return Inside(figures, None, [], figures[0])
    figures.append(_say(_("No news"), say_number(found.no_news)))
    drawing = specify_states(found.states, theme=asked.theme, width=asked.width, language=language())
    return Inside(figures, drawing, list_fate_notes(found), say_states(found))


def _draw_map(asked: Asked) -> Inside:
    dataset, geometry = asked.dataset, read_geometry()
    found = make_overview(dataset, asked.case_filter)
    if not found.cases:
        return _find_nothing()
    selection = select(dataset, asked.case_filter)
    parts = {action: place_action(dataset, action, selection) for action in MAPPED}
    figures = [
        join_sentences([_("{time}.").format(time=said), say_where_known(spread_places(own, dataset.places))])
        for said, own in zip(_list_totals(found), parts.values(), strict=True)
    ]
    forms, texts = form_places(dataset.places, geometry.areas), read_texts(dataset, language())
    legs = draw_legs(trace_routes(selection.shown.head(0), selection.events), forms).drawn
    still = StillMap(dataset.places, texts, geometry, forms, mark_actions(parts, forms), legs, MAPPED)
    return Inside(
        figures,
        specify_sheet(
            still, make_legend_words(MAPPED, ways=False, listed=False), SHEETS[asked.width], theme=asked.theme
        ),
        [*list_form_notes(), *list_boundary_notes(), *list_base_notes()],
        describe_map_parts(parts, texts),
    )


def say_nothing() -> str:
    """That no case fits, and what that does not mean."""
    return _("No case in the record fits all of this. That nothing is on record does not mean that nothing happened.")


def _find_nothing() -> Inside:
    return Inside([say_nothing()], None, [], say_nothing())


def _list_totals(found: Overview) -> list[str]:
    return [
        _say(_("People known to have been arrested"), say_total(found.arrested)),
        _say(_("People known to have been returned"), say_total(found.returned)),
    ]


def _say(what: str, people: str) -> str:
    return _("{what}: {people}").format(what=what, people=people)


_ALL: Final = (
    Picture("arrests", "", lambda: _("North Koreans who fled: arrested and returned, by year"), _draw_arrests),
    Picture("outcomes", "outcomes", lambda: _("North Koreans who fled: what became of them"), _draw_outcomes),
    Picture("map", "map", lambda: _("North Koreans who fled: where they were arrested and returned"), _draw_map),
)
PICTURES: Final[Mapping[str, Picture]] = MappingProxyType({picture.key: picture for picture in _ALL})
"""All pictures by key."""
FORMS: Final = (
    Form("svg", "image/svg+xml", lambda spec: write_svg(spec).encode()),
    Form("png", "image/png", write_png),
)
"""The forms in which every picture comes."""

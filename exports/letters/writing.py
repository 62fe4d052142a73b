"""A letter about a case or about what a filter shows, and short texts about the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from analysis.choices import say_list
from analysis.filters import CaseFilter
from analysis.texts import read_texts
from exports.letters.addressees import Addressee, list_blanks, say_recipient, say_salutation
from exports.letters.case_scope import read_case
from exports.letters.letter import Letter, Section
from exports.letters.requests import make_requests, say_subject
from exports.letters.scope import Scope
from exports.letters.total_scope import read_total
from i18n import _, language
from i18n.dates import say_date
from i18n.lists import join_sentences
from loaders.dataset import Dataset

LONGEST_SHORT_TEXT: Final = 280


def write_letter(
    dataset: Dataset, case_filter: CaseFilter, case_id: str | None, addressee: Addressee, base: str
) -> Letter:
    """A letter in the language in use.

    It is about the case, whatever the filter, where ``case_id`` names one; else about what the filter shows, which
    is a crackdown where it asks for a single one. ``base`` as in ``exports.origin.make_origin``. Raises LetterError,
    in the reader's words, where the record holds no such case or the filter shows none.
    """
    scope, texts = _read(dataset, case_filter, case_id, base), read_texts(dataset, language())
    return Letter(
        language=language(),
        made=datetime.fromisoformat(dataset.contract.created.replace("Z", "+00:00")),
        sender=list_blanks(),
        recipient=say_recipient(addressee, scope.countries, texts.say_country),
        subject=say_subject(scope, addressee),
        salutation=say_salutation(addressee),
        paragraphs=tuple(_list_opening(dataset, scope)),
        sections=tuple(_list_sections(scope, addressee, texts.say_country)),
        requests=make_requests(scope, addressee, texts.say_country),
        closing=tuple(_list_closing(scope, addressee)),
        sources=scope.sources,
    )


def list_short_texts(dataset: Dataset, case_filter: CaseFilter, case_id: str | None, base: str) -> list[str]:
    """Texts for sharing, in the language in use: the figure with its range, the data date and the permalink.

    None is longer than ``LONGEST_SHORT_TEXT``: of each the longest form that is short enough, and none where none is,
    as under a filter with a very long address. Arguments and LetterError as ``write_letter``.
    """
    scope = _read(dataset, case_filter, case_id, base)
    end = _("Repatriation Watch, data as of {date}.").format(date=say_date(dataset.data_date))
    found = []
    for forms in scope.short:
        texts = (f"{join_sentences([words, end])} {scope.permalink}" for words in forms)
        found += [text for text in texts if len(text) <= LONGEST_SHORT_TEXT][:1]
    return found


def _read(dataset: Dataset, case_filter: CaseFilter, case_id: str | None, base: str) -> Scope:
    return read_total(dataset, case_filter, base) if case_id is None else read_case(dataset, case_id, base)


def _list_opening(dataset: Dataset, scope: Scope) -> Iterator[str]:
    yield from scope.opening
    if scope.unverified:
        yield scope.unverified
    yield _(
        "What follows is taken from Repatriation Watch, an open record that rests on published pages (data version "
        "{version}, data as of {date}). Figures stand with their range, and what is unknown is left open. The record "
        "names nobody who is detained, and none of their relatives. Numbers in square brackets are those of the "
        "sources at the end."
    ).format(version=dataset.version, date=say_date(dataset.data_date))
    if language() != "en":
        yield _("Names of people and organisations, titles of pages and notes stand as the record has them.")


def _list_sections(scope: Scope, addressee: Addressee, say_country: Callable[[str], str]) -> Iterator[Section]:
    """The facts; for a special procedure in the order of its form: victims, dates and places, perpetrators, steps."""
    if addressee.is_special_procedure:
        yield Section(_("Victims") if scope.wronged else _("How many, and how well known"), scope.people)
        yield _list_events(scope, _("Dates and places"))
        yield from _list_fates(scope)
        yield _list_authorities(scope, say_country)
        yield Section(_("Steps taken"), _list_said(scope, official=False))
    else:
        yield Section(_("How many, and how well known"), scope.people)
        yield _list_events(scope, scope.events_title)
        yield from _list_fates(scope)
        if said := _list_said(scope, official=True):
            yield Section(_("What states, parliaments and the UN said and did"), said)
    yield from scope.further


def _list_events(scope: Scope, title: str) -> Section:
    return Section(title, scope.events, (scope.events_lead,) if scope.events_lead else ())


def _list_fates(scope: Scope) -> Iterator[Section]:
    if scope.fates:
        yield Section(_("What became of them"), scope.fates)


def _list_said(scope: Scope, *, official: bool) -> tuple[str, ...]:
    said = tuple(one.words for one in scope.said if one.official or not official)
    return said if said or official else (_("No response and no campaign is recorded."),)


def _list_authorities(scope: Scope, say_country: Callable[[str], str]) -> Section:
    # Where the record tells of no arrest and no return it accuses nobody.
    title = _("Alleged perpetrators") if scope.acted else _("Authorities concerned")
    countries = say_list([say_country(code) for code in scope.countries], "standard")
    items = [_("The authorities of {countries}.").format(countries=countries)]
    if scope.returned:
        items.append(_("Since the return: the authorities of {countries}.").format(countries=say_country("KP")))
    return Section(title, tuple(items))


def _list_closing(scope: Scope, addressee: Addressee) -> Iterator[str]:
    yield _("The same, with every claim and source, stands at {address}").format(address=scope.permalink)
    if addressee.is_special_procedure:
        yield _(
            "[Whether the people concerned or their families agree to this letter, and whether it may be passed on to "
            "the authorities]"
        )
    yield _("I would be grateful for an answer that says what has been done.")
    yield _("Yours faithfully,")
    yield _("[Your name]")

"""What a letter asks for: it follows from what became of the people, and says no more than the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from analysis.choices import say_list
from exports.letters.addressees import Addressee
from exports.letters.letter import Section
from exports.letters.scope import Scope
from i18n import _
from rules.ledger import State

NAMED: Final = 3
"""Up to so many states are named in a request."""

_NORTH_KOREA: Final = "KP"


def make_requests(scope: Scope, addressee: Addressee, say_country: Callable[[str], str]) -> Section:
    """The requests to an addressee, by the states of the fate ledger.

    1. No news: where the people are and on what legal ground; no return; access for UNHCR.
    2. Sought asylum or let go: what became of them; no return; access for UNHCR.
    3. Returned: their fate since, the ground of the return, no punishment, access for the UN. No request speaks of
       their return as still to come.
    4. Dead: the circumstances.
    5. All safe: nothing for them, and the same way for others.
    """
    items = tuple(_list_requests(scope, addressee))
    lead = _say_lead(scope, addressee, say_country)
    paragraphs = (scope.treaties, lead) if scope.treaties else (lead,)
    return Section(_("What I ask for"), items, paragraphs)


def say_subject(scope: Scope, addressee: Addressee) -> str:
    """The subject line; a special procedure is told what sort of letter it is asked for."""
    if not addressee.is_special_procedure:
        return scope.subject
    if scope.at_risk:
        return _("Request for an urgent appeal: {subject}").format(subject=scope.subject)
    if scope.wronged:
        return _("Request for a letter of allegation: {subject}").format(subject=scope.subject)
    return _("For information: {subject}").format(subject=scope.subject)


def _list_requests(scope: Scope, addressee: Addressee) -> Iterator[str]:
    if scope.open_fate:
        yield _("Information on the whereabouts and the legal status of those of whom there is no news.")
    if scope.at_large:
        yield _("Information on what became of those who sought asylum or were let go, as far as it is known.")
    if scope.at_risk:
        yield _(
            "No return to North Korea of anybody among them against their will, as the principle of non-refoulement "
            "asks (Convention relating to the Status of Refugees of 1951, article 33; Convention against Torture, "
            "article 3)."
        )
        yield _("Access for the United Nations refugee agency (UNHCR) to those who are held or seek protection.")
    if scope.returned:
        yield _("Information on the fate, the whereabouts and the legal status of those who were returned, since then.")
        yield _("Information on the legal ground of the return, and on whether protection was examined before it.")
        if addressee is Addressee.EMBASSY:
            yield _(
                "An appeal to the authorities of North Korea that nobody be punished for having left the country, and "
                "that the United Nations be given access to those who were returned."
            )
        else:
            yield _(
                "No punishment of anybody for having left North Korea, and access for the United Nations to those who "
                "were returned."
            )
    if State.DEAD in scope.outcomes:
        yield _("Clarity about the circumstances of the deaths on record, for the families.")
    if not scope.wronged:
        yield _("The same way to safety for others who flee: a hearing of their need for protection, and no return.")


def _say_lead(scope: Scope, addressee: Addressee, say_country: Callable[[str], str]) -> str:
    if addressee is Addressee.EMBASSY:
        return _("I respectfully ask you to pass on to your authorities my request for the following:")
    authorities = _say_authorities(scope, say_country)
    if addressee is Addressee.FOREIGN_MINISTRY:
        words = _("I ask the Ministry to take this up with {authorities}, and to ask for the following:")
    elif addressee is Addressee.PARLIAMENT:
        words = _("I ask you to raise this with the government and with {embassy}, and to ask for the following:")
        return words.format(embassy=_say_embassy(scope.countries, say_country))
    elif scope.at_risk:
        words = _("I ask you to consider an urgent appeal to {authorities}, with a request for the following:")
    elif scope.wronged:
        words = _("I ask you to consider a letter of allegation to {authorities}, with a request for the following:")
    else:
        words = _("I send you this for information, and ask you to call on {authorities} for the following:")
    return words.format(authorities=authorities)


def _say_authorities(scope: Scope, say_country: Callable[[str], str]) -> str:
    # Since their return the people are in the hands of another state.
    countries = [*scope.countries, *([_NORTH_KOREA] if scope.returned else [])]
    if len(countries) > NAMED:
        return _("the authorities concerned")
    said = say_list([say_country(code) for code in countries], "standard")
    return _("the authorities of {countries}").format(countries=said)


def _say_embassy(countries: Sequence[str], say_country: Callable[[str], str]) -> str:
    if len(countries) > 1:
        return _("the embassies concerned")
    return _("the Embassy of {country}").format(country=say_country(countries[0]))

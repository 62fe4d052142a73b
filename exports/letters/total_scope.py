"""What a filter shows, a crackdown among others, as the facts of a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.case_table import list_cases
from analysis.crackdowns import list_crackdown_sources
from analysis.describe import list_conditions
from analysis.filters import CaseFilter
from analysis.overview import Overview, make_overview
from analysis.responses import choose_about_crackdown
from analysis.texts import RecordTexts, read_texts
from analysis.totals import Total
from exports.letters.citing import Citing
from exports.letters.claimed import list_claimed
from exports.letters.few_cases import list_few_cases
from exports.letters.grades import say_unverified_cases
from exports.letters.letter import LetterError
from exports.letters.said import read_told
from exports.letters.scope import Said, Scope, may_be_returned, read_outcomes
from exports.letters.treaties import list_treaty_sources, say_treaties
from exports.origin import Origin, make_origin
from figures.case_words import say_span
from figures.headline_words import (
    say_at_most,
    say_authorities,
    say_grades,
    say_headline,
    say_lens_of_silence,
    say_silent_rows,
    say_totals_left_out,
    say_two_counts,
    say_what_no_news_is,
)
from i18n import _, language, ngettext
from i18n.lists import join_clauses, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from rules.ledger import State


@dataclass(frozen=True, slots=True, eq=False)
class _Total:
    """What a filter shows, with its words; ``crackdown_id`` where it asks for a single crackdown."""

    dataset: Dataset
    case_filter: CaseFilter
    figures: Overview
    cases: pd.DataFrame
    texts: RecordTexts
    citing: Citing
    crackdown_id: str | None
    origin: Origin


def read_total(dataset: Dataset, case_filter: CaseFilter, base: str) -> Scope:
    """The facts of what a filter shows. Raises LetterError where it shows no case."""
    total = _read(dataset, case_filter, base)
    figures, countries = total.figures, _list_countries(total.cases)
    outcomes = frozenset[State]().union(*(read_outcomes(case) for case in total.cases.to_dict("records")))
    return Scope(
        subject=_say_subject(total),
        opening=tuple(_list_opening(total)),
        unverified=say_unverified_cases(figures.verification),
        people=tuple(_list_people(total)),
        events_title=_("The cases"),
        events_lead=_say_where(total),
        events=list_few_cases(total.cases, total.texts),
        fates=tuple(_list_fates(total)),
        said=(_say_told(total),),
        further=() if total.crackdown_id is None else list_claimed(dataset, total.crackdown_id, total.citing),
        countries=countries,
        acted=any(part.rows + part.unknown for part in (figures.arrested, figures.returned)),
        outcomes=outcomes,
        treaties=say_treaties(dataset, countries if may_be_returned(outcomes) else (), total.citing),
        sources=total.citing.list_all(dataset, total.origin, total.origin.permalink),
        permalink=total.origin.permalink,
        short=tuple(_list_short(total)),
    )


def _read(dataset: Dataset, case_filter: CaseFilter, base: str) -> _Total:
    cases = list_cases(dataset, case_filter)
    if cases.empty:
        raise LetterError(
            _("No case in the record fits all of this. That nothing is on record does not mean that nothing happened.")
        )
    crackdown_id = case_filter.crackdown[0] if len(case_filter.crackdown) == 1 else None
    risky = any(may_be_returned(read_outcomes(case)) for case in cases.to_dict("records"))
    sources = [] if crackdown_id is None else [list_crackdown_sources(dataset, crackdown_id)]
    sources.append(list_treaty_sources(dataset, cases["country"] if risky else ()))
    return _Total(
        dataset=dataset,
        case_filter=case_filter,
        figures=make_overview(dataset, case_filter),
        cases=cases.iloc[::-1],
        texts=read_texts(dataset, language()),
        citing=Citing(pd.concat(sources)),
        crackdown_id=crackdown_id,
        origin=make_origin(dataset, case_filter, base, "" if crackdown_id is None else "crackdowns"),
    )


def _list_countries(cases: pd.DataFrame) -> tuple[str, ...]:
    numbers = {str(code): int(number) for code, number in cases["country"].value_counts().items()}
    return tuple(sorted(numbers, key=lambda code: (-numbers[code], code)))


def _say_subject(total: _Total) -> str:
    if total.crackdown_id is None:
        return _("North Koreans arrested, held and returned")
    return total.texts.say("crackdowns", total.crackdown_id, "name")


def _list_opening(total: _Total) -> Iterator[str]:
    if total.crackdown_id is None:
        yield _("I write to you about North Koreans who were arrested, held or returned, or who sought protection.")
    else:
        crackdown = total.dataset.crackdowns.set_index("crackdown_id").loc[total.crackdown_id]
        name = total.texts.say("crackdowns", total.crackdown_id, "name")
        written = _("I write to you about this crackdown on North Koreans: {name}.").format(name=name)
        yield join_sentences([written, say_span(str(crackdown["start"]), crackdown["end"])])
        yield total.texts.say("crackdowns", total.crackdown_id, "summary")
    yield total.origin.chosen


def _list_people(total: _Total) -> Iterator[str]:
    figures = total.figures
    yield _say_figure(
        total, _("People known to have been arrested"), figures.arrested, figures.arrested_authorities,
        [say_silent_rows(figures.arrested_silent)],
    )  # fmt: skip
    yield _say_figure(
        total, _("People known to have been returned"), figures.returned, figures.returned_authorities,
        [say_silent_rows(figures.returned_silent)],
    )  # fmt: skip
    lens = [] if total.case_filter.lens is None else [say_lens_of_silence()]
    yield _say_figure(
        total, _("People of whom there is no news"), figures.no_news, figures.no_news_authorities,
        [*lens, say_at_most(figures.no_news_at_most)],
    )  # fmt: skip
    yield say_two_counts()
    if left_out := say_totals_left_out(figures.totals_left_out):
        yield left_out
    yield say_grades(figures.verification)


def _say_figure(
    total: _Total, what: str, figure: Total, authorities: tuple[tuple[str, int], ...], more: list[str]
) -> str:
    said = [_("{what}: {people}.").format(what=what, people=say_headline(figure))]
    if authorities:
        by = say_authorities(authorities, total.texts.say_country)
        said.append(_("By authority: {authorities}.").format(authorities=by))
    return join_sentences([*said, *(words for words in more if words)])


def _say_where(total: _Total) -> str:
    words = ngettext(
        "{n} case, with its dates, places, claims and sources: {address}",
        "{n} cases, each with its dates, places, claims and sources: {address}",
        len(total.cases),
    )
    return words.format(n=say_number(len(total.cases)), address=_address_list(total))


def _address_list(total: _Total) -> str:
    """The list of the cases, which the same parameters open."""
    return f"{total.origin.base}/cases?{total.origin.permalink.partition('?')[2]}"


def _list_fates(total: _Total) -> Iterator[str]:
    if total.figures.no_news.rows:
        yield say_what_no_news_is(total.figures)
    if all(read_outcomes(case) == {State.SAFE} for case in total.cases.to_dict("records")):
        yield _("All of them are known to have reached safety.")


def _say_told(total: _Total) -> Said:
    number = sum(len(_choose_told(total, read_told(total.dataset, table))) for table in ("responses", "campaigns"))
    if not number:
        return Said(_("No response and no campaign is recorded."), official=True)
    words = ngettext(
        "{n} response or campaign about them is on record; it stands with its source at {address}",
        "{n} responses and campaigns about them are on record; they stand with their sources at {address}",
        number,
    )
    address = _address_list(total) if total.crackdown_id is None else total.origin.permalink
    return Said(words.format(n=say_number(number), address=address), official=True)


def _choose_told(total: _Total, told: pd.DataFrame) -> pd.DataFrame:
    if total.crackdown_id is not None:
        return choose_about_crackdown(told, total.crackdown_id)
    return told[told["case_id"].isin(total.cases["case_id"]).astype(bool)]


def _list_short(total: _Total) -> Iterator[tuple[str, ...]]:
    figures = total.figures
    conditions = [condition.label for condition in list_conditions(total.case_filter, total.dataset, total.texts)]
    for words, figure in (
        (_("North Koreans known to have been arrested: {figure}."), figures.arrested),
        (_("North Koreans known to have been returned: {figure}."), figures.returned),
        (_("North Koreans of whom there is no news: {figure}."), figures.no_news),
    ):
        if figure.rows:
            said = words.format(figure=say_headline(figure))
            # Translators: the conditions of a filter, before the figure that they hold for.
            about = _("{conditions}.").format(conditions=join_clauses(conditions)) if conditions else ""
            yield (join_sentences([about, said]) if about else said,)

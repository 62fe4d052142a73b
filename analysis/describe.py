"""A filter in words: the sentence above every figure, and its conditions one by one."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from analysis.choices import Names, say_kind, say_lens, say_list, say_population, say_value
from analysis.filters import ANY, COUNTED_KINDS, COUNTED_POPULATIONS, PARAMETER_NAMES, CaseFilter
from analysis.texts import RecordTexts
from i18n import _, ngettext, pgettext
from i18n.dates import say_date, say_day
from i18n.lists import join_clauses
from loaders.dataset import Dataset
from loaders.dates import read_date


def describe_filter(case_filter: CaseFilter, dataset: Dataset, texts: RecordTexts | None = None) -> str:
    """What a filter selects, as one sentence of plain text in the language in use.

    Every condition is said, and so are the defaults that leave something out: totals over unknown groups, workers
    and fishermen. ``texts`` are the record's texts in the language in use, where the caller keeps them. Raises
    KeyError for an id that the record does not know (``CaseFilter.from_query`` lets none pass).
    """
    names = Names(dataset, texts)
    clauses = [_describe_kinds(case_filter), _describe_people(case_filter), _describe_countries(case_filter, names)]
    clauses += _describe_cases(case_filter, names)
    if case_filter.place:
        # Translators: where something happened; {places} is such as "Shenyang or Dandong".
        clauses.append(_("events in {places}").format(places=_say_any(case_filter, names, "place")))
    clauses.append(_describe_period(case_filter))
    if case_filter.lens is not None:
        # Translators: only what one sort of claimants says is counted; {claimants} is such as "NGOs and academics".
        words = _("arrests and returns only as {claimants} give them")
        clauses.append(words.format(claimants=say_lens(case_filter.lens)))
    # Translators: the parts of one sentence, such as "groups known one by one" and "all years".
    return _("Shown: {clauses}.").format(clauses=join_clauses(clauses))


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a filter: its parameter and value in addresses, its words, and the filter without it."""

    parameter: str
    value_id: str
    label: str
    without: CaseFilter


def list_conditions(
    case_filter: CaseFilter, dataset: Dataset, texts: RecordTexts | None = None
) -> tuple[Condition, ...]:
    """The conditions that differ from the default, in the order of the fields, one for each value.

    A field with a default (kind, population) is one condition, whatever it holds: its ``value_id`` is the ids joined by
    commas, or "any", and without it the default stands again. ``texts`` and KeyError as ``describe_filter``.
    """
    names = Names(dataset, texts)
    found = []
    for field in fields(case_filter):
        value, parameter = getattr(case_filter, field.name), PARAMETER_NAMES.get(field.name)
        if parameter is None or value == field.default:
            continue
        if isinstance(value, tuple) and not field.default:
            for one in value:
                others = tuple(other for other in value if other != one)
                without = replace(case_filter, **{field.name: others})  # type: ignore[arg-type]
                said = _label(field.name).format(value=say_value(names, case_filter, field.name, one))
                found.append(Condition(parameter, one, said, without))
            continue
        value_id = value if isinstance(value, str) else ",".join(value) or ANY
        said = _label(field.name).format(value=_say_single(case_filter, field.name))
        without = replace(case_filter, **{field.name: field.default})  # type: ignore[arg-type]
        found.append(Condition(parameter, value_id, said, without))
    return tuple(found)


def _label(field: str) -> str:
    return {
        "start": _("From: {value}"),
        "end": _("Until: {value}"),
        "country": _("Authority: {value}"),
        "place": _("Place: {value}"),
        "crackdown": _("Crackdown: {value}"),
        "kind": _("Kind: {value}"),
        "population": _("People: {value}"),
        "verification": _("How well known: {value}"),
        "outcome": _("Outcome: {value}"),
        # Translators: the cases that are known to include women, men or minors.
        "who": _("Including: {value}"),
        # Translators: only the figures of one sort of claimants, such as "NGOs and academics", are counted.
        "lens": _("As told by: {value}"),
        "q": _("Search: {value}"),
    }[field]


def _say_single(case_filter: CaseFilter, field: str) -> str:
    match field:
        case "start":
            return _say_side(case_filter.start, case_filter.first_day)
        case "end":
            return _say_side(case_filter.end, case_filter.last_day)
        case "kind":
            return _describe_kinds(case_filter)
        case "population":
            return _describe_people(case_filter)
        case "lens":
            return say_lens(case_filter.lens or "")
        case _:
            return _say_quoted(case_filter.q or "")


def _describe_kinds(case_filter: CaseFilter) -> str:
    if case_filter.kind == COUNTED_KINDS:
        return _("groups known one by one and mass returns")
    return say_list([say_kind(kind) for kind in case_filter.kind], "standard") or _("cases of every kind")


def _describe_people(case_filter: CaseFilter) -> str:
    if case_filter.population == COUNTED_POPULATIONS:
        return _("people who fled, and prisoners of war with their kin")
    words = [say_population(population) for population in case_filter.population]
    return say_list(words, "standard") or _("people of every group")


def _describe_countries(case_filter: CaseFilter, names: Names) -> str:
    if not case_filter.country:
        return _("authorities of all countries")
    return _("authorities of {countries}").format(countries=_say_any(case_filter, names, "country"))


def _describe_cases(case_filter: CaseFilter, names: Names) -> list[str]:
    clauses = []
    if case_filter.crackdown:
        crackdowns = say_list([_say_quoted(names.say_crackdown(key)) for key in case_filter.crackdown], "or")
        words = ngettext("the crackdown {names}", "the crackdowns {names}", len(case_filter.crackdown))
        clauses.append(words.format(names=crackdowns))
    if case_filter.verification:
        # Translators: {grades} is such as "confirmed or corroborated".
        words = _("cases that are {grades}")
        clauses.append(words.format(grades=_say_any(case_filter, names, "verification")))
    if case_filter.who:
        # Translators: {who} is such as "women or minors".
        clauses.append(_("cases known to include {who}").format(who=_say_any(case_filter, names, "who")))
    if case_filter.outcome:
        # Translators: {outcomes} is such as "returned or dead", "no news".
        words = _("outcome for at least one person, certain or possible: {outcomes}")
        clauses.append(words.format(outcomes=_say_any(case_filter, names, "outcome")))
    if case_filter.q is not None:
        # Translators: a search; {words} stands in quotation marks.
        words = _("every word of {words} in the case’s texts, places, claimants or sources")
        clauses.append(words.format(words=_say_quoted(case_filter.q)))
    return clauses


def _say_any(case_filter: CaseFilter, names: Names, field: str) -> str:
    return say_list([say_value(names, case_filter, field, value) for value in getattr(case_filter, field)], "or")


def _say_quoted(text: str) -> str:
    # Translators: a name or searched words in quotation marks.
    return pgettext("quoted", "“{text}”").format(text=text)


def _describe_period(case_filter: CaseFilter) -> str:
    start = _say_side(case_filter.start, case_filter.first_day)
    end = _say_side(case_filter.end, case_filter.last_day)
    if start and end:
        return start if start == end else _("from {start} to {end}").format(start=start, end=end)
    if start:
        return _("from {start} on").format(start=start)
    if end:
        return _("until {end}").format(end=end)
    return _("all years")


def _say_side(text: str | None, day: date | None) -> str:
    if text is None or day is None:
        return ""
    written = read_date(text)
    # A period takes from an interval only the one day by which it is bounded, and nothing from a mark.
    bare = written.precision != "interval" and not (written.approximate or written.uncertain)
    return say_date(written) if bare else say_day(day)

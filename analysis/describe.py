"""A filter in words: the sentence above every figure."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.filters import COUNTED_KINDS, COUNTED_POPULATIONS, CaseFilter
from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from loaders.dataset import Dataset
from loaders.dates import read_date


def describe_filter(case_filter: CaseFilter, dataset: Dataset) -> str:
    """What a filter selects, as one sentence of plain text in the language in use.

    Every condition is said, and so are the defaults that leave something out: totals over unknown groups, workers
    and fishermen.
    """
    clauses = [_describe_kinds(case_filter), _describe_people(case_filter), _describe_countries(case_filter, dataset)]
    if case_filter.crackdown:
        names = dataset.crackdowns.set_index("crackdown_id")["name"]
        clauses.append(_join([str(names[key]) for key in case_filter.crackdown]))
    clauses.append(_describe_period(case_filter))
    # Translators: the parts of one sentence, such as "groups known one by one" and "all years".
    return _("Shown: {clauses}.").format(clauses="; ".join(clauses))


def _join(words: Sequence[str]) -> str:
    return ", ".join(words)


def _describe_kinds(case_filter: CaseFilter) -> str:
    if case_filter.kind == COUNTED_KINDS:
        return _("groups known one by one and mass returns")
    return _join([label("cases", "kind", word) for word in case_filter.kind]) or _("cases of every kind")


def _describe_people(case_filter: CaseFilter) -> str:
    if case_filter.population == COUNTED_POPULATIONS:
        return _("people who fled, and prisoners of war with their kin")
    words = [label("cases", "population", word) for word in case_filter.population]
    return _join(words) or _("people of every group")


def _describe_countries(case_filter: CaseFilter, dataset: Dataset) -> str:
    if not case_filter.country:
        return _("authorities of all countries")
    places = dataset.places
    names = places[places["place_type"] == "country"].set_index("country")["name_en"]
    countries = [str(names[key]) for key in case_filter.country]
    return _("authorities of {countries}").format(countries=_join(countries))


def _describe_period(case_filter: CaseFilter) -> str:
    start = None if case_filter.start is None else say_date(read_date(case_filter.start))
    end = None if case_filter.end is None else say_date(read_date(case_filter.end))
    if start and end:
        return start if start == end else _("from {start} to {end}").format(start=start, end=end)
    if start:
        return _("from {start} on").format(start=start)
    if end:
        return _("until {end}").format(end=end)
    return _("all years")

"""A view then and now: worked out once for all readers of one link, and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from analysis.comparison import FIGURES, Comparison, compare
from analysis.filters import CaseFilter
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.numbers import say_number
from loaders import store
from loaders.dataset import Dataset
from ui import asking, compute

_Query = tuple[tuple[str, tuple[str, ...]], ...]


def compare_with(
    version: str, now: Dataset, query: Mapping[str, Sequence[str]], case_id: str | None
) -> Comparison | None:
    """The view of an address (``query``: the parameters of its filter) in a release and now.

    None where the release cannot be read. Takes seconds where nobody has asked for the release before.
    """
    then = now if version == now.version else None
    if (kept := store.releases().read(version)) is not None:
        then = kept
    if then is None:
        return None
    asked = tuple((name, tuple(values)) for name, values in sorted(query.items()))
    if sum(len(value) for _name, values in asked for value in values) > asking.LONGEST_KEPT:
        # Longer than any link of ours: not kept for others.
        return _work_out(then, now, asked, case_id)
    return _compared(then.content_hash, now.content_hash, asked, case_id, then, now)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False)
def _compared(
    then_hash: str, now_hash: str, asked: _Query, case_id: str | None, _then: Dataset, _now: Dataset
) -> Comparison:
    return _work_out(_then, _now, asked, case_id)


def _work_out(then: Dataset, now: Dataset, asked: _Query, case_id: str | None) -> Comparison:
    filters = [CaseFilter.from_query(dict(asked), dataset)[0] for dataset in (then, now)]
    return compare(then, filters[0], now, filters[1], case_id)


def name_figures() -> dict[str, str]:
    """The sums of a view by the names of ``analysis.comparison.FIGURES``, in the reader's language."""
    return {
        "people": _("People in the cases shown"),
        "arrested": _("People known to have been arrested"),
        "returned": _("People known to have been returned"),
        "no_news": _("People of whom there is no news"),
    }


def say_changed(found: Comparison) -> Iterator[str]:
    """What is no longer what it was, a sentence each, as plain text."""
    if found.came or found.went:
        now, before = (say_cases(len(figures.case_ids)) for figures in (found.now, found.then))
        # Translators: {then} and {now} are such as "7 cases".
        yield _("Cases shown: was {then}, now {now}.").format(then=before, now=now)
    names = name_figures()
    for name in FIGURES:
        if name in found.changed:
            # Translators: {figure} is such as "People known to have been arrested"; then a number of people, twice.
            words = _("{figure}: was {then}, now {now}.")
            then, now = (say_total(getattr(figures, name)) for figures in (found.then, found.now))
            yield words.format(figure=names[name], then=then, now=now)


def say_cases(number: int) -> str:
    """A number of cases: "7 cases"."""
    return ngettext("{n} case", "{n} cases", number).format(n=say_number(number))

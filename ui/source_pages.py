"""The page of sources: how they spread, each with what rests on it, and cases that rest on one origin."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.source_lists import TRAITS, Trait, count_traits, list_used_sources
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES, SOURCES
from ui.case_lists import show_case_table
from ui.chart import show_table
from ui.claims import write_source
from ui.filter_bar import show_head, show_nothing
from ui.links import write_address
from ui.paging import Paging, show_pages, take_page
from ui.record_text import say_untranslated
from ui.replay import show_kept
from ui.sources import ARCHIVE, say_why_unlinked
from ui.text import APART, link, plain
from ui.told_list import write_small

PAGING = Paging(SOURCES, "page")
NAMED_VALUES = 40
NAMED_CASES = 5


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _sources(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    return list_used_sources(_dataset, case_filter)


def show_source_page(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The whole page."""
    show_head(_("Which pages does the record rest on?"), SOURCES, dataset, case_filter)
    sources = _sources(dataset.content_hash, case_filter, dataset)
    if sources.empty:
        show_nothing(SOURCES)
        return
    show_kept(_show_summary, dataset, case_filter)
    st.header(_("Every page, and what rests on it"))
    shown = take_page(PAGING, len(sources))
    show_kept(_show_list, dataset, case_filter, str(shown.start))
    show_pages(PAGING, shown, len(sources))
    show_kept(_show_single, dataset, case_filter)


def _show_summary(dataset: Dataset, case_filter: CaseFilter) -> None:
    sources = _sources(dataset.content_hash, case_filter, dataset)
    number = ngettext("{n} page", "{n} pages", len(sources)).format(n=say_number(len(sources)))
    publishers = sources["publisher"].nunique()
    by = ngettext("by {n} publisher", "by {n} publishers", publishers).format(n=say_number(publishers))
    languages = sources["language"].nunique()
    tongues = ngettext("in {n} language", "in {n} languages", languages).format(n=say_number(languages))
    # Translators: "919 pages by 512 publishers in 14 languages."
    lines = [_("{pages} {by} {languages}.").format(pages=number, by=by, languages=tongues)]
    if withheld := int((sources["link"] == "no").sum()):
        words = ngettext("{n} is cited without a link.", "{n} are cited without a link.", withheld)
        lines.append(words.format(n=say_number(withheld)))
    st.markdown(plain(join_sentences(lines)))
    notes = [
        _("A page is no origin: several may repeat one report. How well known a case is says on how many it rests."),
        _("A title in brackets is a translation or a description, not the page’s own."),
    ]
    if withheld:
        notes.append(say_why_unlinked())
    st.caption(plain(join_sentences(notes)))
    titles = {
        "publisher": _("By publisher"),
        "language": _("By language"),
        "source_type": _("By kind"),
        "year": _("By year of publication"),
    }
    for trait in TRAITS:
        with st.expander(titles[trait]):
            _show_trait(sources, trait, titles[trait])


def _show_trait(sources: pd.DataFrame, trait: Trait, title: str) -> None:
    counted = count_traits(sources, trait)
    part = counted.head(NAMED_VALUES)
    table = pd.DataFrame(
        {
            _("What"): [_say_value(trait, value) for value in part["value"]],
            _("Pages"): [say_number(number) for number in part["sources"]],
            _("Cases that rest on them"): [say_number(number) for number in part["cases"]],
        }
    )
    show_table(table, alt=title)
    if (rest := len(counted) - len(part)) > 0:
        words = ngettext("{n} further one has fewer pages.", "{n} further ones have fewer pages.", rest)
        st.caption(plain(words.format(n=say_number(rest))))


def _say_value(trait: Trait, value: object) -> str:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return _("not known")
    return str(value) if trait in {"publisher", "year"} else label("sources", trait, str(value))


def _show_list(dataset: Dataset, case_filter: CaseFilter, start: str) -> None:
    sources = _sources(dataset.content_hash, case_filter, dataset)
    texts = compute.record_texts(dataset)
    say_untranslated()
    part = sources.iloc[int(start) : int(start) + PAGING.per_page]
    for row in part.itertuples(index=False):
        with st.container(gap=None):
            url = None if pd.isna(row.url) else row.url
            st.markdown(f"{write_source(row.title, url)}")
            date = _("date unknown") if pd.isna(row.published) else say_date(read_date(row.published))
            kind, tongue = (label("sources", name, getattr(row, name)) for name in ("source_type", "language"))
            st.caption(plain(APART.join([row.publisher, date, tongue, kind])))
            if url is not None:
                copies = _("look for an archived copy")
                st.markdown(write_small(link(copies, f"{ARCHIVE}{url}")))
            cases = [
                link(texts.say("cases", case_id, "title"), write_address(CASES, case=case_id))
                for case_id in row.case_ids[:NAMED_CASES]
            ]
            lines = [*cases]
            if (rest := len(row.case_ids) - NAMED_CASES) > 0:
                words = ngettext("and {n} more case", "and {n} more cases", rest)
                lines.append(plain(words.format(n=say_number(rest))))
            st.markdown("\n".join(f"- {line}" for line in lines))


def _show_single(dataset: Dataset, case_filter: CaseFilter) -> None:
    cases = compute.cases(dataset, case_filter)
    single = cases[(cases["verification"] == "reported").astype(bool)]
    if single.empty:
        return
    st.header(_("Cases that rest on one origin"))
    words = ngettext(
        "{n} case is known from one origin alone, however many pages repeat it.",
        "{n} cases are known from one origin alone, however many pages repeat it.",
        len(single),
    )
    st.markdown(plain(words.format(n=say_number(len(single)))))
    with st.expander(_("These cases")):
        show_case_table(dataset, single)

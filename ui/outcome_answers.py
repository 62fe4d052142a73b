"""What was said about the cases shown, and states' denials beside what is documented."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.answers import EVERYTHING, DocumentedSoFar
from analysis.filters import CaseFilter
from analysis.totals import Total
from figures.answer_words import say_answers, tabulate_answers
from figures.case_words import say_case_fates
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.lists import join_items, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_outcomes
from ui.addresses import CRACKDOWNS, OUTCOMES
from ui.chart import show_chart
from ui.links import link_to
from ui.outcome_parameters import OWN_PARAMETERS
from ui.paging import Paging, show_pages, take_page
from ui.record_text import say_untranslated
from ui.replay import Show, show_kept
from ui.responses import take_told
from ui.text import plain
from ui.told_list import link_about, show_told_part

SAID, DENIED = (Paging(OUTCOMES, own, size, OWN_PARAMETERS) for own, size in (("said", 10), ("denied", 5)))


def show_answers(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The whole part: the time line, denials beside what is documented, and all responses."""
    show_kept(_show_line, dataset, case_filter)
    if denials := len(compute_outcomes.denials(dataset, case_filter)):
        st.subheader(_("What states denied or said they did not know, beside what is documented"))
        lines = [
            _(
                "A denial may be of one point only, and not to know is not to deny: the words stand as they were "
                "reported."
            ),
            _("What is documented is all that the record holds on that case or crackdown, whatever is chosen above."),
        ]
        st.caption(plain(join_sentences(lines)))
        _show_page(DENIED, denials, _show_denials, dataset, case_filter)
    if answers := len(compute_outcomes.answers(dataset, case_filter)):
        st.subheader(_("All that was said, by date"))
        _show_page(SAID, answers, _show_said, dataset, case_filter)


def _show_page(paging: Paging, rows: int, show: Show, dataset: Dataset, case_filter: CaseFilter) -> None:
    # The address is read outside of what is kept for all readers, and the links to other pages are made there.
    shown = take_page(paging, rows)
    show_kept(show, dataset, case_filter, str(shown.start))
    show_pages(paging, shown, rows)


def _show_line(dataset: Dataset, case_filter: CaseFilter) -> None:
    st.header(_("What was said?"))
    responses = compute_outcomes.answers(dataset, case_filter)
    everything = len(take_told(dataset, "responses"))
    words = ngettext(
        "{n} response on record is about the cases shown or their crackdowns, of {all} in all.",
        "{n} responses on record are about the cases shown or their crackdowns, of {all} in all.",
        len(responses),
    )
    st.markdown(plain(words.format(n=say_number(len(responses)), all=say_number(everything))))
    link_to(CRACKDOWNS, _("All responses, crackdown by crackdown"))
    if responses.empty:
        return
    fields = dataset.contract.tables["responses"]
    stances, actors = fields.field("stance").words, fields.field("actor_type").words
    show_chart(
        "answers",
        lambda width: compute_outcomes.picture("answers", dataset, case_filter, width),
        say_answers(responses),
        tabulate_answers(responses, stances, actors),
    )
    st.caption(
        plain(_("The larger a circle, the more was said in the year; its number, where it finds room, says how much."))
    )
    say_untranslated()


def _show_denials(dataset: Dataset, case_filter: CaseFilter, start: str) -> None:
    denials = compute_outcomes.denials(dataset, case_filter)
    documented = compute_outcomes.documented(dataset)
    cases = compute.cases(dataset, EVERYTHING).set_index("case_id", drop=False)
    fates = {str(key): say_case_fates(case) for key, case in zip(cases.index, cases.to_dict("records"), strict=True)}
    beside = [plain(_say_documented(documented, fates, row)) for row in denials.to_dict("records")]
    show_told_part(dataset, denials, DENIED, int(start), about=link_about(dataset, denials), beside=beside)


def _show_said(dataset: Dataset, case_filter: CaseFilter, start: str) -> None:
    responses = compute_outcomes.answers(dataset, case_filter)
    show_told_part(dataset, responses, SAID, int(start), about=link_about(dataset, responses))


def _say_documented(documented: DocumentedSoFar, fates: Mapping[str, str], row: dict[str, object]) -> str:
    on_case = not pd.isna(row["case_id"])  # type: ignore[call-overload]
    count = documented.count_case if on_case else documented.count_crackdown
    key = str(row["case_id"] if on_case else row["crackdown_id"])
    arrested, returned = count("arrested", key), count("returned", key)
    said = [_say_total(_("arrested: {people}"), arrested), _say_total(_("returned: {people}"), returned)]
    facts = join_items(words for words in said if words)
    if on_case:
        # What became of them, too: people who were let in after a denial are not only "arrested".
        facts = facts or _("no arrest and no return")
        words = _("Documented in this record, of this case: {facts}. What became of them: {fates}.")
        return words.format(facts=facts, fates=fates[key])
    if not facts:
        return _("Documented in this record: no arrest and no return.")
    return _("Documented in this record, of this crackdown: {facts}.").format(facts=facts)


def _say_total(words: str, total: Total | None) -> str:
    return "" if total is None else words.format(people=say_total(total))

"""What is known of treatment after return: apart from the cases, and with a note before it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.texts import RecordTexts
from analysis.treatment import list_treatment_figures, list_treatment_milestones
from i18n import _, ngettext, pgettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.lists import join_sentences
from i18n.numbers import say_extent_of_people, say_number, say_people
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute, compute_outcomes
from ui.addresses import CASES
from ui.chart import show_table
from ui.claims import write_source
from ui.links import write_address
from ui.places import PlaceNames
from ui.record_text import hold_language, say_untranslated
from ui.text import APART, link, plain
from ui.told_list import say_source, write_small


def show_treatment(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The last part of the page: surveys and reports, laws and findings, and what the cases shown tell."""
    st.header(_("What is known of treatment after return?"))
    st.caption(plain(_("What follows tells of forced labour, torture, executions and deaths in custody.")))
    lines = [
        _("These figures come from surveys, reports and testimony, each with its own way of asking."),
        _(
            "Whether some of these people are also in the cases above, nobody says; "
            "nothing here is added to anything there."
        ),
    ]
    st.markdown(plain(join_sentences(lines)))
    say_untranslated()
    _show_figures(dataset)
    _show_milestones(dataset)
    _show_cases(dataset, case_filter)


def say_treatment_figure(series_id: str) -> str:
    """What a published figure counts; for one that has no words yet, its id: the note beside it says what it is."""
    return {
        "outcome-survey-no-trial": _("Returned people in a survey who were imprisoned without a trial"),
        "outcome-survey-forced-labour-over-12h": _("Returned people in a survey who worked more than 12 hours a day"),
        "outcome-survey-witnessed-execution-in-detention": _(
            "Former detainees who witnessed an execution in detention"
        ),
        "outcome-survey-saw-death-by-torture": _("Former detainees who saw somebody die of torture"),
        "outcome-survey-had-a-trial": _("Former detainees who were punished after a trial"),
        "outcome-survey-ever-repatriated": _("Surveyed people in South Korea who had been returned from China"),
        "outcome-ohchr-women-interviewed": _("Women held after return who gave accounts to the UN human rights office"),
        "outcome-2023-returnees-in-re-education-camps": _("People returned in October 2023 and held six months later"),
    }.get(series_id, series_id)


def _show_figures(dataset: Dataset) -> None:
    rows = list_treatment_figures(dataset)
    if rows.empty:
        return
    st.subheader(_("Surveys and reports"))
    for row in rows.to_dict("records"):
        with st.container(gap="xxsmall"):
            st.caption(plain(say_date(read_date(row["year"]))))
            what = say_treatment_figure(row["series_id"])
            # Translators: what a survey counts, and its figure.
            words = _("{what}: {figure}")
            st.markdown(plain(words.format(what=what, figure=_say_value(row))))
            note = "" if pd.isna(row["note"]) else plain(row["note"])
            st.markdown(write_small(note, say_source(_write_source(row))))


def _show_milestones(dataset: Dataset) -> None:
    rows = list_treatment_milestones(dataset)
    if rows.empty:
        return
    texts = compute.record_texts(dataset)
    words = ngettext(
        "{n} North Korean law, order or UN finding", "{n} North Korean laws, orders and UN findings", len(rows)
    )
    with st.expander(words.format(n=say_number(len(rows)))):
        for row in rows.to_dict("records"):
            _show_milestone(texts, row)


def _show_milestone(texts: RecordTexts, row: dict[Any, Any]) -> None:
    title, summary = (texts.read("milestones", row["milestone_id"], field) for field in ("title", "summary"))
    with st.container(gap="xxsmall"):
        parts = [say_date(read_date(row["date"])), label("milestones", "kind", row["kind"])]
        st.caption(plain(APART.join(parts)))
        with hold_language(summary, f"after-{row['milestone_id']}"):
            st.markdown(f"**{plain(texts.mark(title))}** {plain(texts.mark(summary))}")
        st.markdown(write_small(say_source(_write_source(row))))


def _show_cases(dataset: Dataset, case_filter: CaseFilter) -> None:
    rows = compute_outcomes.outcomes(dataset, case_filter).after_return
    if rows.empty:
        return
    st.subheader(_("What the cases shown tell"))
    words = _(
        "Few returns are followed by any word. These events are part of the cases, and counted in them, except where "
        "they are marked as not counted."
    )
    st.markdown(plain(words))
    texts, places = compute.record_texts(dataset), PlaceNames(dataset)
    records = [
        {
            _("Case"): link(texts.say("cases", row["case_id"], "title"), write_address(CASES, case=row["case_id"])),
            _("Date"): say_date(read_date(row["date"])),
            _("What"): label("events", "event_type", row["event_type"]),
            _("Where"): places.say_place(row["place_id"]),
            _("People"): say_people(*(_whole(row[f"people_{end}"]) for end in ("low", "best", "high"))),
            _("Note"): "" if pd.isna(row["note"]) else row["note"],
        }
        for row in rows.to_dict("records")
    ]
    show_table(pd.DataFrame(records), alt=_("Events after return, by date"), markdown=frozenset({_("Case")}))


def _say_value(row: dict[Any, Any]) -> str:
    if row["unit"] != "percent":
        low, best, high = (_whole(row[f"value_{end}"]) for end in ("low", "best", "high"))
        # None of these is counted by us, so that a figure without a best is no different from the others.
        return say_people(low, best, high) if best is not None else say_extent_of_people(low, high)
    # Translators: a share in per cent.
    return pgettext("share", "{n}%").format(n=say_number(float(row["value_best"])))


def _write_source(row: dict[Any, Any]) -> str:
    return write_source(row["source_publisher"], None if pd.isna(row["source_url"]) else row["source_url"])


def _whole(number: Any) -> int | None:
    return None if pd.isna(number) else int(number)

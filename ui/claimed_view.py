"""What is claimed in total, beside what is documented group by group."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.totals_claimed import ARRIVALS, HELD_ON_A_DAY, RETURNED_IN_A_YEAR, list_series
from figures.claimed_chart import say_claim
from i18n import _, pgettext
from i18n.dates import say_date
from i18n.lists import join_sentences
from i18n.numbers import say_range
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute_claimed
from ui.addresses import CRACKDOWNS
from ui.chart import current_theme
from ui.claims import write_source
from ui.links import write_address
from ui.record_text import say_untranslated
from ui.screen_chart import show_screen_chart
from ui.text import link, plain


def show_claimed(dataset: Dataset, case_filter: CaseFilter) -> None:
    """Three pictures: by year, by crackdown, and arrivals in South Korea as context."""
    lead = _(
        "Most returns are known only as totals that somebody gives for a year or a season. They stand here as outlines "
        "beside what is documented group by group, and are never added to it."
    )
    st.markdown(plain(lead))
    say_untranslated()
    st.subheader(plain(_("Returned by China: claimed and documented, by year")))
    _show_years(dataset, case_filter)
    st.subheader(plain(_("Claims about whole crackdowns, beside what is documented of them")))
    _show_crackdowns(dataset, case_filter)
    st.subheader(plain(_("For context: arrivals in South Korea")))
    _show_arrivals(dataset, case_filter)


def _show_years(dataset: Dataset, case_filter: CaseFilter) -> None:
    years = compute_claimed.claimed_years(dataset, case_filter)
    rows = pd.concat([years.claimed, years.since, years.held], ignore_index=True)
    table, markdown = _tabulate_series(dataset, rows)
    table.insert(3, _("Documented here, same days"), [_say_documented(row) for row in rows.to_dict("records")])
    sentence = _(
        "People returned by China by year: outlined what others claim, solid what is documented here; squares are "
        "people said to be held and awaiting return on a day."
    )
    figure = compute_claimed.claimed_chart(dataset, case_filter, current_theme())
    show_screen_chart("claimed-years", figure, sentence, table, markdown=markdown)
    notes = [
        _("Solid: documented returns by China in all years, under the filter’s other conditions. Outlines: claimed for "
          "the year; a dashed frame: a yearly range claimed for several years. Squares: people said to be held."),
        _("The axis is linear and begins at zero: how small the solid bars are is what it shows."),
    ]  # fmt: skip
    st.caption(plain(join_sentences(notes)))


def _say_documented(row: dict[str, Any]) -> str:
    if pd.isna(row.get("documented_best")):
        return ""
    figures = [int(row[f"documented_{end}"]) for end in ("low", "best", "high")]
    return say_range(*figures, bool(row["documented_open"])) if figures[1] else _("none on record")


def _tabulate_series(dataset: Dataset, rows: pd.DataFrame) -> tuple[pd.DataFrame, frozenset[str]]:
    sources = dataset.sources.set_index("source_id")
    records = [
        {
            _("For"): say_date(read_date(row["year"])),
            _("What"): _say_series(row["series_id"]),
            _("Claimed"): say_claim(row),
            _("Who counted, and what"): row["note"],
            _("Source"): _link_source(sources.loc[row["source_id"]]),
        }
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(records), frozenset({_("Source")})


def _link_source(source: pd.Series) -> str:
    return write_source(source["publisher"], None if pd.isna(source["url"]) else source["url"])


def _say_series(series_id: str) -> str:
    if series_id == HELD_ON_A_DAY:
        return pgettext("series", "held, awaiting return")
    if series_id == ARRIVALS:
        return pgettext("series", "arrived in South Korea")
    if series_id in RETURNED_IN_A_YEAR:
        return pgettext("series", "returned in a year")
    return pgettext("series", "returned over the whole time")


def _show_crackdowns(dataset: Dataset, case_filter: CaseFilter) -> None:
    compared = compute_claimed.claimed_crackdowns(dataset, case_filter)
    if compared.claims.empty:
        st.markdown(plain(_("No claim about these crackdowns states a number.")))
        return
    sentence = _(
        "Each crackdown with what is documented of it, arrested and returned, and every figure claimed of it as a "
        "hollow circle; on a logarithmic axis."
    )
    names = dict(zip(compared.rows["crackdown_id"], compared.rows["name"], strict=True))
    table = pd.DataFrame(
        {
            _("Crackdown"): [
                link(names[row["crackdown_id"]], write_address(CRACKDOWNS, crackdown=row["crackdown_id"]))
                for row in compared.claims.to_dict("records")
            ],
            _("Who says so"): compared.claims["claimant"],
            _("How many"): [say_claim(row) for row in compared.claims.to_dict("records")],
            _("What is counted"): compared.claims["note"].fillna(""),
        }
    )
    figure = compute_claimed.crackdown_chart(dataset, case_filter, current_theme())
    show_screen_chart("claimed-crackdowns", figure, sentence, table, markdown=frozenset({_("Crackdown")}))
    notes = [
        _("Filled circles: documented in all years, the arrested above, the returned below. Hollow circles: claims, at "
          "the only figure or at the low end of a range, from which a line leads to its high end. They count different "
          "things (arrests, people held, returns, people who reached safety, what one week brought): the table says "
          "which, and each circle when pointed at."),
        _("The axis is logarithmic: each step is ten times the one before."),
    ]  # fmt: skip
    st.caption(plain(join_sentences(notes)))


def _show_arrivals(dataset: Dataset, case_filter: CaseFilter) -> None:
    arrivals = list_series(dataset, ARRIVALS)
    table, markdown = _tabulate_series(dataset, arrivals.iloc[::-1])
    sentence = _("People who arrived in South Korea by year, as its Ministry of Unification counts them.")
    figure = compute_claimed.arrivals_chart(dataset, current_theme())
    show_screen_chart("arrivals", figure, sentence, table, markdown=markdown)
    words = _("Arrivals count those who came through, not those arrested; the filter does not change them.")
    st.caption(plain(words))

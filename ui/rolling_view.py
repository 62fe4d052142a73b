"""The rolling three months, and what a fixed rule finds in them beside the curated crackdowns."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.claims import count_by_crackdown
from analysis.detector import Detection, Unusual
from analysis.filters import CaseFilter
from analysis.periods import find_worst_three_months, list_left_out
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.lists import join_items, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute, compute_time
from ui.addresses import CASES, CRACKDOWNS
from ui.chart import current_theme, show_table
from ui.links import write_address
from ui.screen_chart import show_screen_chart
from ui.text import link, plain

_FIXED_TO = 2016
_ALL_YEARS: dict[str, tuple[str, ...]] = {"from": (), "to": ()}


def show_rolling(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The picture of the rolling three months of arrests, then what the rule finds and misses."""
    wide = compute_time.widen(case_filter)
    arrests = compute.counted_rows(dataset, "arrested", wide)
    found = compute_time.detection(dataset, case_filter)
    figure = compute_time.rolling_chart(dataset, case_filter, current_theme())
    worst = find_worst_three_months(arrests)
    sentence = _("People arrested in the three months up to each day, with the range over credible claims.")
    if worst is not None:
        words = _("The three months with the most, {people}: {first} to {last}.").format(
            people=say_total(worst.total), first=say_day(worst.first), last=say_day(worst.last)
        )
        sentence = join_sentences([sentence, words])
    st.markdown(plain(sentence))
    show_screen_chart("rolling", figure, sentence, _tabulate_years(found))
    notes = [
        _(
            "Each point is a day and the 91 before it. Thick: the most credible figure. Thin: the range. Low counts "
            "only what certainly lies in these days, high all that may."
        ),
        _("Dashed: what the three years before would lead one to expect. Below: stretches above it; hollow: not on the "
          "list of crackdowns."),
    ]  # fmt: skip
    if wide != case_filter:
        words = _("This part looks at all years and all crackdowns, since it compares each time with the years before.")
        notes.insert(0, words)
    if left_out := len(list_left_out(arrests)):
        words = ngettext(
            "{n} row known only by year, or with an open date, is in no three months.",
            "{n} rows known only by year, or with open dates, are in no three months.",
            left_out,
        )
        notes.append(words.format(n=say_number(left_out)))
    st.caption(plain(join_sentences(notes)))
    st.subheader(plain(_("Would a rule have seen the crackdowns?")))
    _say_rule(found)
    _show_stretches(dataset, found)
    _show_missed(dataset, found, arrests)
    _show_not_judged(dataset, found, compute_time.emptied_crackdowns(dataset, case_filter))


def _say_rule(found: Detection) -> None:
    rule = found.rule
    words = _(
        "The rule: a day is unusual if the three months that end on it hold at least {floor} people arrested, and more "
        "people than on {share} of every 100 days of the {years} years before those months. Unusual days up to "
        "{joined} days apart are one stretch. A stretch hits a crackdown if they share a day, the stretch up to its "
        "last arrest; of a crackdown that is longer, or of which no end is known, the first {spell} days count. Days "
        "are judged from {first} on."
    )
    numbers = {"floor": rule.floor, "years": rule.years, "joined": rule.joined, "spell": rule.spell}
    said = {name: say_number(number) for name, number in numbers.items()}
    st.markdown(
        plain(words.format(**said, share=say_number(round(rule.share * 100)), first=say_day(rule.first_judged)))
    )
    fixed = _(
        "Rule and numbers were fixed on arrests up to the end of {year}, before any later year was looked at. A rule "
        "on this record measures what became public, not what the police did."
    )
    st.markdown(plain(fixed.format(year=_FIXED_TO)))
    later = [stretch for stretch in found.stretches if stretch.first.year > _FIXED_TO]
    lines = [
        _sum_up(found.stretches, _("All years: {n} stretches, {hits} of them hit a crackdown, {extras} none.")),
        _sum_up(later, _("After {year}: {n} stretches, {hits} of them hit a crackdown, {extras} none.")),
        _("Crackdowns compared: {n}; hit {found}, missed {missed}.").format(
            n=say_number(len(found.found) + len(found.missed)),
            found=say_number(len(found.found)),
            missed=say_number(len(found.missed)),
        ),
    ]
    st.markdown(plain(join_sentences(lines)))


def _sum_up(stretches: Sequence[Unusual], words: str) -> str:
    hits = sum(bool(stretch.crackdowns) for stretch in stretches)
    numbers = {"n": len(stretches), "hits": hits, "extras": len(stretches) - hits}
    return words.format(year=_FIXED_TO, **{name: say_number(number) for name, number in numbers.items()})


def _show_stretches(dataset: Dataset, found: Detection) -> None:
    if not found.stretches:
        st.markdown(plain(_("Nothing under this filter is above what was to be expected.")))
        return
    table = pd.DataFrame(
        {
            _("From the first day above to the last arrest"): [
                say_day(stretch.first)
                if stretch.first == stretch.last_arrest
                else _("{first} to {last}").format(first=say_day(stretch.first), last=say_day(stretch.last_arrest))
                for stretch in found.stretches
            ],
            _("Most in three months"): [_link_most(stretch) for stretch in found.stretches],
            _("Crackdowns it hits"): [
                join_items([_link_crackdown(dataset, key) for key in stretch.crackdowns])
                if stretch.crackdowns
                else plain(_("none on the list"))
                for stretch in found.stretches
            ],
        }
    )
    markdown = frozenset({_("Most in three months"), _("Crackdowns it hits")})
    show_table(table, alt=_("The stretches that the rule finds, and the crackdowns they hit"), markdown=markdown)


def _link_most(stretch: Unusual) -> str:
    address = write_address(CASES, figure="arrested", until=stretch.most_on.isoformat(), crackdown=(), **_ALL_YEARS)
    return link(say_number(stretch.most), address)


def _link_crackdown(dataset: Dataset, key: str) -> str:
    name = compute.record_texts(dataset).say("crackdowns", key, "name")
    return link(name, write_address(CRACKDOWNS, crackdown=key))


def _show_missed(dataset: Dataset, found: Detection, arrests: pd.DataFrame) -> None:
    if not found.missed:
        return
    documented = count_by_crackdown(arrests)
    nothing = _("none on record")
    table = pd.DataFrame(
        {
            _("Crackdown missed"): [_link_crackdown(dataset, key) for key in found.missed],
            _("Arrests documented in its cases"): [
                say_total(documented[key]) if key in documented else nothing for key in found.missed
            ],
        }
    )
    show_table(
        table,
        alt=_("The crackdowns that the rule misses, with the arrests documented in their cases"),
        markdown=frozenset({_("Crackdown missed")}),
    )


def _show_not_judged(dataset: Dataset, found: Detection, emptied: frozenset[str]) -> None:
    texts, last = compute.record_texts(dataset), found.days["day"].max()
    begins = dataset.crackdowns.set_index("crackdown_id")["start_first"]
    later = [key for key in found.not_judged if begins[key] > last]
    earlier = [key for key in found.not_judged if key not in later]
    for keys, words, day in (
        (earlier, _("Not judged, since they were over before {day}: {names}."), found.rule.first_judged),
        (later, _("Not judged, since they begin after {day}: {names}."), last.date()),
    ):
        if keys:
            names = join_items([texts.say("crackdowns", key, "name") for key in keys])
            st.caption(plain(words.format(day=say_day(day), names=names)))
    if emptied:
        names = join_items([texts.say("crackdowns", key, "name") for key in begins.index if key in emptied])
        words = _("Not judged, since none of the arrests in their cases is under this filter: {names}.")
        st.caption(plain(words.format(names=names)))


def _tabulate_years(found: Detection) -> pd.DataFrame:
    days = found.days.assign(year=found.days["day"].dt.year)
    peaks = days.loc[days.groupby("year")["best"].idxmax()].sort_values("day", ascending=False)
    records = [
        {
            _("Year"): say_date(read_date(str(row.year))),
            _("Most arrested in three months that end in it"): say_number(int(row.best)),
            _("The first such day"): say_day(row.day.date()) if row.best else "",
            _("To be expected on that day"): "" if pd.isna(row.expected) else say_number(int(row.expected)),
        }
        for row in peaks.itertuples(index=False)
    ]
    return pd.DataFrame(records)

"""What lies below the time axis, in the reader's language: crackdowns and milestones."""

from __future__ import annotations

import pandas as pd

from analysis.filters import CaseFilter
from figures.case_words import say_span
from figures.time_lanes import Lanes
from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute

NAMED_CRACKDOWNS = 8


def list_years(dataset: Dataset, case_filter: CaseFilter) -> range:
    """The years of every picture of the page: those of the Overview."""
    years = compute.overview(dataset, case_filter).arrested_by_year["year"]
    return range(int(years.min()), int(years.max()) + 1)


def make_lanes(dataset: Dataset, case_filter: CaseFilter) -> Lanes:
    """Crackdowns and milestones within the page's years; named are those asked for, or with most documented arrests."""
    texts, years = compute.record_texts(dataset), list_years(dataset, case_filter)
    first, last = pd.Timestamp(years.start, 1, 1), pd.Timestamp(years.stop - 1, 12, 31)
    crackdowns = dataset.crackdowns
    ends = crackdowns["end_last"].fillna(last)
    crackdowns = crackdowns[(crackdowns["start_first"] <= last) & (ends >= first)]
    documented = compute.overview(dataset, case_filter).most_documented
    named = case_filter.crackdown or documented[:NAMED_CRACKDOWNS]
    crackdowns = crackdowns.assign(
        name=[texts.say("crackdowns", key, "name") for key in crackdowns["crackdown_id"]],
        dates=[say_span(start, end) for start, end in crackdowns[["start", "end"]].itertuples(index=False)],
        labelled=crackdowns["crackdown_id"].isin(list(named)[:NAMED_CRACKDOWNS]).astype(bool),
    )
    milestones = dataset.milestones.rename(columns={"date_first": "first", "date_last": "last"})
    milestones = milestones[milestones["first"].between(first, last)]
    titles = [texts.say("milestones", key, "title") for key in milestones["milestone_id"]]
    milestones = milestones.assign(
        title=titles,
        date=[say_date(read_date(text)) for text in milestones["date"]],
        kind_label=[label("milestones", "kind", word) for word in milestones["kind"]],
        last=milestones["last"].fillna(milestones["first"]),
    )
    return Lanes(crackdowns, milestones, last - first, _("Crackdowns"), _("Laws, treaties and turning points"))

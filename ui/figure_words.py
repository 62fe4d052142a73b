"""The rows behind a figure in words: what is said of each in a list, and all of them as a grid."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from figures.case_words import say_reported
from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number, say_people, say_range
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.choice import say_ranges
from ui.listing import Grid, Rows
from ui.places import PlaceNames

_COUNTED_WIDTHS = (340, 190, 170, 160, 220, 110)
_SILENT_WIDTHS = (340, 190, 150, 110)


def say_titles(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    """The title of each row's case."""
    texts = compute.record_texts(dataset)
    return [texts.say("cases", case_id, "title") for case_id in rows["case_id"]]


def make_silent_rows(dataset: Dataset, rows: pd.DataFrame, title: str) -> Rows:
    """Rows of ``analysis.fates.list_no_news`` with ``verification`` and ``last_reported`` of their cases."""

    def say(part: pd.DataFrame) -> list[list[str]]:
        reported = [_("last reported {date}").format(date=say_reported(text)) for text in part["last_reported"]]
        grades = [grade.lower() for grade in _say_grades(part)]
        sizes = zip(part["case_id"], part["best"], say_ranges(part, say_people), strict=True)
        people = [_say_part_of(dataset, *row) for row in sizes]
        return [list(words) for words in zip(people, reported, grades, strict=True)]

    def make_grid(frame: pd.DataFrame) -> Grid:
        table = {
            _("Case"): say_titles(dataset, frame),
            _("People without news"): say_ranges(frame),
            _("Last reported"): [say_reported(text) for text in frame["last_reported"]],
            _("How well known"): _say_grades(frame),
        }
        return Grid(pd.DataFrame(table), _SILENT_WIDTHS, title)

    return Rows(rows, say, make_grid)


def _say_part_of(dataset: Dataset, case_id: str, part: object, people: str) -> str:
    whole = dataset.cases.set_index("case_id").loc[case_id, "people_best"]
    if pd.isna(part) or pd.isna(whole) or whole <= part:  # type: ignore[call-overload,operator]
        return people
    # Translators: how many of a group have no news, and how many the group is: "105 people, of 175".
    return _("{people}, of {n}").format(people=people, n=say_number(int(whole)))


def make_counted_rows(dataset: Dataset, rows: pd.DataFrame, title: str) -> Rows:
    """Rows of ``count_rows`` or ``list_three_months`` with ``verification`` of their cases."""
    places = PlaceNames(dataset)

    def list_words(part: pd.DataFrame, say: Callable[..., str]) -> list[list[str]]:
        dates = [say_date(read_date(text)) for text in part["date"]]
        where = [
            _say_several(places, case) if several else places.say_place(place)
            for several, case, place in zip(
                _find_several(dataset, part), part["case_country"], part["place_id"], strict=True
            )
        ]
        words = zip(dates, where, say_ranges(part, say), _say_counted(part), _say_grades(part), strict=True)
        return [list(row) for row in words]

    def say(part: pd.DataFrame) -> list[list[str]]:
        return [[*row[:-1], row[-1].lower()] for row in list_words(part, say_people)]

    def make_grid(frame: pd.DataFrame) -> Grid:
        names = [_("Date"), _("Place"), _("People"), _("Counted by"), _("How well known")]
        table = pd.DataFrame(list_words(frame, say_range), columns=names)
        table.insert(0, _("Case"), say_titles(dataset, frame))
        return Grid(table, _COUNTED_WIDTHS, title)

    return Rows(rows, say, make_grid)


def _find_several(dataset: Dataset, rows: pd.DataFrame) -> list[bool]:
    """Whether a row stands for a case whose events of that type (rule 3 or 4) were at several places.

    It stands at the first of them, where not everybody was.
    """
    events = dataset.events
    at = events.groupby(["case_id", "event_type"])["place_id"].nunique()
    kinds = events.set_index("event_id")["event_type"]
    return [
        bool(rule != 1 and at[case, kinds[event]] > 1)
        for rule, case, event in rows[["rule", "case_id", "event_id"]].itertuples(index=False)
    ]


def _say_several(places: PlaceNames, country: str) -> str:
    # Translators: where something happened to one group: "several places, China".
    return _("several places, {country}").format(country=places.say_country(country))


def _say_grades(rows: pd.DataFrame) -> list[str]:
    return [label("cases", "verification", word) for word in rows["verification"]]


def _say_counted(rows: pd.DataFrame) -> list[str]:
    if "in_low" in rows:
        return [_say_part(*flags) for flags in rows[["in_low", "in_best", "in_high"]].itertuples(index=False)]
    return [_say_rule(rule) for rule in rows["rule"]]


def _say_rule(rule: int) -> str:
    if rule == 1:
        return _("the event's own figure")
    if rule == 3:
        return _("the case's figure, once: its events overlap")
    return _("the case's figure: some of its events have none")


def _say_part(in_low: bool, in_best: bool, in_high: bool) -> str:
    if in_low:
        return _("low, best and high: wholly inside")
    if in_best:
        return _("best and high: begins inside")
    return _("high only: may reach into it")

"""The first page a second time: everything it says under one selection, as plain values.

Shapes follow `analysis.overview.Overview`, so that a test can compare the two with `==`; the figures are our own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from . import periods
from .choosing import Gazetteer, Selection, Texts
from .counting import Row, Total, count_rows_within, sum_rows
from .figures import TYPES, list_newest, read_places
from .ledger import NO_NEWS, STATES, Places, count_no_news, follow
from .lens import SORTS, Sort
from .reading import Case, read_cases, read_number, read_table, read_when

GRADES = ("confirmed", "corroborated", "reported", "disputed")
COMPARED = 2
NEWEST = 6


class Record:
    """The raw tables of one folder, read once."""

    def __init__(self, folder: Path) -> None:
        self.cases = read_cases(folder)
        self.places: Places = read_places(folder)
        self.gazetteer = Gazetteer(folder)
        self.texts = Texts(folder, self.gazetteer)
        self.sorts = {name: Sort(folder, name) for name in SORTS}
        self.claims = read_table(folder, "claims")
        self.sources = {row["source_id"]: row for row in read_table(folder, "sources")}
        self.crackdowns = [row["crackdown_id"] for row in read_table(folder, "crackdowns")]

    def count_overview(self, selection: Selection) -> dict[str, Any]:
        """All the first page says."""
        within = self.gazetteer.list_within(selection.places)
        chosen = [case for case in self.cases if selection.wants(case, self.texts, self.places)]
        shown = [case for case in chosen if any(selection.chooses(event, within) for event in case.events)]
        documented = {name: self.count(chosen, kind, selection, within) for name, kind in TYPES.items()}
        rows = {name: self.look(documented[name], kind, selection, within) for name, kind in TYPES.items()}
        today = periods.find_data_date(self.cases)
        ledgers = {case.case_id: follow(case, self.places) for case in shown}
        open_cases = [case for case in shown if ledgers[case.case_id].fate_open]
        days = [row.when.counting_day.year for own in rows.values() for row in own]
        # The last year asked for by its first four digits: an end is a year, a month or a day here.
        last = min(today.year, int(selection.end[:4])) if selection.end else today.year
        years = range(min(days, default=last), max([last, *days]) + 1)
        order = self.order_crackdowns(chosen, documented["arrested"])
        figures: dict[str, Any] = {
            "data_date": today,
            "cases": len(shown),
            "verification": [(grade, sum(case.verification == grade for case in shown)) for grade in GRADES],
            "people": show_cases([make_row(case) for case in shown]),
            "totals_left_out": self.count_totals_left_out(selection),
            "no_news": show_total([count_no_news(case, ledgers[case.case_id]) for case in open_cases]),
            "no_news_authorities": order_authorities(
                (case.country, count_no_news(case, ledgers[case.case_id]).best) for case in open_cases
            ),
            "no_news_at_most": sum(bool(ledgers[case.case_id].at_most & NO_NEWS) for case in open_cases),
            "crackdowns": self.crackdowns,
            "newest": list_newest(shown, NEWEST),
            "most_documented": list(order),
            "compared": [
                {"crackdown_id": key, "documented": show_cases(own), "claims": self.list_claims(key)}
                for key, own in list(order.items())[:COMPARED]
            ],
            "states": {
                state: sum((ledger.states or {}).get(state, 0) for ledger in ledgers.values()) for state in STATES
            },
        }
        country_of = {case.case_id: case.country for case in chosen}
        for name, own in rows.items():
            worst = periods.find_worst_window(own) if any(is_dated(row) and row.best for row in own) else None
            figures |= {
                name: show_cases(own),
                f"{name}_silent": len(documented[name]) - len(own),
                f"{name}_authorities": order_authorities((country_of[row.case_id], row.best or 0) for row in own),
                f"{name}_by_year": count_years(own, years),
                f"latest_{name}": show_window(own, today, country_of),
                f"worst_{name}": show_window(own, worst.end, country_of) if worst else None,
            }
        return figures

    def count(self, cases: list[Case], event_type: str, selection: Selection, within: frozenset[str]) -> list[Row]:
        """The rows of some cases in the period and the places, whoever says so."""
        rows = [row for case in cases for row in count_rows_within(case, event_type, within)]
        return [row for row in rows if selection.covers(row.when.counting_day)]

    def look(self, rows: list[Row], event_type: str, selection: Selection, within: frozenset[str]) -> list[Row]:
        """The rows through the lens that is asked for."""
        if selection.lens is None:
            return rows
        cases = {case.case_id: case for case in self.cases}
        sort = self.sorts[selection.lens]
        seen = [sort.view(row, cases[row.case_id], event_type, within) for row in rows]
        return [row for row in seen if row is not None]

    def count_totals_left_out(self, selection: Selection) -> int:
        """Totals over unknown groups that meet every other condition; none where they are asked for."""
        if not selection.kinds or "aggregate" in selection.kinds:
            return 0
        totals = replace(selection, kinds=frozenset({"aggregate"}))
        within = self.gazetteer.list_within(totals.places)
        return sum(
            totals.wants(case, self.texts, self.places) and any(totals.chooses(event, within) for event in case.events)
            for case in self.cases
        )

    def order_crackdowns(self, cases: list[Case], arrests: list[Row]) -> dict[str, list[Row]]:
        """Arrests by crackdown, the one with most documented people (by best) first, equals by id."""
        crackdown_of = {case.case_id: case.crackdown_id for case in cases}
        by_crackdown: dict[str, list[Row]] = defaultdict(list)
        for row in arrests:
            if crackdown_of[row.case_id]:
                by_crackdown[crackdown_of[row.case_id]].append(row)
        order = sorted(by_crackdown, key=lambda key: (-sum_rows(by_crackdown[key]).best, key))
        return {key: by_crackdown[key] for key in order}

    def list_claims(self, crackdown_id: str) -> list[dict[str, Any]]:
        """Claims with a number on one crackdown as a whole, by the first day they may have been stated."""
        chosen = [
            row
            for row in self.claims
            if row["scope"] == "crackdown"
            and row["case_id"] == crackdown_id
            and (row["people_low"] or row["people_high"])
        ]
        chosen.sort(key=lambda row: (order_stated(row["date_stated"]), row["claim_id"]))
        return [
            {
                "claim_id": row["claim_id"],
                "claimant": row["claimant"] or None,
                "claimant_type": row["claimant_type"] or None,
                "low": read_number(row["people_low"]),
                "high": read_number(row["people_high"]),
                "date_stated": row["date_stated"] or None,
                "note": row["note"] or None,
                "source_id": row["source_id"],
                "source_publisher": self.sources[row["source_id"]]["publisher"] or None,
                "source_title": self.sources[row["source_id"]]["title"] or None,
                "source_url": self.sources[row["source_id"]]["url"] or None,
            }
            for row in chosen
        ]


def order_authorities(people: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """People by authority, the most first, equals by code, none without people."""
    sums: dict[str, int] = defaultdict(int)
    for code, number in people:
        sums[code] += number
    return tuple(sorted(((code, n) for code, n in sums.items() if n), key=lambda pair: (-pair[1], pair[0])))


def order_stated(text: str) -> date:
    """The first day of a date of statement; none, or an open one, comes last."""
    return (read_when(text).first if text else None) or date.max


def is_dated(row: Row) -> bool:
    """Whether rule 7 takes the row into account."""
    return row.when.precision not in ("year", "open")


def make_row(case: Case) -> Row:
    """A case's own figures, to be summed like a row."""
    return Row(case.case_id, "", case.events[0].when, case.low, case.best, case.high, 0)


def show_total(totals: Iterable[Total]) -> dict[str, Any]:
    """The sum of totals of one case each."""
    totals = list(totals)
    counted = sum(not total.unknown for total in totals)
    return {
        "low": sum(total.low for total in totals),
        "best": sum(total.best for total in totals),
        "high": sum(total.high for total in totals),
        "is_open": any(total.is_open for total in totals),
        "without_low": sum(total.without_low for total in totals),
        "unknown": sum(total.unknown for total in totals),
        "rows": counted,
        "cases": counted,
    }


def show_cases(rows: list[Row]) -> dict[str, Any]:
    """The sum of rows, with how many rows and cases are counted in it."""
    counted = [row for row in rows if row.best is not None]
    total = sum_rows(rows)
    return {
        "low": total.low,
        "best": total.best,
        "high": total.high,
        "is_open": total.is_open,
        "without_low": total.without_low,
        "unknown": total.unknown,
        "rows": len(counted),
        "cases": len({row.case_id for row in counted}),
    }


def show_window(rows: list[Row], end: date, country_of: dict[str, str]) -> dict[str, Any]:
    """The three months that end on a day, with the rows too loosely dated for them."""
    window = periods.count_window(rows, end)
    case_of = {row.event_id: row.case_id for row in rows}
    return {
        "first": end - timedelta(days=91),
        "last": end,
        "total": {
            "low": window.low,
            "best": window.best,
            "high": window.high,
            "is_open": window.is_open,
            "without_low": window.without_low,
            "unknown": window.unknown,
            "rows": len(window.event_ids),
            "cases": len({case_of[event_id] for event_id in window.event_ids}),
        },
        "authorities": order_authorities(
            (country_of[row.case_id], row.best or 0) for row in rows if row.event_id in window.event_ids
        ),
        "left_out": len(periods.left_out(rows)),
    }


def count_years(rows: list[Row], years: range) -> list[dict[str, Any]]:
    """Every one of the years: its sums, and the people who may belong to another year."""
    by_year = periods.sum_by(rows, periods.name_counting_year)
    loose: dict[str, int] = defaultdict(int)
    for row in rows:
        if periods.name_year(row) == "year not known":
            loose[periods.name_counting_year(row)] += row.best or 0
    table = []
    for year in years:
        total = by_year.get(str(year), Total())
        table.append(
            {
                "year": year,
                "low": total.low,
                "best": total.best,
                "high": total.high,
                "unknown": total.unknown,
                "loose": loose[str(year)],
                "high_open": total.is_open,
            }
        )
    return table

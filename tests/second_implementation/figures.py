"""All public figures as one mapping, ready for JSON."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import periods
from .counting import Row, Total, count_all, count_rows, sum_rows
from .ledger import STATES, Places, add, count_no_news, follow
from .reading import Case, choose, read_cases, read_table

TYPES = {"arrested": "arrest", "returned": "repatriation"}
NAMERS = {
    "by_decade": periods.name_decade,
    "by_year": periods.name_year,
    "by_counting_year": periods.name_counting_year,
    "by_month": periods.name_month,
}
CLAIM_COLUMNS = (
    "claim_id", "claimant", "claimant_type", "people_low", "people_high", "date_stated", "source_id",
)  # fmt: skip


def read_places(folder: Path) -> Places:
    """The places the ledger asks for: those in North Korea, and embassies, consulates and UN offices."""
    rows = read_table(folder, "places")
    return Places(
        frozenset(row["place_id"] for row in rows if row["country"] == "KP"),
        frozenset(row["place_id"] for row in rows if row["place_type"] == "embassy"),
    )


def show_row(row: Row) -> dict[str, Any]:
    """A row with its date as written."""
    return {**asdict(row), "when": row.when.text}


def show_periods(rows: list[Row], namer: Callable[[Row], str]) -> dict[str, Any]:
    """Totals by period."""
    return {period: asdict(total) for period, total in periods.sum_by(rows, namer).items()}


def count_series(cases: list[Case], all_cases: list[Case], event_type: str) -> dict[str, Any]:
    """Total, periods, rolling three months and rule rows of one series over chosen cases."""
    rows = count_all(cases, event_type)
    worst = periods.find_worst_window(rows) if rows else None
    return {
        "total": asdict(sum_rows(rows)),
        **{name: show_periods(rows, namer) for name, namer in NAMERS.items()},
        "three_months": asdict(periods.count_window(rows, periods.find_data_date(all_cases))),
        "worst_three_months": asdict(worst) if worst else None,
        "left_out_of_three_months": [show_row(row) for row in periods.left_out(rows)],
        "by_rule_3_or_4": [show_row(row) for row in rows if row.rule],
        "unknown_size": [show_row(row) for row in rows if row.best is None],
    }


def show_ledger(case: Case, places: Places) -> dict[str, Any]:
    """Ledger, marks, no news and counted totals of one case of any kind."""
    ledger = follow(case, places)
    return {
        "kind": case.kind,
        "people": [case.low, case.best, case.high],
        "states": ledger.states,
        "adds_up": ledger.states is None or sum(ledger.states.values()) == case.best,
        "short": ledger.short,
        "entry_not_recorded": ledger.entry_not_recorded,
        "uncounted": ledger.uncounted,
        "at_most": sorted(ledger.at_most),
        "some": sorted(ledger.some),
        "fate_open": ledger.fate_open,
        "no_news": asdict(count_no_news(case, ledger)),
        **{name: asdict(sum_rows(count_rows(case, event_type))) for name, event_type in TYPES.items()},
    }


def count_crackdowns(folder: Path, cases: list[Case]) -> list[dict[str, Any]]:
    """Documented arrests and returns by crackdown, most arrests (by best) first."""
    found = []
    for row in read_table(folder, "crackdowns"):
        chosen = choose(cases, crackdown_id=row["crackdown_id"])
        sums = {name: asdict(sum_rows(count_all(chosen, kind))) for name, kind in TYPES.items()}
        found.append({"crackdown_id": row["crackdown_id"], "cases": len(chosen), **sums})
    return sorted(found, key=lambda crackdown: (-crackdown["arrested"]["best"], crackdown["crackdown_id"]))


def list_crackdown_claims(folder: Path, crackdown_id: str) -> list[dict[str, str]]:
    """Claims of scope crackdown about one of them, as printed, in the order of their numbers."""
    chosen = [
        row for row in read_table(folder, "claims") if row["scope"] == "crackdown" and row["case_id"] == crackdown_id
    ]
    chosen.sort(key=lambda row: int(row["claim_id"].rpartition("/c")[2]))
    return [{column: row[column] for column in CLAIM_COLUMNS} for row in chosen]


def list_newest(cases: list[Case], number: int = 10) -> list[dict[str, str]]:
    """The cases of newest `last_reported`, by its last day, then by id."""
    dated = [
        (-case.last_reported.last.toordinal(), case.case_id, case.last_reported.text)
        for case in cases
        if case.last_reported and case.last_reported.last
    ]
    return [{"case_id": case_id, "last_reported": text} for _, case_id, text in sorted(dated)[:number]]


def count_no_news_of(cases: list[Case], places: Places) -> Total:
    """No news over several cases."""
    return add([count_no_news(case, follow(case, places)) for case in cases])


def sum_states(cases: list[Case], places: Places) -> dict[str, int]:
    """People by state over several cases, by best; cases of unknown size are in none."""
    sums = Counter(dict.fromkeys(STATES, 0))
    for case in cases:
        sums.update(follow(case, places).states or {})
    return dict(sums)


def count_selection(cases: list[Case], all_cases: list[Case], places: Places) -> dict[str, Any]:
    """All figures of one selection."""
    return {
        "cases": len(cases),
        **{name: count_series(cases, all_cases, event_type) for name, event_type in TYPES.items()},
        "no_news": asdict(count_no_news_of(cases, places)),
        "states": sum_states(cases, places),
        "newest": list_newest(cases),
    }


def name_case_decade(case: Case) -> str:
    """The decade of the earliest counting day among the events of a case (not of its id)."""
    return f"{min(event.when.counting_day.year for event in case.events) // 10 * 10}s"


def count_everything(folder: Path) -> dict[str, Any]:
    """Every public figure of the record in `folder`."""
    cases, places = read_cases(folder), read_places(folder)
    crackdowns = count_crackdowns(folder, cases)
    return {
        "data_date": periods.find_data_date(cases),
        "cases_of_any_kind_by_decade": dict(sorted(Counter(map(name_case_decade, cases)).items())),
        "default": count_selection(choose(cases), cases, places),
        "CN": count_selection(choose(cases, country="CN"), cases, places),
        "crackdowns": crackdowns,
        "claims_of_top_two": {
            crackdown["crackdown_id"]: list_crackdown_claims(folder, crackdown["crackdown_id"])
            for crackdown in crackdowns[:2]
        },
        "newest_of_any_kind": list_newest(cases),
        "ledgers": {case.case_id: show_ledger(case, places) for case in cases},
    }

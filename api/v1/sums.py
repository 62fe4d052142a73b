"""The figures of the pages: the first page's, arrests and returns by period, and the ledger."""

from __future__ import annotations

from typing import Any

from analysis.counting import Measure, count_rows
from analysis.filters import CaseFilter
from analysis.ledgers import STATES
from analysis.outcomes import make_outcomes
from analysis.overview import make_overview
from analysis.time_steps import Step, count_by_step
from analysis.totals import Total, sum_rows
from exports.json_files import list_objects
from loaders.dataset import Dataset


def sum_up(dataset: Dataset, case_filter: CaseFilter) -> dict[str, Any]:
    """The first page's figures (``analysis.overview``)."""
    overview = make_overview(dataset, case_filter)
    return {
        "cases": overview.cases,
        "cases_by_verification": dict(overview.verification),
        "people": describe_total(overview.people),
        "arrested": describe_total(overview.arrested),
        "returned": describe_total(overview.returned),
        "no_news": describe_total(overview.no_news),
        "arrested_rows_without_such_claims": overview.arrested_silent,
        "returned_rows_without_such_claims": overview.returned_silent,
        "totals_left_out": overview.totals_left_out,
    }


def sum_by_step(dataset: Dataset, case_filter: CaseFilter, measure: Measure, step: Step) -> dict[str, Any]:
    """People arrested, or returned, by period (``analysis.time_steps``), and in all.

    ``exact`` is false for "not known" of a year: rows that are not dated exactly enough for the step. Periods run from
    the first to the last year in which a row counts.
    """
    rows = count_rows(dataset, measure, case_filter)
    days = rows["counting_day"].dropna().dt.year
    years = range(int(days.min()), int(days.max()) + 1) if len(days) else range(0)
    periods = count_by_step(rows, step, years)
    return {"measure": measure, "by": step, "total": describe_total(sum_rows(rows)), "periods": list_objects(periods)}


def keep_ledger(dataset: Dataset, case_filter: CaseFilter) -> dict[str, Any]:
    """What became of the people of the cases shown, by best (``analysis.outcomes``)."""
    outcomes = make_outcomes(dataset, case_filter)
    return {
        "cases": outcomes.cases,
        "people": describe_total(outcomes.people),
        "states": {str(state): outcomes.states[state] for state in STATES},
        "no_news": outcomes.no_news,
        "cases_at_most": {str(state): number for state, number in outcomes.at_most.items()},
        "cases_some": {str(state): number for state, number in outcomes.some.items()},
        "moves": list_objects(outcomes.moves),
    }


def describe_total(total: Total) -> dict[str, Any]:
    """A sum with its range and what it leaves out."""
    return {
        "low": total.low,
        "best": total.best,
        "high": total.high,
        "high_open": total.is_open,
        "rows": total.rows,
        "cases": total.cases,
        "groups_of_unknown_size": total.unknown,
        "rows_without_low": total.without_low,
    }

"""What became of people: the fate ledger of every case, and of how many there is no news."""

from __future__ import annotations

import pandas as pd

from analysis.case_index import read_table
from analysis.filters import CaseFilter
from analysis.ledgers import follow_cases
from analysis.selection import Selection, find_shown
from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset


def keep_ledgers(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The fate ledger of every case the filter shows.

    Outcomes follow all people of a case to the last news, whatever its date: the filter's period and place choose
    cases by their events and cut no ledger short; its lens is not asked.

    Columns: those of ``follow_cases``. In the order of the table of cases.
    """
    ledgers = read_table(dataset).ledgers
    return ledgers[find_shown(dataset, case_filter)].reset_index(drop=True)


def keep_selected(selection: Selection) -> pd.DataFrame:
    """As ``keep_ledgers``, for what is selected already."""
    return follow_cases(selection.shown, selection.events)


def list_no_news(ledgers: pd.DataFrame) -> pd.DataFrame:
    """The cases of whose people, or some of them, nothing has been heard since they were held or last seen.

    1. "No news" is the outcome of people whose last state is held or unseen.
    2. Where that is the whole case, the case's own low, best and high stand.
    3. Where it is a part of the case, that part, by best, stands for all three: the ledger counts bests.
    4. Where an uncounted event may have taken some of them out of custody ("at most"), the low is 0.
    5. A case of unknown size whose fate is open is a group of unknown size.

    Columns: ``case_id``, ``case_country``, ``low``, ``best``, ``high`` (Int64), ``at_most``. Example: of the sixteen
    seized in March 2018 (2018-03-sixteen) an unknown number was let go: 0/16/16. The Shenyang ten of November 2017
    were returned, which is an outcome of its own: no row.
    """
    rows = ledgers[ledgers["open_fate"].astype(bool)].copy()
    part = (rows["unaccounted"] < rows["best"]).fillna(False).astype(bool)
    for column in ("low", "best", "high"):
        rows[column] = rows[column].mask(part, rows["unaccounted"])
    rows["low"] = rows["low"].mask(rows["at_most"].astype(bool), 0)
    return rows[["case_id", "case_country", "low", "best", "high", "at_most"]].reset_index(drop=True)


def count_no_news(ledgers: pd.DataFrame) -> Total:
    """The sum over ``list_no_news``, by the rules of ``sum_rows``."""
    return sum_rows(list_no_news(ledgers))

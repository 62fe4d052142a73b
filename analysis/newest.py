"""The entries of which something was reported last."""

from __future__ import annotations

import pandas as pd

from analysis.filters import CaseFilter
from loaders.dataset import Dataset


def list_newest(dataset: Dataset, case_filter: CaseFilter, number: int) -> pd.DataFrame:
    """The cases a filter shows that were mentioned most recently, by the last day of ``last_reported``, equals by id.

    Columns: those of ``cases``. Cases without ``last_reported`` are left out. Source: data model, ``changes``
    ("newest" means newest ``last_reported``).
    """
    cases = case_filter.show_cases(dataset).dropna(subset=["last_reported_last"])
    ordered = cases.sort_values(["last_reported_last", "case_id"], ascending=[False, True], kind="stable")
    return ordered.head(number).reset_index(drop=True)

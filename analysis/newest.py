"""The entries of which something was reported last."""

from __future__ import annotations

import pandas as pd


def list_newest(shown: pd.DataFrame, number: int) -> pd.DataFrame:
    """The cases shown that were mentioned most recently, by the last day of ``last_reported``, equals by id.

    ``shown`` as in ``Selection``. Columns: those of ``cases``. Cases without ``last_reported`` are left out. Source:
    data model, ``changes`` ("newest" means newest ``last_reported``).
    """
    cases = shown.dropna(subset=["last_reported_last"])
    ordered = cases.sort_values(["last_reported_last", "case_id"], ascending=[False, True], kind="stable")
    return ordered.head(number).reset_index(drop=True)

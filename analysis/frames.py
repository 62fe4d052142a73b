"""Frames as plain values."""

from __future__ import annotations

from typing import Any

import pandas as pd


def list_plain(frame: pd.DataFrame, columns: list[str]) -> list[tuple[Any, ...]]:
    """Rows as plain Python values, in the order of ``columns``, None for unknown: the rules know nothing of pandas."""
    lists = [frame[column].astype(object).where(frame[column].notna(), None).tolist() for column in columns]
    return list(zip(*lists, strict=True))

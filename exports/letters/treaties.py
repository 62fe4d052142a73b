"""What the record says of the treaties that a state has joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from exports.letters.citing import Citing
from i18n import _
from i18n.dates import say_date
from loaders.dataset import Dataset
from loaders.dates import read_date

_CHINA: Final = "CN"
_REFUGEES: Final = "1982-09-24-china-accession"
_TORTURE: Final = "1988-china-torture-convention"


def list_treaty_sources(dataset: Dataset, countries: Iterable[str]) -> pd.DataFrame:
    """The sources of what ``say_treaties`` says; rows of ``sources``."""
    sources = dataset.sources
    named = set(_read(dataset)["source_id"]) if set(countries) == {_CHINA} else set()
    return sources[sources["source_id"].isin(named).astype(bool)]


def say_treaties(dataset: Dataset, countries: Sequence[str], citing: Citing) -> str:
    """Since when the state is bound by the two conventions; empty where the record does not say so.

    ``countries`` are those whose authorities acted: of more than one at once nothing is said.
    """
    rows = _read(dataset)
    if set(countries) != {_CHINA} or len(rows) != 2:
        return ""
    dates = {key: say_date(read_date(rows.loc[key, "date"])) for key in rows.index}
    words = _(
        "China acceded to the Convention relating to the Status of Refugees on {refugees} and has been a party to the "
        "Convention against Torture since {torture}."
    )
    return words.format(refugees=dates[_REFUGEES], torture=dates[_TORTURE]) + citing.cite(rows["source_id"])


def _read(dataset: Dataset) -> pd.DataFrame:
    milestones = dataset.milestones
    own = milestones[milestones["milestone_id"].isin([_REFUGEES, _TORTURE]).astype(bool)]
    return own.set_index("milestone_id", drop=False)

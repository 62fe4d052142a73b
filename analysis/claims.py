"""Who says how many: claims on crackdowns beside what is documented case by case."""

from __future__ import annotations

import pandas as pd

from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset


def count_by_crackdown(rows: pd.DataFrame) -> dict[str, Total]:
    """Totals of counted rows by ``crackdown_id``, the most people by best first, equals by id.

    Cases without a crackdown are left out. Crackdown-level claims are never added to these rows (rule 6).
    """
    totals = {str(key): sum_rows(own) for key, own in rows.dropna(subset=["crackdown_id"]).groupby("crackdown_id")}
    return dict(sorted(totals.items(), key=lambda item: (-item[1].best, item[0])))


def list_emptied(everything: pd.DataFrame, rows: pd.DataFrame) -> frozenset[str]:
    """The crackdowns of which ``everything`` has counted rows, and ``rows``, a choice from it, has none.

    What happens to be outside a filter says nothing about a crackdown, so such a crackdown is not judged under it.
    """
    kept, all_of_them = ({str(key) for key in frame["crackdown_id"].dropna()} for frame in (rows, everything))
    return frozenset(all_of_them - kept)


def list_crackdown_claims(dataset: Dataset, crackdown_id: str) -> pd.DataFrame:
    """All claims on a crackdown as a whole that state a number, by the day they were stated, undated ones last.

    Columns: ``claim_id``, ``claimant``, ``claimant_type``, ``low``, ``high`` (Int64; a high of NA means "at least"),
    ``date_stated``, ``note``, ``source_id``, ``source_publisher``, ``source_title``, ``source_url`` (NA where the
    page is cited without a link). Source: data model, counting rule 6.
    """
    claims = dataset.claims
    own = claims[(claims["scope"] == "crackdown") & (claims["case_id"] == crackdown_id)]
    own = own[own["people_low"].notna() | own["people_high"].notna()]
    own = own.sort_values(["date_stated_first", "claim_id"], kind="stable", na_position="last")
    columns = {"claim_id": "claim_id", "claimant": "claimant", "claimant_type": "claimant_type"}
    columns |= {"people_low": "low", "people_high": "high", "date_stated": "date_stated", "note": "note"}
    columns |= {name: name for name in ("source_id", "source_publisher", "source_title", "source_url")}
    return own[list(columns)].rename(columns=columns).reset_index(drop=True)

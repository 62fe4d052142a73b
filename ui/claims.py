"""Who says how many: claims as a table, each with what it counts and the page it rests on."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_extent
from loaders.dates import read_date
from ui.chart import show_table
from ui.text import link, plain


def write_source(publisher: str, url: str | None) -> str:
    """The publisher as Markdown, linked where the page may be linked."""
    if url is None:
        return plain(publisher)
    if not url.startswith("http:"):
        return link(publisher, url)
    # Whoever watches a reader's line can read the whole of such an address.
    mark = _("(not encrypted)")
    return f"{link(publisher, url)} {plain(mark)}"


def show_claims(claims: pd.DataFrame, *, alt: str, subjects: Sequence[str] = ()) -> None:
    """A table of claims; columns as ``analysis.claims.list_crackdown_claims`` makes them.

    ``subjects``, one for each claim, say what it is about, where a table holds claims on several things.
    """
    records = [
        {
            _("Who says so"): f"{row.claimant} ({label('claims', 'claimant_type', row.claimant_type)})",
            _("How many"): say_extent(_whole(row.low), _whole(row.high)),
            _("What is counted"): "" if pd.isna(row.note) else row.note,
            _("Said on"): _("date unknown") if pd.isna(row.date_stated) else say_date(read_date(row.date_stated)),
            _("Source"): write_source(row.source_publisher, None if pd.isna(row.source_url) else row.source_url),
        }
        for row in claims.itertuples(index=False)
    ]
    table = pd.DataFrame(records)
    if subjects:
        table.insert(2, _("About"), list(subjects))
    show_table(table, alt=alt, markdown=frozenset({_("Source")}))


def _whole(number: object) -> int | None:
    return None if pd.isna(number) else int(number)  # type: ignore[call-overload]

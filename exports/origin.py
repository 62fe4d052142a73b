"""What every file says of itself: which data, under which licence, chosen by what, and where the same stands."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from analysis.describe import describe_filter
from analysis.filters import CaseFilter
from i18n import _, language
from loaders.dataset import Dataset
from loaders.shapes import Licence

ADDRESS_VARIABLE: Final = "REPATRIATION_WATCH_ADDRESS"
"""Names, in the environment, the record's own address (``https://example.org``), for links in files and answers."""

EVERYTHING: Final = CaseFilter(kind=(), population=())


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from.

    ``base`` is the record's own address without a slash at its end; ``chosen`` the filter in words and ``permalink``
    its address, which holds on to the version, both in the ``language`` (BCP 47) of the file; ``data_date`` EDTF.
    """

    title: str
    version: str
    content_hash: str
    data_date: str
    licence: Licence
    chosen: str
    base: str
    permalink: str
    language: str

    def address_case(self, case_id: str) -> str:
        """The address of a case's page."""
        return f"{self.base}/cases?case={quote(case_id)}"

    def list_lines(self) -> list[tuple[str, str]]:
        """(name, value) pairs in the language in use, for a first sheet or the head of a file."""
        return [
            (_("Record"), self.title),
            (_("Data version"), self.version),
            (_("Data as of"), self.data_date),
            (_("What was chosen"), self.chosen),
            (_("Address"), self.permalink),
            (_("Licence"), f"{self.licence.title}, {self.licence.path}"),
            # Translators: {hash} is a long number that proves that the data are unchanged.
            (_("Content hash"), self.content_hash),
        ]


def read_own_address() -> str | None:
    """The record's own address as its host has named it, without a slash at its end; None where the host has not."""
    return os.environ.get(ADDRESS_VARIABLE, "").rstrip("/") or None


def make_origin(dataset: Dataset, case_filter: CaseFilter | None, base: str, page: str = "cases") -> Origin:
    """The origin of what a filter shows, or of everything (None), in the language in use.

    ``base``: ``https://example.org``, with or without a slash; ``page`` is the path of the page that shows the same.
    """
    base = base.rstrip("/")
    query = list((EVERYTHING if case_filter is None else case_filter).to_query().items())
    address = urlencode([*query, ("v", [dataset.version]), ("lang", [language()])], doseq=True)
    return Origin(
        title=_("Repatriation Watch"),
        version=dataset.version,
        content_hash=dataset.content_hash,
        data_date=dataset.data_date.text,
        licence=dataset.contract.licences[0],
        chosen=_("Everything in the record.") if case_filter is None else describe_filter(case_filter, dataset),
        base=base,
        permalink=f"{base}/{page}?{address}",
        language=language(),
    )

"""What the sections of one briefing share: the data under its scope, each worked out once, and its addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd

from analysis.extract import take_about
from analysis.outcomes import Outcomes, make_outcomes
from analysis.overview import Overview, make_overview
from analysis.selection import select
from analysis.texts import RecordTexts, read_texts
from exports.briefing.asked import Asked
from exports.briefing.document import Source
from exports.origin import Origin, make_origin
from i18n import _, language
from i18n.dates import say_date
from loaders.dataset import Dataset
from loaders.dates import read_date

CITED: Final = 3
"""Sources named for a group that rests on many; its page has all."""


class Scene:
    """One dataset seen through one briefing's scope, in the language in use; ``base`` as in ``make_origin``."""

    def __init__(self, dataset: Dataset, asked: Asked, base: str) -> None:
        self.dataset, self.asked, self.scope = dataset, asked, asked.scope
        self.base = base.rstrip("/")
        self.texts: RecordTexts = read_texts(dataset, language())

    @cached_property
    def overview(self) -> Overview:
        """``analysis.overview.make_overview``."""
        return make_overview(self.dataset, self.scope)

    @cached_property
    def outcomes(self) -> Outcomes:
        """``analysis.outcomes.make_outcomes``."""
        return make_outcomes(self.dataset, self.scope)

    @cached_property
    def about(self) -> Mapping[str, pd.DataFrame]:
        """What is said of the cases shown, by table: ``analysis.extract.take_about``."""
        return take_about(self.dataset, list(select(self.dataset, self.scope).shown["case_id"]))

    @cached_property
    def origin(self) -> Origin:
        """Where the whole briefing comes from: the page of its filter, or of its case."""
        if self.asked.case_id is None:
            return make_origin(self.dataset, self.scope, self.base, "")
        said = _("One case of the record: {title}.").format(title=self.texts.say("cases", self.asked.case_id, "title"))
        origin = make_origin(self.dataset, self.scope, self.base)
        return replace(origin, chosen=said, permalink=self.address_case(self.asked.case_id))

    @property
    def last_day(self) -> date:
        """The last day of the record's data: silences are counted to it, so that the same file is made tomorrow."""
        now = self.dataset.data_date
        return now.last or now.counting_day

    def address(self, page: str = "") -> str:
        """The page that shows the same, pinned to the version; of one case the page of that case."""
        if self.asked.case_id is not None:
            return self.address_case(self.asked.case_id)
        return make_origin(self.dataset, self.asked.case_filter, self.base, page).permalink

    def address_case(self, case_id: str) -> str:
        """The page of a case, pinned to the version, in the language in use."""
        query = urlencode({"case": case_id, "v": self.dataset.version, "lang": language()})
        return f"{self.base}/cases?{query}"

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.source_id: source for source in map(_make_source, self.dataset.sources.to_dict("records"))}

    def find_source(self, source_id: str) -> Source:
        """A source by its id. Raises KeyError where there is none."""
        return self._sources[source_id]

    def cite(self, ids: Iterable[object], most: int | None = None) -> tuple[str, ...]:
        """Ids of sources, each once, without empty ones, at most ``most``."""
        return tuple(dict.fromkeys(str(id_) for id_ in ids if isinstance(id_, str)))[:most]


def _make_source(row: Mapping[Any, Any]) -> Source:
    published = row["published"]
    known = isinstance(published, str)
    words = _("{publisher}: “{title}”, {date}") if known else _("{publisher}: “{title}”, date unknown")
    said = words.format(
        publisher=row["publisher"], title=row["title"], date=say_date(read_date(str(published))) if known else ""
    )
    url = row["url"]
    return Source(str(row["source_id"]), said, None if pd.isna(url) else str(url))

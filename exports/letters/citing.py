"""The sources of a letter, and their numbers in its text."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from exports.letters.letter import LetterSource
from exports.origin import Origin
from i18n import _
from i18n.dates import say_date
from loaders.dataset import Dataset
from loaders.dates import read_date


class Citing:
    """Numbers sources in their order; the record itself comes last."""

    def __init__(self, sources: pd.DataFrame) -> None:
        """``sources`` are rows of that table; a source given twice counts once."""
        self._rows = sources.drop_duplicates("source_id").reset_index(drop=True)
        self._numbers = {str(key): number for number, key in enumerate(self._rows["source_id"], start=1)}

    def cite(self, source_ids: Iterable[object]) -> str:
        """The numbers of some sources, to be set after what they say: " [2, 5]"; empty for none."""
        numbers = sorted({self._numbers[str(key)] for key in source_ids if not pd.isna(key)})  # type: ignore[call-overload]
        return f" [{', '.join(map(str, numbers))}]" if numbers else ""

    def list_all(self, dataset: Dataset, origin: Origin, permalink: str) -> tuple[LetterSource, ...]:
        """All sources, and as the last one the record."""
        numbered = enumerate(self._rows.to_dict("records"), start=1)
        own = LetterSource(
            number=len(self._rows) + 1,
            publisher=origin.title,
            title=_("data version {version}").format(version=origin.version),
            language=origin.language,
            published=_("data as of {date}").format(date=say_date(dataset.data_date)),
            address=permalink,
        )
        return (*(_read_source(number, row) for number, row in numbered), own)


def _read_source(number: int, row: dict[object, object]) -> LetterSource:
    published, address = row["published"], row["url"]
    return LetterSource(
        number=number,
        publisher=str(row["publisher"]),
        title=str(row["title"]),
        language=str(row["language"]),
        published=_("date unknown") if pd.isna(published) else say_date(read_date(str(published))),  # type: ignore[call-overload]
        address=None if pd.isna(address) else str(address),  # type: ignore[call-overload]
    )

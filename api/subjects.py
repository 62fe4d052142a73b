"""What an address of a page is about in particular: one case, crackdown or campaign, with words of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import QueryParams

from analysis.texts import read_texts
from loaders.dataset import Dataset
from loaders.once import once_a_dataset


@dataclass(frozen=True, slots=True)
class Subject:
    """A parameter that names a row of a table, and the row's fields that are its title and its description."""

    parameter: str
    table: str
    title: str
    description: str

    def find(self, query: QueryParams, dataset: Dataset) -> str | None:
        """The id of the one row that an address is about; None where it names none, several, or one there is not."""
        known = set(query.getlist(self.parameter)) & _list_ids(dataset, self.table) if self.parameter in query else ()
        return next(iter(known)) if len(known) == 1 else None

    def write(self, id_: str, dataset: Dataset, used: str) -> tuple[str, str]:
        """The title and the description of a row in one language, marked where the English stands in."""
        texts = read_texts(dataset, used)
        return texts.say(self.table, id_, self.title), texts.say(self.table, id_, self.description)


@once_a_dataset
def _list_ids(dataset: Dataset, table: str) -> frozenset[str]:
    (key,) = dataset.contract.tables[table].primary_key
    return frozenset(dataset.table(table)[key].astype(str))


CASE: Final = Subject("case", "cases", "title", "summary")
CRACKDOWN: Final = Subject("crackdown", "crackdowns", "name", "summary")
CAMPAIGN: Final = Subject("campaign", "campaigns", "name", "demand")

"""Finding cases by words."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.frames import list_plain
from loaders.dataset import Dataset
from loaders.once import once_a_dataset

_TRANSLATED = ("title", "summary")
_NAMES = ["name_en", "name_ko", "name_zh"]
_TELLING = ("claims", "responses", "campaigns")


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """Every different text once, folded and without white space, and the cases that it belongs to.

    ``signs`` are the code points of all texts, with a line feed before each and at the end: a word never runs over one.
    ``starts`` says where each text begins; the ``owners`` of text n are positions of cases, from ``bounds[n]`` to
    ``bounds[n + 1]``. ``places`` says of each sign where it stands. ``labels`` is the index of the table of cases.
    ``spellings`` are, for each name of a place, the names that the places of this name have.
    """

    labels: pd.Index[int]
    signs: npt.NDArray[np.uint32]
    places: Mapping[int, npt.NDArray[np.int64]]
    starts: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]
    spellings: Mapping[str, Collection[str]]

    def find(self, word: str) -> npt.NDArray[np.bool_]:
        """Of each case whether one of its texts holds a folded word, or another spelling of the place it names."""
        found = np.zeros(len(self.labels), dtype=bool)
        for spelling in self.spellings.get(word, (word,)):
            found |= self._find(spelling)
        return found

    def _find(self, word: str) -> npt.NDArray[np.bool_]:
        found = np.zeros(len(self.labels), dtype=bool)
        signs = list(map(ord, word))
        if all(sign in self.places for sign in signs):
            # From the rarest sign outwards: what is left to compare is soon little.
            order = sorted(range(len(signs)), key=lambda place: len(self.places[signs[place]]))
            first = order[0]
            at = self.places[signs[first]] - first
            at = at[(at >= 0) & (at + len(signs) <= len(self.signs))]
            for place in order[1:]:
                at = at[self.signs[at + place] == signs[place]]
            found[self._list_owners(np.searchsorted(self.starts, at, side="right") - 1)] = True
        return found

    def _list_owners(self, texts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        starts, ends = self.bounds[texts], self.bounds[texts + 1]
        sizes = ends - starts
        before = np.cumsum(sizes) - sizes
        found: npt.NDArray[np.int64] = self.owners[np.repeat(starts - before, sizes) + np.arange(sizes.sum())]
        return found


def find_cases(dataset: Dataset, cases: pd.DataFrame, search: str) -> pd.Series[bool]:
    """Which of some cases hold every word of a search; one True or False for each row of ``cases``.

    1. A word is what stands between white space; it is found wherever it occurs, also within a longer word, and over
       white space in the text: "북한인권" finds "북한 인권".
    2. A word that is a place's whole name finds the place's names in every language: 沈阳, 선양 and Shenyang find the
       same cases, also those of which only a text in one language names the place.
    3. Case, accents and compatibility forms do not matter (``fold_text``).
    4. Looked through are the case's id, its title and summary in English and in each translation that is up to date,
       the names in all languages of the places of its events, those they led to included, who makes claims on it, and
       the titles of the pages it rests on. So a link finds the same cases in every language.

    ``cases`` are rows of the dataset's table.
    """
    index = _read_index(dataset)
    found = pd.Series(find_positions(dataset, search).tolist(), index=index.labels, dtype=bool)
    return found.loc[cases.index]


def find_positions(dataset: Dataset, search: str) -> npt.NDArray[np.bool_]:
    """As ``find_cases``, for every row of the dataset's table in its order.

    The time is that of looking through the different texts: a name of a place or of a claimant is looked through once,
    however many cases it belongs to.
    """
    index = _read_index(dataset)
    found = np.ones(len(index.labels), dtype=bool)
    for word in dict.fromkeys(fold_text(search).split()):
        found &= index.find(word)
    return found


def fold_text(text: str) -> str:
    """A text in the form in which it is searched and looked through: NFKC, case folded, without accents."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isascii():
        return folded
    # Syllables of Hangul come apart and are put together again: their parts are letters and no marks.
    bare = (sign for sign in unicodedata.normalize("NFD", folded) if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", "".join(bare))


@once_a_dataset
def _read_index(dataset: Dataset) -> _Index:
    cases = dataset.cases
    positions = {case_id: position for position, case_id in enumerate(cases["case_id"])}
    owners: dict[str, set[int]] = {}
    for case_id, *own in list_plain(cases, ["case_id", *_TRANSLATED]):
        for text in (case_id, *filter(None, own)):
            owners.setdefault(text, set()).add(positions[case_id])
    for case_id, text in _list_further(dataset):
        if case_id in positions:
            owners.setdefault(text, set()).add(positions[case_id])
    # Words hold no white space: what stands in a text is also in the text without it, and "북한인권" only there.
    squeezed: dict[str, set[int]] = {}
    for text, own_cases in owners.items():
        squeezed.setdefault("".join(fold_text(text).split()), set()).update(own_cases)
    texts = "\n" + "".join(f"{text}\n" for text in squeezed)
    signs = np.frombuffer(texts.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    starts = list(accumulate((len(text) + 1 for text in squeezed), initial=1))[:-1]
    return _Index(
        labels=cases.index,
        signs=signs,
        places=_list_places(signs),
        starts=np.array(starts, dtype=np.int64),
        bounds=np.cumsum([0, *map(len, squeezed.values())]),
        owners=np.fromiter((position for own in squeezed.values() for position in sorted(own)), dtype=np.int64),
        spellings=_list_spellings(dataset),
    )


def _list_spellings(dataset: Dataset) -> dict[str, set[str]]:
    spellings: dict[str, set[str]] = {}
    for own in list_plain(dataset.places, _NAMES):
        names = {"".join(fold_text(name).split()) for name in own if name}
        for name in names:
            spellings.setdefault(name, set()).update(names)
    return spellings


def _list_places(signs: npt.NDArray[np.uint32]) -> dict[int, npt.NDArray[np.int64]]:
    order = np.argsort(signs, kind="stable")
    different, begins = np.unique(signs[order], return_index=True)
    return dict(zip(different.tolist(), np.split(order, begins[1:]), strict=True))


def _list_further(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """(case, text) pairs from the other tables."""
    rows = dataset.translations
    own = (rows["table"] == "cases") & rows["field"].isin(_TRANSLATED) & ~rows["stale"]
    yield from list_plain(rows[own.astype(bool)], ["id", "text"])
    names = {place_id: list(filter(None, own)) for place_id, *own in list_plain(dataset.places, ["place_id", *_NAMES])}
    for case_id, *place_ids in list_plain(dataset.events, ["case_id", "place_id", "to_place_id"]):
        for place_id in place_ids:
            yield from ((case_id, name) for name in names.get(place_id, ()))
    titles = dict(list_plain(dataset.sources, ["source_id", "title"]))
    for table in _TELLING:
        told = dataset.table(table)
        if table == "claims":
            told = told[(told["scope"] != "crackdown").astype(bool)]
            yield from list_plain(told, ["case_id", "claimant"])
        yield from (
            (case_id, titles[source_id])
            for case_id, source_id in list_plain(told, ["case_id", "source_id"])
            if case_id is not None and source_id in titles
        )

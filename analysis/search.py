"""Finding cases by words."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypedDict

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
    ``bounds[n + 1]``. ``pairs`` are the different signs with the sign that follows (``_pair``), in order; pair n stands
    at ``places[begins[n] : begins[n + 1]]``. ``labels`` is the index of the table of cases. ``spellings`` are, for each
    name of a place, the names that the places of this name have.
    """

    labels: pd.Index[int]
    signs: npt.NDArray[np.uint32]
    pairs: npt.NDArray[np.uint64]
    begins: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]
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
        signs = np.fromiter(map(ord, word), dtype=np.uint32)
        # Where each pair of the word begins and ends among the places; of one sign alone, the pairs that it begins.
        wanted = _pair(signs[:-1], signs[1:]) if len(signs) > 1 else _pair(signs, np.zeros(1, dtype=np.uint32))
        until = wanted + np.uint64(1) if len(signs) > 1 else _pair(signs + np.uint32(1), np.zeros(1, dtype=np.uint32))
        first = self.begins[np.searchsorted(self.pairs, wanted)]
        after = self.begins[np.searchsorted(self.pairs, until)]
        # From the rarest pair outwards: what is left to compare is soon little.
        rarest = int((after - first).argmin())
        at = self.places[first[rarest] : after[rarest]] - rarest
        at = at[(at >= 0) & (at + len(signs) <= len(self.signs))]
        for place in {*range(len(signs))} - {rarest, rarest + 1}:
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
        **_list_pairs(signs),
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


def _pair(signs: npt.NDArray[np.uint32], following: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    # No code point needs more than 21 bits.
    return (signs.astype(np.uint64) << np.uint64(21)) | following


class _Pairs(TypedDict):
    pairs: npt.NDArray[np.uint64]
    begins: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]


def _list_pairs(signs: npt.NDArray[np.uint32]) -> _Pairs:
    all_pairs = _pair(signs[:-1], signs[1:])
    places = np.argsort(all_pairs, kind="stable")
    pairs, begins = np.unique(all_pairs[places], return_index=True)
    return {"pairs": pairs, "begins": np.append(begins, len(places)), "places": places}


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

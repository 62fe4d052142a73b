"""Finding cases by words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.frames import list_plain
from loaders.dataset import Dataset

_TRANSLATED = ("title", "summary")
_NAMES = ["name_en", "name_ko", "name_zh"]
_TELLING = ("claims", "responses", "campaigns")

_indexes: WeakKeyDictionary[Dataset, Mapping[str, str]] = WeakKeyDictionary()


def find_cases(dataset: Dataset, cases: pd.DataFrame, search: str) -> pd.Series[bool]:
    """Which of some cases hold every word of a search; one True or False for each row of ``cases``.

    1. A word is what stands between white space; it is found wherever it occurs, also within a longer word, and over
       white space in the text: "북한인권" finds "북한 인권".
    2. Case, accents and compatibility forms do not matter (``fold_text``).
    3. Looked through are the case's id, its title and summary in English and in each translation that is up to date,
       the names in all languages of the places of its events, those they led to included, who makes claims on it, and
       the titles of the pages it rests on. So a link finds the same cases in every language.

    ``cases`` are rows of the dataset's table.
    """
    words = fold_text(search).split()
    texts = _read_index(dataset)
    found = [_holds(texts[case_id], words) for case_id in cases["case_id"]]
    return pd.Series(found, index=cases.index, dtype=bool)


def fold_text(text: str) -> str:
    """A text in the form in which it is searched and looked through: NFKC, case folded, without accents."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isascii():
        return folded
    # Syllables of Hangul come apart and are put together again: their parts are letters and no marks.
    bare = (sign for sign in unicodedata.normalize("NFD", folded) if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", "".join(bare))


def _holds(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _read_index(dataset: Dataset) -> Mapping[str, str]:
    """The folded texts of every case by its id, made once for a dataset and gone with it."""
    index = _indexes.get(dataset)
    if index is None:
        index = _indexes[dataset] = _make_index(dataset)
    return index


def _make_index(dataset: Dataset) -> dict[str, str]:
    texts: dict[str, dict[str, None]] = {
        case_id: dict.fromkeys([case_id, *filter(None, own)])
        for case_id, *own in list_plain(dataset.cases, ["case_id", *_TRANSLATED])
    }
    for case_id, text in _list_further(dataset):
        if case_id in texts:
            texts[case_id][text] = None
    folded: dict[str, str] = {}
    index = {}
    for case_id, own in texts.items():
        pieces = [folded[text] if text in folded else folded.setdefault(text, fold_text(text)) for text in own]
        # The second time without white space; a line feed keeps what never stood together apart.
        index[case_id] = "\n".join([*pieces, *("".join(piece.split()) for piece in pieces)])
    return index


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

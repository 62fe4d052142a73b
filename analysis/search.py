"""Finding cases by words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pandas as pd

from analysis.frames import list_plain
from loaders.dataset import Dataset

_TRANSLATED = ("title", "summary")
_NAMES = ["name_en", "name_ko", "name_zh"]


def find_cases(dataset: Dataset, cases: pd.DataFrame, search: str) -> pd.Series[bool]:
    """Which of some cases hold every word of a search; one True or False for each row of ``cases``.

    1. A word is what stands between white space; it is found wherever it occurs, also within a longer word.
    2. Case and compatibility forms do not matter (NFKC and case folding on both sides).
    3. Looked through are the case's id, its title and summary in English and in each translation that is up to date,
       and the names in all languages of the places of its events, those they led to included. So a link finds the
       same cases in every language.
    """
    words = fold_text(search).split()
    texts: dict[str, list[str]] = {
        case_id: [case_id, *filter(None, own)] for case_id, *own in list_plain(cases, ["case_id", *_TRANSLATED])
    }
    for case_id, text in _list_translations(dataset):
        if case_id in texts:
            texts[case_id].append(text)
    for case_id, names in _list_place_names(dataset):
        if case_id in texts:
            texts[case_id].append(names)
    found = [_holds("\n".join(own), words) for own in texts.values()]
    return pd.Series(found, index=cases.index, dtype=bool)


def fold_text(text: str) -> str:
    """A text in the form in which it is searched and looked through."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _holds(text: str, words: Iterable[str]) -> bool:
    folded = fold_text(text)
    return all(word in folded for word in words)


def _list_translations(dataset: Dataset) -> list[tuple[str, str]]:
    rows = dataset.translations
    own = (rows["table"] == "cases") & rows["field"].isin(_TRANSLATED) & ~rows["stale"]
    return list_plain(rows[own.astype(bool)], ["id", "text"])


def _list_place_names(dataset: Dataset) -> list[tuple[str, str]]:
    names = {
        place_id: "\n".join(filter(None, own)) for place_id, *own in list_plain(dataset.places, ["place_id", *_NAMES])
    }
    return [
        (case_id, names[place_id])
        for case_id, *place_ids in list_plain(dataset.events, ["case_id", "place_id", "to_place_id"])
        for place_id in place_ids
        if place_id in names
    ]

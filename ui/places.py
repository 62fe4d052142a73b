"""Places in words."""

from __future__ import annotations

import pandas as pd

from loaders.dataset import Dataset
from ui import compute


class PlaceNames:
    """The names of the places of one dataset, in the reader's language; English ones that stand in are marked."""

    def __init__(self, dataset: Dataset) -> None:
        self._texts = compute.record_texts(dataset)

    def say_country(self, code: str) -> str:
        """A country by its ISO 3166-1 code."""
        return self._texts.say_country(code)

    def say_place(self, place_id: object) -> str:
        """A place with its country: "Shenyang, China"; a country alone; empty for no place."""
        if not isinstance(place_id, str) or pd.isna(place_id):
            return ""
        return self._texts.say_place(place_id)

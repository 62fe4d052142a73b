"""Places in words."""

from __future__ import annotations

import pandas as pd

from i18n import _
from loaders.dataset import Dataset


class PlaceNames:
    """The names of the places of one dataset, in the reader's language."""

    def __init__(self, dataset: Dataset) -> None:
        places = dataset.places
        self._names = dict(zip(places["place_id"], places["name_en"], strict=True))
        self._countries = dict(zip(places["place_id"], places["country"], strict=True))
        countries = places[places["place_type"] == "country"]
        self._country_names = dict(zip(countries["country"], countries["name_en"], strict=True))

    def say_country(self, code: str) -> str:
        """A country by its ISO 3166-1 code."""
        return str(self._country_names[code])

    def say_place(self, place_id: object) -> str:
        """A place with its country: "Shenyang, China"; a country alone; empty for no place."""
        if not isinstance(place_id, str) or pd.isna(place_id):
            return ""
        name, country = str(self._names[place_id]), self.say_country(self._countries[place_id])
        if name == country:
            return name
        # Translators: a town or province, then its country.
        return _("{place}, {country}").format(place=name, country=country)

"""Which places lie in a place."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd


def list_places_in(places: pd.DataFrame, place_ids: Collection[str]) -> frozenset[str]:
    """The ids of some places and of all that lie in one of them; an id that is not in the gazetteer holds nothing.

    1. A country takes in every place with its ``country``, a province every place with its ``admin1``.
    2. Whatever is ``part_of`` a place that lies in it lies in it too, however deep.

    ``places`` as the table. Source: data model, "What a filter selects", 2.
    """
    asked = places[places["place_id"].isin(list(place_ids)).astype(bool)]
    inside = set(asked["place_id"])
    for place_type, column in (("country", "country"), ("province", "admin1")):
        areas = asked.loc[(asked["place_type"] == place_type).fillna(False).astype(bool), column].dropna()
        inside |= set(places.loc[places[column].isin(areas).astype(bool), "place_id"])
    parts = places.dropna(subset=["part_of"])
    while True:
        below = set(parts.loc[parts["part_of"].isin(inside).astype(bool), "place_id"]) - inside
        if not below:
            return frozenset(map(str, inside))
        inside |= below

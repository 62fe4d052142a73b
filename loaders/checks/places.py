"""The gazetteer: every country is there, and no place is part of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.problems import Finding, found
from loaders.rows import Record


def check_places(records: Mapping[str, Sequence[Record]], whole: Collection[str]) -> Iterator[Finding]:
    """Check that the countries of cases and places are places of type country, and that part_of has no circle."""
    if "places" not in whole:
        return
    countries = {place["country"] for place in records["places"] if place["place_type"] == "country"}
    for row in (*records["cases"], *records["places"]):
        if row["country"] and row["country"] not in countries:
            yield found(CATALOGUE["country-unknown"], row.file, row.line, "country", row["country"])
    larger = {place["place_id"]: place["part_of"] for place in records["places"]}
    for place in records["places"]:
        seen, current = {place["place_id"]}, place["part_of"]
        while current and current not in seen:
            seen.add(current)
            current = larger.get(current, "")
        if current == place["place_id"]:
            yield found(CATALOGUE["part-of-circle"], place.file, place.line, "part_of", place["part_of"])

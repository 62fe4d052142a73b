"""The rivers on the border are named where they flow."""

from __future__ import annotations

import pytest

from analysis.river_names import RIVERS, name_river
from i18n import LANGUAGES
from loaders.geometry import read_geometry


def test_each_river_has_a_name_in_every_language_and_stands_on_the_border() -> None:
    for river in RIVERS:
        names = set()
        for language in LANGUAGES:
            name, (longitude, latitude) = name_river(read_geometry(), river, language)
            names.add(name)
            assert 124 < longitude < 131
            assert 39.5 < latitude < 43.5
        assert len(names) == len(LANGUAGES)


def test_another_river_is_not_on_the_border() -> None:
    with pytest.raises(KeyError):
        name_river(read_geometry(), "rhine", "en")

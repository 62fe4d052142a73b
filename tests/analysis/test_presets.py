"""The filters offered for the questions that are asked most."""

from __future__ import annotations

import pytest

from analysis.filters import CaseFilter
from analysis.presets import BORDER_REOPENED, PRESETS, Preset
from analysis.selection import select
from loaders.dataset import Dataset

each_preset = pytest.mark.parametrize("preset", [pytest.param(preset, id=preset.id) for preset in PRESETS])


@each_preset
def test_a_preset_shows_cases_and_not_all_of_them(preset: Preset, dataset: Dataset) -> None:
    shown = len(select(dataset, preset.case_filter).shown)
    assert 0 < shown < len(select(dataset, CaseFilter()).shown)


@each_preset
def test_a_preset_is_an_address_that_is_understood(preset: Preset, dataset: Dataset) -> None:
    assert preset.case_filter.to_query()
    assert CaseFilter.from_query(preset.case_filter.to_query(), dataset) == (preset.case_filter, ())


def test_presets_have_names_of_their_own() -> None:
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)
    assert [preset.title() for preset in PRESETS] == [
        "February 2012",
        "Shenyang",
        "Liaoning",
        "Since the border reopened",
        "Children",
        "No news since",
    ]


def test_the_border_reopened_on_the_day_of_the_milestone(dataset: Dataset) -> None:
    milestones = dataset.milestones.set_index("milestone_id")
    assert milestones.loc["2023-08-27-border-reopened", "date"] == BORDER_REOPENED


def test_the_presets_by_place_ask_for_the_places_they_name(dataset: Dataset) -> None:
    places = dataset.places.set_index("place_id")
    for preset in PRESETS:
        for place_id in preset.case_filter.place:
            assert places.loc[place_id, "name_en"] == preset.title()

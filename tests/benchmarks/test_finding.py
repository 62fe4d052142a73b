"""What the benchmarks of search and of the API ask is answered as it is meant to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.answers import ADDRESS, GOALS
from benchmarks.finding import ASKED, GOAL, find, measure_finding, open_first_page
from benchmarks.measures import Repetitions
from benchmarks.records import Record
from loaders.dataset import DATA_FOLDER
from tests.analysis.making import load_record


@pytest.mark.parametrize("asked", ASKED)
def test_every_question_finds_some_cases_and_not_all(asked: str) -> None:
    found = find(load_record(), ASKED[asked])
    assert 0 < found < len(load_record().cases)
    assert len(open_first_page(load_record(), ASKED[asked])) == min(found, 25)


def test_three_spellings_find_the_same_cases() -> None:
    pages = {tuple(open_first_page(load_record(), ASKED[word])) for word in ("沈阳", "선양", "Shenyang")}
    assert len(pages) == 1


def test_the_larger_record_is_held_against_the_record_itself(tmp_path: Path) -> None:
    records = [Record(1, DATA_FOLDER, tmp_path / "one"), Record(100, DATA_FOLDER, tmp_path / "hundred")]
    lines = measure_finding(records, Repetitions(1, 0))
    assert [line.goal for line in lines] == [None, GOAL] * (2 * len(ASKED))
    assert all(line.base is None or line.base.what.removesuffix(" × 1") in line.what for line in lines)


def test_the_api_is_held_to_half_and_to_four_fifths_of_the_requests_a_second() -> None:
    assert {answered: 1 / goal for answered, goal in GOALS.items()} == {"200": 0.5, "304": 0.8}
    assert ADDRESS.startswith("/api/v1/")

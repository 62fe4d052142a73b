"""The real record, loaded once, and once more as the second implementation reads it."""

from __future__ import annotations

import pytest
from hypothesis import settings

from loaders.dataset import DATA_FOLDER, Dataset
from tests.analysis.making import load_record
from tests.second_implementation.overview import Record

# A busy machine is no fault of the counting: no test fails for the time it takes.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The record as the application loads it."""
    return load_record()


@pytest.fixture(scope="session")
def record() -> Record:
    """The record as the second implementation reads it, from the raw files."""
    return Record(DATA_FOLDER)

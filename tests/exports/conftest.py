"""The real record and what may be taken from it."""

from __future__ import annotations

import pytest

from analysis.extract import Extract, extract_all
from exports.origin import Origin, make_origin
from loaders.dataset import Dataset
from tests.analysis.making import load_record

BASE = "https://record.example"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The record as the application loads it."""
    return load_record()


@pytest.fixture(scope="session")
def everything(dataset: Dataset) -> Extract:
    """All of it."""
    return extract_all(dataset)


@pytest.fixture(scope="session")
def origin(dataset: Dataset) -> Origin:
    """Where everything comes from."""
    return make_origin(dataset, None, BASE)

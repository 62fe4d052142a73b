"""The record as of one moment for the whole of one run: menu, page and footer never show two snapshots."""

from __future__ import annotations

from contextvars import ContextVar

from loaders import store
from loaders.dataset import Dataset

_of_this_run: ContextVar[Dataset | None] = ContextVar("dataset of this run", default=None)


def take() -> Dataset | None:
    """Take the dataset for this run, as its first act; None while no snapshot has passed the checks."""
    dataset = store.status().dataset
    _of_this_run.set(dataset)
    return dataset


def current() -> Dataset:
    """The dataset of this run; in a thread of its own, such as a fragment's, the store's.

    Raises NoDataError while no snapshot has passed the checks.
    """
    return _of_this_run.get() or store.current()

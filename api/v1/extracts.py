"""The extracts of the last requests: the parts of a list, and the forms of one file, are made from the same rows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

from analysis.extract import Extract, extract, extract_all
from analysis.filters import CaseFilter
from loaders.dataset import Dataset

_KEPT: Final = 8


class Extracts:
    """Makes extracts of one dataset at a time and keeps the last ones. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._content_hash = ""
        self._made: OrderedDict[CaseFilter | None, Extract] = OrderedDict()

    def take(self, dataset: Dataset, case_filter: CaseFilter | None) -> Extract:
        """What a filter shows, or everything (None)."""
        with self._lock:
            if dataset.content_hash != self._content_hash:
                # What was withdrawn goes with the snapshot it was in.
                self._made.clear()
                self._content_hash = dataset.content_hash
            found = self._made.get(case_filter)
            if found is not None:
                self._made.move_to_end(case_filter)
                return found
        made = extract_all(dataset) if case_filter is None else extract(dataset, case_filter)
        with self._lock:
            if dataset.content_hash == self._content_hash:
                self._made[case_filter] = made
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
        return made

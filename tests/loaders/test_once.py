"""What is worked out of a dataset is worked out once, and gone with it."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from loaders.dataset import Dataset, load
from loaders.once import once_a_dataset
from tests.loaders.builders import lay_out


def test_it_is_worked_out_once_for_each_dataset_and_argument_and_gone_with_the_dataset(tmp_path: Path) -> None:
    worked: list[tuple[int, str]] = []

    @once_a_dataset
    def count(dataset: Dataset, table: str) -> list[int]:
        worked.append((id(dataset), table))
        return [dataset.row_counts[table]]

    folder = lay_out(tmp_path / "data")
    one, two = load(folder), load(folder)
    assert count(one, "cases") is count(one, "cases")
    assert count(one, "cases") == [7]
    assert count(one, "cases") is not count(two, "cases")
    assert count(one, "cases") != count(one, "events")
    assert len(worked) == 3
    made, gone = weakref.ref(two), len(worked)
    del two
    gc.collect()
    assert made() is None
    assert len(worked) == gone

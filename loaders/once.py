"""What is worked out of a dataset once, and gone with it: what was withdrawn must not stay in something kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from loaders.dataset import Dataset

_More = ParamSpec("_More")
_Made = TypeVar("_Made")


def once_a_dataset(
    make: Callable[Concatenate[Dataset, _More], _Made],
) -> Callable[Concatenate[Dataset, _More], _Made]:
    """A function that works out ``make`` once for each dataset and further arguments, which are few and hashable.

    What it returns is shared and must not be changed; it must not hold the dataset, which would then never go. Two
    threads that ask at once may both work it out; they get the same.
    """
    kept: WeakKeyDictionary[Dataset, dict[object, _Made]] = WeakKeyDictionary()

    @wraps(make)
    def read(dataset: Dataset, /, *args: _More.args, **more: _More.kwargs) -> _Made:
        own = kept.setdefault(dataset, {})
        key = (args, tuple(sorted(more.items())))
        if key not in own:
            own[key] = make(dataset, *args, **more)
        return own[key]

    return read

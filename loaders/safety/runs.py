"""Runs of digits: the only places where numbers need to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Seven digits with at most four other signs between two of them: shorter runs hold no phone number and no identity
# number, and a comma sets figures apart.
_RUN = re.compile(r"\d(?:[^\d,]{0,4}\d){6,}")
_MARGIN = 16


def find_in_runs(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """Spans of the patterns in the runs of digits of a text and 16 characters around them.

    A span can come twice where two runs lie close together.
    """
    windows = [(max(0, run.start() - _MARGIN), run.end() + _MARGIN) for run in _RUN.finditer(text)]
    for pattern in patterns if windows else ():
        for start, end in windows:
            for hit in pattern.finditer(text, start, end):
                yield hit.span()

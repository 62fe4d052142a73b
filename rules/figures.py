"""A count with its uncertainty."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """People as a UCDP triplet: the most credible figure and the range over credible claims.

    None is *unknown*, never 0. A row without ``best`` is *uncounted*: its low and high are never summed.
    Source: data model, "Uncertainty".
    """

    low: int | None
    best: int | None
    high: int | None

    @property
    def ceiling(self) -> int | None:
        """The high, or the best where the high is unknown (rules 1 and 3)."""
        return self.best if self.high is None else self.high

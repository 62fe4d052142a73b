"""Filters for the questions that are asked most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from analysis.filters import NO_NEWS, CaseFilter
from i18n import _

BORDER_REOPENED: Final = "2023-08-27"
"""The day on which North Korea let its citizens abroad return. Source: milestone ``2023-08-27-border-reopened``."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A filter with a name; ``title`` is a function, since it is written in the reader's language of the moment."""

    id: str
    title: Callable[[], str]
    case_filter: CaseFilter


PRESETS: Final[tuple[Preset, ...]] = (
    Preset("february-2012", lambda: _("February 2012"), CaseFilter(start="2012-02", end="2012-02")),
    Preset("shenyang", lambda: _("Shenyang"), CaseFilter(place=("cn-shenyang",))),
    Preset("liaoning", lambda: _("Liaoning"), CaseFilter(place=("cn-ln",))),
    Preset("border-reopened", lambda: _("Since the border reopened"), CaseFilter(start=BORDER_REOPENED)),
    Preset("children", lambda: _("Children"), CaseFilter(who=("minors",))),
    Preset("no-news", lambda: _("No news since"), CaseFilter(outcome=(NO_NEWS,))),
)
"""The presets, in the order in which they are offered."""

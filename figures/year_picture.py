"""The picture of arrests and returns by year, made of the figures of the first page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.overview import Overview
from analysis.texts import RecordTexts
from figures.palette import Theme
from figures.svg import Spec, Width
from figures.year_words import make_year_words
from figures.yearly import specify_years

NAMED_BANDS: Final[Mapping[Width, int]] = {"wide": 8, "narrow": 3}
"""How many crackdowns find room for their names."""


def specify_overview(figures: Overview, texts: RecordTexts, *, theme: Theme, width: Width) -> Spec:
    """The specification that ``specify_years`` makes, in the language in use, which ``texts`` are in, too."""
    rows = pd.concat(
        [figures.arrested_by_year.assign(measure="arrested"), figures.returned_by_year.assign(measure="returned")]
    )
    crackdowns = _choose_within(figures.crackdowns, figures.arrested_by_year)
    named = figures.most_documented[: NAMED_BANDS[width]]
    bands = pd.DataFrame(
        {
            "name": [texts.say("crackdowns", key, "name") for key in crackdowns["crackdown_id"]],
            "start": crackdowns["start_first"],
            "end": crackdowns["end_last"],
            "labelled": crackdowns["crackdown_id"].isin(named).astype(bool),
        }
    )
    return specify_years(rows, bands, theme=theme, width=width, words=make_year_words(len(named)))


def _choose_within(crackdowns: pd.DataFrame, years: pd.DataFrame) -> pd.DataFrame:
    """The crackdowns of the years shown: others would be drawn at the edge, in years in which they were not."""
    first, last = int(years["year"].min()), int(years["year"].max())
    start, end = crackdowns["start_first"].dt.year, crackdowns["end_last"].dt.year
    # Of one without an end only its beginning is drawn.
    chosen: pd.DataFrame = crackdowns[((start <= last) & (end.fillna(start) >= first)).astype(bool)]
    return chosen

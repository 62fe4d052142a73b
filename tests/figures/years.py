"""Small frames and words for the picture by year, and what can be read off it."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from figures.palette import Theme
from figures.svg import Width
from figures.yearly import YearWords, draw_years, specify_years

COLUMNS = ["year", "measure", "low", "best", "high", "high_open", "unknown"]


def make_rows(*rows: tuple[Any, ...]) -> pd.DataFrame:
    whole = dict.fromkeys(["year", "low", "best", "high", "unknown"], "Int64")
    return pd.DataFrame(rows, columns=COLUMNS).astype(whole)


def make_bands(*bands: tuple[str, date | None, date | None, bool]) -> pd.DataFrame:
    return pd.DataFrame(bands, columns=["name", "start", "end", "labelled"])


def make_words(language: str = "en") -> YearWords:
    return YearWords(
        language=language,
        title_arrested="People arrested",
        title_returned="People returned",
        people="people a year",
        year_not_known="year not known",
        whisker="lowest to highest figure",
        open_high="no upper figure",
        unknown="groups of unknown size",
        crackdowns="Crackdowns",
        crackdowns_note="named: the largest",
        open_end="end not known",
        number=lambda number: f"{number:,}",
        extent=lambda low, best, high: f"{low}–{high} (best {best})",
    )


ROWS = make_rows(
    (1998, "arrested", 7, 7, 7, False, 0),
    (2006, "arrested", 220, 226, 236, False, 0),
    (2014, "arrested", 60, 71, 80, False, 1),
    (2026, "arrested", pd.NA, pd.NA, pd.NA, False, 0),
    (2015, "returned", pd.NA, pd.NA, pd.NA, False, 2),
    (2023, "returned", 520, 620, 650, True, 3),
    (pd.NA, "returned", 12, 14, 20, False, 0),
)
BANDS = make_bands(
    ("Clampdown of 2002", date(2002, 3, 14), date(2002, 12, 31), True),
    ("Harsher sentences", date(2004, 11, 1), None, True),
    ("Winter campaign", date(2002, 12, 1), date(2003, 3, 31), False),
)


def specify(
    rows: pd.DataFrame = ROWS, bands: pd.DataFrame = BANDS, width: Width = "wide", theme: Theme = "light"
) -> dict[str, Any]:
    return specify_years(rows, bands, theme=theme, width=width, words=make_words())


def draw(rows: pd.DataFrame = ROWS, bands: pd.DataFrame = BANDS, width: Width = "wide", theme: Theme = "light") -> str:
    return draw_years(rows, bands, theme=theme, width=width, words=make_words())


def read_layer(spec: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return next((data["values"] for data in spec["data"] if data["name"] == name), [])


def read_years(spec: dict[str, Any], name: str) -> list[int | None]:
    return [row["year"] for row in read_layer(spec, name)]


def read_texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]

"""The picture by year of one short period: crackdowns of other years are not heaped up at its edges."""

from __future__ import annotations

import pytest

from analysis.filters import CaseFilter
from analysis.overview import make_overview
from analysis.texts import RecordTexts
from figures.svg import Width
from figures.year_picture import specify_overview
from tests.analysis.making import load_record


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_only_crackdowns_of_the_years_shown_are_drawn(width: Width) -> None:
    record = load_record()
    found = make_overview(record, CaseFilter(place=("cn-shenyang",), start="2017-11", end="2017-11"))
    spec = specify_overview(found, RecordTexts(record, "en"), theme="light", width=width)
    bands = next(layer["values"] for layer in spec["data"] if layer["name"] == "bands")
    # Of the whole record two reach into 2017.
    assert {row["name"] for row in bands} == {
        "Renewed arrests, autumn 2016 to June 2017",
        "Summer and autumn 2017 crackdown",
    }

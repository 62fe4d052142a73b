"""The pictures of the Time page show the numbers they were given."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.counting import count_rows
from analysis.detector import detect_unusual
from analysis.filters import CaseFilter
from analysis.overlay import follow_crackdown
from analysis.rolling import roll_three_months
from analysis.time_steps import Step, count_by_step
from analysis.totals_claimed import list_series
from figures.claimed_chart import draw_claimed_crackdowns, draw_claimed_years, say_claim
from figures.overlay_chart import draw_courses
from figures.palette import LIGHT, Measure
from figures.rolling_chart import draw_rolling
from figures.time_chart import StepBars, draw_steps
from figures.time_lanes import Lanes
from figures.time_words import say_cell, say_period, say_row
from loaders.dataset import Dataset
from tests.analysis.making import load_record, make_rows

CHINA = CaseFilter(country=("CN",))
Trace = dict[str, Any]


def count(step: Step, *rows: tuple[str, str], years: range = range(2012, 2014)) -> pd.DataFrame:
    frame = make_rows(*rows).assign(high_open=lambda made: made["high"].isna().astype(bool))
    return count_by_step(frame, step, years)


def make_lanes(*bands: tuple[str, str, str, bool]) -> Lanes:
    days = ("start_first", "start_last", "end_first", "end_last")
    crackdowns = pd.DataFrame(
        [
            {"crackdown_id": name, "name": name, "dates": "x", "labelled": labelled}
            | dict(zip(days, (start, start, end or None, end or None), strict=True))
            for name, start, end, labelled in bands
        ],
        columns=["crackdown_id", "name", "dates", "labelled", *days],
    ).astype(dict.fromkeys(days, "datetime64[ms]"))
    milestones = pd.DataFrame(
        {"first": [pd.Timestamp("2012-05-01")], "last": [pd.Timestamp("2012-05-01")], "kind": ["law"],
         "kind_label": ["Law"], "date": ["May"], "title": ["<b>An act</b> of $5$"]}
    )  # fmt: skip
    return Lanes(crackdowns, milestones, pd.Timedelta(days=730), "Crackdowns", "Laws")


def draw(bars: dict[Measure, StepBars], step: Step, lanes: Lanes | None = None) -> list[Trace]:
    figure = draw_steps(bars, step, make_lanes() if lanes is None else lanes, theme="light")
    traces: list[Trace] = json.loads(figure.to_json())["data"]
    return traces


def draw_one(step: Step, *rows: tuple[str, str], totals: pd.DataFrame | None = None) -> list[Trace]:
    return draw({"arrested": StepBars(count(step, *rows), totals), "returned": StepBars(count(step))}, step)


def find(traces: list[Trace], name: str) -> Trace:
    (trace,) = [trace for trace in traces if trace.get("name") == name]
    return trace


def test_bars_are_the_bests_and_lead_to_their_own_period() -> None:
    bars = find(draw_one("quarter", ("2012-02", "3/5/9"), ("2013-11-04", "7")), "arrested counted")
    assert bars["y"] == [5, 7]
    assert bars["customdata"] == [
        ["arrested", "2012-01", "2012-03", "counted"], ["arrested", "2013-10", "2013-12", "counted"],
    ]  # fmt: skip
    assert bars["marker"]["color"] == LIGHT.arrested


def test_what_is_not_dated_exactly_stands_in_its_own_part() -> None:
    bars = find(draw_one("month", ("2012", "5"), ("2013", "2"), ("2012-02", "4")), "arrested counted apart")
    assert (bars["y"], bars["xaxis"]) == ([7], "x2")
    assert bars["customdata"] == [["arrested", "2012", "2013", "counted"]]


def test_by_year_there_is_no_such_part() -> None:
    traces = draw_one("year", ("2012", "5"))
    assert {trace.get("xaxis") for trace in traces} == {"x"}


def test_totals_are_a_hatched_series_of_their_own_and_not_added() -> None:
    traces = draw_one("year", ("2012-02", "4"), totals=count("year", ("2012-03", "300")))
    assert find(traces, "arrested counted")["y"] == [4]
    totals = find(traces, "arrested totals")
    assert (totals["y"], totals["marker"]["pattern"]["shape"]) == ([300], "/")
    assert totals["customdata"][0][3] == "totals"


def test_totals_not_dated_exactly_are_not_drawn_and_do_not_set_the_scale() -> None:
    totals = count("month", ("2012", "300"), ("2012-05", "6"))
    bars = {
        "arrested": StepBars(count("month", ("2012-02", "4"), ("2013", "2")), totals),
        "returned": StepBars(count("month")),
    }
    figure = json.loads(draw_steps(bars, "month", make_lanes(), theme="light").to_json())  # type: ignore[arg-type]
    assert find(figure["data"], "arrested totals")["y"] == [6]
    assert not [trace for trace in figure["data"] if trace.get("name") == "arrested totals apart"]
    assert figure["layout"]["yaxis"]["range"][1] < 10


def test_a_group_of_unknown_size_is_a_diamond_and_no_bar() -> None:
    traces = draw_one("year", ("2012-02", "1/–/9"))
    assert not [trace for trace in traces if trace.get("name") == "arrested counted"]
    assert find(traces, "arrested unknown")["text"] == ["1"]


def test_one_person_is_as_high_in_both_panels() -> None:
    bars = {"arrested": StepBars(count("year", ("2012", "30"))), "returned": StepBars(count("year", ("2012", "600")))}
    layout = json.loads(draw_steps(bars, "year", make_lanes(), theme="light").to_json())["layout"]  # type: ignore[arg-type]
    per_person = [
        (layout[axis]["domain"][1] - layout[axis]["domain"][0]) / layout[axis]["range"][1]
        for axis in ("yaxis", "yaxis2")
    ]
    assert per_person[0] == pytest.approx(per_person[1], rel=0.02)
    assert layout["yaxis"]["range"][0] == layout["yaxis2"]["range"][0] == 0


def test_with_no_rows_at_all_there_is_still_a_picture() -> None:
    assert len(draw_one("month")) >= 1


def test_a_crackdown_is_a_band_over_its_days_that_leads_to_its_page_and_one_without_end_breaks_off() -> None:
    lanes = make_lanes(("wave", "2012-02-01", "2012-02-29", True), ("open", "2013-01-01", "", False))
    empty: dict[Measure, StepBars] = {"arrested": StepBars(count("year")), "returned": StepBars(count("year"))}
    drawn = [trace for trace in draw(empty, "year", lanes) if trace.get("name") == "crackdowns"]
    closed, *pieces = drawn
    assert closed["customdata"] == [["crackdown", "wave"]]
    assert closed["base"] == ["2012-02-01 00:00:00"]
    assert [width / 86_400_000 for width in closed["x"]] == [29]
    assert [piece["customdata"] for piece in pieces] == [[["crackdown", "open"]]] * 3
    # From its start on, over less than a fortieth of the two years: how far says nothing.
    assert pieces[0]["base"] == ["2013-01-01 00:00:00"]
    ends = [pd.Timestamp(piece["base"][0]) + pd.Timedelta(milliseconds=piece["x"][0]) for piece in pieces]
    assert max(ends) < pd.Timestamp("2013-01-20")


def test_milestones_are_shapes_of_ink_and_their_texts_are_no_markup() -> None:
    law = find(draw_one("year"), "law")
    assert (law["marker"]["symbol"], law["marker"]["color"]) == ("triangle-up-open", LIGHT.ink)
    assert "<b>" not in law["hovertext"][0]
    assert "&lt;b&gt;An act" in law["hovertext"][0]


def test_february_2012_in_china_stands_in_the_picture_as_it_was_counted_by_hand(dataset: Dataset) -> None:
    frame = count_by_step(count_rows(dataset, "arrested", CHINA), "month", range(1998, 2027))
    bars = find(draw({"arrested": StepBars(frame), "returned": StepBars(count("month"))}, "month"), "arrested counted")
    at = bars["customdata"].index(["arrested", "2012-02", "2012-02", "counted"])
    assert bars["y"][at] == 41
    assert "32–41" in bars["hovertext"][at].replace("\u00a0", " ")
    assert sum(people for people in bars["y"] if people > 2) <= int(frame["best"].sum())


def test_the_rolling_picture_holds_best_low_and_high_and_the_stretches(dataset: Dataset) -> None:
    rows = count_rows(dataset, "arrested", CaseFilter())
    found = detect_unusual(rows, dataset.crackdowns, date(2026, 3, 12))
    rolling = roll_three_months(rows, date(1998, 1, 1), date(2026, 3, 12))
    traces = json.loads(draw_rolling(rolling, found, theme="light").to_json())["data"]
    best = find(traces, "best")
    at = best["x"].index("2006-11-12")
    read = {name: _read(find(traces, name)["y"]) for name in ("low", "best", "high")}
    assert [read[name][at] for name in ("low", "best", "high")] == [179, 188, 198]
    stretches = find(traces, "stretches")
    assert len(stretches["base"]) == len(found.stretches)
    hollow = [colour == LIGHT.background for colour in stretches["marker"]["color"]]
    assert sum(hollow) == len(found.extras)


def _read(values: Any) -> list[int]:
    """Plotly writes arrays of numbers as base64 of their bytes."""
    if isinstance(values, list):
        return values
    import base64

    import numpy as np

    return np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"]).tolist()  # type: ignore[no-any-return]


def test_courses_end_at_the_crackdowns_sums_and_are_told_apart_by_dash(dataset: Dataset) -> None:
    rows = count_rows(dataset, "arrested", CaseFilter())
    crackdowns = dataset.crackdowns
    keys = ["2012-mourning-period", "2017-summer-autumn", "2023-border-reopening"]
    courses = [follow_crackdown(rows, crackdowns[crackdowns["crackdown_id"] == key].iloc[0]) for key in keys]
    traces = json.loads(draw_courses(courses, keys, theme="light").to_json())["data"]
    assert [find(traces, key)["y"][-1] for key in keys] == [57, 55, 1]
    assert len({find(traces, key)["line"]["dash"] for key in keys}) == 3
    assert {find(traces, key)["line"]["color"] for key in keys} == {LIGHT.ink}
    assert find(traces, "2012-mourning-period low")["y"][-1] == 48


def test_claims_are_outlines_beside_what_is_documented(dataset: Dataset) -> None:
    documented = count_by_step(count_rows(dataset, "returned", CHINA), "year", range(1998, 2027))
    claimed, held = (list_series(dataset, name) for name in ("returned-from-china", "detained-china-awaiting-return"))
    traces = json.loads(draw_claimed_years(documented, claimed, held, theme="light").to_json())["data"]
    outlines, solid = find(traces, "claimed"), find(traces, "documented")
    assert outlines["marker"]["color"] == "rgba(0,0,0,0)"
    assert dict(zip(outlines["x"], outlines["y"], strict=True))["2003-07-02"] == 7800
    assert dict(zip(solid["x"], solid["y"], strict=True))["2023-07-02"] == 620
    assert sum(solid["y"]) == int(documented["best"].sum())


def test_what_is_not_documented_has_no_mark_on_the_logarithmic_axis() -> None:
    nothing = {f"{measure}_{end}": pd.NA for measure in ("arrested", "returned") for end in ("low", "best", "high")}
    rows = pd.DataFrame([{"crackdown_id": "a", "name": "A", "arrested_open": False, "returned_open": False} | nothing])
    claims = pd.DataFrame(
        [{"crackdown_id": "a", "claim_id": "a/c1", "claimant": "<i>X</i>", "low": 5, "high": 9, "note": pd.NA}]
    )
    figure = json.loads(draw_claimed_crackdowns(rows, claims, theme="light").to_json())
    assert figure["layout"]["xaxis"]["type"] == "log"
    assert [trace["name"] for trace in figure["data"] if trace["mode"] == "markers" and trace["x"]] == ["claimed"]
    assert find(figure["data"], "claimed")["x"] == [5]
    assert "<i>" not in find(figure["data"], "claimed")["hovertext"][0]


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (7800, 7800, None, "at least 7,800"),
        (None, None, 6000, "up to 6,000"),
        (None, 1800, None, "1,800"),
        (4800, None, 8900, "4,800–8,900"),
        (620, 620, 720, "620–720"),
        (50, 60, 200, "50–200 (best 60)"),
        (862, 862, 862, "862"),
    ],
)
def test_a_published_figure_is_said_as_it_was_published(
    low: int | None, best: int | None, high: int | None, said: str
) -> None:
    assert say_claim({"low": low, "best": best, "high": high}).replace("\u00a0", " ") == said


def test_periods_are_named_as_exactly_as_they_are() -> None:
    assert [say_period(date(2012, 4, 1), step) for step in ("year", "quarter", "month")] == [
        "2012", "2012, quarter 2", "April 2012",
    ]  # fmt: skip
    loose = count("month", ("2012", "5")).iloc[12].to_dict()
    assert say_row(loose, "month") == "2012, month not known"
    assert say_cell(count("month", ("2012-02", "1/–/9")).iloc[1].to_dict()) == "", "unknown is no nought"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_record()

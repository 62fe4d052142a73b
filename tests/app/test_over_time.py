"""The Time page: its figures under filters, its state in the address, and the way from each figure to its rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_overview import read_texts
from ui.addresses import CASES, OVERVIEW, TIME

RunPage = Callable[..., AppTest]
FEBRUARY: dict[str, str | list[str]] = {"country": ["CN"], "from": "2012-02", "to": "2012-02"}


def read_figures(app: AppTest) -> list[list[dict[str, Any]]]:
    return [json.loads(chart.proto.spec)["data"] for chart in app.get("plotly_chart")]


def read_bars(app: AppTest, name: str) -> list[float]:
    return [people for trace in read_figures(app)[0] if trace.get("name") == name for people in trace["y"]]


def test_each_section_has_a_picture_with_a_sentence_and_a_table(run_page: RunPage) -> None:
    app = run_page(TIME)
    charts = app.get("plotly_chart")
    assert len(charts) == 6
    assert all(chart.proto.alt for chart in charts)
    assert [expander.label for expander in app.expander].count("The same as a table") == 6
    assert not app.exception


def test_the_sums_and_the_year_with_the_most_come_first(run_page: RunPage) -> None:
    app = run_page(TIME)
    assert [metric.value for metric in app.metric] == [metric.value for metric in run_page(OVERVIEW).metric[:2]]
    texts = read_texts(app)
    assert "The year with the most people arrested: 2006, 220–236 people (best 226)." in texts
    assert "The year with the most people returned: 2023, 120–750 people (best 620)." in texts


@pytest.mark.parametrize("step", ["year", "quarter", "month"])
def test_the_bars_add_up_to_the_figure_above_them(run_page: RunPage, step: str) -> None:
    app = run_page(TIME, by=step, country=["CN"])
    for name, column, metric in (("arrested", "Arrested", app.metric[0]), ("returned", "Returned", app.metric[1])):
        apart = read_bars(app, f"{name} counted apart")
        assert f"{sum(read_bars(app, f'{name} counted') + apart):,}" == metric.value
        assert bool(apart) is (step != "year")
        assert f"{sum(read_best(cell) for cell in app.table[0].value[column]):,}" == metric.value


def read_best(cell: str) -> int:
    text = cell.replace("\\", "").replace("\u00a0", " ").split("](")[0].lstrip("[").replace(",", "")
    if "best " in text:
        text = text.split("best ")[1]
    digits = "".join(character for character in text if character.isdigit())
    return int(digits) if digits else 0


def test_february_2012_in_china_is_the_figure_counted_by_hand(run_page: RunPage) -> None:
    app = run_page(TIME, by="month", **FEBRUARY)
    assert read_bars(app, "arrested counted") == [41]
    cell = app.table[0].value["Arrested"].iloc[-1]
    assert "32–41" in cell
    assert parse_qs(urlsplit(cell.split("](")[1].rstrip(")")).query) == {
        "figure": ["arrested"], "from": ["2012-02"], "to": ["2012-02"], "country": ["CN"],
    }  # fmt: skip


def test_the_lens_changes_figures_and_caption_together(run_page: RunPage) -> None:
    everybody, ngos = run_page(TIME), run_page(TIME, lens="ngo")
    assert read_bars(everybody, "arrested counted") != read_bars(ngos, "arrested counted")
    assert "arrests and returns only as" in read_texts(ngos)
    assert "on which those whose figures are asked for say nothing" in read_texts(ngos)


def test_totals_over_unknown_groups_are_hatched_and_only_on_request(run_page: RunPage) -> None:
    plain, asked = run_page(TIME), run_page(TIME, totals="1")
    assert read_bars(plain, "arrested totals") == []
    assert len(read_bars(asked, "arrested totals")) > 0
    assert read_bars(asked, "arrested counted") == read_bars(plain, "arrested counted")
    assert [metric.value for metric in asked.metric] == [metric.value for metric in plain.metric]


def test_the_address_says_what_is_compared_and_what_is_unknown_is_named(run_page: RunPage) -> None:
    app = run_page(TIME, compare=["2017-summer-autumn", "2012-mourning-period", "no-such"], by="week", spread="2")
    assert list(app.multiselect[0].value) == ["2017-summer-autumn", "2012-mourning-period"]
    said = "\n".join(text.value for text in app.text)
    assert "compare = “no-such”" in said
    assert "by = “week”" in said
    assert "spread = “2”" in said
    names = {trace.get("name") for trace in read_figures(app)[2]}
    assert {"2017-summer-autumn", "2012-mourning-period"} <= names


def test_a_step_chosen_is_written_into_the_address(run_page: RunPage) -> None:
    app = run_page(TIME, country=["CN"])
    app.button_group[0].set_value("month").run()
    assert app.query_params["by"] == "month"
    assert app.query_params["country"] == "CN"
    app.button_group[0].set_value("year").run()
    assert "by" not in app.query_params


def test_the_rule_states_its_numbers_and_what_it_misses(run_page: RunPage) -> None:
    texts = read_texts(run_page(TIME))
    assert (
        "hold at least 20 people arrested, and more people than on 80 of every 100 days of the 3 years before" in texts
    )
    assert "Rule and numbers were fixed on arrests up to the end of 2016" in texts
    assert "All years: 16 stretches, 12 of them hit a crackdown, 4 none." in texts
    assert "After 2016: 5 stretches, 3 of them hit a crackdown, 2 none." in texts
    assert "Crackdowns compared: 29; hit 21, missed 8." in texts
    assert "none of the arrests in their cases is under this filter" not in texts


def test_a_crackdown_without_an_arrest_under_the_filter_is_not_missed_but_not_judged(run_page: RunPage) -> None:
    # Of the crackdowns whose cases have arrests, none but Thailand’s own has one by Thailand.
    texts = read_texts(run_page(TIME, country=["TH"]))
    assert "Not judged, since none of the arrests in their cases is under this filter:" in texts
    # Six crackdowns have no arrests on record at all, which no filter has taken.
    assert "Crackdowns compared: 7; hit 1, missed 6." in texts


@pytest.mark.parametrize(
    "query",
    [
        {"from": "1950", "to": "1951"},
        {"from": "2021", "to": "2021"},
        {"crackdown": ["2023-border-reopening"]},
        {"country": ["RU"], "by": "month", "totals": "1", "spread": "1"},
        {"kind": ["aggregate"]},
        {"kind": ["any"], "population": ["any"], "by": "quarter"},
        {"q": "Kunming", "lens": "family"},
        {"place": ["kp"]},
    ],
    ids=str,
)
def test_the_page_stands_under_any_filter(run_page: RunPage, query: dict[str, Any]) -> None:
    app = run_page(TIME, **query)
    assert not app.exception
    assert not app.warning
    assert app.title[0].value


def test_links_behind_bars_lead_to_as_many_people_as_the_bar_says(run_page: RunPage) -> None:
    table = run_page(TIME, country=["CN"]).table[0].value
    for cell in table["Arrested"][:8]:
        if "](" in cell:
            query = {name: values if len(values) > 1 else values[0] for name, values in parse_qs(
                urlsplit(cell.split("](")[1].rstrip(")")).query).items()}  # fmt: skip
            rows = read_texts(run_page(CASES, **query))
            assert f"best {read_best(cell)}" in rows.replace(",", "") or f"{read_best(cell)} p" in rows.replace(",", "")

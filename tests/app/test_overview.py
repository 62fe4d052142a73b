"""The first page: its figures are those of the second implementation, and each leads to its rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from tests.second_implementation.figures import count_everything
from ui.addresses import CASES
from ui.text import plain

DATA = Path(__file__).resolve().parents[2] / "data"
RunPage = Callable[..., AppTest]
Counted = dict[str, Any]


@pytest.fixture(scope="module")
def counted() -> Counted:
    """All public figures, from the raw files, by code that shares nothing with the pages."""
    default: Counted = count_everything(DATA)["default"]
    return default


def read_texts(app: AppTest) -> str:
    """Everything the page says, with plain spaces and without the backslashes of the Markdown."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    parts = [str(element.value) for element in elements]
    return "\n".join(parts).replace("\u00a0", " ").replace("\\", "")


def test_the_three_figures_are_the_bests_of_the_second_implementation(run_page: RunPage, counted: Counted) -> None:
    metrics = [metric.value for metric in run_page().metric]
    totals = counted["arrested"]["total"], counted["returned"]["total"], counted["no_news"]
    assert metrics == [f"{total['best']:,}" for total in totals]
    assert metrics[:2] == ["1,444", "1,218"], "the figures of the research, to be checked by hand"


def test_every_figure_has_its_range_and_says_what_it_leaves_out(run_page: RunPage) -> None:
    texts = read_texts(run_page())
    assert "range 1,358–1,485+; 2 groups of unknown size not counted" in texts
    assert "range 683–1,503+; 1 case without a credible low counts as 0 in it; 2 groups of unknown size not" in texts
    assert "range 830–897+; 1 group of unknown size not counted" in texts
    assert "In 3 cases some may have been let go, returned or died: the low is 0 there." in texts


def test_every_figure_says_whose_authorities_acted(run_page: RunPage) -> None:
    texts = read_texts(run_page())
    assert "By authority: China 1,042, Thailand 264, 6 others 138." in texts
    assert "By authority: China 1,208, Laos 9, Russia 1." in texts
    assert "By authority: China 620, Thailand 202, 4 others 66." in texts


def test_what_the_sums_leave_out_is_said_and_can_be_opened(run_page: RunPage) -> None:
    app = run_page()
    assert "Not in these figures: 18 totals over groups that are not known one by one." in read_texts(app)
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert links["The totals left out"] == "kind=aggregate"


def test_every_figure_leads_to_the_rows_behind_it(run_page: RunPage) -> None:
    links = [(link.proto.label, parse_qs(link.proto.query_string)) for link in run_page().get("page_link")]
    figures = [query["figure"] for label, query in links if label.endswith("behind this figure")]
    assert figures == [["arrested"], ["returned"], ["no_news"]]
    months = [(label, query) for label, query in links if label.endswith("three months")]
    assert months == [
        ("The rows of the worst three months", {"figure": ["arrested"], "until": ["2006-11-12"]}),
        ("The rows of the worst three months", {"figure": ["returned"], "until": ["2023-10-09"]}),
    ]
    # Nothing is on record in the latest three months, so that no link leads to rows of theirs; in April 2024 there is.
    earlier = [(link.proto.label, parse_qs(link.proto.query_string)) for link in run_page(to="2024").get("page_link")]
    assert [query["figure"] for label, query in earlier if label == "The rows of the latest three months"] == []
    crackdowns = [query["crackdown"] for label, query in links if label == "The cases of this crackdown"]
    assert crackdowns == [["2006-2008-thailand-arrivals"], ["2002-embassy-clampdown"]]


def test_the_latest_and_the_worst_three_months_are_said_with_their_days(run_page: RunPage) -> None:
    texts = read_texts(run_page())
    assert texts.count("The three months to 12 March 2026: none on record.") == 2
    assert "The worst three months on record, 13 August 2006 to 12 November 2006: 179–198 people (best 188)." in texts
    assert "The worst three months on record, 10 July 2023 to 9 October 2023: 120–750 people (best 620)." in texts


def test_the_table_of_years_holds_every_year_and_links_each_figure_to_its_year(
    run_page: RunPage, counted: Counted
) -> None:
    table = run_page().table[0].value
    assert list(table.iloc[:, 0]) == [str(year) for year in range(2026, 1997, -1)]
    by_year = counted["arrested"]["by_counting_year"]
    for year, cell in zip(table.iloc[:, 0], table.iloc[:, 1], strict=True):
        if year in by_year and by_year[year]["best"]:
            assert cell.endswith(f"(/cases?figure=arrested&from={year}&to={year})")
            assert plain(f"{by_year[year]['best']:,}") in cell
        else:
            assert cell == "none on record"
    unknown = dict(zip(table.iloc[:, 0], table.iloc[:, 4], strict=True))
    assert unknown["2015"] == "[1](/cases?figure=returned&from=2015&to=2015)", "a group of unknown size is no zero"


def list_kinds(block: Block) -> set[str]:
    """The kinds of all elements below a block, as Streamlit calls them."""
    kinds = set()
    for child in block.children.values():
        kinds |= list_kinds(child) if isinstance(child, Block) else {child.type}
    return kinds


def test_the_front_door_is_light_no_chart_script_and_no_data_grid_is_loaded(run_page: RunPage) -> None:
    light = {"title", "header", "subheader", "markdown", "caption", "metric", "page_link", "image", "table"}
    assert list_kinds(run_page().main) == light
    cases = run_page(CASES)
    assert list_kinds(cases.main) <= light, "the grid of the list waits until it is asked for"
    cases.session_state["all-cases"] = True
    assert "dataframe" in list_kinds(cases.run().main), "then it is loaded, so the check can fail"


def test_the_newest_entries_are_those_last_reported_latest(run_page: RunPage, counted: Counted) -> None:
    links = [parse_qs(link.proto.query_string) for link in run_page().get("page_link")]
    shown = [query["case"][0] for query in links if "case" in query]
    assert (
        shown == [entry["case_id"] if isinstance(entry, dict) else entry for entry in counted["newest"]][: len(shown)]
    )
    assert len(shown) == 6


def test_both_crackdowns_show_each_claim_with_what_it_counts_and_its_source(run_page: RunPage) -> None:
    thailand, embassies = (table.value for table in run_page().table[1:3])
    assert list(thailand.iloc[:, 1]) == [plain("at least\u00a0400"), "622", plain("at least\u00a01,500")]
    assert len(embassies) == 6
    assert all(embassies.iloc[:, 2] != ""), "every one of these claims counts something else, and says what"

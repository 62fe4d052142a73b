"""Every page and every parameter that an address may hold stands in docs/addresses.md, and nothing else does."""

from __future__ import annotations

from importlib import import_module

from analysis.filters import PARAMETERS
from analysis.lens import LENSES
from exports.briefing.asked import KINDS, PAPERS
from exports.briefing.asked import PARAMETERS as BRIEFING_PARAMETERS
from i18n import LANGUAGES
from tests.docs.pages import list_code, read, read_grid
from ui import asking
from ui.addresses import ADDRESSES, BRIEFING, CAMPAIGNS, CASES, CHANGES, MAP, OUTCOMES, SOURCES, TIME

# By name: the pages' rooms are outside the strict type check, which follows imports.
(
    campaign_parameters,
    case_columns,
    case_lists,
    changes_page,
    figure_check,
    figure_rows,
    listing,
    map_asked,
    outcome_parameters,
    place_panel,
    time_view,
) = (
    import_module(f"ui.{name}")
    for name in (
        "campaign_parameters",
        "case_columns",
        "case_lists",
        "changes_page",
        "figure_check",
        "figure_rows",
        "listing",
        "map_asked",
        "outcome_parameters",
        "place_panel",
        "time_view",
    )
)
PAGE = read("docs/addresses.md")
OWN = {
    CASES.url: {"case", "figure", "until", "sort", case_columns.PARAMETER, listing.PAGING.parameter},
    CAMPAIGNS.url: set(campaign_parameters.OWN_PARAMETERS),
    SOURCES.url: {listing.PAGING.parameter},
    CHANGES.url: {figure_check.LINK, figure_check.SINCE, changes_page.PAGING.parameter},
    BRIEFING.url: set(BRIEFING_PARAMETERS),
    TIME.url: set(time_view.OWN_PARAMETERS),
    MAP.url: {*map_asked.PARAMETERS, place_panel.ANSWERS},
    OUTCOMES.url: set(outcome_parameters.OWN_PARAMETERS),
}


def list_named(cell: str) -> set[str]:
    return {name.strip().strip("`") for name in cell.split(",")}


def test_every_page_stands_there_once() -> None:
    assert [row[0] for row in read_grid(PAGE, "address")] == [address.url for address in ADDRESSES]


def test_every_parameter_of_the_filter_stands_there() -> None:
    named = [name for row in read_grid(PAGE, "parameter") for name in list_named(row[0])]
    assert sorted(named) == sorted([*PARAMETERS, "lang", asking.VERSION])


def test_every_parameter_of_a_page_stands_there() -> None:
    named: dict[str, set[str]] = {}
    for page, parameters, _values in read_grid(PAGE, "page"):
        named.setdefault(page, set()).update(list_named(parameters))
    assert named == OWN


def test_the_words_that_parameters_take_stand_there() -> None:
    words = {*LENSES, *LANGUAGES, *figure_rows.FIGURES, *case_lists.ORDERS, *case_columns.COLUMNS} - {case_lists.FIRST}
    words |= {*KINDS, *PAPERS[1:]} - {"text"}
    assert words <= list_code(PAGE)

"""Every view in a share of languages, themes and widths in which each pair occurs; ``make looks`` takes all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from i18n import LANGUAGES
from tests.browser.conftest import Server, Visit, find_violations
from tests.browser.test_pages import VIEWS
from ui.addresses import ADDRESSES

TOO_WIDE = "main => main.scrollWidth - main.clientWidth"
THEMES, WIDTHS = ("light", "dark"), (1440, 390)
EVERY_PAGE = tuple(address.url for address in ADDRESSES)
Look = tuple[str, str, str, int]


def choose_looks() -> Iterator[Look]:
    """Each page in each language, and each further view in two of them; theme and width take turns.

    Pairs of page, language, theme and width all occur; of a further view each theme and each width.
    """
    for number, view in enumerate((*EVERY_PAGE, *VIEWS)):
        for turn, language in enumerate(LANGUAGES):
            if view in EVERY_PAGE:
                yield view, language, THEMES[(number + turn) % 2], WIDTHS[(number // 2 + turn // 2) % 2]
            elif turn != number % 3:
                last = turn == (1 if number % 3 == 2 else 2)
                yield view, language, THEMES[(number + last) % 2], WIDTHS[(number // 2 + last) % 2]


LOOKS = list(choose_looks())


def test_every_pair_occurs() -> None:
    pages = [look for look in LOOKS if look[0] in EVERY_PAGE]
    for first, second in combinations(range(4), 2):
        columns = (EVERY_PAGE, LANGUAGES, THEMES, WIDTHS)
        found = {(look[first], look[second]) for look in pages}
        assert len(found) == len(columns[first]) * len(columns[second])
    for column, values in ((2, THEMES), (3, WIDTHS)):
        assert {(look[0], look[column]) for look in LOOKS} >= {(view, value) for view in VIEWS for value in values}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_a_view_is_whole_in_its_language_theme_and_width(
    look: Look, server: Server, visit: Callable[..., Visit]
) -> None:
    address, language, theme, width = look
    tab = visit(server, width=width, colours=theme)
    tab.open(f"{address}{'&' if '?' in address else '?'}lang={language}")
    if address.startswith("/cases?case=2"):
        # The tables come with scripts of their own; before them there is little to find.
        tab.page.get_by_role("table").last.wait_for()
    # Scripts of pictures come after the page, and a picture further down is drawn when it comes into view.
    for picture in tab.page.get_by_test_id("stPlotlyChart").all():
        picture.scroll_into_view_if_needed()
        picture.locator("svg.main-svg").first.wait_for()
    if address.startswith("/map"):
        tab.page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first.wait_for()
    assert tab.page.locator("html").get_attribute("lang") == language
    assert tab.page.locator("h1").count() == 1
    assert tab.page.get_by_test_id("stMain").evaluate(TOO_WIDE) <= 0
    assert find_violations(tab.page) == []
    # A window of 1280 pixels enlarged four times has 320 to lay out (WCAG 1.4.10).
    tab.page.set_viewport_size({"width": 320, "height": 900})
    tab.page.wait_for_function("() => innerWidth === 320")
    tab.wait()
    assert tab.page.get_by_test_id("stMain").evaluate(TOO_WIDE) <= 0
    assert tab.page.locator("html").evaluate("html => html.scrollWidth - innerWidth") <= 0
    assert tab.complaints == []
    assert tab.list_strangers() == []

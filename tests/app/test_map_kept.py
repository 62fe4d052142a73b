"""What the map keeps for all readers is shown again only to those who ask for the same; what nobody can is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.filters import CaseFilter
from analysis.place_actions import ACTIONS
from ui.addresses import MAP
from ui.compute_map import Asked
from ui.map_asked import DEFAULT_ACTIONS, MapAddress, read_words

PLACE = CaseFilter(place=("cn-shenyang",))
ADDRESSES = [
    MapAddress(Asked(CaseFilter(), DEFAULT_ACTIONS), ways=False),
    MapAddress(Asked(PLACE, ACTIONS), ways=True),
    MapAddress(Asked(PLACE, ("release",), "1998-12-donggang-sixty-nine"), ways=True),
    MapAddress(Asked(PLACE, ("release",), "1998-12-donggang-sixty-nine"), ways=False),
]


def read(page: AppTest) -> list[str]:
    assert not page.exception
    return [element.value for kind in (page.header, page.markdown, page.caption, page.text) for element in kind]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_words_of_an_address_make_the_same_address(address: MapAddress) -> None:
    assert read_words(address.asked.case_filter, *address.words) == address


def test_each_page_of_the_answers_is_its_own_and_a_page_that_is_not_there_is_named_to_its_reader_alone(
    run_page: Callable[..., AppTest],
) -> None:
    first = read(run_page(MAP, place="cn-shenyang"))
    second = read(run_page(MAP, place="cn-shenyang", answers="2"))
    beyond = read(run_page(MAP, place="cn-shenyang", answers="99"))
    assert any("Page 2 of" in text for text in second)
    for one, other in ((first, second), (second, first)):
        assert [text for text in set(one) - set(other) if text.startswith(":small[")]
    assert [text for text in beyond if "answers = “99”" in text]
    assert not [text for text in read(run_page(MAP, place="cn-shenyang")) if "99" in text and "not in the data" in text]
    assert read(run_page(MAP, place="cn-shenyang", answers="2")) == second


def test_what_the_address_asks_for_in_vain_is_named(run_page: Callable[..., AppTest]) -> None:
    named = "\n".join(read(run_page(MAP, show="dance", routes="maybe", case="no-such-case")))
    for value in ("dance", "maybe", "no-such-case"):
        assert f"“{value}”, which is not in the data" in named


def test_the_ways_are_shown_to_those_who_ask_for_them_and_again(run_page: Callable[..., AppTest]) -> None:
    without, asked, again = (read(run_page(MAP, **query)) for query in ({}, {"routes": "on"}, {"routes": "on"}))
    assert asked == again
    assert len(asked) > len(without)
    assert read(run_page(MAP)) == without

"""Beside the pictures stand their addresses, with filter and language; a case has a small map of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from ui.addresses import CASES, MAP, OUTCOMES, OVERVIEW, TIME, Address

RunPage = Callable[..., AppTest]


def list_addresses(app: AppTest) -> list[str]:
    return [address for text in app.markdown for address in re.findall(r"\]\((/api/v1/charts/[^)]+)\)", text.value)]


@pytest.mark.parametrize(
    ("page", "key"), [(OVERVIEW, "arrests"), (TIME, "arrests"), (OUTCOMES, "outcomes"), (MAP, "map")]
)
def test_a_page_leads_to_its_picture_in_both_forms(page: Address, key: str, run_page: RunPage) -> None:
    app = run_page(page, lang="ko", country=["CN", "RU"], **{"from": "2012"})
    addresses = [urlsplit(address) for address in list_addresses(app)]
    assert [address.path for address in addresses] == [f"/api/v1/charts/{key}.svg", f"/api/v1/charts/{key}.png"]
    for address in addresses:
        # Nothing third-party: the address begins at this server's root.
        assert (address.scheme, address.netloc) == ("", "")
        assert parse_qs(address.query) == {"country": ["CN", "RU"], "from": ["2012"], "lang": ["ko"]}


def test_where_nothing_is_shown_nothing_is_offered(run_page: RunPage) -> None:
    assert list_addresses(run_page(OVERVIEW, **{"from": "1950", "to": "1951"})) == []
    # The map of one case is not the map of what the filter shows.
    assert list_addresses(run_page(MAP, case="2017-11-shenyang-ten")) == []


def read_pictures(app: AppTest) -> list[str]:
    return [image.proto.imgs[0].alt for image in app.get("image")]


def test_a_case_has_a_map_that_is_said_in_words(run_page: RunPage) -> None:
    app = run_page(CASES, case="2017-11-shenyang-ten", lang="en")
    said = [text for text in read_pictures(app) if text.startswith("Map of the case.")]
    assert len(said) == 2, "once wide and once narrow"
    assert "Arrested: Shenyang, China" in said[0]
    assert "Released: North Hamgyong, North Korea" in said[0]
    captions = " ".join(caption.value for caption in app.caption).replace("\\", "")
    # From China, of which no place is named, to Sinuiju; and from there to a province.
    assert "2 ways are not drawn" in captions
    assert "who holds an area in fact, not who claims it" in captions

"""The page of campaigns: which are shown, what one asked of whom, and what is on record after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from loaders import store
from loaders.dataset import DATA_FOLDER
from tests.loaders.builders import read_rows
from ui.addresses import CAMPAIGNS, CASES, CRACKDOWNS

RunPage = Callable[..., AppTest]
WINTER = "2012-mourning-period"
FRIEND = "2012-02-savemyfriend"


def read_text(app: AppTest) -> str:
    """Everything the page says, with plain spaces and without the marks of the Markdown."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.text]
    return "\n".join(str(element.value) for element in elements).replace("\u00a0", " ").replace("\\", "")


def list_entries(app: AppTest) -> list[str]:
    """The campaigns that the list of a page leads to, in its order; not those in tables."""
    queries = [parse_qs(link.proto.query_string) for link in app.get("page_link") if link.proto.page == "campaigns"]
    # The menu and the languages keep what the reader came with, which is no campaign here.
    return [query["campaign"][0] for query in queries if "campaign" in query]


def test_without_a_filter_all_58_are_shown_or_accounted_for(run_page: RunPage) -> None:
    first, second = (run_page(CAMPAIGNS, page=page) for page in ("1", "2"))
    text = read_text(first)
    assert "46 campaigns on record are about the cases shown or their crackdowns, of 58 in all." in text
    assert "9 are tied to no one case or crackdown and stand at the end, whatever is chosen." in text
    assert "3 are about cases or crackdowns that are not shown." in text
    assert "Page 1 of 2" in text
    assert len({*list_entries(first), *list_entries(second)}) == 46
    assert len(list_entries(first)) == 25
    every, untied = (table.value for table in first.table if "Began" in table.value.columns)
    assert (len(every), len(untied)) == (46, 9)
    assert every["Campaign"].iloc[0].endswith("campaign=2000-01-appeal-korean-americans)")
    assert every["Campaign"].iloc[-1].endswith("campaign=2019-buryatia-petition)"), "undated ones last"


def test_of_february_2012_there_are_14_with_what_became_of_the_people(run_page: RunPage) -> None:
    app = run_page(CAMPAIGNS, crackdown=WINTER)
    text = read_text(app)
    assert "14 campaigns on record are about the cases shown or their crackdowns, of 58 in all." in text
    assert "35 are about cases or crackdowns that are not shown." in text
    said = "Documented in this crackdown, in 10 cases: 48–59 people (best 57). What became of them: "
    assert f"14 campaigns. {said}no news of 26 (last known held), 31 returned." in text
    expected = {row["campaign_id"] for row in read_rows(DATA_FOLDER / "campaigns.csv") if row["crackdown_id"] == WINTER}
    assert set(list_entries(app)) == expected
    assert "Do not return the 30 detained refugees (to: UN Secretary-General and other world leaders)" in text
    assert "Size or duration: 178921 signatures · 31 responses on record after it" in text


def test_where_none_is_surely_after_it_no_entry_says_zero(run_page: RunPage) -> None:
    # The refugees' day of 2019 has no date but the year: the six responses about that crackdown are of the same year.
    text = read_text(run_page(CAMPAIGNS, crackdown="2019-spring-summer"))
    assert "6 responses on record, before or after it: not known" in text
    assert "no response on record after it" in read_text(run_page(CAMPAIGNS, country="TH"))
    assert re.search(r"\b0 responses", text) is None


def test_of_one_case_those_that_name_it_and_those_about_its_crackdown(run_page: RunPage) -> None:
    app = run_page(CAMPAIGNS, q="Shenyang", **{"from": "2017-11-04", "to": "2017-11-04"})
    assert set(list_entries(app)) == {
        "2017-11-amnesty-finland-sms",
        "2017-11-amnesty-ua-253",
        "2017-11-father-video-appeal",
        "2018-02-amnesty-iceland-net-appeal",
        "2018-02-amnesty-uk-pocket-protest",
        "2017-09-refugees-day",
        "2017-11-escapees-rallies",
    }


def test_after_is_said_to_be_no_cause_in_the_list_and_in_each_view(run_page: RunPage) -> None:
    words = "“After” means later in time and nothing more: the record does not say that a campaign brought about"
    assert words in read_text(run_page(CAMPAIGNS))
    assert words in read_text(run_page(CAMPAIGNS, campaign=FRIEND))


def test_one_campaign_has_its_facts_its_source_and_what_is_after_it(run_page: RunPage) -> None:
    app = run_page(CAMPAIGNS, campaign=FRIEND)
    facts, source = (table.value for table in app.table)
    known = {key: value.replace("\\", "") for key, value in facts.itertuples(index=False)}
    assert known["Demand"] == "Do not return the 30 detained refugees"
    assert known["To whom"] == "UN Secretary-General and other world leaders"
    assert known["By whom"] == "Save My Friend, students and alumni of a Seoul school for young North Koreans"
    assert known["Began"].replace("\u00a0", " ") == "14 February 2012"
    assert known["Size or duration"] == "178921 signatures"
    assert f"(/crackdowns?crackdown={WINTER})" in known["About"]
    assert "web.archive.org/web/*/https://www.change.org/" in source.to_string(max_colwidth=None).replace("\\", "")
    text = read_text(app)
    assert "31 responses about the same case or crackdown are dated after it began." in text
    assert "4 responses are of the same day, or of dates too loose to tell." in text
    assert "Documented in this crackdown, in 10 cases: 48–59 people (best 57)." in text
    assert "Urgent action: at least 21 people due for return by 20 February must be given access" in text


def test_the_responses_after_it_go_on_where_the_page_before_ended(run_page: RunPage) -> None:
    last = read_text(run_page(CAMPAIGNS, campaign=FRIEND, after="4"))
    assert "recalled the 31 people of February 2012" in last
    assert "Page 4 of 4" in last
    assert "recalled the 31 people" not in read_text(run_page(CAMPAIGNS, campaign=FRIEND, after="3"))
    links = [parse_qs(link.proto.query_string) for link in run_page(CAMPAIGNS, campaign=FRIEND).get("page_link")]
    assert {"campaign": [FRIEND], "after": ["2"]} in links


def test_a_campaign_for_a_case_tells_of_that_case(run_page: RunPage) -> None:
    text = read_text(run_page(CAMPAIGNS, campaign="2018-02-amnesty-iceland-net-appeal"))
    assert "1 response about the same case or crackdown is dated after it began." in text
    assert "8 returned and not heard of since, 2 freed in North Korea" in text
    assert "whatever its date: some of it may lie before the campaign." in text


@pytest.mark.parametrize(
    ("campaign_id", "words"),
    [
        ("2019-buryatia-petition", "It is not known when it began, so that nothing can be said to have come after it."),
        ("2013-12-nkfc-petition", "It is tied to no one case or crackdown, so that nothing can be set beside it."),
        (
            "2005-01-31-medal-returned",
            "No response about the same case or crackdown is dated after it began.",
        ),
    ],
)
def test_where_nothing_is_known_to_be_after_it_the_page_says_why(
    run_page: RunPage, campaign_id: str, words: str
) -> None:
    assert words in read_text(run_page(CAMPAIGNS, campaign=campaign_id))


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans"])
def test_every_campaign_opens_in_every_language(run_page: RunPage, language: str) -> None:
    app = run_page(CAMPAIGNS, lang=language)
    for campaign_id in store.current().campaigns["campaign_id"][:: 1 if language == "en" else 6]:
        app.query_params["campaign"] = campaign_id
        app.run()
        assert not app.exception, campaign_id
        assert len(app.title) == 1
        assert not [text.value for text in app.text]


def test_a_page_that_must_not_be_linked_is_not(run_page: RunPage) -> None:
    app = run_page(CAMPAIGNS, campaign="2005-01-31-medal-returned")
    assert "Pages without a link are cited but not linked" in read_text(app)
    assert "http" not in str(app.table[1].value)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"campaign": "no-such"}, "The link asked for the campaign “no-such”, which is not in the data."),
        ({"page": "99"}, "The link asked for page = “99”, which is not in the data"),
        ({"campaign": FRIEND, "after": "0"}, "The link asked for after = “0”, which is not in the data"),
        ({"case": "x"}, "The link asked for case = “x”; this page makes no use of it."),
    ],
)
def test_what_the_address_asks_for_and_is_not_there_is_named(
    run_page: RunPage, query: dict[str, str], words: str
) -> None:
    app = run_page(CAMPAIGNS, **query)
    assert not app.exception
    assert words in read_text(app)


@pytest.mark.parametrize(
    "query",
    [{"from": "1950", "to": "1951"}, {"kind": "aggregate"}, {"population": "fishermen"}, {"country": "MM"}],
    ids=str,
)
@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans"])
def test_the_page_stands_under_any_filter_and_in_any_language(
    run_page: RunPage, language: str, query: dict[str, str]
) -> None:
    app = run_page(CAMPAIGNS, lang=language, **query)
    assert not app.exception
    assert len(app.title) == 1
    assert len(app.expander) >= 1, "those tied to no case follow no filter"


def test_a_crackdown_and_a_case_lead_to_their_campaigns(run_page: RunPage) -> None:
    wave = run_page(CRACKDOWNS, crackdown=WINTER, lang="ko")
    links = [parse_qs(link.proto.query_string) for link in wave.get("page_link") if link.proto.page == "campaigns"]
    assert {"lang": ["ko"], "kind": ["any"], "population": ["any"], "crackdown": [WINTER]} in links
    case = run_page(CASES, case="2013-05-laos-nine")
    cells = "".join(table.value.to_string(max_colwidth=None) for table in case.table)
    assert "/campaigns?campaign=2013-05-nkfc-letters-laos" in cells
    assert "/campaigns?campaign=2013-06-seoul-protest-laos-nine" in cells


def test_a_crackdown_and_the_list_have_the_same_campaigns(run_page: RunPage) -> None:
    for crackdown_id in ("2023-border-reopening", "2006-2008-thailand-arrivals"):
        listed = list_entries(run_page(CAMPAIGNS, kind="any", population="any", crackdown=crackdown_id))
        rows = [row for row in read_rows(DATA_FOLDER / "campaigns.csv") if row["crackdown_id"] == crackdown_id]
        assert sorted(listed) == sorted(row["campaign_id"] for row in rows)

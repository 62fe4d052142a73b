"""Figures under places, outcomes, who is concerned and lenses, worked out by hand from the raw rows.

No program made them. /n is an event's number, cN a claim's; figures are low/best/high, "+" is open.
"""

from __future__ import annotations

import pytest

from analysis.counting import Measure, count_rows, count_silent
from analysis.fates import count_no_news, keep_ledgers
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.selection import select
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.making import write_total


def count(dataset: Dataset, measure: Measure, case_filter: CaseFilter) -> str:
    return write_total(sum_rows(count_rows(dataset, measure, case_filter)))


OCTOBER_2023 = {"start": "2023-10-09", "end": "2023-10-09"}


@pytest.mark.parametrize(
    ("place", "arrested", "returned"),
    [
        # Arrests, one event a case but 2018-03 (three of its seven here): 2002 five; 2006 nine; 2008 forty; 2011
        # 20/21/21; February 2012 6/9/9, 3/7/7 and ten; 2013 seven; November 2016 eight and thirty; March 2017 eight;
        # 2017 ten; 2018 three; 2019 seven, four, two and two. The consulate of Japan lies in Shenyang: the five.
        # Returns: seven and ten of February 2012, seven of 2013.
        ("cn-shenyang", "174/182/182", "24/24/24"),
        # Shenyang's, and Dandong one and two of November 2018, Dalian 5/5/6 and the river crossers of 2022, of unknown
        # size. The two aggregates of 2019 and 2020 and the workers of 2024 are left out.
        # Returns: Donggang 69 (1998), Dandong 19/31/40 (2003), 10/10/– and 62 (2004), nine (2006), Shenyang's 24,
        # Dandong 2/2/4 (2012), one and two (2018), fifty (2021), 80/80/90 (2023), –/180/– (9 October), and of 26 April
        # 2024 the crossing at Dandong, of unknown size.
        # Lows 69+19+10+62+9+24+2+1+2+50+80, bests 69+31+10+62+9+24+2+1+2+50+80+180, highs 69+40+10+62+9+24+4+1+2+50+
        # 90+180.
        ("cn-ln", "182/190/191 and 1 of unknown size", "328/520/541+ and 1 of unknown size"),
    ],
)
def test_a_place_counts_what_happened_in_it(place: str, arrested: str, returned: str, dataset: Dataset) -> None:
    assert count(dataset, "arrested", CaseFilter(place=(place,))) == arrested
    assert count(dataset, "returned", CaseFilter(place=(place,))) == returned


@pytest.mark.parametrize(
    ("places", "returned"),
    [
        # /3 Tumen 300, /4 Dandong 180, /5 Hunchun, /6 Nanping and /7 Changbai without a figure; the case –/500/620.
        pytest.param(("cn",), "0/500/620", id="all five are in China: rule 4"),
        pytest.param(("cn-ln",), "0/180/180+", id="Liaoning has Dandong"),
        pytest.param(("cn-jl",), "0/300/300+ and 3 of unknown size", id="Jilin has Tumen and the three"),
        pytest.param(("cn-yanbian",), "0/300/300+ and 2 of unknown size", id="Changbai is not in Yanbian"),
        pytest.param(("cn-hunchun", "cn-changbai"), "0/0/0 and 1 of unknown size", id="no figure: one group"),
        pytest.param(("cn-ln", "cn-jl"), "0/500/620", id="both together have all five"),
    ],
)
def test_9_october_2023_by_place(places: tuple[str, ...], returned: str, dataset: Dataset) -> None:
    case_filter = CaseFilter(place=places, **OCTOBER_2023)  # type: ignore[arg-type]
    assert count(dataset, "returned", case_filter) == returned


def test_those_of_july_2014_are_twenty_in_qingdao_and_nine_in_kunming(dataset: Dataset) -> None:
    # Rule 3 counts 20/29/29 once; each event shows its own figures: /1 9/20/20 and /2 9/9/18.
    case = {"start": "2014-07", "end": "2014-07", "crackdown": ("2014-summer-arrests",), "q": "2014-07-qingdao-kunming"}
    for places, arrested in (
        (("cn",), "20/29/29"),
        (("cn-sd",), "9/20/20"),
        (("cn-kunming",), "9/9/18"),
        (("cn-sd", "cn-yn"), "20/29/29"),
    ):
        assert count(dataset, "arrested", CaseFilter(place=places, **case)) == arrested  # type: ignore[arg-type]


def view(dataset: Dataset, measure: Measure, event_id: str, lens: str, **conditions: object) -> str:
    """One row through a lens, or that nothing is said on it."""
    case_filter = CaseFilter(kind=(), population=(), lens=lens, **conditions)  # type: ignore[arg-type]
    rows = count_rows(dataset, measure, case_filter)
    own = rows[rows["event_id"] == event_id]
    if own.empty:
        return "silent"
    ((low, best, high, is_open),) = list_plain(own, ["low", "best", "high", "high_open"])
    return "/".join("–" if number is None else str(number) for number in (low, best, high)) + ("+" if is_open else "")


@pytest.mark.parametrize(
    ("measure", "event_id", "lens", "seen"),
    [
        # Yantai, arrest 19/58/62. NGOs: c1 48 and c2 58; their c8 of 62 is on the case and not asked for.
        ("arrested", "2003-01-yantai-boat-people/1", "ngo", "48/58/58"),
        # States: c4 19; c3 has no figure. The best of 58 lies above: the nearer bound.
        ("arrested", "2003-01-yantai-boat-people/1", "state", "19/19/19"),
        # Return 19/31/40. Media: c6 30 and c9 40. Families: c5 30, below the best of 31.
        ("returned", "2003-01-yantai-boat-people/3", "media", "30/31/40"),
        ("returned", "2003-01-yantai-boat-people/3", "family", "30/30/30"),
        ("returned", "2003-01-yantai-boat-people/3", "state", "silent"),
        # Shenyang 2011, arrest 20/21/21, the case's only one, and the case's best is 21 too. NGOs: c1 and c2 20.
        # States say nothing on the event: their c4 of 20 on the case stands in.
        ("arrested", "2011-09-shenyang-twenty-one/1", "ngo", "20/20/20"),
        ("arrested", "2011-09-shenyang-twenty-one/1", "state", "20/20/20"),
        # The return of 19 is not the whole case: the same c4 does not speak of it.
        ("returned", "2011-09-shenyang-twenty-one/5", "state", "silent"),
        # 9 October 2023, –/500/620 by rule 4, claims on the case. NGOs: 500 to 620, two of them "at least" (open).
        # States: parliament's c30 of 600; the ministry gives no figure.
        ("returned", "2023-10-northeast-mass-return/3", "ngo", "500/500/620+"),
        ("returned", "2023-10-northeast-mass-return/3", "state", "600/600/600"),
        # Missionaries: c21 at least 500. Media: c33 and c39 500, c34 600, c38 up to 500.
        ("returned", "2023-10-northeast-mass-return/3", "family", "500/500/–+"),
        ("returned", "2023-10-northeast-mass-return/3", "media", "500/500/600"),
        # Unnamed: c27 has no figure, and nothing on the crossings.
        ("returned", "2023-10-northeast-mass-return/3", "unnamed", "silent"),
        # July 2014, 20/29/29 by rule 3, claims on the case. NGOs: three times 29. Unnamed: c6 27 and c7 20.
        ("arrested", "2014-07-qingdao-kunming-twenty-nine/1", "ngo", "29/29/29"),
        ("arrested", "2014-07-qingdao-kunming-twenty-nine/1", "unnamed", "20/27/27"),
        ("arrested", "2014-07-qingdao-kunming-twenty-nine/1", "media", "silent"),
        # A family's five, 1/5/5 by rule 4: of the case families say nothing, so the sum over the events: one at /1.
        ("returned", "2001-03-refugee-family-relatives/1", "family", "1/1/1"),
        # The consulate in Beijing, arrest 5/11/17. Media: c1 at least 11, c2 five or six, c8 and c9 up to 15.
        ("arrested", "2004-10-beijing-korean-consulate-eighteen/3", "media", "5/11/15+"),
        # Of unknown size: "several people".
        ("arrested", "2022-dandong-river-crossers/1", "media", "–/–/–+"),
        ("arrested", "2022-dandong-river-crossers/1", "ngo", "silent"),
    ],
)
def test_a_row_through_a_lens(measure: Measure, event_id: str, lens: str, seen: str, dataset: Dataset) -> None:
    assert view(dataset, measure, event_id, lens) == seen


def test_9_october_2023_in_liaoning_through_a_lens(dataset: Dataset) -> None:
    # Dandong's own claims of NGOs: c7 at least 180, c8 180. The others are on the case, which is not all here.
    assert view(dataset, "returned", "2023-10-northeast-mass-return/4", "ngo", place=("cn-ln",)) == "180/180/–+"
    assert view(dataset, "returned", "2023-10-northeast-mass-return/4", "state", place=("cn-ln",)) == "silent"


def test_february_2012_through_the_lens_of_ngos(dataset: Dataset) -> None:
    # Changchun c1 5, Shenyang c1 9, c1 and c2 7, and c1 10 to 12 cut to the ten of the row. On Longjing, Qingdao and
    # Zhengzhou NGOs say nothing.
    case_filter = CaseFilter(start="2012-02", end="2012-02", lens="ngo")
    assert count(dataset, "arrested", case_filter) == "31/31/31"
    assert count_silent(dataset, "arrested", case_filter) == 3


def test_no_news_of_february_2012(dataset: Dataset) -> None:
    # Changchun two of five, Longjing 3, Qingdao 3, Zhengzhou 4; the three groups of Shenyang were returned.
    case_filter = CaseFilter(outcome=("no_news",), start="2012-02", end="2012-02")
    ledgers = keep_ledgers(dataset, case_filter)
    assert list(ledgers["case_id"]) == [
        "2012-02-changchun-five",
        "2012-02-longjing-three",
        "2012-02-qingdao-three",
        "2012-02-zhengzhou-four",
    ]
    assert write_total(count_no_news(ledgers)) == "12/12/12"
    # 3/5/5, 3, 3 and 4; no return of theirs was in February.
    assert count(dataset, "arrested", case_filter) == "13/15/15"
    assert count(dataset, "returned", case_filter) == "0/0/0"


def test_no_news_of_liaoning_since_2016(dataset: Dataset) -> None:
    # Shenyang 8, 30, 8, seven (of whom some may have been let go, and of whom three were seized here), 7, 4, 2, 2,
    # Dalian 5/5/6; the river crossers of 2022 are of unknown size.
    case_filter = CaseFilter(outcome=("no_news",), place=("cn-ln",), start="2016")
    assert write_total(count_no_news(keep_ledgers(dataset, case_filter))) == "66/73/74 and 1 of unknown size"
    assert count(dataset, "arrested", case_filter) == "69/69/70 and 1 of unknown size"


def test_minors_in_the_winter_of_2011_to_2012(dataset: Dataset) -> None:
    # Known to include a minor: Changchun five (3/5/5; returned 3/3/5, no news of two), Zhengzhou four and the four at
    # the Lao border. Of the other seven cases nothing is known of minors.
    case_filter = CaseFilter(who=("minors",), crackdown=("2012-mourning-period",))
    assert list(select(dataset, case_filter).shown["case_id"]) == [
        "2012-02-changchun-five",
        "2012-02-zhengzhou-four",
        "2012-03-laos-border-four",
    ]
    assert count(dataset, "arrested", case_filter) == "11/13/13"
    assert count(dataset, "returned", case_filter) == "3/3/5"
    assert write_total(count_no_news(keep_ledgers(dataset, case_filter))) == "10/10/10"

"""A briefing's address: what is written is read again, and what is not understood is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.filters import CaseFilter
from exports.briefing.asked import KINDS, LONGEST_LINE, LONGEST_TEXT, MOST_BLOCKS, PAPERS, Asked, Block, choose_blocks
from i18n import AVAILABLE
from tests.analysis.making import load_record

TEN = "2017-11-shenyang-ten"
# A surrogate alone is no text that an address can carry.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50).map(str.strip).filter(bool)
BLOCKS = st.one_of(
    st.sampled_from([kind for kind in KINDS if kind not in {"text"}]).map(Block),
    WORDS.map(lambda words: Block("text", words)),
    st.just(Block("case", TEN)),
)


# The record is read once, which takes its time.
@settings(deadline=None)
@given(
    chosen=st.sampled_from([CaseFilter(), CaseFilter(crackdown=("2012-mourning-period",)), CaseFilter(start="2012")]),
    case_id=st.sampled_from([None, TEN]),
    title=st.one_of(st.just(""), WORDS),
    occasion=st.one_of(st.just(""), WORDS),
    on=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31))),
    paper=st.sampled_from(PAPERS),
    blocks=st.lists(BLOCKS, min_size=1, max_size=MOST_BLOCKS),
    into=st.sampled_from(["", *AVAILABLE]),
)
def test_what_an_address_says_is_read_again(chosen, case_id, title, occasion, on, paper, blocks, into) -> None:  # type: ignore[no-untyped-def]
    asked = Asked(chosen, case_id, title, occasion, on, paper, tuple(blocks), into=into)
    assert Asked.from_query(asked.to_query(), load_record()) == (asked, ())


def test_unasked_stand_the_blocks_of_the_scope() -> None:
    dataset = load_record()
    everything, crackdown, case = (
        Asked.from_query(query, dataset)[0] for query in ({}, {"crackdown": ["2012-mourning-period"]}, {"case": [TEN]})
    )
    kinds = [[block.kind for block in asked.blocks] for asked in (everything, crackdown, case)]
    assert [own[0] for own in kinds] == ["figures", "figures", "case"]
    assert [("claims" in own, "arrests" in own) for own in kinds] == [(False, True), (True, False), (True, False)]
    assert all(own[-2:] == ["method", "sources"] for own in kinds)
    assert everything.blocks == choose_blocks(everything)
    # What stands unasked is not written.
    assert case.to_query() == {"case": [TEN]}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"case": ["no-such"]}, [("case", "no-such")]),
        ({"block": ["figures", "nonsense", "text", "text:  ", "case:no-such", "map:words"]}, 5),
        ({"block": ["figures"] * (MOST_BLOCKS + 2)}, [("block", "figures")] * 2),
        ({"on": ["2026-13-01"]}, [("on", "2026-13-01")]),
        ({"on": ["2026"]}, [("on", "2026")]),
        ({"paper": ["a5"]}, [("paper", "a5")]),
        ({"into": ["de"]}, [("into", "de")]),
        ({"title": ["x" * (LONGEST_LINE + 3)]}, [("title", "xxx")]),
        ({"block": [f"text:{'y' * LONGEST_TEXT}zz"]}, [("block", "zz")]),
        ({"from": ["yesterday"]}, [("from", "yesterday")]),
    ],
)
def test_what_means_nothing_or_is_too_much_is_named(query: dict[str, list[str]], named: object) -> None:
    asked, unknown = Asked.from_query(query, load_record())
    assert len(unknown) == named if isinstance(named, int) else list(unknown) == named
    assert asked.blocks

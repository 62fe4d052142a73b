"""The claimant lens: rule 8, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting import Measure, count_rows, count_silent
from analysis.fates import keep_ledgers
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.lens import LENSES, Stated, read_claims, view_figures
from analysis.selection import select
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from rules.figures import Figures
from tests.analysis.making import MadeCase, MadeClaim, MadeEvent, load_record, make_dataset, write_total
from tests.rules.making import read_figures


def view(row: str, *claims: str) -> str | None:
    """What claims ("low-high", "low+", "-high", "?" without a figure) make of a row "low/best/high"; "+" is open."""
    seen = view_figures(read_figures(row), [read_claim(text) for text in claims])
    if seen is None:
        return None
    figures = "/".join("–" if number is None else str(number) for number in (seen.low, seen.best, seen.high))
    return figures + ("+" if seen.high_open else "")


def read_claim(text: str) -> Stated:
    if text == "?":
        return Stated(None, None)
    if text.endswith("+"):
        return Stated(int(text[:-1]), None)
    low, _, high = text.partition("-")
    return Stated(int(low) if low else None, int(high))


@pytest.mark.parametrize(
    ("row", "claims", "seen"),
    [
        pytest.param("10", ["10-10"], "10/10/10", id="one claim that agrees"),
        pytest.param("5/10/20", ["8-8", "12-15"], "8/10/15", id="lowest and highest, the best between them"),
        pytest.param("5/10/20", ["12-15"], "12/12/15", id="the best below: the nearer bound"),
        pytest.param("5/10/20", ["6-7"], "6/7/7", id="the best above: the nearer bound"),
        pytest.param("5/10/20", ["3-4", "6-7"], "6/7/7", id="wholly below counts something else"),
        pytest.param("5/10/20", ["21-30", "6-7"], "6/7/7", id="wholly above counts something else"),
        pytest.param("5/10/20", ["21-30"], None, id="nothing left is nothing said"),
        pytest.param("5/10/20", ["2-8"], "5/8/8", id="partly below is cut"),
        pytest.param("5/10/20", ["18-30"], "18/18/20", id="partly above is cut"),
        pytest.param("5/10/20", ["5-5", "20-20"], "5/10/20", id="the bounds belong to the range"),
        pytest.param("5/10/20", ["8+"], "8/10/–+", id="at least: open, the high stands at the best"),
        pytest.param("5/10/20", ["12+"], "12/12/–+", id="at least more than the best"),
        pytest.param("5/10/20", ["8+", "15-15"], "8/10/15+", id="at least, and the highest figure that is stated"),
        pytest.param("5/10/20", ["12-12", "14+"], "12/12/14+", id="at least the highest of all"),
        pytest.param("5/10/20", ["2+"], "5/10/–+", id="at least fewer than the range is cut"),
        pytest.param("5/10/20", ["-15"], "–/10/15", id="up to: no low is stated"),
        pytest.param("5/10/20", ["-15", "9-9"], "9/10/15", id="up to beside another: the lowest that is stated"),
        pytest.param("5/10/20", ["-30"], "–/10/20", id="up to more than the range is cut"),
        pytest.param("5/10/20", ["-4"], None, id="up to fewer than the range counts something else"),
        pytest.param("–/500/620", ["300-600"], "300/500/600", id="an unknown low cuts nothing"),
        pytest.param("–/500/620", ["300-400"], None, id="where the low is unknown the range begins at the best"),
        pytest.param("5/10/–", ["90-99"], "90/90/99", id="an unknown high is no end"),
        pytest.param("5/10/20", ["?"], None, id="a statement without a figure, perhaps a denial, says nothing"),
        pytest.param("5/10/20", ["?", "10-10"], "10/10/10", id="and takes nothing away"),
        pytest.param("5/10/20", [], None, id="no claim"),
        pytest.param("–/–/–", ["?"], "–/–/–+", id="of unknown size it says that there were such people"),
        pytest.param("–/–/–", [], None, id="of unknown size and nothing said"),
        pytest.param("–/–/–", ["3-4"], "3/–/4", id="without a curated best it stays empty"),
        pytest.param("–/–/31", ["40-50"], None, id="beyond a high without best"),
    ],
)
def test_a_row_is_what_the_claims_make_of_it(row: str, claims: list[str], seen: str | None) -> None:
    assert view(row, *claims) == seen


bounds = st.none() | st.integers(0, 30)


def order(pair: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    low, high = pair
    return pair if low is None or high is None else (min(low, high), max(low, high))


claims_ = st.lists(st.tuples(bounds, bounds).map(order), max_size=4)
triplets = st.lists(st.integers(1, 30), min_size=3, max_size=3).map(sorted)


@given(triplets, claims_, st.booleans(), st.booleans())
def test_a_lens_never_leaves_the_range_and_is_a_range_itself(
    triplet: list[int], claims: list[tuple[int | None, int | None]], has_low: bool, has_high: bool
) -> None:
    low, best, high = triplet
    figures = Figures(low if has_low else None, best, high if has_high else None)
    seen = view_figures(figures, [Stated(*claim) for claim in claims])
    if seen is None:
        return
    assert seen.best is not None
    if seen.low is not None:
        assert seen.low <= seen.best
        assert figures.low is None or seen.low >= figures.low
    top = seen.best if seen.high is None else seen.high
    assert top >= seen.best
    assert figures.high is None or top <= figures.high
    assert seen.high is not None or seen.high_open


def count(dataset: Dataset, lens: str | None, measure: Measure = "arrested") -> str:
    rows = count_rows(dataset, measure, CaseFilter(lens=lens))
    silent = count_silent(dataset, measure, CaseFilter(lens=lens))
    return write_total(sum_rows(rows)) + (f", silent on {silent}" if silent else "")


TWO = (MadeEvent("arrest", "9/20/20"), MadeEvent("arrest", "9/9/18"))


@pytest.mark.parametrize(
    ("case", "claims", "counted"),
    [
        pytest.param(
            MadeCase("case", "10", (MadeEvent("arrest", "10"),)),
            (MadeClaim("ngo", "10", "10"),),
            "10/10/10",
            id="a single event that speaks of the whole case falls back to the claims on the case",
        ),
        pytest.param(
            MadeCase("case", "12", (MadeEvent("arrest", "10"),)),
            (MadeClaim("ngo", "10", "10"),),
            "0/0/0, silent on 1",
            id="a single event that speaks of a part does not",
        ),
        pytest.param(
            MadeCase("case", "10", (MadeEvent("arrest", "5"), MadeEvent("arrest", "5"))),
            (MadeClaim("ngo", "5", "5"),),
            "0/0/0, silent on 2",
            id="nor does one of two",
        ),
        pytest.param(
            MadeCase("case", "10/10/–", (MadeEvent("arrest", "10"), MadeEvent("arrest", "10"))),
            (MadeClaim("ngo", "10", "10"),),
            "0/0/0, silent on 2",
            id="nor does each of two that may be the same people",
        ),
        pytest.param(
            MadeCase("case", "5/10/15", (MadeEvent("arrest", "5/10/15"),)),
            (MadeClaim("ngo", "6", "7"), MadeClaim("ngo", "9", "9", event=1)),
            "9/9/9",
            id="the claims on the event come first",
        ),
        pytest.param(
            MadeCase("case", "5/10/15", (MadeEvent("arrest", "5/10/15"),)),
            (MadeClaim("ngo", "6", "7"), MadeClaim("ngo", "99", "99", event=1)),
            "6/7/7",
            id="unless they count something else",
        ),
        pytest.param(
            MadeCase("case", "20/29/29", TWO),
            (MadeClaim("ngo", "25", "25"), MadeClaim("ngo", "9", "9", event=1)),
            "25/25/25",
            id="a case counted by rule 3 uses the claims on the case",
        ),
        pytest.param(
            MadeCase("case", "20/29/29", TWO),
            (MadeClaim("ngo", "9", "9", event=1), MadeClaim("ngo", "18", "18", event=2)),
            "27/27/27",
            id="or else the sum over its events",
        ),
        pytest.param(
            MadeCase("case", "20/29/29", TWO),
            (MadeClaim("ngo", "20", "20", event=1), MadeClaim("ngo", "18", "18", event=2)),
            "29/29/29",
            id="of which nobody is counted twice",
        ),
        pytest.param(
            MadeCase("case", "20/29/29", TWO),
            (MadeClaim("ngo", "9", "9", event=1),),
            "9/9/9",
            id="and an event of which nothing is said gives nothing",
        ),
        pytest.param(
            MadeCase("case", "20/29/29", TWO),
            (MadeClaim("ngo", "9", "–", event=1), MadeClaim("ngo", "9", "9", event=2)),
            # At least nine of the first with its best of twenty, and nine of the second.
            "18/29/29+",
            id="a sum with at least is open",
        ),
        pytest.param(
            MadeCase("case", "20/29/29", TWO),
            (MadeClaim("media", "29", "29"),),
            "0/0/0, silent on 1",
            id="others do not speak for that sort",
        ),
    ],
)
def test_claims_are_looked_for_where_they_belong(case: MadeCase, claims: tuple[MadeClaim, ...], counted: str) -> None:
    assert count(make_dataset(case, claims=claims), "ngo") == counted


def test_an_uncounted_event_of_a_case_counted_by_rule_4_may_be_spoken_of() -> None:
    events = (MadeEvent("repatriation", "–/300/–"), MadeEvent("repatriation", "–/–/–"))
    dataset = make_dataset(
        MadeCase("case", "–/500/620", events),
        claims=(MadeClaim("ngo", "300", "300", event=1), MadeClaim("media", "–", "–", event=2)),
    )
    assert count(dataset, "ngo", "returned") == "300/300/300"
    assert count(dataset, "media", "returned") == "0/0/0, silent on 1"
    assert count(dataset, None, "returned") == "0/500/620"


def test_what_is_said_of_events_elsewhere_does_not_count_in_a_place() -> None:
    events = tuple(MadeEvent("arrest", "20", place_id=place) for place in "abc")
    dataset = make_dataset(MadeCase("case", "29", events), claims=(MadeClaim("ngo", "20", "20", event=3),))
    for places, people, silent in (("abc", 20, 0), ("bc", 20, 0), ("ab", 0, 1)):
        case_filter = CaseFilter(place=tuple(places), lens="ngo")
        assert sum_rows(count_rows(dataset, "arrested", case_filter)).best == people
        assert count_silent(dataset, "arrested", case_filter) == silent


@pytest.mark.parametrize("lens", LENSES)
def test_claims_on_crackdowns_are_claims_on_no_case(lens: str, dataset: Dataset) -> None:
    claims = read_claims(dataset, lens)
    assert claims.on_case.keys() <= set(dataset.cases["case_id"])
    assert claims.on_event.keys() <= set(dataset.events["event_id"])


def test_academics_count_with_ngos_and_the_united_nations_with_states() -> None:
    case = MadeCase("case", "5/10/15", (MadeEvent("arrest", "5/10/15"),))
    said = {"ngo": 5, "academic": 6, "state": 7, "parliament": 8, "intergovernmental": 9}
    claims = tuple(MadeClaim(sort, str(number), str(number), event=1) for sort, number in said.items())
    dataset = make_dataset(case, claims=claims)
    assert count(dataset, "ngo") == "5/6/6"
    assert count(dataset, "state") == "7/9/9"


def test_every_sort_of_claimant_of_the_contract_belongs_to_one_lens(dataset: Dataset) -> None:
    words = dataset.contract.tables["claims"].field("claimant_type").words
    assert sorted(word for sorts in LENSES.values() for word in sorts) == sorted(words)


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("measure", ["arrested", "returned"])
def test_rows_seen_and_rows_silent_are_all_rows_and_stand_where_they_stood(measure: Measure, lens: str) -> None:
    dataset, case_filter = load_record(), CaseFilter(kind=(), population=(), lens=lens)
    whole = count_rows(dataset, measure, CaseFilter(kind=(), population=()))
    seen = count_rows(dataset, measure, case_filter)
    assert len(seen) + count_silent(dataset, measure, case_filter) == len(whole)
    columns = ["event_id", "date", "counting_day", "place_id", "rule"]
    assert set(list_plain(seen, columns)) <= set(list_plain(whole, columns))
    assert list(seen.columns) == list(whole.columns)
    assert dict(seen.dtypes) == dict(whole.dtypes)


def test_a_lens_touches_neither_the_cases_shown_nor_what_became_of_people() -> None:
    dataset = load_record()
    plain, seen = CaseFilter(country=("CN",)), CaseFilter(country=("CN",), lens="media")
    assert list(select(dataset, plain).shown["case_id"]) == list(select(dataset, seen).shown["case_id"])
    assert keep_ledgers(dataset, plain).equals(keep_ledgers(dataset, seen))

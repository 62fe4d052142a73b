"""Claims in words: what the picture of who says how many is given."""

from __future__ import annotations

import pandas as pd
import pytest

from figures.claim_words import make_claim_words, make_documented, say_claims, write_claim_rows
from figures.claims import specify_claims
from rules.figures import Figures


def make_claims(*ends: tuple[int | None, int | None]) -> pd.DataFrame:
    rows = [
        {"claimant": f"Group {n}", "claimant_type": "ngo", "low": low, "high": high}
        | {"date_stated": "2012-02~" if n else None, "source_publisher": "Paper"}
        for n, (low, high) in enumerate(ends)
    ]
    return pd.DataFrame(rows).astype({"low": "Int64", "high": "Int64"})


def test_rows_say_who_when_and_how_many_and_an_unknown_date_stays_empty() -> None:
    rows = write_claim_rows(make_claims((10, 10), (30, None), (None, 12)))
    assert list(rows["people_words"].str.replace("\u00a0", " ")) == ["10", "at least 30", "up to 12"]
    assert list(rows["date_words"]) == ["", "about February 2012", "about February 2012"]
    assert set(rows["claimant_type"]) == {"NGO"}


def test_the_sentence_gives_the_span_of_the_claims_and_the_records_own_figures() -> None:
    said = say_claims(make_claims((10, 20), (30, None)), Figures(3, 7, 7)).replace("\u00a0", " ")
    assert said == "2 claims on one axis, from 10 to 30 people; this record has 3–7 (best 7)."


@pytest.mark.parametrize(
    ("figures", "low", "high", "is_open"),
    [(Figures(3, 7, 9), 3, 9, False), (Figures(None, 7, None), 7, 7, True), (Figures(5, 7, None), 5, 7, True)],
)
def test_an_unknown_high_is_open_and_never_a_zero(figures: Figures, low: int, high: int, is_open: bool) -> None:
    documented = make_documented(figures, "arrested")
    assert (documented.low, documented.best, documented.high, documented.high_open) == (low, 7, high, is_open)


def test_the_rows_fit_the_picture() -> None:
    documented = make_documented(Figures(3, 7, 7), "returned")
    rows = write_claim_rows(make_claims((10, 20), (30, None)))
    assert specify_claims(rows, documented, theme="light", width="narrow", words=make_claim_words())["marks"]

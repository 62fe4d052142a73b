"""The words, the rows and the sentence that go with the picture of who says how many."""

from __future__ import annotations

from typing import Any

import pandas as pd

from figures.claims import ClaimWords, Documented
from figures.palette import Measure
from i18n import _, language, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_extent, say_number, say_range
from loaders.dates import read_date
from rules.figures import Figures


def make_claim_words() -> ClaimWords:
    """The words of ``draw_claims`` in the language in use."""
    return ClaimWords(
        language=language(),
        people=_("people"),
        claimed=_("claimed"),
        whisker=_("range of the claim, or over credible claims"),
        open_high=_("at least"),
        unknown=_("no figure"),
        number=say_number,
    )


def make_documented(figures: Figures, measure: Measure) -> Documented:
    """The record's own figures for the event that the claims are about; ``figures`` has a best."""
    best = figures.best or 0
    return Documented(
        measure=measure,
        low=best if figures.low is None else figures.low,
        best=best,
        high=best if figures.high is None else figures.high,
        high_open=figures.high is None,
        name=_("In this record"),
        people_words=say_range(figures.low, figures.best, figures.high),
    )


def write_claim_rows(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims as ``draw_claims`` takes them, in the order given.

    ``claims``: ``claimant``, ``claimant_type``, ``low``, ``high``, ``date_stated``, ``source_publisher``.
    """
    records = [
        {
            "claimant": claim["claimant"],
            "claimant_type": label("claims", "claimant_type", claim["claimant_type"]),
            "date_words": "" if pd.isna(claim["date_stated"]) else say_date(read_date(claim["date_stated"])),
            "source": claim["source_publisher"],
            "people_words": say_extent(_known(claim["low"]), _known(claim["high"])),
            "low": claim["low"],
            "high": claim["high"],
        }
        for claim in claims.to_dict("records")
    ]
    return pd.DataFrame(records).astype({"low": "Int64", "high": "Int64"})


def _known(number: Any) -> int | None:
    return None if pd.isna(number) else int(number)


def say_claims(claims: pd.DataFrame, figures: Figures) -> str:
    """What the picture shows, in a sentence, for those who do not see it; arguments as above."""
    ends = pd.concat([claims["low"], claims["high"]]).dropna().astype(int).tolist()
    words = ngettext(
        "{n} claim on one axis, from {least} to {most} people; this record has {documented}.",
        "{n} claims on one axis, from {least} to {most} people; this record has {documented}.",
        len(claims),
    )
    return words.format(
        n=say_number(len(claims)),
        least=say_number(min(ends)),
        most=say_number(max(ends)),
        documented=say_range(figures.low, figures.best, figures.high),
    )

"""What others claim of a crackdown as a whole."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.claims import list_crackdown_claims
from exports.letters.citing import Citing
from exports.letters.letter import Section
from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from i18n.lists import join_sentences
from i18n.numbers import say_extent
from loaders.dataset import Dataset
from loaders.dates import read_date


def list_claimed(dataset: Dataset, crackdown_id: str, citing: Citing) -> tuple[Section, ...]:
    """The claims on a crackdown as a whole, apart from what is documented (rule 6); nothing where there are none."""
    claims = list_crackdown_claims(dataset, crackdown_id)
    if claims.empty:
        return ()
    lead = _(
        "These are claims about the crackdown as a whole. They count different things, and none of them is in the "
        "figures above, or added to them."
    )
    items = (_say_claim(claim) + citing.cite([claim["source_id"]]) for claim in claims.to_dict("records"))
    return (Section(_("What others claim in total"), tuple(items), (lead,)),)


def _say_claim(claim: dict[Any, Any]) -> str:
    low, high = (None if pd.isna(claim[end]) else int(claim[end]) for end in ("low", "high"))
    stated = claim["date_stated"]
    words = _("{claimant} ({sort}), {date}: {people}.").format(
        claimant=claim["claimant"],
        sort=label("claims", "claimant_type", claim["claimant_type"]),
        date=_("date unknown") if pd.isna(stated) else say_date(read_date(stated)),
        people=say_extent(low, high),
    )
    if pd.isna(claim["note"]):
        return words
    return join_sentences([words, _("The record’s note: “{note}”.").format(note=str(claim["note"]).rstrip("."))])

"""What was said and done about a case, as items of a letter."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from analysis.responses import Told, list_told
from analysis.texts import read_texts
from exports.letters.citing import Citing
from exports.letters.scope import Said
from i18n import _, language
from i18n.dates import say_date
from i18n.labels import label
from i18n.lists import join_items
from loaders.dataset import Dataset
from loaders.dates import read_date
from loaders.once import once_a_dataset

OFFICIAL: Final = frozenset({"state", "un", "parliament", "court"})
"""The sorts of actors whose words bind them, or the state they speak for."""


@once_a_dataset
def read_told(dataset: Dataset, table: Told) -> pd.DataFrame:
    """``list_told``, worked out once."""
    return list_told(dataset, table)


@once_a_dataset
def _group(dataset: Dataset, table: Told) -> dict[str, list[dict[Any, Any]]]:
    """The rows of ``list_told`` by the case that they name."""
    told = read_told(dataset, table)
    return {str(case_id): rows.to_dict("records") for case_id, rows in told.groupby("case_id")}


def list_said(dataset: Dataset, case_id: str, citing: Citing) -> tuple[Said, ...]:
    """The responses and campaigns that name a case, responses first, each by date."""
    responses, campaigns = (_group(dataset, table).get(case_id, []) for table in ("responses", "campaigns"))
    return (
        *(_say_response(dataset, row, citing) for row in responses),
        *(_say_campaign(dataset, row, citing) for row in campaigns),
    )


def _say_response(dataset: Dataset, row: dict[Any, Any], citing: Citing) -> Said:
    texts = read_texts(dataset, language())
    # Translators: what was said: the date, who, the sort of answer, and what it was.
    words = _("{date}, {actor} ({stance}): {summary}").format(
        date=say_date(read_date(row["date"])),
        actor=row["actor"],
        stance=label("responses", "stance", row["stance"]).lower(),
        summary=texts.say("responses", row["response_id"], "summary"),
    )
    return Said(words + citing.cite([row["source_id"]]), row["actor_type"] in OFFICIAL)


def _say_campaign(dataset: Dataset, row: dict[Any, Any], citing: Citing) -> Said:
    texts, key = read_texts(dataset, language()), row["campaign_id"]
    launched = row["launched"]
    when = _("date unknown") if pd.isna(launched) else say_date(read_date(launched))
    who = [texts.say("campaigns", key, "name")] + ([] if pd.isna(row["organiser"]) else [str(row["organiser"])])
    words = _("{date}, campaign “{campaign}”: {demand}").format(
        date=when, campaign=join_items(who), demand=texts.say("campaigns", key, "demand")
    )
    return Said(words + citing.cite([row["source_id"]]), official=False)

"""Where outcomes differ by the way: how people came into the record, who acted against them, how well it is known."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from analysis.ledgers import STATES
from rules.ledger import NO_NEWS

Way = Literal["entry", "authority", "verification"]

CHINA: Final = "CN"

LEAST_PEOPLE: Final = 10
"""Fewer people with a known outcome have no shares: one person more or less would turn the picture."""

_STATES: Final = [str(state) for state in STATES]
_NUMBERS: Final = (*_STATES, "people", "known", "no_news")


def compare_ways(flows: pd.DataFrame, cases: pd.DataFrame, grades: tuple[str, ...]) -> pd.DataFrame:
    """People by state at the end, for people who came by one way or another.

    1. ``entry``: of ``count_flows``, those who came into the record by an arrest and those who did so by asking for
       asylum at a mission, school or UN office. Who came otherwise is left out: they are known by what happened last.
    2. ``authority``: the cases of China and those of all other authorities. ``verification``: the cases of each grade.
    3. A known outcome is every state but held and unseen, of which there is no news. Shares are over the people with a
       known outcome only, and only where these are at least ten (``has_shares``).
    4. Groups without anybody are left out.

    ``flows`` as ``count_flows``, ``cases`` as ``list_cases``, ``grades`` in the order to be shown. Columns: ``way``,
    ``group`` (an entry, ``CN`` or ``others``, a grade), a column for each state, ``people``, ``known``, ``no_news``
    (Int64, by best), ``has_shares`` (bool). What differs is described and not explained: groups differ in more than
    the way, and most arrests that ended well or in silence were never told. Source: data model, "The fate ledger".
    """
    records: list[dict[str, object]] = []
    for entry in ("arrest", "asylum_bid"):
        own = flows[(flows["entry"] == entry).astype(bool)]
        sums = {name: int(own.loc[(own["state"] == name).astype(bool), "people"].sum()) for name in _STATES}
        named: dict[str, object] = {"way": "entry", "group": entry}
        records.append(named | sums)
    chinese = (cases["country"] == CHINA).astype(bool)
    parts = [("authority", CHINA, cases[chinese]), ("authority", "others", cases[~chinese])]
    parts += [("verification", grade, cases[(cases["verification"] == grade).astype(bool)]) for grade in grades]
    for way, group, own_cases in parts:
        records.append({"way": way, "group": group} | {name: int(own_cases[name].sum()) for name in _STATES})
    for record in records:
        no_news = sum(int(str(record[str(state)])) for state in NO_NEWS)
        people = sum(int(str(record[state])) for state in _STATES)
        record |= {"people": people, "no_news": no_news, "known": people - no_news}
        record["has_shares"] = people - no_news >= LEAST_PEOPLE
    frame = pd.DataFrame(records, columns=["way", "group", *_NUMBERS, "has_shares"])
    frame = frame.astype({"way": "string", "group": "string", "has_shares": "bool"} | dict.fromkeys(_NUMBERS, "Int64"))
    return frame[frame["people"] > 0].reset_index(drop=True)


def list_shares(row: pd.Series) -> dict[str, float]:
    """The shares of the states among the people with a known outcome: 0 to 1, adding up to 1; only states with people.

    Raises ValueError where these are too few (``LEAST_PEOPLE``). ``row`` is one of ``compare_ways``.
    """
    if not row["has_shares"]:
        raise ValueError(f"no shares of {row['known']} people")
    named = [state for state in STATES if state not in NO_NEWS and row[str(state)]]
    return {str(state): int(row[str(state)]) / int(row["known"]) for state in named}

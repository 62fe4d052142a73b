"""Where outcomes differ by the way, in words: rows and labels of the picture, its sentence and its table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.choices import say_verification
from analysis.ways import CHINA, LEAST_PEOPLE, Way
from figures.fate_bars import FateRow
from figures.states import ORDER
from i18n import _, ngettext, pgettext
from i18n.lists import join_clauses, join_items
from i18n.numbers import say_number
from i18n.states import say_state
from rules.ledger import NO_NEWS, State

_KNOWN = tuple(state for state in ORDER if state not in NO_NEWS)


def say_way_title(way: Way) -> str:
    """What a way compares, as a heading."""
    return {
        "entry": _("Asked for asylum, or arrested"),
        "authority": _("China, or another authority"),
        "verification": _("By how well the case is known"),
    }[way]


def say_way_group(way: Way, group: str, china: str) -> str:
    """One group of a way, to stand on its own; ``china`` is the name of that country."""
    if way == "entry":
        words = {"arrest": _("first known by their arrest"), "asylum_bid": _("first known by asking for asylum")}
        return words[group]
    if way == "authority":
        return china if group == CHINA else _("all other authorities")
    return say_verification(group)


def say_share(people: int, known: int) -> str:
    """A share in whole per cent: "64%"; below half a per cent "under 1%". ``known`` is not 0."""
    share = round(100 * people / known)
    if share == 0:
        return _("under 1%")
    # Translators: a share in per cent.
    return pgettext("share", "{n}%").format(n=say_number(share))


def list_way_rows(ways: pd.DataFrame, way: Way, china: str) -> list[FateRow]:
    """The groups of one way for ``draw_fate_bars``: people with a known outcome only, and no bar where they are few."""
    return [
        FateRow(
            say_way_group(way, str(row["group"]), china),
            say_known(row),
            {state: int(row[str(state)]) for state in _KNOWN},
            is_drawn=bool(row["has_shares"]),
        )
        for row in ways[(ways["way"] == way).astype(bool)].to_dict("records")
    ]


def label_share(row: FateRow, state: State) -> str:
    """What stands under a part of a bar: its share, for ``draw_fate_bars``."""
    return say_share(row.people[state], sum(row.people.values()))


def say_known(row: Mapping[Any, Any]) -> str:
    """Of how many the outcome is known, and of how many there is no news: "517 people with a known outcome; …"."""
    known = ngettext("{n} person with a known outcome", "{n} people with a known outcome", row["known"]).format(
        n=say_number(row["known"])
    )
    parts = [known]
    if row["no_news"]:
        parts.append(_("no news of {n} more").format(n=say_number(row["no_news"])))
    if not row["has_shares"]:
        parts.append(_("too few for shares"))
    return join_clauses(parts)


def say_ways(ways: pd.DataFrame, way: Way, china: str) -> str:
    """What the picture of one way shows, for those who do not see it: the largest share of each group."""
    said = []
    for row in ways[((ways["way"] == way) & ways["has_shares"]).astype(bool)].to_dict("records"):
        most = max(_KNOWN, key=lambda state: int(row[str(state)]))
        share = say_share(int(row[str(most)]), int(row["known"]))
        # Translators: a group and its commonest outcome: "China: 70% returned".
        words = _("{group}: {share} {state}")
        group = say_way_group(way, str(row["group"]), china)
        said.append(words.format(group=group, share=share, state=say_state(most)))
    opening = _("Shares of the outcomes that are known. The commonest of each group: {groups}.")
    return opening.format(groups=join_items(said)) if said else _("No group has enough people for shares.")


def tabulate_ways(ways: pd.DataFrame, way: Way, china: str) -> pd.DataFrame:
    """The picture of one way as a table of words: people and share by state; shares only where there are enough."""
    rows = ways[(ways["way"] == way).astype(bool)].to_dict("records")
    columns: dict[str, list[str]] = {
        _("Who"): [say_way_group(way, str(row["group"]), china) for row in rows],
        _("Outcome known"): [say_number(row["known"]) for row in rows],
    }
    for state in _KNOWN:
        if any(row[str(state)] for row in rows):
            columns[say_state(state)] = [_say_cell(row, state) for row in rows]
    columns[_("No news")] = [say_number(row["no_news"]) if row["no_news"] else "" for row in rows]
    return pd.DataFrame(columns)


def say_least() -> str:
    """Why some groups have no shares."""
    words = _("Shares are of the people with a known outcome, and only where these are at least {n}.")
    return words.format(n=say_number(LEAST_PEOPLE))


def _say_cell(row: Mapping[Any, Any], state: State) -> str:
    people = int(row[str(state)])
    if not people:
        return ""
    if not row["has_shares"]:
        return say_number(people)
    # Translators: a number of people and their share: "313 (61%)".
    return _("{n} ({share})").format(n=say_number(people), share=say_share(people, int(row["known"])))

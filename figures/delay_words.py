"""From arrest to return, in words: groups of the picture, its sentence and its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from analysis.delays import Delays, Reason
from figures.delay_strips import Strip, StripGroup, StripWords
from i18n import _, language, ngettext, pgettext
from i18n.lists import join_clauses, join_sentences
from i18n.numbers import say_number, say_people

SayText = Callable[[str], str]


def make_strip_words() -> StripWords:
    """The words of the picture, in the language in use."""
    return StripWords(language(), _("days from arrest to return"), say_number)


def list_strip_groups(rows: pd.DataFrame, say_crackdown: SayText) -> list[StripGroup]:
    """The rows of ``Delays.rows`` by crackdown, the one with most returns first, returns of no crackdown last."""
    groups = []
    for crackdown_id, own in _split(rows):
        name = _("Cases of no named crackdown") if crackdown_id is None else say_crackdown(crackdown_id)
        strips = [
            Strip(int(row["days_low"]), int(row["days_high"]), _say_people(row["people"]))
            for row in own.to_dict("records")
        ]
        groups.append(StripGroup(name, strips))
    return groups


def say_days(low: int, high: int) -> str:
    """A stretch of days: "13 days", "10 to 29 days"."""
    if low == high:
        return ngettext("{n} day", "{n} days", low).format(n=say_number(low))
    words = pgettext("stretch of days", "{low} to {high} days")
    return words.format(low=say_number(low), high=say_number(high))


def say_delays(rows: pd.DataFrame) -> str:
    """What the picture shows, for those who do not see it."""
    words = _("Days from arrest to return, by crackdown: the shortest {shortest}, the longest {longest}.")
    shortest = rows.sort_values(["days_high", "days_low"], kind="stable").iloc[0]
    longest = rows.sort_values(["days_high", "days_low"], kind="stable").iloc[-1]
    return words.format(
        shortest=say_days(int(shortest["days_low"]), int(shortest["days_high"])),
        longest=say_days(int(longest["days_low"]), int(longest["days_high"])),
    )


def tabulate_delays(rows: pd.DataFrame, say_case: SayText, say_crackdown: SayText) -> pd.DataFrame:
    """The picture as a table, in its order: crackdown, case (as ``say_case`` writes it), days, people."""
    ordered = [row for _key, own in _split(rows) for row in own.to_dict("records")]
    return pd.DataFrame(
        {
            _("Case"): [say_case(row["case_id"]) for row in ordered],
            _("Days"): [say_days(int(row["days_low"]), int(row["days_high"])) for row in ordered],
            _("People returned"): [_say_people(row["people"]) for row in ordered],
            _("Crackdown"): [
                "" if pd.isna(row["crackdown_id"]) else say_crackdown(str(row["crackdown_id"])) for row in ordered
            ],
        }
    )


def say_left_out(delays: Delays) -> str:
    """How many cases with a return are in the picture, and why the others are not."""
    shown = delays.returned - sum(delays.left_out.values())
    words = ngettext(
        "{shown} of the {n} case with a return on record.",
        "{shown} of the {n} cases with a return on record.",
        delays.returned,
    ).format(shown=say_number(shown), n=say_number(delays.returned))
    reasons = [say_reason(reason, number) for reason, number in delays.left_out.items() if number]
    left_out = _("Left out: {reasons}.").format(reasons=join_clauses(reasons))
    return join_sentences([words, left_out]) if reasons else words


def say_reason(reason: Reason, number: int) -> str:
    """Why cases are left out, with their number: "9 without an arrest on record"."""
    words = {
        "no_arrest": ngettext(
            "{n} whose people have no arrest on record", "{n} whose people have no arrest on record", number
        ),
        "arrest_undated": ngettext(
            "{n} whose arrest is not dated to within a month", "{n} whose arrest is not dated to within a month", number
        ),
        "return_undated": ngettext(
            "{n} whose return is not dated to within a month", "{n} whose return is not dated to within a month", number
        ),
    }
    return words[reason].format(n=say_number(number))


def _split(rows: pd.DataFrame) -> Iterator[tuple[str | None, pd.DataFrame]]:
    counts = rows["crackdown_id"].value_counts()
    for crackdown_id in sorted(counts.index, key=lambda key: (-int(counts[key]), str(key))):
        yield str(crackdown_id), rows[(rows["crackdown_id"] == crackdown_id).fillna(False).astype(bool)]
    loose = rows[rows["crackdown_id"].isna()]
    if len(loose):
        yield None, loose


def _say_people(number: Any) -> str:
    people = None if pd.isna(number) else int(number)
    return say_people(people, people, people)

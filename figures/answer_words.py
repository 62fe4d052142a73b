"""Responses in words: the numbers of the picture, its sentence and its table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.answers import count_answers
from figures.answer_dots import Answers, AnswerWords
from i18n import _, language
from i18n.labels import label
from i18n.lists import join_clauses
from i18n.numbers import say_number


def make_answer_words() -> AnswerWords:
    """The words of the picture, in the language in use."""
    return AnswerWords(
        language=language(),
        by_states=_("said by states"),
        by_others=_("said by others: UN bodies, parliaments, courts, NGOs, churches, public figures"),
        number=say_number,
    )


def list_answers(responses: pd.DataFrame, stances: Sequence[str]) -> list[Answers]:
    """Responses for ``draw_answers``, by stance in the given order; undated ones are left out.

    ``responses`` as ``analysis.responses.list_told``.
    """
    by_state = (responses["actor_type"] == "state").fillna(False).astype(bool)
    found = []
    for stance in stances:
        for states, own in ((True, responses[by_state]), (False, responses[~by_state])):
            counted = count_answers(own, "year")
            for row in counted[(counted["stance"] == stance).astype(bool)].to_dict("records"):
                found.append(Answers(_say_stance(stance), int(row["year"]), states, int(row["number"])))
    return found


def say_answers(responses: pd.DataFrame) -> str:
    """What the picture shows, for those who do not see it."""
    counts = responses["stance"].value_counts()
    said = [
        # Translators: a state, way or stance and its number: "denies: 16".
        _("{what}: {n}").format(what=_say_stance(str(stance)).lower(), n=say_number(int(counts[stance])))
        for stance in sorted(counts.index, key=lambda stance: (-int(counts[stance]), str(stance)))
    ]
    return _("Responses by year and stance, those of states apart: {stances}.").format(stances=join_clauses(said))


def tabulate_answers(responses: pd.DataFrame, stances: Sequence[str], actors: Sequence[str]) -> pd.DataFrame:
    """How many responses of each stance by each sort of speaker, as a table of words, in the given orders."""
    counted = count_answers(responses, "actor_type")
    numbers = {(row["stance"], row["actor_type"]): int(row["number"]) for row in counted.to_dict("records")}
    rows = [stance for stance in stances if any(pair[0] == stance for pair in numbers)]
    spoke = [actor for actor in actors if any(pair[1] == actor for pair in numbers)]
    columns: dict[str, list[str]] = {_("Stance"): [_say_stance(stance) for stance in rows]}
    for actor in spoke:
        own = [numbers.get((stance, actor), 0) for stance in rows]
        columns[label("responses", "actor_type", actor)] = [say_number(number) if number else "" for number in own]
    sums = [sum(number for pair, number in numbers.items() if pair[0] == stance) for stance in rows]
    columns[_("all")] = [say_number(number) for number in sums]
    return pd.DataFrame(columns)


def _say_stance(stance: str) -> str:
    return label("responses", "stance", stance)

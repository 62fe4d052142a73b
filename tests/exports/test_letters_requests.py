"""What a letter asks for follows from what became of the people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest

from analysis.filters import CaseFilter
from exports.letters import Addressee, Letter, write_letter
from loaders.dataset import Dataset

BASE: Final = "https://record.example"
# What stands in a request, by what it asks for.
MARKS: Final[Mapping[str, str]] = {
    "whereabouts": "those of whom there is no news",
    "news": "those who sought asylum or were let go",
    "no return": "No return to North Korea of anybody among them",
    "access": "United Nations refugee agency",
    "fate after return": "since then",
    "ground of the return": "legal ground of the return",
    "no punishment": "punish",
    "deaths": "deaths on record",
    "the same way": "The same way to safety",
}
AT_RISK: Final = {"no return", "access"}
AFTER_RETURN: Final = {"fate after return", "ground of the return", "no punishment"}


def write(dataset: Dataset, case_id: str, addressee: Addressee) -> Letter:
    return write_letter(dataset, CaseFilter(kind=(), population=()), case_id, addressee, BASE)


def list_asked(letter: Letter) -> set[str]:
    text = "\n".join(letter.requests.items)
    return {name for name, mark in MARKS.items() if mark in text}


# The states are those of tests/hand_figures.py, or read off the events: the 25 of the Spanish embassy reached Seoul;
# the three of Longjing were arrested and no more is known; the five of July 2017 died in custody, of ten there is no
# news; the twelve of Manzhouli were returned but for two who came to safety.
@pytest.mark.parametrize("addressee", Addressee)
@pytest.mark.parametrize(
    ("case_id", "asked"),
    [
        ("2012-02-longjing-three", {"whereabouts"} | AT_RISK),
        ("2017-11-shenyang-ten", AFTER_RETURN),
        ("2001-12-manzhouli-twelve", AFTER_RETURN),
        ("2002-03-beijing-spanish-embassy-25", {"the same way"}),
        ("2012-02-changchun-five", {"whereabouts"} | AT_RISK | AFTER_RETURN),
        ("2018-03-sixteen", {"whereabouts", "news"} | AT_RISK),
        ("2017-07-yunnan-fifteen", {"whereabouts", "deaths"} | AT_RISK),
        # Of unknown size: arrested, and returned.
        ("2022-dandong-river-crossers", {"whereabouts"} | AT_RISK),
        ("2014-12-kunming-family", AFTER_RETURN),
    ],
)
def test_requests_follow_the_ledger(dataset: Dataset, case_id: str, asked: set[str], addressee: Addressee) -> None:
    assert list_asked(write(dataset, case_id, addressee)) == asked


@pytest.mark.parametrize(
    ("case_id", "begins"),
    [
        ("2012-02-longjing-three", "Request for an urgent appeal: "),
        ("2017-11-shenyang-ten", "Request for a letter of allegation: "),
        ("2002-03-beijing-spanish-embassy-25", "For information: "),
    ],
)
def test_a_special_procedure_is_asked_for_what_fits(dataset: Dataset, case_id: str, begins: str) -> None:
    assert write(dataset, case_id, Addressee.WORKING_GROUP).subject.startswith(begins)
    assert not write(dataset, case_id, Addressee.EMBASSY).subject.startswith(begins)


@pytest.mark.parametrize("addressee", Addressee)
@pytest.mark.parametrize("case_id", ["2017-11-shenyang-ten", "2002-03-beijing-spanish-embassy-25"])
def test_nobody_returned_or_safe_is_spoken_of_as_about_to_be_returned(
    dataset: Dataset, case_id: str, addressee: Addressee
) -> None:
    letter = write(dataset, case_id, addressee)
    own = "\n".join([letter.paragraphs[0], *letter.requests.paragraphs, *letter.requests.items, *letter.closing])
    assert "urgent" not in own
    assert "non-refoulement" not in own
    assert "against their will" not in own
    assert "acceded" not in own


def test_where_all_are_safe_it_is_said_and_nobody_is_accused(dataset: Dataset) -> None:
    letter = write(dataset, "2002-03-beijing-spanish-embassy-25", Addressee.SPECIAL_RAPPORTEUR)
    assert "All of them are known to have reached safety." in letter.facts
    titles = [section.title for section in letter.sections]
    assert "Alleged perpetrators" not in titles
    assert "Victims" not in titles


def test_treaties_are_named_of_the_one_state_that_the_record_knows_about(dataset: Dataset) -> None:
    china = write(dataset, "2012-02-longjing-three", Addressee.EMBASSY).requests.paragraphs[0]
    assert china.startswith("China acceded to the Convention relating to the Status of Refugees on 24 September 1982 ")
    several = write_letter(dataset, CaseFilter(), None, Addressee.PARLIAMENT, BASE).requests.paragraphs
    assert not any("acceded" in words for words in several)

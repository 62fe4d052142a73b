"""Letters: the figures of the record, every source of a case, and no request that the ledger does not bear."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import pytest

from analysis.filters import CaseFilter
from exports.letters import LONGEST_SHORT_TEXT, Addressee, Letter, LetterError, list_short_texts, write_letter
from exports.letters.few_cases import LISTED
from i18n import LANGUAGES, using
from loaders.dataset import DATA_FOLDER, Dataset

BASE: Final = "https://record.example"
TEN: Final = "2017-11-shenyang-ten"
FEBRUARY: Final = CaseFilter(crackdown=("2012-mourning-period",))
VERSION: Final = "v=2026.11.0"

# By hand from the rows of `events`, as best, low, high. Everything: docs/method.md, copied from the curated readme; of
# the arrested two groups are of unknown size, of the returned one case has no low and two groups are of unknown size,
# of those without news one group.
# February 2012, ten cases, arrests in the order of the table: 10, 5 (3–5), 3, 3, 9 (6–9), 7 (3–7), 10, 4, 2 (2–4), 4.
# Returned: 3 (3–5), 9, 7, 10, 2 (2–4). No news: 10 and 2 of 5 and 3 and 3 and 4 and 4; no range.
TOTALS: Final[Sequence[tuple[CaseFilter, tuple[list[int], list[int], list[int]]]]] = (
    (CaseFilter(), ([1444, 1358, 1485, 2], [1218, 683, 1503, 1], [888, 830, 897, 1])),
    (FEBRUARY, ([57, 48, 59], [31, 31, 35], [26])),
)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def read_rows(name: str) -> list[dict[str, str]]:
    with (DATA_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def list_numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"(?<![\d.-])\d[\d,]*", text)]


@pytest.fixture(scope="module")
def case_letters(dataset: Dataset) -> Mapping[tuple[str, str], Letter]:
    """A letter about each case in each language, to each kind of addressee in turn."""
    letters, kinds = {}, list(Addressee)
    for language in LANGUAGES:
        with using(language):
            for number, row in enumerate(read_rows("cases")):
                addressee = kinds[number % len(kinds)]
                key = (row["case_id"], language)
                letters[key] = write_letter(dataset, CaseFilter(), row["case_id"], addressee, BASE)
    return letters


@in_each_language
@pytest.mark.parametrize(("case_filter", "figures"), TOTALS)
def test_totals_are_those_counted_by_hand(
    dataset: Dataset, case_filter: CaseFilter, figures: tuple[list[int], ...], language: str
) -> None:
    with using(language):
        letter = write_letter(dataset, case_filter, None, Addressee.FOREIGN_MINISTRY, BASE)
    for item, expected in zip(letter.sections[0].items[:3], figures, strict=True):
        # Figures by authority follow the range and what is not counted.
        assert list_numbers(item)[: len(expected)] == expected


def test_totals_are_worded_as_on_the_first_page(dataset: Dataset) -> None:
    letter = write_letter(dataset, CaseFilter(), None, Addressee.PARLIAMENT, BASE)
    said = [item.replace("\u00a0", " ") for item in letter.sections[0].items]
    assert said[0].startswith(
        "People known to have been arrested: 1,444 (range 1,358–1,485+; 2 groups of unknown size not counted). "
        "By authority: China "
    )
    assert said[1].startswith(
        "People known to have been returned: 1,218 (range 683–1,503+; 1 case without a credible low counts as 0 in it; "
        "2 groups of unknown size not counted)."
    )
    assert said[2].startswith(
        "People of whom there is no news: 888 (range 830–897+; 1 group of unknown size not counted)."
    )


@in_each_language
def test_the_ten_of_shenyang(case_letters: Mapping[tuple[str, str], Letter], language: str) -> None:
    letter = case_letters[TEN, language]
    assert list_numbers(letter.sections[0].items[0]) == [10, 7, 2, 1]
    events = [re.sub(r" \[[\d, ]+\]$", "", item) for item in letter.sections[1].items]
    # Ten arrested, moved and handed over; two of them moved on, and freed one by one.
    assert [list_numbers(event)[-1] for event in events] == [10, 10, 10, 2, 1, 1]
    # Eight returned and not heard of since, two freed.
    assert list_numbers(letter.sections[2].items[0]) == [8, 2]


def test_a_case_in_words(dataset: Dataset) -> None:
    letter = write_letter(dataset, CaseFilter(), "2012-02-changchun-five", Addressee.FOREIGN_MINISTRY, BASE)
    people, happened, fates = ([item.replace("\u00a0", " ") for item in part.items] for part in letter.sections[:3])
    assert people[0] == "People: 3–5 people (best 5); minors: 1"
    assert people[1] == (
        "Who says how many were arrested: Activists in China: 5 [1]; Rep. Park Sun-young: 5 [2]; Daily NK source in "
        "China: 3 [3]."
    )
    assert happened[2] == "7 March 2012: Return; Changchun, China; to Onsong, North Korea; 3–5 people (best 3) [5]"
    assert fates[:2] == [
        "no news of 2 (last known held), 3 returned",
        "No news of 2 people (last news: announced return, 18 February 2012): 14 years of silence, counted to 12 March "
        "2026.",
    ]
    assert fates[-1] == "Last mentioned: 9 March 2012, 14 years before the data date, 12 March 2026."


def test_a_silence_is_counted_to_the_data_date(dataset: Dataset) -> None:
    # Arrested on 13 February 2012; the data are of 12 March 2026.
    letter = write_letter(dataset, CaseFilter(), "2012-02-longjing-three", Addressee.EMBASSY, BASE)
    assert "14 years of silence, counted to 12 March 2026" in "\n".join(letter.facts).replace("\u00a0", " ")


def test_every_case_has_all_its_events_and_all_its_sources(case_letters: Mapping[tuple[str, str], Letter]) -> None:
    sources = {row["source_id"]: row for row in read_rows("sources")}
    used: defaultdict[str, set[str]] = defaultdict(set)
    for name in ("claims", "responses", "campaigns"):
        for row in read_rows(name):
            if row.get("scope") != "crackdown" and row["case_id"]:
                used[row["case_id"]].add(row["source_id"])
    events: defaultdict[str, int] = defaultdict(int)
    for row in read_rows("events"):
        events[row["case_id"]] += 1
    treaties = {"cecc-2006-12-15-guterres-visit", "viewus-2023-11-third-committee"}
    for (case_id, _), letter in case_letters.items():
        printed = [(source.publisher, source.title, source.address) for source in letter.sources]
        expected, more = (
            {(sources[key]["publisher"], sources[key]["title"], sources[key]["url"] or None) for key in keys}
            for keys in (used[case_id], treaties)
        )
        assert expected <= set(printed[:-1]) <= expected | more, case_id
        assert len(letter.sections[1].items) == events[case_id], case_id
        assert [source.number for source in letter.sources] == list(range(1, len(printed) + 1))
        assert printed[-1][2] is not None
        assert VERSION in printed[-1][2]


def test_the_numbers_in_a_text_are_those_of_sources_that_say_so(dataset: Dataset) -> None:
    letter = write_letter(dataset, CaseFilter(), TEN, Addressee.SPECIAL_RAPPORTEUR, BASE)
    claims = [row for row in read_rows("claims") if row["event_id"] == f"{TEN}/6"]
    titles = {row["source_id"]: row["title"] for row in read_rows("sources")}
    cited = [int(number) for number in re.findall(r"\d+", letter.sections[1].items[5].rpartition("[")[2])]
    assert {letter.sources[number - 1].title for number in cited} == {titles[row["source_id"]] for row in claims}


def test_withheld_addresses_stay_withheld(case_letters: Mapping[tuple[str, str], Letter]) -> None:
    withheld = {(row["publisher"], row["title"]) for row in read_rows("sources") if row["link"] == "no"}
    linked = {(row["publisher"], row["title"]) for row in read_rows("sources") if row["link"] == "yes"}
    shown = [source for letter in case_letters.values() for source in letter.sources]
    hidden = [source for source in shown if (source.publisher, source.title) in withheld - linked]
    assert hidden
    assert {source.address for source in hidden} == {None}


def test_unverified_cases_are_called_so_and_others_are_not(
    dataset: Dataset, case_letters: Mapping[tuple[str, str], Letter]
) -> None:
    grades = {row["case_id"]: row["verification"] for row in read_rows("cases")}
    for case_id, grade in grades.items():
        paragraphs = case_letters[case_id, "en"].paragraphs
        assert any("unverified" in words for words in paragraphs) == (grade in {"reported", "disputed"}), case_id
    # Seven of the ten cases of February 2012 are reported by one origin, none is disputed.
    letter = write_letter(dataset, FEBRUARY, None, Addressee.PARLIAMENT, BASE)
    assert any(words.startswith("7 of these cases are unverified") for words in letter.paragraphs)
    assert sum("unverified" in item for item in letter.sections[1].items) == 7


def test_claimed_totals_stand_apart_from_what_is_documented(dataset: Dataset) -> None:
    letter = write_letter(dataset, FEBRUARY, None, Addressee.EMBASSY, BASE)
    claimed = letter.sections[-1]
    own = [row for row in read_rows("claims") if (row["scope"], row["case_id"]) == ("crackdown", FEBRUARY.crackdown[0])]
    assert len(claimed.items) == len([row for row in own if row["people_low"] or row["people_high"]]) == 32
    assert any("at least 21" in item.replace("\u00a0", " ") for item in claimed.items)
    assert "Amnesty" not in "".join(item for section in letter.sections[:-1] for item in section.items)


def test_few_cases_stand_one_by_one_and_many_under_their_address(dataset: Dataset) -> None:
    few = write_letter(dataset, FEBRUARY, None, Addressee.PARLIAMENT, BASE).sections[1]
    assert len(few.items) == 10 <= LISTED
    many = write_letter(dataset, CaseFilter(), None, Addressee.PARLIAMENT, BASE).sections[1]
    assert many.items == ()
    assert many.paragraphs[0].endswith(f"{BASE}/cases?{VERSION}&lang=en")


@pytest.mark.parametrize("addressee", Addressee)
def test_a_special_procedure_is_told_the_facts_in_the_order_of_its_form(dataset: Dataset, addressee: Addressee) -> None:
    letter = write_letter(dataset, CaseFilter(), "2012-02-shenyang-ten", addressee, BASE)
    titles = [section.title for section in letter.sections]
    if addressee.is_special_procedure:
        form = ["Victims", "Dates and places", "What became of them", "Alleged perpetrators", "Steps taken"]
        assert titles == form
        assert letter.sections[3].items == (
            "The authorities of China.",
            "Since the return: the authorities of North Korea.",
        )
    else:
        assert titles[:3] == ["How many, and how well known", "What happened", "What became of them"]


@in_each_language
@pytest.mark.parametrize("addressee", Addressee)
def test_each_addressee_is_addressed_and_the_sender_left_blank(
    dataset: Dataset, addressee: Addressee, language: str
) -> None:
    with using(language):
        letter = write_letter(dataset, CaseFilter(), TEN, addressee, BASE)
        titles = {kind.title() for kind in Addressee}
    assert all(line.startswith("[") and line.endswith("]") for line in letter.sender)
    assert letter.closing[-1] == letter.sender[0]
    assert len(titles) == len(Addressee)
    assert letter.recipient
    assert letter.requests.items


def test_the_embassy_is_that_of_the_state_whose_authorities_acted(dataset: Dataset) -> None:
    one = write_letter(dataset, CaseFilter(), TEN, Addressee.EMBASSY, BASE)
    assert one.recipient == "To the Embassy of China, [city]"
    several = write_letter(dataset, CaseFilter(), None, Addressee.EMBASSY, BASE)
    assert several.recipient == "To the Embassy of [country], [city]"


@in_each_language
def test_where_nothing_is_on_record_the_reader_is_told(dataset: Dataset, language: str) -> None:
    with using(language):
        for case_filter, case_id in ((CaseFilter(q="no such words anywhere"), None), (CaseFilter(), "no-such-case")):
            for write in (write_letter, list_short_texts):
                more = (Addressee.EMBASSY, BASE) if write is write_letter else (BASE,)
                with pytest.raises(LetterError) as caught:
                    write(dataset, case_filter, case_id, *more)
                assert str(caught.value).endswith((".", "。"))


@in_each_language
def test_short_texts_hold_figure_date_and_address_and_are_short(dataset: Dataset, language: str) -> None:
    with using(language):
        # Every fifth, and those with the longest titles.
        rows = sorted(read_rows("cases"), key=lambda row: -len(row["title"]))
        for row in [*rows[:5], *rows[5::5]]:
            texts = list_short_texts(dataset, CaseFilter(), row["case_id"], BASE)
            assert texts, row["case_id"]
            for text in texts:
                assert len(text) <= LONGEST_SHORT_TEXT
                assert text.endswith(f"{BASE}/cases?case={row['case_id']}&{VERSION}&lang={language}")
                assert "2026" in text.removesuffix(text.split()[-1])
        arrested, returned, silent = list_short_texts(dataset, CaseFilter(), None, BASE)
    for text, figure in ((arrested, "1,358–1,485+"), (returned, "683–1,503+"), (silent, "830–897+")):
        assert figure in text
        assert text.endswith(f"{BASE}/?{VERSION}&lang={language}")


def test_a_short_text_says_what_its_figure_is_of(dataset: Dataset) -> None:
    texts = list_short_texts(dataset, FEBRUARY, None, BASE)
    assert len(texts) == 3
    assert all(text.startswith("Crackdown: Arrests during the 100-day mourning") for text in texts)
    assert "57 (range 48–59)" in texts[0].replace("\u00a0", " ")


def test_no_short_text_is_better_than_one_whose_address_is_cut(dataset: Dataset) -> None:
    places = tuple(dataset.places["place_id"])
    assert list_short_texts(dataset, CaseFilter(place=places), None, BASE) == []

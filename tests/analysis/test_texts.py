"""The record's texts come in the reader's language, and English that stands in is marked."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from analysis.texts import RecordText, RecordTexts
from i18n import using
from loaders.dataset import DATA_FOLDER, Dataset, load
from tests.loaders.builders import read_rows, set_cell

CASE = "2017-11-shenyang-ten"
TRANSLATED = ("ko", "zh-Hans")
FILES = {"ko": "ko.csv", "zh-Hans": "zh_Hans.csv"}
HANGUL, HAN = re.compile("[가-힣]"), re.compile("[一-鿿]")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The record with one English summary changed, and without the Korean name of one crackdown."""
    folder = tmp_path_factory.mktemp("changed") / "data"
    shutil.copytree(DATA_FOLDER, folder)
    line = 2 + [row["case_id"] for row in read_rows(folder / "cases.csv")].index(CASE)
    set_cell(folder / "cases.csv", line, "summary", "Told anew.")
    korean = folder / "translations" / "ko.csv"
    lines = korean.read_text("utf-8").splitlines(keepends=True)
    kept = [text for text in lines if not text.startswith("crackdowns,2023-border-reopening,name,")]
    assert len(lines) - len(kept) == 1
    korean.write_text("".join(kept), "utf-8")
    return load(folder)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translated_text_of_the_record_is_read(language: str, dataset: Dataset) -> None:
    texts = RecordTexts(dataset, language)
    rows = read_rows(DATA_FOLDER / "translations" / FILES[language])
    assert len(rows) > 1000
    for row in rows:
        read = texts.read(row["table"], row["id"], row["field"])
        assert read == RecordText(row["text"], language), row
        assert texts.say(row["table"], row["id"], row["field"]) == row["text"]


def test_english_readers_read_the_record_itself(dataset: Dataset) -> None:
    texts = RecordTexts(dataset, "en")
    for row in read_rows(DATA_FOLDER / "cases.csv"):
        assert texts.say("cases", row["case_id"], "title") == row["title"]
    assert texts.say_country("KP") == "North Korea"
    assert texts.read("places", "cn-ah", "name") == RecordText("Anhui", "en")


@pytest.mark.parametrize(("language", "column"), [("ko", "name_ko"), ("zh-Hans", "name_zh")])
def test_every_place_has_its_name_in_the_readers_language(language: str, column: str, dataset: Dataset) -> None:
    texts = RecordTexts(dataset, language)
    rows = read_rows(DATA_FOLDER / "places.csv")
    for row in rows:
        assert texts.say("places", row["place_id"], "name") == row[column]
        assert texts.find_country(row["place_id"]) == row["country"]
        assert (HANGUL if language == "ko" else HAN).search(row[column]), row
    assert texts.say_country("CN") == {"ko": "중국", "zh-Hans": "中国"}[language]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_english_stands_in_for_a_stale_translation_and_is_marked(language: str, changed: Dataset) -> None:
    with using(language):
        texts = RecordTexts(changed, language)
        assert texts.read("cases", CASE, "summary") == RecordText("Told anew.", "en")
        said = texts.say("cases", CASE, "summary")
        assert texts.read("cases", CASE, "title").language == language, "only the summary was changed"
    assert "Told anew." in said
    assert said != "Told anew.", "the mark"


def test_the_english_stands_in_for_a_missing_translation(changed: Dataset) -> None:
    key = ("crackdowns", "2023-border-reopening", "name")
    assert RecordTexts(changed, "ko").read(*key).language == "en"
    assert RecordTexts(changed, "zh-Hans").read(*key).language == "zh-Hans"


def test_nothing_is_marked_for_english_readers(changed: Dataset) -> None:
    assert RecordTexts(changed, "en").say("cases", CASE, "summary") == "Told anew."


def test_a_changed_summary_gives_two_warnings_and_a_missing_name_one(changed: Dataset) -> None:
    found = sorted((finding.code, finding.file) for finding in changed.report.findings if "translation" in finding.code)
    assert found == [
        ("translation-missing", "translations/ko.csv"),
        ("translation-stale", "translations/ko.csv"),
        ("translation-stale", "translations/zh_Hans.csv"),
    ]


def test_what_is_not_there_is_an_error(dataset: Dataset) -> None:
    texts = RecordTexts(dataset, "ko")
    for key in (("cases", "no-such", "title"), ("cases", CASE, "kind"), ("places", "no-such", "name")):
        with pytest.raises(KeyError):
            texts.read(*key)
    with pytest.raises(KeyError):
        texts.say_country("XX")
    unreached = next(row["campaign_id"] for row in read_rows(Path(DATA_FOLDER) / "campaigns.csv") if not row["reach"])
    with pytest.raises(KeyError):
        texts.read("campaigns", unreached, "reach")

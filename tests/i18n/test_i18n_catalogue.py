"""Languages are read, set for one thread alone, and fall back to English as a whole."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import i18n
from i18n import _, activate, catalogue, language, ngettext, npgettext, pgettext, read_language, using
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_people
from loaders.dates import read_date

# Made for these tests, so that they do not change with the real catalogues.
KOREAN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: ko\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "number unknown"
msgstr "인원 미상"

msgid "{number} person"
msgid_plural "{number} people"
msgstr[0] "{number}명"

msgctxt "extent"
msgid "at least {number}"
msgstr "최소 {number}"

msgctxt "date"
msgid "about {date}"
msgstr "{date}경"

msgctxt "days of one month"
msgid "between {first} and {last} {month}"
msgstr "{month} {first}에서 {last} 사이"

msgctxt "within one year"
msgid "between {first} and {last} {year}"
msgstr "{year} {first}에서 {last} 사이"

msgctxt "events.event_type"
msgid "Arrest"
msgstr "체포"

msgctxt "test.groups"
msgid "{n} group"
msgid_plural "{n} groups"
msgstr[0] "{n}개 집단"

msgid "left out"
msgstr ""
"""


def write_catalogue(locales: Path, folder: str, text: str) -> Path:
    """Write a catalogue below ``locales`` and return its path."""
    path = locales / folder / "LC_MESSAGES" / "repatriation_watch.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def korean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of catalogues, holding Korean alone."""
    write_catalogue(tmp_path, "ko", KOREAN)
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        ("EN", "en"),
        ("ko", "ko"),
        ("ko-KR", "ko"),
        ("ko-kore-kr", "ko"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-hans-cn", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        (" ko ", "ko"),
        ("zh-Hant", None),
        ("zh-TW", None),
        ("zh-HK", None),
        ("ja", None),
        ("fr-CA", None),
        ("kor", None),
        ("korean", None),
        ("english", None),
        ("", None),
        ("-", None),
        ("ko-", None),
        ("ko--KR", None),
        ("ko;q=0.9", None),
        ("../ko", None),
        ("ｋｏ", None),
        ("en\n<script>", None),
    ],
)
def test_a_language_tag_is_read_as_one_of_ours_or_as_none(text: str, read: str | None) -> None:
    assert read_language(text) == read


@given(st.sampled_from(i18n.LANGUAGES), st.sampled_from(["lower", "upper", "title"]), st.sampled_from("-_"))
def test_each_language_is_read_back_from_its_own_tag(name: str, case: str, joint: str) -> None:
    assert read_language(getattr(name.replace("-", joint), case)()) == name


@given(st.text(max_size=40))
def test_any_text_is_read_as_one_of_ours_or_as_none(text: str) -> None:
    assert read_language(text) in {*i18n.LANGUAGES, None}


def test_the_languages_are_those_of_the_design_and_english_is_always_available() -> None:
    assert i18n.LANGUAGES == ("en", "ko", "zh-Hans")
    assert i18n.AVAILABLE[0] == "en"
    assert set(i18n.AVAILABLE) <= set(i18n.LANGUAGES)


def test_a_new_thread_is_in_english_whatever_this_one_speaks(korean: Path) -> None:
    heard: list[str] = []
    with using("ko"):
        thread = threading.Thread(target=lambda: heard.append(f"{language()}: {_('number unknown')}"))
        thread.start()
        thread.join()
        assert _("number unknown") == "인원 미상"
    assert heard == ["en: number unknown"]


def test_two_threads_at_once_each_keep_their_own_language(korean: Path) -> None:
    both_set = threading.Barrier(2)
    heard: dict[str, str] = {}

    def speak(name: str) -> None:
        activate(name)
        both_set.wait(timeout=10)
        heard[name] = _("number unknown")

    threads = [threading.Thread(target=speak, args=(name,)) for name in ("en", "ko")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"en": "number unknown", "ko": "인원 미상"}


def test_activating_korean_switches_strings_dates_and_numbers(korean: Path) -> None:
    with using("en"):
        assert activate("ko") == "ko"
        assert language() == "ko"
        assert i18n.locale_name() == "ko"
        assert say_people(500, 500, None) == "최소\N{NO-BREAK SPACE}500명"
        assert say_date(read_date("2017-07-17/2017-07-21")) == "2017년 7월 17일에서 21일 사이"
        assert say_date(read_date("2012-02-28/2012-03-03")) == "2012년 2월 28일에서 3월 3일 사이"
        assert say_date(read_date("2017-07/2017-09")) == "2017년 7월에서 9월 사이"
        assert say_date(read_date("2012-02~")) == "2012년 2월경"


def test_plural_forms_follow_the_catalogue_and_english_its_own_rule(korean: Path) -> None:
    def say_groups() -> list[str]:
        return [npgettext("test.groups", "{n} group", "{n} groups", n) for n in (0, 1, 2)]

    with using("en"):
        assert say_groups() == ["{n} groups", "{n} group", "{n} groups"]
    with using("ko"):
        assert say_groups() == ["{n}개 집단"] * 3


def test_the_same_word_in_another_sense_is_not_translated(korean: Path) -> None:
    with using("ko"):
        assert pgettext("events.event_type", "Arrest") == "체포"
        assert pgettext("milestones.kind", "Arrest") == "Arrest"
        assert _("Arrest") == "Arrest"


def test_labels_are_said_in_the_language_in_use(korean: Path) -> None:
    with using("ko"):
        assert label("events", "event_type", "arrest") == "체포"
    assert label("events", "event_type", "arrest") == "Arrest"


def test_a_string_without_a_translation_stays_english(korean: Path) -> None:
    with using("ko"):
        assert _("left out") == "left out"
        assert _("never heard of") == "never heard of"


def test_the_empty_text_stays_empty_and_is_not_the_header_of_the_catalogue(korean: Path) -> None:
    with using("ko"):
        assert _("") == ""
        assert pgettext("events.event_type", "") == ""


def test_a_language_without_a_catalogue_is_english_as_a_whole(korean: Path) -> None:
    with using("zh-Hans") as used:
        assert used == language() == "en"
        assert say_date(read_date("2017-11-04")) == "4 November 2017"


def test_a_damaged_catalogue_is_logged_and_the_page_stays_english(
    korean: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for number, content in enumerate(
        [b"", b"\x00", b"no catalogue at all", b"\xde\x12\x04\x95\xff", b'msgid "a\nmsgstr b']
    ):
        folder = korean / str(number)
        path = folder / "ko" / "LC_MESSAGES" / "repatriation_watch.po"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        with pytest.MonkeyPatch.context() as patch, caplog.at_level(logging.ERROR):
            patch.setattr(catalogue, "LOCALES", folder)
            caplog.clear()
            with using("ko") as used:
                assert used == "en"
                assert _("number unknown") == "number unknown"
            assert "ko is not offered" in caplog.text


def test_a_block_gives_back_the_language_before_it_even_after_a_fault(korean: Path) -> None:
    with using("en"):
        with pytest.raises(ZeroDivisionError), using("ko"):
            raise ZeroDivisionError
        assert language() == "en"


@pytest.mark.parametrize("name", ["fr", "zh", "KO", "", "../../etc"])
def test_an_unread_language_is_refused_and_changes_nothing(name: str) -> None:
    with using("en"):
        with pytest.raises(ValueError, match="read_language"):
            activate(name)
        with pytest.raises(ValueError, match="read_language"), using(name):
            pass
        assert language() == "en"


def test_plurals_take_the_integers_of_a_frame_and_refuse_fractions() -> None:
    assert ngettext("one", "more", np.int64(1)) == "one"
    assert ngettext("one", "more", np.int64(2)) == "more"
    with pytest.raises(TypeError):
        ngettext("one", "more", 1.5)  # type: ignore[arg-type]

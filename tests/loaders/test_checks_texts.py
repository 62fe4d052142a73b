"""Translations and the do-no-harm rules, each on a handful of rows."""

from __future__ import annotations

from pathlib import Path

from loaders.catalogue import CATALOGUE, HARM
from loaders.checking import check_folder
from loaders.checks.harm import WITHHELD, check_harm
from loaders.checks.translations import check_translations, hash_text, translated_fields
from loaders.contract import read_contract
from tests.loaders.builders import DATA, lay_out, make_records, set_cell

CONTRACT = read_contract(DATA)
ALL = set(CONTRACT.tables)

# Translations

TITLE, SUMMARY = "Ten seized", "Ten people were seized."


def translate(*rows: dict[str, str], whole: set[str] = ALL) -> list[tuple[int | None, str | None, str]]:
    records = make_records(cases=[{"case_id": "2017-a", "title": TITLE, "summary": SUMMARY}], translations_ko=rows)
    found = [f for f in check_translations(CONTRACT, records, whole) if f.file == "translations/ko.csv"]
    return [(finding.line, finding.column, finding.code) for finding in found]


def korean(field: str, english: str, of: str = "2017-a", table: str = "cases") -> dict[str, str]:
    return {"table": table, "id": of, "field": field, "source_hash": hash_text(english), "text": "열 명"}


def test_a_whole_translation_of_the_present_texts_passes() -> None:
    assert translate(korean("title", TITLE), korean("summary", SUMMARY)) == []


def test_a_missing_a_stale_and_a_dangling_translation_are_told() -> None:
    stale = korean("summary", "Nine people were seized.")
    assert translate(korean("title", TITLE), stale) == [(3, "source_hash", "translation-stale")]
    assert translate(korean("title", TITLE)) == [(None, None, "translation-missing")]
    whole = korean("title", TITLE), korean("summary", SUMMARY)
    nobody, nothing = korean("title", TITLE, of="2017-z"), korean("name", "", of="2017-a")
    assert translate(*whole, nobody, nothing) == [(4, "id", "translation-dangling"), (5, "id", "translation-dangling")]


def test_nothing_is_said_of_the_translations_of_a_table_that_could_not_be_read() -> None:
    assert translate(korean("title", TITLE, of="2017-z"), whole=ALL - {"cases"}) == []
    assert translate(whole=ALL - {"translations-ko"}) == []


def test_the_hash_is_the_beginning_of_the_sha_256_of_the_english() -> None:
    assert hash_text("abc") == "ba7816bf8f01"


def test_the_covered_fields_are_those_that_the_tables_have() -> None:
    pairs = translated_fields(CONTRACT, CONTRACT.tables["translations-ko"])
    assert ("crackdowns", "driver") in pairs
    assert ("cases", "driver") not in pairs
    assert all(field in CONTRACT.tables[table].columns for table, field in pairs)


# Do no harm: the rules themselves are tested in test_safety.py


def test_each_cell_is_examined_as_what_it_is_and_no_finding_repeats_it() -> None:
    name, phone = "a student surnamed Aah, 22", "call +1 202-555-0143"
    records = make_records(
        events=[{"note": name}, {"note": phone}],
        responses=[{"actor": "President Moon", "summary": phone}],
        places=[{"lat": "41.8041", "lon": "123.43"}],
        translations_ko=[{"table": "events", "field": "note", "text": phone}],
        changes=[{"table": "cases", "field": "summary", "before": phone, "after": "gone"}],
        sources=[{"url": "https://example.org/12025550143"}],
    )
    found = list(check_harm(CONTRACT, records))
    assert sorted((f.file, f.line, f.column, f.code) for f in found) == [
        ("changes.csv", 2, "before", "phone-number"),
        ("events.csv", 2, "note", "personal-name"),
        ("events.csv", 3, "note", "phone-number"),
        ("places.csv", 2, "lat", "coordinate-too-exact"),
        ("responses.csv", 2, "summary", "phone-number"),
        ("translations/ko.csv", 2, "text", "phone-number"),
    ]
    assert {finding.value for finding in found} == {WITHHELD}
    assert not any(part in str(finding) for finding in found for part in ("Aah", "0143", "41.80"))


def test_another_finding_in_a_harmful_cell_does_not_repeat_it_either(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data")
    set_cell(folder / "events.csv", 9, "note", " write to somebody@example.org, pate\u0301")
    found = [finding for finding in check_folder(folder).report.findings if finding.line == 9]
    assert {finding.code for finding in found} == {"email-address", "outer-blank", "not-nfc"}
    assert {finding.value for finding in found} == {WITHHELD}
    assert not any("somebody" in str(finding) or "pat" in str(finding) for finding in found)


def test_every_do_no_harm_code_is_a_fault() -> None:
    assert {kind.code for kind in HARM} <= set(CATALOGUE)
    assert {str(kind.level) for kind in HARM} == {"fault"}

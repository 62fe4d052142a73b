"""Claims, sources, places and releases, each on a handful of rows."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from loaders.checks.claims import check_claims
from loaders.checks.places import check_places
from loaders.checks.releases import check_releases
from loaders.checks.sources import RESTING, check_sources, unfit_address
from loaders.contract import read_contract
from loaders.problems import Finding
from tests.loaders.builders import DATA, make_records

CONTRACT = read_contract(DATA)
ALL = set(CONTRACT.tables)


def places_of(findings: Iterable[Finding]) -> list[tuple[int | None, str | None, str]]:
    return [(finding.line, finding.column, finding.code) for finding in findings]


# Claims

CASES = [{"case_id": "2017-a", "people_low": "10", "people_best": "10", "people_high": "12"}, {"case_id": "2017-b"}]
EVENTS = [{"event_id": "2017-a/1", "case_id": "2017-a", "people_best": "10"}, {"event_id": "2017-b/1"}]
CLAIM = {"claim_id": "2017-a/c1", "case_id": "2017-a", "scope": "case", "note": "as printed"}
ON_EVENT = CLAIM | {"scope": "event", "event_id": "2017-a/1"}


def claim(row: dict[str, str], whole: set[str] = ALL) -> list[tuple[int | None, str | None, str]]:
    records = make_records(claims=[row], cases=CASES, events=EVENTS, crackdowns=[{"crackdown_id": "2017-c"}])
    return places_of(check_claims(records, whole))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (CLAIM, []),
        (ON_EVENT, []),
        (CLAIM | {"scope": "crackdown", "case_id": "2017-c", "claim_id": "2017-c/c1"}, []),
        (CLAIM | {"claim_id": "2017-b/c1"}, [("claim_id", "claim-number")]),
        (CLAIM | {"claim_id": "2017-a/1"}, [("claim_id", "claim-number")]),
        (CLAIM | {"claim_id": "2017-a/c0"}, [("claim_id", "claim-number")]),
        (ON_EVENT | {"event_id": ""}, [("event_id", "claim-scope")]),
        (ON_EVENT | {"event_id": "2017-b/1"}, [("event_id", "claim-scope")]),
        (CLAIM | {"event_id": "2017-a/1"}, [("event_id", "claim-scope")]),
        (CLAIM | {"case_id": "2017-z", "claim_id": "2017-z/c1"}, [("case_id", "key-dangling")]),
        (CLAIM | {"case_id": "2017-c", "claim_id": "2017-c/c1"}, [("case_id", "key-dangling")]),
        (CLAIM | {"scope": "crackdown"}, [("case_id", "key-dangling")]),
        (CLAIM | {"note": ""}, [(None, "claim-bare")]),
        (CLAIM | {"note": "", "people_low": "10"}, []),
        (CLAIM | {"note": "", "people_low": "12"}, []),
        (CLAIM | {"note": "", "people_low": "13"}, [("people_low", "claim-outside-unexplained")]),
        (CLAIM | {"note": "", "people_low": "8", "people_high": "10"}, []),
        (CLAIM | {"note": "", "people_low": "8", "people_high": "9"}, [("people_high", "claim-outside-unexplained")]),
        (CLAIM | {"people_low": "13"}, []),
        (ON_EVENT | {"note": "", "people_low": "11"}, [("people_low", "claim-outside-unexplained")]),
        (CLAIM | {"note": "", "people_low": "5", "case_id": "2017-b", "claim_id": "2017-b/c1"}, []),
    ],
)
def test_a_claim_fits_its_ids_and_explains_itself(row: dict[str, str], found: list[tuple[str | None, str]]) -> None:
    assert claim(row) == [(2, *place) for place in found]


def test_a_claim_is_not_held_against_the_range_of_a_row_that_has_a_fault() -> None:
    row = CLAIM | {"note": "", "people_low": "13"}
    records = make_records(claims=[row], cases=CASES)
    assert list(check_claims(records, ALL, {("cases.csv", 2)})) == []
    assert len(list(check_claims(records, ALL, {("cases.csv", 3)}))) == 1


def test_no_claim_dangles_into_a_table_that_could_not_be_read() -> None:
    row = CLAIM | {"case_id": "2017-z", "claim_id": "2017-z/c1"}
    assert claim(row, ALL - {"cases"}) == []
    assert claim(row | {"scope": "crackdown"}, ALL - {"crackdowns"}) == []


# Sources


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://example.org/a?b=c#d", ""),
        ("http://example.org:8080/가", ""),
        ("https://xn--9n2bp8q.kr/", ""),
        ("javascript:alert(1)", 'it begins with "javascript:"'),
        ("JAVASCRIPT://example.org/%0aalert(1)", 'it begins with "javascript:"'),
        ("data:text/html,x", 'it begins with "data:"'),
        ("ftp://example.org/a", 'it begins with "ftp:"'),
        ("//example.org/a", "it does not begin with"),
        ("example.org", "it does not begin with"),
        ("https://user@example.org/", "user name"),
        ("https://user:secret@example.org/", "user name"),
        ("https://example.org@evil.example/", "user name"),
        ("https:///a", "no public host"),
        ("https://localhost/a", "no public host"),
        ("https://example.org/a b", "it holds a blank"),
        ("https://example.org/\u00a0", "it holds a blank"),
        ('https://example.org/"onmouseover=x', "it holds a blank"),
        ("https://example.org/<b>", "it holds a blank"),
        ("https://example.org\\@evil.example/", "it holds a blank"),
        ("https://[::1", "cannot be taken apart"),
        ("https://example.org:99999/", "cannot be taken apart"),
    ],
)
def test_only_plain_addresses_of_public_hosts_may_be_opened(url: str, why: str) -> None:
    assert unfit_address(url).startswith(why) if not why else why in unfit_address(url)


def test_a_withheld_address_is_told_without_being_repeated() -> None:
    sources = [
        {"source_id": "a", "link": "no", "url": "https://example.org/names"},
        {"source_id": "b", "link": "yes"},
        {"source_id": "c", "link": "no"},
    ]
    campaigns = [{"source_id": "c", "url": "https://example.org/sign"}, {"source_id": "b", "url": "mailto:x"}]
    found = list(check_sources(make_records(sources=sources, campaigns=campaigns), {"sources"}))
    assert [(f.file, *place) for f, place in zip(found, places_of(found), strict=True)] == [
        ("sources.csv", 2, "url", "address-withheld"),
        ("sources.csv", 3, "url", "address-missing"),
        ("campaigns.csv", 2, "url", "address-withheld"),
        ("campaigns.csv", 3, "url", "address-unfit"),
    ]
    assert "example.org" not in "".join(map(str, found))


def test_a_source_is_used_by_any_of_the_tables_that_rest_on_sources() -> None:
    sources = [{"source_id": name, "link": "no"} for name in (*RESTING, "second", "unused")]
    rows = {table: [{"source_id": table}] for table in RESTING if table != "crackdowns"}
    records = make_records(sources=sources, crackdowns=[{"source_ids": "crackdowns;second"}], **rows)
    assert [finding.value for finding in check_sources(records, ALL)] == ["unused"]
    assert list(check_sources(records, ALL - {"claims"})) == []


# Places and releases


def test_every_country_of_a_case_or_place_is_in_the_gazetteer() -> None:
    gazetteer = [
        {"place_id": "cn", "place_type": "country", "country": "CN"},
        {"place_id": "la-x", "place_type": "city", "country": "LA"},
    ]
    records = make_records(places=gazetteer, cases=[{"country": "CN"}, {"country": "LA"}])
    found = [(f.file, f.line, f.code) for f in check_places(records, ALL)]
    assert found == [("cases.csv", 3, "country-unknown"), ("places.csv", 3, "country-unknown")]
    assert list(check_places(records, ALL - {"places"})) == []


def test_each_place_of_a_circle_is_told_and_none_that_only_leads_into_it() -> None:
    larger = {"a": "b", "b": "c", "c": "b", "d": "d", "e": "f", "f": ""}
    records = make_records(places=[{"place_id": small, "part_of": large} for small, large in larger.items()])
    assert [finding.line for finding in check_places(records, ALL)] == [3, 4, 5]


@pytest.mark.parametrize(
    ("start", "end", "sound"),
    [
        ("2017-07", "2017-11", True),
        ("2017-07", "", True),
        ("2017-07-15", "2017", True),
        ("2017-07/..", "2017-07", True),
        ("2017-07", "2017-06", False),
        ("2017-07", "../2017-06", False),
        ("2018~", "2017~", False),
    ],
)
def test_a_crackdown_does_not_end_before_it_starts(start: str, end: str, sound: bool) -> None:
    records = make_records(crackdowns=[{"start": start, "end": end}], changes=[{"version": CONTRACT.version}])
    found = places_of(check_releases(CONTRACT, records, ALL))
    assert found == ([] if sound else [(2, "end", "crackdown-reversed")])


@pytest.mark.parametrize(
    ("start", "sound"), [("../2000", False), ("../2017-07~", False), ("2000/..", True), ("2000/2017", True), ("", True)]
)
def test_a_crackdown_has_a_first_day(start: str, sound: bool) -> None:
    records = make_records(crackdowns=[{"start": start, "end": "2017-11"}], changes=[{"version": CONTRACT.version}])
    found = places_of(check_releases(CONTRACT, records, ALL))
    assert found == ([] if sound else [(2, "start", "crackdown-without-start")])


def test_the_contracts_version_stands_in_the_table_of_changes() -> None:
    records = make_records(changes=[{"version": "2025.1.0"}])
    assert places_of(check_releases(CONTRACT, records, ALL)) == [(None, None, "version-without-changes")]
    assert list(check_releases(CONTRACT, records, ALL - {"changes"})) == []

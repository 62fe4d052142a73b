"""Sources for reference managers, the feed, and what search engines ask for."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

from analysis.extract import Extract
from exports.citations import write_bibtex, write_csl, write_ris
from exports.feed import ENTRIES, write_feed
from exports.origin import Origin, make_origin
from exports.sitemap import write_robots, write_sitemap
from i18n import using
from loaders.dataset import Dataset
from tests.exports.conftest import BASE

ATOM = "{http://www.w3.org/2005/Atom}"


def test_csl_has_an_item_for_each_source_and_withholds_what_must_not_be_linked(
    everything: Extract, origin: Origin
) -> None:
    *items, own = json.loads(write_csl(everything, origin))
    sources = everything.tables["sources"]
    assert [item["id"] for item in items] == list(sources["source_id"])
    assert own["version"] == everything.dataset.version
    withheld = set(sources.loc[sources["link"] == "no", "source_id"])
    assert withheld
    assert not [item for item in items if item["id"] in withheld and "URL" in item]
    by_id = {item["id"]: item for item in items}
    assert by_id["afp-2004-12-17-hanoi"]["issued"] == {"date-parts": [[2004, 12, 17]], "circa": True}
    assert by_id["abendblatt-2013-05-laos"]["issued"] == {"date-parts": [[2013, 5]], "circa": True}


def test_bibtex_has_an_entry_for_each_source_with_balanced_braces(everything: Extract, origin: Origin) -> None:
    text = write_bibtex(everything, origin).decode()
    keys = re.findall(r"^@[a-z]+\{([^,]+),$", text, flags=re.MULTILINE)
    assert keys == list(everything.tables["sources"]["source_id"])
    for entry in text.split("\n@")[1:]:
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")


def test_ris_has_a_record_for_each_source_and_one_for_the_record(everything: Extract, origin: Origin) -> None:
    records = write_ris(everything, origin).decode().split("ER  - \r\n")
    assert records.pop() == ""
    assert len(records) == len(everything.tables["sources"]) + 1
    assert all(re.fullmatch(r"([A-Z0-9]{2}  - [^\r\n]+\r\n)+", record) for record in records)
    assert records[-1].startswith("TY  - DATA\r\n")
    assert origin.permalink in records[-1]


def test_the_feed_names_the_release_and_what_was_reported_last(dataset: Dataset) -> None:
    for language in ("en", "ko", "zh-Hans"):
        with using(language):
            feed = ET.fromstring(write_feed(dataset, make_origin(dataset, None, BASE)))
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == ENTRIES
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        assert ids[0] == f"{BASE}/feed.atom#version/{dataset.version}"
        for entry in entries:
            assert entry.findtext(f"{ATOM}title")
            assert entry.findtext(f"{ATOM}updated", "").endswith("Z")
            link = entry.find(f"{ATOM}link")
            assert link is not None
            assert link.get("href", "").startswith(f"{BASE}/")


def test_the_sitemap_lists_every_case_crackdown_and_campaign_in_every_language(dataset: Dataset) -> None:
    root = ET.fromstring(write_sitemap(dataset, BASE, ["/", "/time"]))
    addresses = [url.findtext("{http://www.sitemaps.org/schemas/sitemap/0.9}loc") for url in root]
    assert len(addresses) == len(set(addresses)) == 3 * (2 + 224 + 31 + 58)
    assert f"{BASE}/cases?case=2017-11-shenyang-ten&lang=ko" in addresses
    assert f"{BASE}/campaigns?campaign=2012-02-savemyfriend&lang=ko" in addresses


def test_robots_may_read_the_pages() -> None:
    lines = write_robots(BASE).decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {BASE}/sitemap.xml"
    assert "Disallow: /" not in lines

"""The Atom feed (RFC 4287): releases of the record, rows that changed, and the entries with the latest news."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pandas as pd

from analysis.extract import extract_all
from analysis.newest import list_newest
from analysis.texts import read_texts
from exports.json_files import list_objects
from exports.origin import Origin
from i18n import _
from i18n.labels import label
from loaders.dataset import Dataset

ENTRIES: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"
_PAGES: Final = {
    "cases": "/cases?case=",
    "crackdowns": "/crackdowns?crackdown=",
    "campaigns": "/campaigns?campaign=",
}


def write_feed(dataset: Dataset, origin: Origin) -> bytes:
    """The feed, in the language in use, newest first.

    1. An entry for each change of a row, and one for each release with what changed in whole tables.
    2. Then the cases of which something was reported last, dated by the release that the reader has.
    3. At most ``ENTRIES``. Ids are for good: they name version, table, row and field.
    """
    changes = extract_all(dataset).tables["changes"]
    made = dataset.contract.created
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": origin.language})
    _add(feed, "id", f"{origin.base}/feed.atom")
    _add(feed, "title", origin.title)
    _add(feed, "updated", made)
    _add(feed, "rights", f"{origin.licence.title}, {origin.licence.path}")
    _link(feed, f"{origin.base}/feed.atom?lang={quote(origin.language)}", "self")
    _link(feed, f"{origin.base}/?lang={quote(origin.language)}", "alternate")
    _add(_add(feed, "author"), "name", origin.title)
    entries = [*_list_changes(changes, origin), *_list_newest(dataset, origin)]
    for entry in entries[:ENTRIES]:
        feed.append(entry)
    ET.indent(feed)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _list_changes(changes: pd.DataFrame, origin: Origin) -> Iterator[ET.Element]:
    rows = list_objects(changes)
    whole = [row for row in rows if row["id"] is None]
    for version in dict.fromkeys(row["version"] for row in reversed(whole)):
        own = [row for row in whole if row["version"] == version]
        words = "\n".join(f"{row['table']}: {row['reason']}" for row in own)
        title = _("Data version {version}").format(version=version)
        yield _make_entry(origin, f"version/{version}", title, words, f"{own[0]['date']}T00:00:00Z", "/")
    for row in reversed([row for row in rows if row["id"] is not None]):
        yield _make_change(row, origin)


def _make_change(row: dict[str, Any], origin: Origin) -> ET.Element:
    key = "/".join(quote(str(row[name] or ""), safe="") for name in ("version", "table", "id", "field"))
    what = label("changes", "change", row["change"])
    page = f"{_PAGES[row['table']]}{quote(row['id'])}" if row["table"] in _PAGES else "/"
    title = f"{what}: {row['id']}"
    return _make_entry(origin, f"change/{key}", title, str(row["reason"] or ""), f"{row['date']}T00:00:00Z", page)


def _list_newest(dataset: Dataset, origin: Origin) -> Iterator[ET.Element]:
    texts = read_texts(dataset, origin.language)
    for case in list_newest(dataset.cases, ENTRIES).itertuples(index=False):
        case_id = str(case.case_id)
        title, summary = (texts.say("cases", case_id, field) for field in ("title", "summary"))
        page = f"{_PAGES['cases']}{quote(case_id)}"
        yield _make_entry(origin, f"case/{quote(case_id)}", title, summary, dataset.contract.created, page)


def _make_entry(origin: Origin, key: str, title: str, words: str, updated: str, page: str) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", f"{origin.base}/feed.atom#{key}")
    _add(entry, "title", title)
    _add(entry, "updated", updated)
    _add(entry, "summary", words)
    _link(entry, f"{origin.base}{page}{'&' if '?' in page else '?'}lang={quote(origin.language)}", "alternate")
    return entry


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text or None
    return element


def _link(parent: ET.Element, address: str, rel: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": address})

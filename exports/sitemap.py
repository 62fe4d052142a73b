"""What search engines ask for: the list of pages in every language, and who may read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

from i18n import LANGUAGES
from loaders.dataset import Dataset

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"


def write_sitemap(dataset: Dataset, base: str, pages: Sequence[str]) -> bytes:
    """The sitemap (sitemaps.org, 0.9): pages, cases, crackdowns, campaigns, each in every language with the others."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for path in _list_paths(dataset, pages):
        joint = "&" if "?" in path else "?"
        addresses = {language: f"{base}{path}{joint}lang={quote(language)}" for language in LANGUAGES}
        for address in addresses.values():
            url = ET.SubElement(root, "url")
            ET.SubElement(url, "loc").text = address
            ET.SubElement(url, "lastmod").text = dataset.contract.created[:10]
            for language, other in addresses.items():
                ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": other})
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def write_robots(base: str) -> bytes:
    """robots.txt (RFC 9309): everything but Streamlit's own doors and what is made anew for each request."""
    lines = ("User-agent: *", "Disallow: /_stcore/", "Disallow: /api/v1/download", f"Sitemap: {base}/sitemap.xml")
    return "".join(f"{line}\n" for line in lines).encode()


def _list_paths(dataset: Dataset, pages: Sequence[str]) -> Iterator[str]:
    yield from pages
    yield from (f"/cases?case={quote(case_id)}" for case_id in dataset.cases["case_id"])
    yield from (f"/crackdowns?crackdown={quote(key)}" for key in dataset.crackdowns["crackdown_id"])
    yield from (f"/campaigns?campaign={quote(key)}" for key in dataset.campaigns["campaign_id"])

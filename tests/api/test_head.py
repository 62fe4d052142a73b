"""What the served page says of itself to programs that read no script."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from api.head import write_head, write_json_ld
from i18n import LANGUAGES
from loaders.dataset import Dataset
from tests.analysis.making import load_record

BASE = "https://record.example"
HOSTILE = 'Ten"><script>alert(1)</script>'


class Tags(HTMLParser):
    """Start tags with their attributes, in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_record()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_itself_its_language_and_the_others(language: str) -> None:
    text = write_head(base=BASE, path="/time", language=language, title="T", description="D", site="S")
    tags = Tags(text).found
    graph = {str(own["property"]): own["content"] for tag, own in tags if tag == "meta"}
    assert graph["og:title"] == "T"
    assert graph["og:url"] == f"{BASE}/time?lang={language}"
    others = {own["hreflang"]: own["href"] for tag, own in tags if tag == "link" and "hreflang" in own}
    assert others == {tag: f"{BASE}/time?lang={tag}" for tag in LANGUAGES}
    assert {"rel": "service-desc", "type": "application/json", "href": "/api/openapi.json"} in [own for _, own in tags]


def test_no_text_leaves_its_attribute() -> None:
    tags = Tags(write_head(base=BASE, path="/", language="en", title=HOSTILE, description=HOSTILE, site=HOSTILE)).found
    assert {tag for tag, _ in tags} == {"meta", "link"}
    assert [own["content"] for _, own in tags if own.get("property") == "og:title"] == [HOSTILE]


def test_the_record_is_a_dataset_of_schema_org(dataset: Dataset) -> None:
    text = write_json_ld(dataset, BASE, "en", "Repatriation Watch", HOSTILE)
    found = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', text, re.DOTALL)
    assert found
    assert "<" not in found[1]
    document = json.loads(found[1])
    assert document["@type"] == "Dataset"
    assert document["version"] == dataset.version
    assert document["description"] == HOSTILE
    assert document["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {item["contentUrl"] for item in document["distribution"]} == {
        f"{BASE}/api/v1/download?form={form}&all=yes" for form in ("csv", "parquet", "json")
    }
    first, last = document["temporalCoverage"].split("/")
    assert first < last

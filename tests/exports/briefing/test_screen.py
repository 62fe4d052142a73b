"""The one-file page: nothing from elsewhere, every text as text, and the record's own figures."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from lxml import html

from exports.briefing.document import Document, Figures
from exports.briefing.screen.writing import write_page, write_policy
from i18n import LANGUAGES, using
from tests.exports.briefing.conftest import FIGURES, SCOPES

Make = Callable[..., Document]
NAUGHTY = "</script><img src=x onerror=alert(1)> {{ 7*7 }} & \"'"


def write(document: Document) -> str:
    with using(document.language):
        return write_page(document).decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", SCOPES)
def test_a_screen_for_each_part_with_its_figures_sources_and_address(scope: str, language: str, make: Make) -> None:
    document = make(scope, language)
    page = html.fromstring(write(document))
    screens = page.xpath("//section")
    assert len(screens) == 1 + len(document.sections)
    assert page.get("lang") == language
    for screen, section in zip(screens[1:], document.sections, strict=True):
        assert screen.xpath("string(h2)") == section.heading
        assert section.address in screen.xpath("footer//a/@href")
        # Every number in the text leads to a source of the same screen.
        cited = set(screen.xpath(".//sup/a/@href"))
        assert cited <= {f"#{id_}" for id_ in screen.xpath("footer//li/@id")}
        best = screen.xpath(".//dd[@class='best']/text()")
        assert best == [one.words for part in section.parts if isinstance(part, Figures) for one in part.figures]
    if language == "en" and scope in FIGURES:
        figures = page.xpath("//dd[@class='best']/text()")
        assert figures == list(FIGURES[scope][::2])
        ranges = " ".join(page.xpath("//dd[@class='range']/text()")).replace("\u00a0", " ")
        assert all(own in ranges for own in FIGURES[scope][1::2] if "–" in own)
    if scope == "case" and language == "en":
        assert "8 returned and not heard of since, 2 freed in North Korea" in page.text_content().replace("\u00a0", " ")


def test_nothing_is_asked_of_anybody_and_the_policy_names_what_is_in_it(make: Make) -> None:
    text = write(make("all"))
    page = html.fromstring(text)
    assert all(src.startswith("data:image/svg+xml;base64,") for src in page.xpath("//@src | //@srcset"))
    assert page.xpath("//link | //iframe | //object | //form | //@style | //*[starts-with(name(@*), 'on')]") == []
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [write_policy()]
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in write_policy()


def test_what_a_user_writes_is_text(make: Make) -> None:
    text = write(make("case", title=[NAUGHTY], occasion=[NAUGHTY], block=[f"text:{NAUGHTY}"]))
    page = html.fromstring(text)
    assert page.xpath("string(//h1)") == page.xpath("string(//p[@class='title'])") == NAUGHTY
    assert page.xpath("string(//p[@class='own'])") == NAUGHTY
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//@onerror") == []

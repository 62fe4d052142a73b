"""What the served page says of itself to programs: Open Graph, other languages, the feed, and schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from exports.forms import FORMS
from i18n import LANGUAGES
from loaders.dataset import Dataset

# The locales of Open Graph: language and country.
_LOCALES: Final[Mapping[str, str]] = {"en": "en_US", "ko": "ko_KR", "zh-Hans": "zh_CN"}


def write_head(*, base: str, path: str, language: str, title: str, description: str, site: str) -> str:
    """The tags of one page in one language, escaped.

    ``base`` is the record's own address without a slash at its end, ``path`` the page's, with the parameter that names
    one row where it is about one; ``site`` is the record's name.
    """
    others = [tag for tag in LANGUAGES if tag != language]
    graph = [
        ("og:type", "website"),
        ("og:site_name", site),
        ("og:title", title),
        ("og:description", description),
        ("og:url", _address(base, path, language)),
        ("og:locale", _LOCALES[language]),
        *(("og:locale:alternate", _LOCALES[tag]) for tag in others),
    ]
    links = [
        ("canonical", {"href": _address(base, path, language)}),
        *(("alternate", {"hreflang": tag, "href": _address(base, path, tag)}) for tag in LANGUAGES),
        ("alternate", {"type": "application/atom+xml", "title": site, "href": f"/feed.atom?lang={language}"}),
        ("service-desc", {"type": "application/json", "href": "/api/openapi.json"}),
    ]
    tags = [f'<meta property="{name}" content="{escape(content)}" />' for name, content in graph]
    for rel, attributes in links:
        said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
        tags.append(f'<link rel="{rel}" {said} />')
    return "\n    ".join(tags)


def write_json_ld(dataset: Dataset, base: str, language: str, name: str, description: str) -> str:
    """The record as a schema.org Dataset, in a script element that holds data and runs nothing."""
    contract = dataset.contract
    days = dataset.events["counting_day"]
    document = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": _address(base, "/", language),
        "version": dataset.version,
        "identifier": f"{contract.descriptor['name']}-{dataset.version}-{dataset.content_hash[:12]}",
        "dateModified": contract.created[:10],
        "license": contract.licences[0].path,
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "keywords": list(contract.descriptor.get("keywords", [])),
        "creator": [{"@type": "Organization", "name": title} for title in _list_contributors(contract.descriptor)],
        "temporalCoverage": f"{days.min():%Y-%m-%d}/{days.max():%Y-%m-%d}",
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": f"{base}/api/v1/download?form={form.key}&all=yes",
            }
            for form in FORMS.values()
            if form.exact
        ],
    }
    # No text may end the element: within it only the letter "<" could.
    text = json.dumps(document, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _address(base: str, path: str, language: str) -> str:
    return f"{base}{path}{'&' if '?' in path else '?'}lang={language}"


def _list_contributors(descriptor: Mapping[str, Any]) -> Sequence[str]:
    return [str(item["title"]) for item in descriptor.get("contributors", ())]

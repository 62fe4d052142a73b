"""The sources of an extract for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from analysis.extract import Extract
from exports.json_files import list_objects
from exports.origin import Origin
from loaders.dates import EdtfDate, read_date

# Kinds of sources by the contract's word: (CSL 1.0.2, BibTeX, RIS).
_TYPES: Final[Mapping[str, tuple[str, str, str]]] = {
    "ngo": ("report", "techreport", "RPRT"),
    "news": ("article-newspaper", "misc", "NEWS"),
    "government": ("report", "techreport", "GOVDOC"),
    "intergovernmental": ("report", "techreport", "RPRT"),
    "academic": ("article-journal", "misc", "GEN"),
    "blog": ("post-weblog", "misc", "BLOG"),
}
_LATEX: Final[Mapping[str, str]] = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def write_csl(extract: Extract, origin: Origin) -> bytes:
    """CSL-JSON, an item for each source. A withheld address stays out; the last item is the record itself."""
    items = [_make_item(source) for source in _list_sources(extract)]
    return (json.dumps([*items, _make_own(extract, origin)], ensure_ascii=False, indent=1) + "\n").encode()


def write_bibtex(extract: Extract, origin: Origin) -> bytes:
    """BibTeX in UTF-8, an entry for each source, its id the key."""
    head = "".join(f"% {_flatten(name)}: {_flatten(value)}\n" for name, value in origin.list_lines())
    return (head + "".join(map(_write_entry, _list_sources(extract)))).encode()


def write_ris(extract: Extract, origin: Origin) -> bytes:
    """RIS in UTF-8, a record for each source, then the record's own."""
    own = {
        "publisher": origin.title,
        "title": f"{origin.title}, {origin.version}",
        "url": origin.permalink,
        "published": extract.dataset.contract.created[:10],
        "language": origin.language,
        "note": origin.chosen,
    }
    lines = [line for source in [*_list_sources(extract), own] for line in _list_ris(source)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _list_sources(extract: Extract) -> list[dict[str, Any]]:
    return list_objects(extract.tables["sources"])


def _read(published: str | None) -> EdtfDate | None:
    return None if published is None else read_date(published)


def _list_parts(published: EdtfDate) -> list[int]:
    """Year, month and day as far as they are known: of an interval what its ends share."""
    ends = [end for end in (published.first, published.last) if end is not None]
    if published.precision in {"day", "month", "year"}:
        return _split(ends[0])[: {"year": 1, "month": 2, "day": 3}[published.precision]]
    first, last = _split(ends[0]), _split(ends[-1])
    return first[: next((place for place in range(3) if first[place] != last[place]), 3)]


def _split(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _make_item(source: Mapping[str, Any]) -> dict[str, Any]:
    kind = _TYPES[source["source_type"]][0]
    item = {
        "id": source["source_id"],
        "type": kind,
        "title": source["title"],
        "publisher": source["publisher"],
        "language": source["language"],
    }
    if kind == "article-newspaper":
        item["container-title"] = source["publisher"]
    if source["url"] is not None:
        item["URL"] = source["url"]
    published = _read(source["published"])
    if published is not None and (parts := _list_parts(published)):
        item["issued"] = {"date-parts": [parts]} | ({"circa": True} if published.approximate else {})
    return item


def _make_own(extract: Extract, origin: Origin) -> dict[str, Any]:
    made = date.fromisoformat(extract.dataset.contract.created[:10])
    return {
        "id": "repatriation-watch",
        "type": "dataset",
        "title": origin.title,
        "version": origin.version,
        "URL": origin.permalink,
        "license": origin.licence.path,
        "abstract": origin.chosen,
        "issued": {"date-parts": [_split(made)]},
    }


def _write_entry(source: Mapping[str, Any]) -> str:
    fields = {
        "title": _escape(source["title"]),
        "author": f"{{{_escape(source['publisher'])}}}",
        "publisher": _escape(source["publisher"]),
        "language": _escape(source["language"] or ""),
    }
    published = _read(source["published"])
    if published is not None and (parts := _list_parts(published)):
        fields["year"] = f"{parts[0]:04d}"
        fields |= {name: str(part) for name, part in zip(("month", "day"), parts[1:], strict=False)}
    if source["url"] is not None:
        # Only what would end the field: an address is read as it is written.
        fields["url"] = source["url"].replace("{", "%7B").replace("}", "%7D")
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"\n@{_TYPES[source['source_type']][1]}{{{source['source_id']},\n{body}}}\n"


def _escape(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in _flatten(text))


def _list_ris(source: Mapping[str, Any]) -> Iterator[str]:
    yield f"TY  - {_TYPES[source['source_type']][2] if 'source_type' in source else 'DATA'}"
    parts = _list_parts(published) if (published := _read(source["published"])) is not None else []
    values: Iterable[tuple[str, Any]] = (
        ("ID", source.get("source_id")),
        ("TI", source["title"]),
        ("PB", source["publisher"]),
        ("AU", source["publisher"]),
        ("PY", f"{parts[0]:04d}" if parts else None),
        ("DA", "/".join(f"{part:02d}" for part in parts) + "/" * (4 - len(parts)) if parts else None),
        ("LA", source["language"]),
        ("UR", source["url"]),
        ("AB", source.get("note")),
    )
    yield from (f"{tag}  - {_flatten(str(value))}" for tag, value in values if value)
    yield "ER  - "


def _flatten(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

"""Sources: addresses that may be linked, and pages that something rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from loaders.catalogue import CATALOGUE
from loaders.problems import Finding, found
from loaders.rows import Record

RESTING = ("claims", "responses", "campaigns", "series", "milestones", "crackdowns")


def check_sources(records: Mapping[str, Sequence[Record]], whole: Collection[str]) -> Iterator[Finding]:
    """Check the addresses of sources and campaigns.

    1. Where ``link`` is no, the address is empty; where it is yes, it is given.
    2. Addresses are http or https, name a host, and carry no user, blanks or markup.
    3. A campaign on a page whose address is withheld has no address either.
    4. A source nothing rests on is noted.
    """
    withheld = {source["source_id"] for source in records["sources"] if source["link"] == "no"}
    for source in records["sources"]:
        url = source["url"]
        if url and source["link"] == "no":
            # The value is the harm: it is not repeated.
            yield found(CATALOGUE["address-withheld"], source.file, source.line, "url")
        elif not url and source["link"] == "yes":
            yield found(CATALOGUE["address-missing"], source.file, source.line, "url")
        elif url:
            yield from _check_address(source, url)
    for campaign in records["campaigns"]:
        if campaign["url"] and campaign["source_id"] in withheld:
            yield found(CATALOGUE["address-withheld"], campaign.file, campaign.line, "url")
        elif campaign["url"]:
            yield from _check_address(campaign, campaign["url"])
    if set(RESTING) <= set(whole):
        used = {row["source_id"] for table in RESTING if table != "crackdowns" for row in records[table]}
        used |= {item for row in records["crackdowns"] for item in row["source_ids"].split(";")}
        for source in records["sources"]:
            if source["source_id"] not in used:
                yield found(CATALOGUE["source-unused"], source.file, source.line, "source_id", source["source_id"])


def _check_address(row: Record, url: str) -> Iterator[Finding]:
    why = unfit_address(url)
    if why:
        yield found(CATALOGUE["address-unfit"], row.file, row.line, "url", url, why=why)


def unfit_address(url: str) -> str:
    """Why an address is not fit to be opened by a reader, or an empty text."""
    if any(character.isspace() or character in '<>"`\\' for character in url):
        return "it holds a blank, a quotation mark, a backslash or an angle bracket"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it cannot be taken apart"
    if parts.scheme not in {"http", "https"}:
        return f'it begins with "{parts.scheme}:"' if parts.scheme else "it does not begin with http:// or https://"
    if not host or "." not in host:
        return "it names no public host"
    if parts.username is not None or parts.password is not None:
        return "it carries a user name"
    return ""

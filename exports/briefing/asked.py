"""What is asked of a briefing: its scope, its head, its blocks in their order; all of it in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, get_args

from analysis.filters import CaseFilter, Unknown, read_day
from exports.letters import Addressee
from i18n import AVAILABLE, language
from loaders.dataset import Dataset

Kind = Literal[
    "figures", "arrests", "map", "outcomes", "claims", "no_news", "responses", "case", "method", "sources", "text"
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""The kinds of blocks; ``text`` holds the user's own words."""

Paper = Literal["a4", "us-letter"]
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)

MOST_BLOCKS: Final = 12
LONGEST_LINE: Final = 200
"""Characters of a title or an occasion."""
LONGEST_TEXT: Final = 2000
"""Characters of the user's own words in one block: what an address can carry."""

PARAMETERS: Final = frozenset({"case", "title", "occasion", "on", "into", "paper", "block", "addressee"})
"""The names that a briefing has in addresses beside the filter's and ``lang``. They are for good."""

_OF_ALL: Final[tuple[Kind, ...]] = ("figures", "arrests", "map", "outcomes", "no_news", "method", "sources")
_OF_CRACKDOWN: Final[tuple[Kind, ...]] = (
    "figures", "claims", "map", "outcomes", "no_news", "responses", "method", "sources",
)  # fmt: skip
_OF_CASE: Final[tuple[Kind, ...]] = ("case", "map", "claims", "responses", "method", "sources")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a briefing. ``own`` are the user's words (``text``) or the id of a case (``case``), else empty."""

    kind: Kind
    own: str = ""

    def write(self) -> str:
        """The block in an address: "figures", "case:2017-11-shenyang-ten", "text:We ask …"."""
        return f"{self.kind}:{self.own}" if self.own else self.kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A briefing as it is asked for.

    ``case_id`` narrows the scope to one case, whatever the filter. ``title`` and ``occasion`` are the user's, empty
    where the record's own are to stand; ``on`` is the day of the occasion. ``addressee`` is whom a letter is to.
    ``into`` is the language of the files (one of ``i18n.AVAILABLE``), empty where they are in the reader's own.
    """

    case_filter: CaseFilter
    case_id: str | None = None
    title: str = ""
    occasion: str = ""
    on: date | None = None
    paper: Paper = "a4"
    blocks: tuple[Block, ...] = ()
    addressee: Addressee = Addressee.FOREIGN_MINISTRY
    into: str = ""

    @property
    def language(self) -> str:
        """The language of the files."""
        return self.into or language()

    @property
    def scope(self) -> CaseFilter:
        """The filter that chooses what the briefing is about: of one case every kind and population is shown."""
        if self.case_id is None:
            return self.case_filter
        return CaseFilter(kind=(), population=(), only=(self.case_id,))

    def to_query(self) -> dict[str, list[str]]:
        """The address parameters, without those that say nothing."""
        own: dict[str, list[str]] = {
            "case": [self.case_id or ""],
            "title": [self.title],
            "occasion": [self.occasion],
            "on": [self.on.isoformat() if self.on else ""],
            "into": [self.into],
            "paper": [self.paper if self.paper != PAPERS[0] else ""],
            "addressee": [self.addressee if self.addressee is not Addressee.FOREIGN_MINISTRY else ""],
            "block": [block.write() for block in self.blocks] if self.blocks != choose_blocks(self) else [],
        }
        return self.case_filter.to_query() | {name: values for name, values in own.items() if any(values)}

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], dataset: Dataset) -> tuple[Asked, Unknown]:
        """Read address parameters, and name the (parameter, value) pairs that mean nothing, or are too much.

        Of several values for one that may stand once the last counts. Without a block those of ``choose_blocks``
        stand. At most ``MOST_BLOCKS`` blocks; texts that are too long are cut, and what was cut off is named.
        """
        case_filter, named = CaseFilter.from_query(query, dataset)
        unknown = list(named)
        cases = set(dataset.cases["case_id"])

        def take(name: str) -> str:
            return next((value for value in reversed(query.get(name, ())) if value.strip()), "")

        def cut(name: str, most: int, text: str) -> str:
            text = text.strip()
            if rest := text[most:].strip():
                unknown.append((name, rest))
            return text[:most].strip()

        case_id, on, paper = take("case"), take("on"), take("paper") or PAPERS[0]
        unknown += [("case", case_id)] if case_id and case_id not in cases else []
        day = read_day(on or None)
        unknown += [("on", on)] if on and day is None else []
        unknown += [("paper", paper)] if paper not in PAPERS else []
        into = take("into")
        unknown += [("into", into)] if into and into not in AVAILABLE else []
        whom = take("addressee") or Addressee.FOREIGN_MINISTRY
        unknown += [("addressee", whom)] if whom not in list(Addressee) else []
        blocks: list[Block] = []
        for value in query.get("block", ()):
            kind, _sign, own = value.partition(":")
            block = _read_block(kind, own, cases)
            if block is None or len(blocks) == MOST_BLOCKS:
                unknown.append(("block", value))
            else:
                blocks.append(Block(block.kind, cut("block", LONGEST_TEXT, block.own)))
        asked = cls(
            case_filter,
            case_id if case_id in cases else None,
            cut("title", LONGEST_LINE, take("title")),
            cut("occasion", LONGEST_LINE, take("occasion")),
            day,
            next((known for known in PAPERS if known == paper), PAPERS[0]),
            tuple(blocks),
            next((known for known in Addressee if known == whom), Addressee.FOREIGN_MINISTRY),
            into if into in AVAILABLE else "",
        )
        return (asked if blocks else asked.with_blocks(choose_blocks(asked))), tuple(unknown)

    def with_blocks(self, blocks: Sequence[Block]) -> Asked:
        """The same with other blocks."""
        return replace(self, blocks=tuple(blocks[:MOST_BLOCKS]))


def choose_blocks(asked: Asked) -> tuple[Block, ...]:
    """The blocks that stand unasked: by whether the scope is one case, a crackdown, or anything else."""
    kinds = _OF_CASE if asked.case_id else _OF_CRACKDOWN if asked.case_filter.crackdown else _OF_ALL
    return tuple(map(Block, kinds))


def _read_block(kind: str, own: str, cases: set[str]) -> Block | None:
    """The block of an address; None where it means nothing."""
    known = next((one for one in KINDS if one == kind), None)
    if known is None or ((known == "text") != bool(own.strip()) and known not in {"case"}):
        return None
    if known == "case" and own and own not in cases:
        return None
    return Block(known, own) if known in {"text", "case"} else Block(known)

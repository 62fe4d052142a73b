"""Bring a text into one form before it is searched, and find the way back to what was written.

Full-width digits, invisible characters and typographic dashes must not carry a number past the rules; what is
reported must still be what the curator sees in the cell.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A character with the marks and conjoining Korean letters that NFC may join to it. Bounded, so that the
# cache never holds long keys.
_CLUSTER = re.compile(r".[\u0300-\u036f\u1160-\u11ff\u3099\u309a]{0,8}", re.DOTALL)

# Signs that NFKC would change into something that can no longer be recognised, or that it leaves apart.
_SIGNS = {
    **dict.fromkeys("º˚", "°"),
    **dict.fromkeys("′’‘`´ʹ", "'"),
    **dict.fromkeys("″”“„ʺ", '"'),
    **dict.fromkeys("ㆍ‧・•", "·"),
    "−": "-",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded text. ``starts`` and ``ends`` give for each of its characters the place in the
    original text it was made from; both are None where the two texts run in step."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def find_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that was folded into ``text[start:end]``, which is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    folded = []
    for sign in unicodedata.normalize("NFKC", "".join(_SIGNS.get(sign, sign) for sign in cluster)):
        category = unicodedata.category(sign)
        if category == "Nd":
            folded.append(str(unicodedata.decimal(sign)))
        elif category == "Pd":
            folded.append("-")
        elif category == "Zs":
            folded.append(" ")
        elif category != "Cf":
            folded.append(sign)
    return "".join(folded)


def fold(text: str) -> Folded:
    """Fold a text for searching.

    1. Unicode NFKC: full-width and circled letters and digits become plain ones, conjoining letters syllables.
    2. Digits of every script become 0 to 9, dashes and minus signs "-", blanks a plain blank, curly quotation
       marks and primes straight ones, degree signs "°", dots in the middle of the line "·".
    3. Invisible format characters are left out.
    """
    if text.isascii():
        return Folded(text.replace("`", "'"))
    changed = {sign: folded for sign in set(text) if (folded := _fold_cluster(sign)) != sign}
    if unicodedata.is_normalized("NFC", text) and all(len(folded) == 1 for folded in changed.values()):
        return Folded(text.translate({ord(sign): folded for sign, folded in changed.items()}) if changed else text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        folded = _fold_cluster(cluster.group())
        pieces.append(folded)
        starts.extend([cluster.start()] * len(folded))
        ends.extend([cluster.end()] * len(folded))
    return Folded("".join(pieces), starts, ends)

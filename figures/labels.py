"""How much room a text takes, before anyone has drawn it.

A picture in an <img> is set in the reader's own system font, which the server cannot measure. The widths here
are those of a wide face (DejaVu Sans, Verdana), so that in the usual, narrower ones nothing touches.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LINE = 1.35
"""Height of a line of text, in its size."""
OPENING, CLOSING = frozenset("（《〈「『【“‘(["), frozenset("），。、；：！？》〉」』】”’)]·")
NARROW, WIDE = frozenset("iljtfr.,:;'|!()[] I-"), frozenset("mwMW@%—<>=+~&")


def measure_text(text: str, size: float) -> float:
    """The width in pixels that `text` takes at most when set on one line at `size` pixels."""
    return size * sum(_advance(character) for character in text)


def is_wide(character: str) -> bool:
    """Whether a character takes a full square, as Chinese and Korean ones do (Unicode Standard Annex 11)."""
    return unicodedata.east_asian_width(character) in "WF"


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if is_wide(character):
        return 1.0
    if character in NARROW:
        return 0.38
    if character in WIDE or character.isupper():
        return 0.92 if character in WIDE else 0.7
    return 0.61


def wrap_text(text: str, room: float, size: float, lines: int) -> list[str]:
    """`text` in at most `lines` lines of at most `room` pixels; what does not fit ends in an ellipsis.

    Breaks at blanks, as Korean and English want it; within a word only where the word alone is too wide,
    which is where Chinese, written without blanks, is broken.
    """
    rest, done = text.split(), list[str]()
    while rest and len(done) < lines:
        line = rest.pop(0)
        while rest and measure_text(f"{line} {rest[0]}", size) <= room:
            line = f"{line} {rest.pop(0)}"
        if rest and (head := _begin(rest[0], room - measure_text(f"{line} ", size), size)):
            line, rest[0] = f"{line} {head}", rest[0][len(head) :]
        if measure_text(line, size) > room:
            head = _fit(line, room, size)
            rest.insert(0, line[len(head) :])
            line = head
        done.append(line)
    if rest and done:
        done[-1] = _fit(" ".join([done[-1], *rest]), room - measure_text("…", size), size).rstrip() + "…"
    return done


def _fit(text: str, room: float, size: float) -> str:
    """The longest beginning of `text`, of one character at least, that fits into `room` pixels.

    What does not fit as a whole ends behind a middle dot, where it has one; a number is not broken, if it fits at all,
    and marks stay with what they belong to.
    """
    end = 1
    while end < len(text) and measure_text(text[: end + 1], size) <= room:
        end += 1
    if end < len(text):
        dot = text.rfind("·", 0, end) + 1
        start = next((at for at in range(end, 0, -1) if not text[at - 1].isdigit()), 0)
        if dot:
            return text[:dot]
        if start and text[end].isdigit():
            return text[:start]
        return text[: _keep_together(text, end)]
    return text


def _begin(word: str, left: float, size: float) -> str:
    """As much of a word as begins on a line with so much room left: of Chinese, and never a part of a Latin word."""
    if measure_text(word[:2], size) > left:
        return ""
    head = _fit(word, left, size)
    while head and not any(_is_han(character) for character in word[len(head) - 1 : len(head) + 1]):
        head = head[:-1]
    return head if len(head) > 1 and word[len(head) : len(head) + 1] not in CLOSING else ""


def _is_han(character: str) -> bool:
    return is_wide(character) and not "\uac00" <= character <= "\ud7a3"


def _keep_together(text: str, end: int) -> int:
    """Where Chinese is broken: not behind an opening mark or before a closing one, and no character is left alone."""
    best = end
    if len(text) - best == 1 and best > 2 and is_wide(text[best - 1]):
        best -= 1
    while best > 1 and (text[best - 1] in OPENING or text[best] in CLOSING):
        best -= 1
    return best if best > 1 else end


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, others: Iterable["Box"], gap: float = 0.0) -> bool:
        """True when one of `others` lies nearer than `gap` pixels."""
        return any(
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
            for other in others
        )

    def lies_in(self, other: "Box | None") -> bool:
        """True when all of it lies in the other; nothing leaves None."""
        return other is None or (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

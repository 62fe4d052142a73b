"""The one definition of the record's colours: each says what happened to people, on every medium.

Checked by the tests: every meaning colour has at least 3:1 against its background and `ink`, `muted` and
`accent` at least 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.11); every pair of meanings is at least 15 apart in
CAM02-UCS. Colour never carries the meaning alone: label directly, hatch, or use the shape.
"""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
Measure = Literal["arrested", "returned"]

LIGHT_BACKGROUND = "#FBFAF7"
DARK_BACKGROUND = "#14171C"

MEANINGS = ("arrested", "returned", "sought_asylum", "released", "safe", "dead", "no_news")
"""The fields of `Palette` that stand for a state of people."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as `#RRGGBB`.

    `ink` is for text and for marks that stand for no state, `muted` for secondary text, `grid` for gridlines
    and frames, `shade` for a surface a step off the background. `no_news` is always hatched as well.
    """

    background: str
    ink: str
    muted: str
    grid: str
    shade: str
    arrested: str
    returned: str
    sought_asylum: str
    released: str
    safe: str
    dead: str
    no_news: str

    @property
    def accent(self) -> str:
        """The interface's one accent (links, focus, chosen items): a blue, since red is kept for returns."""
        return self.sought_asylum

    def measure(self, name: Measure) -> str:
        """The colour of a counted measure, by the word that stands in a prepared frame's `measure` column."""
        return self.arrested if name == "arrested" else self.returned


LIGHT = Palette(
    background=LIGHT_BACKGROUND,
    ink="#1B1D21",
    muted="#5D6068",
    grid="#DEDBD3",
    shade="#F0EDE6",
    arrested="#C47418",
    returned="#82272E",
    sought_asylum="#1F3C72",
    released="#3398CA",
    safe="#087061",
    dead="#101110",
    no_news="#8F9096",
)

DARK = Palette(
    background=DARK_BACKGROUND,
    ink="#ECEAE5",
    muted="#A3A6AD",
    grid="#33383F",
    shade="#20242B",
    arrested="#F1C582",
    returned="#D84550",
    sought_asylum="#7686DB",
    released="#B2DEFD",
    safe="#63C0B5",
    dead="#F8F6F2",
    no_news="#828488",
)


def palette(theme: Theme) -> Palette:
    """The palette of a theme; a word that is neither `light` nor `dark` raises KeyError."""
    return {"light": LIGHT, "dark": DARK}[theme]

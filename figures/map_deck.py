"""The map as a pydeck Deck: base geometry by address, and over it the marks, ways and names of one view."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import pydeck as pdk  # type: ignore[import-untyped]

from figures.map_base import draw_base
from figures.map_marks import draw_discs, draw_legs, draw_rings
from figures.map_names import draw_names, lay_picks
from figures.map_picture import MapPicture
from figures.map_placing import place_names
from figures.palette import Theme, palette

HEIGHT: Final = 600
"""Of the picture, in pixels."""


@dataclass(frozen=True, slots=True)
class WrittenDeck:
    """A Deck as it is sent: what Streamlit asks a Deck for, written once and without blanks.

    pydeck writes its JSON anew for whoever asks, indented to four times the size.
    """

    json: str
    # Streamlit reads the attribute that pydeck has.
    _tooltip: dict[str, Any]

    def to_json(self) -> str:
        """The Deck as deck.gl reads it."""
        return self.json


def draw_map(picture: MapPicture, *, theme: Theme, language: str) -> WrittenDeck:
    """Write the Deck. Only the light layers named ``pick…`` answer the pointer; their rows hold an id and a sentence.

    No tiles: ``map_provider=None``, and no ``map_style``, which would bring them back. The wheel scrolls the page.
    """
    colours = palette(theme)
    layers = [
        *draw_base(picture, colours),
        *draw_rings(picture.marks, colours),
        *draw_legs(picture.legs, colours),
        *draw_discs(picture.marks, colours),
        draw_names(place_names(picture.names, picture.marks, picture.view.zoom), colours, language),
        *lay_picks(picture),
    ]
    view = picture.view
    controller = {"scrollZoom": False, "dragRotate": False, "touchRotate": False, "keyboard": True}
    tooltip = {
        "text": "{tip}",
        "style": {
            "backgroundColor": colours.shade,
            "color": colours.ink,
            "border": f"1px solid {colours.muted}",
            "maxWidth": "20rem",
            "fontSize": "14px",
            "zIndex": "5",
        },
    }
    deck = pdk.Deck(
        layers=layers,
        views=[pdk.View(type="MapView", controller=controller)],
        initial_view_state=pdk.ViewState(
            longitude=view.lon, latitude=view.lat, zoom=view.zoom, min_zoom=2.4, max_zoom=9
        ),
        map_provider=None,
        height=HEIGHT,
        tooltip=tooltip,
    )
    return WrittenDeck(json.dumps(json.loads(deck.to_json()), separators=(",", ":"), ensure_ascii=False), tooltip)

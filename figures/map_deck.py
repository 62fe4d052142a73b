"""The map as a pydeck Deck: base geometry by address, and over it the marks, ways and names of one view."""

from __future__ import annotations

import json
from typing import Final

import pydeck as pdk  # type: ignore[import-untyped]

from figures.map_base import draw_base
from figures.map_marks import draw_discs, draw_legs, draw_rings
from figures.map_names import draw_names, lay_picks
from figures.map_picture import MapPicture
from figures.palette import Theme, palette

HEIGHT: Final = 600
"""Of the picture, in pixels."""


class LightDeck(pdk.Deck):  # type: ignore[misc]
    """A Deck that is sent without blanks: pydeck's own JSON is indented to four times the size."""

    def to_json(self) -> str:
        """The same JSON, compact."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"), ensure_ascii=False)


def draw_map(picture: MapPicture, *, theme: Theme, language: str) -> pdk.Deck:
    """The Deck. Only the light layers named ``pick…`` answer the pointer; their rows hold an id and a sentence.

    No tiles: ``map_provider=None``, and no ``map_style``, which would bring them back. The wheel scrolls the page.
    """
    colours = palette(theme)
    layers = [
        *draw_base(picture, colours),
        *draw_rings(picture.marks, colours),
        *draw_legs(picture.legs, colours),
        *draw_discs(picture.marks, colours),
        *draw_names(picture.names, colours, language),
        *lay_picks(picture),
    ]
    view = picture.view
    controller = {"scrollZoom": False, "dragRotate": False, "touchRotate": False, "keyboard": True}
    return LightDeck(
        layers=layers,
        views=[pdk.View(type="MapView", controller=controller)],
        initial_view_state=pdk.ViewState(
            longitude=view.lon, latitude=view.lat, zoom=view.zoom, min_zoom=2.4, max_zoom=9
        ),
        map_provider=None,
        height=HEIGHT,
        tooltip={
            "text": "{tip}",
            "style": {
                "backgroundColor": colours.shade,
                "color": colours.ink,
                "border": f"1px solid {colours.muted}",
                "maxWidth": "20rem",
                "fontSize": "14px",
                "zIndex": "5",
            },
        },
    )

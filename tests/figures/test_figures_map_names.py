"""Names on the map: beside their discs, clear of each other, the heaviest first."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from analysis.filters import CaseFilter
from analysis.place_actions import ACTIONS
from figures.map_picture import MapPicture, Name
from figures.map_placing import HEAVY, Disc, find_box, list_discs, place_names
from figures.map_style import View, place_degrees, place_pixel, size_disc
from i18n import using
from tests.analysis.making import load_record
from ui.compute_map import Asked
from ui.map_asked import DEFAULT_ACTIONS
from ui.map_picture import make_picture
from ui.map_views import VIEWS

ZOOM = 4.0
NO_MARKS = pd.DataFrame({name: [] for name in ("form", "best", "unknown", "shown", "lon", "lat")})


def make_marks(*discs: tuple[int | None, int, float, float]) -> pd.DataFrame:
    """Points of (best, groups of unknown size, longitude, latitude)."""
    rows = [
        {"form": "point", "best": best, "unknown": unknown, "shown": 0, "lon": lon, "lat": lat}
        for best, unknown, lon, lat in discs
    ]
    return pd.DataFrame(rows)


def make_name(text: str, lon: float = 120, lat: float = 40, weight: float = 1, aside: float = 0) -> Name:
    return Name(text, lon, lat, weight=weight, aside=aside)


def draw(view: View, case_filter: CaseFilter, language: str) -> MapPicture:
    with using(language):
        return make_picture(load_record(), Asked(case_filter, ACTIONS), None, ways=True, view=view, pick="")


def test_of_two_names_on_one_place_the_lighter_gives_way_up_or_down() -> None:
    light, heavy = make_name("light"), make_name("heavy", weight=2)
    first, second = place_names([light, heavy], NO_MARKS, ZOOM)
    assert (first.name, first.right, first.down) == (heavy, 0, 0)
    assert (second.name, second.right) == (light, 0)
    assert abs(second.down) == 38


def test_a_name_with_a_disc_stands_right_of_it_and_left_where_another_disc_lies_there() -> None:
    name = make_name("Shenyang", aside=20)
    alone = make_marks((100, 0, 120, 40))
    assert [(own.anchor, own.right) for own in place_names([name], alone, ZOOM)] == [("start", 20)]
    beside = make_marks((100, 0, 120, 40), (100, 0, 122, 40))
    assert [(own.anchor, own.right) for own in place_names([name], beside, ZOOM)] == [("end", -20)]


@pytest.mark.parametrize("people", [100, 400, 1_600])
def test_a_name_stands_askew_of_its_disc_where_all_four_sides_are_taken(people: int) -> None:
    radius = size_disc(people)
    x, y = place_pixel(120, 40, ZOOM)
    away = radius + 16
    others = [
        place_degrees(x + right, y + down, ZOOM) for right, down in ((away, 0), (-away, 0), (0, away), (0, -away))
    ]
    marks = make_marks((people, 0, 120, 40), *((4, 0, lon, lat) for lon, lat in others))
    (placed,) = place_names([make_name("Shenyang", aside=radius + 5)], marks, ZOOM, nearer=(0.0,))
    assert placed.anchor != "middle"
    assert placed.down != 0


def test_a_name_without_room_is_left_out_and_a_group_of_unknown_size_takes_room_too() -> None:
    sign = make_marks((None, 1, 120, 40))
    (moved,) = place_names([make_name("Hebei")], sign, ZOOM)
    assert moved.down != 0
    wall = make_marks((5_000, 0, 120, 40))
    assert place_names([make_name("Hebei")], wall, ZOOM) == []


def test_a_disc_touches_a_box_only_where_it_is_round() -> None:
    box = find_box(place_names([make_name("x")], NO_MARKS, ZOOM)[0], ZOOM)
    assert Disc(box.right + 3, (box.top + box.bottom) / 2, 4).touches(box)
    assert not Disc(box.right + 3, box.bottom + 3, 4).touches(box)


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans"])
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("case_filter", [CaseFilter(), CaseFilter(kind=(), population=()), CaseFilter(country=("CN",))])
def test_on_the_record_no_name_touches_another_or_a_disc(case_filter: CaseFilter, view: View, language: str) -> None:
    picture = draw(view, case_filter, language)
    placed = place_names(picture.names, picture.marks, view.zoom)
    for zoom in (view.zoom, view.zoom + 1, view.zoom + 2):
        # Nearer, the names of places of many people may.
        own = [one for one in placed if zoom == view.zoom or one.name.weight < HEAVY]
        boxes, discs = [find_box(one, zoom) for one in own], list(list_discs(picture.marks, zoom))
        assert not [pair for pair in combinations(boxes, 2) if pair[0].touches([pair[1]])]
        assert not [box for box in boxes if any(disc.touches(box) for disc in discs)]


def test_the_places_that_matter_most_are_named_on_the_whole_map() -> None:
    view = VIEWS["whole"]
    with using("en"):
        picture = make_picture(
            load_record(), Asked(CaseFilter(), DEFAULT_ACTIONS), None, ways=False, view=view, pick=""
        )
    named = {own.name.text for own in place_names(picture.names, picture.marks, view.zoom)}
    assert named >= {"Shenyang", "Dandong", "Tumen", "Beijing", "Bangkok", "Kunming", "CHINA"}

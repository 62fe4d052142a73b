"""The colours keep their promises: contrast by WCAG, and distance by CAM02-UCS for four kinds of sight."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from figures.palette import DARK, LIGHT, MEANINGS, Palette, palette

Vector = NDArray[np.float64]

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], dtype=np.float64)


def read_linear(colour: str) -> Vector:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    lights = sorted(float(read_linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def appear(xyz: Vector, white: Vector, adapting: float, ground: float = 20.0) -> dict[str, float]:
    """CIECAM02 in an average surround: lightness J, colourfulness M, hue h in degrees."""
    cat = np.array([[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]])
    hpe = np.array([[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0.0, 0.0, 1.0]])
    degree = 1.0 - np.exp((-adapting - 42) / 92) / 3.6
    k = 1 / (5 * adapting + 1)
    level = 0.2 * k**4 * 5 * adapting + 0.1 * (1 - k**4) ** 2 * (5 * adapting) ** (1 / 3)
    n = ground / white[1]
    induction = 0.725 * n**-0.2

    def compress(colour: Vector) -> Vector:
        adapted = (white[1] * degree / (cat @ white) + 1 - degree) * (cat @ colour)
        cones = hpe @ np.linalg.inv(cat) @ adapted
        power = (level * np.abs(cones) / 100) ** 0.42
        compressed: Vector = np.sign(cones) * 400 * power / (power + 27.13) + 0.1
        return compressed

    (red, green, blue), of_white = compress(xyz), compress(white)
    a, b = red - 12 * green / 11 + blue / 11, (red + green - 2 * blue) / 9
    hue = np.arctan2(b, a)
    answer, white_answer = (
        (2 * cones[0] + cones[1] + cones[2] / 20 - 0.305) * induction
        for cones in (np.array([red, green, blue]), of_white)
    )
    lightness = 100 * (answer / white_answer) ** (0.69 * (1.48 + np.sqrt(n)))
    eccentric = 0.25 * (np.cos(hue + 2) + 3.8)
    t = 50000 / 13 * induction * eccentric * np.hypot(a, b) / (red + green + 21 * blue / 20)
    chroma = t**0.9 * np.sqrt(lightness / 100) * (1.64 - 0.29**n) ** 0.73
    return {"J": lightness, "M": chroma * level**0.25, "h": np.degrees(hue) % 360}


def place(colour: str, sight: Vector) -> Vector:
    """The colour's place in CAM02-UCS, under the viewing conditions of sRGB (64 lux, D65)."""
    linear = np.clip(sight @ read_linear(colour), 0, 1)
    seen = appear(100 * TO_XYZ @ linear, 100 * TO_XYZ @ np.ones(3), 64 / np.pi / 5)
    lightness = 1.7 * seen["J"] / (1 + 0.007 * seen["J"])
    colourful, hue = np.log(1 + 0.0228 * seen["M"]) / 0.0228, np.radians(seen["h"])
    return np.array([lightness, colourful * np.cos(hue), colourful * np.sin(hue)])


def test_the_appearance_model_gives_the_published_example() -> None:
    # CIE 159:2004, first worked example: J 41.73, M 0.1088, h 219.0.
    seen = appear(np.array([19.01, 20.0, 21.78]), np.array([95.05, 100.0, 108.88]), 318.31)
    assert seen == pytest.approx({"J": 41.73, "M": 0.1088, "h": 219.0}, rel=1e-3)


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@THEMES
@pytest.mark.parametrize("meaning", MEANINGS)
def test_each_meaning_stands_out_from_its_background(colours: Palette, meaning: str) -> None:
    assert contrast(getattr(colours, meaning), colours.background) >= 3


@THEMES
@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
@pytest.mark.parametrize("ground", ["background", "shade"])
def test_each_text_can_be_read_on_its_grounds(colours: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_meanings_can_be_told_apart(colours: Palette, sight: str) -> None:
    near = {}
    for one, other in combinations(MEANINGS, 2):
        apart = place(getattr(colours, one), SIGHTS[sight]) - place(getattr(colours, other), SIGHTS[sight])
        if (distance := float(np.linalg.norm(apart))) < 15:
            near[one, other] = distance
    assert near == {}


def test_each_theme_has_its_own_background_and_no_other_word_is_a_theme() -> None:
    assert (palette("light").background, palette("dark").background) == ("#FBFAF7", "#14171C")
    with pytest.raises(KeyError):
        palette("sepia")  # type: ignore[arg-type]


def test_the_accent_is_never_the_red_of_returns() -> None:
    assert {LIGHT.accent, DARK.accent}.isdisjoint({LIGHT.returned, DARK.returned})

"""``.streamlit/config.toml``, key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from figures import palette

FILE = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
TEXT = FILE.read_text("utf-8")


def flatten(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


SETTINGS = dict(flatten(tomllib.loads(TEXT)))

SYSTEM_FONTS = re.compile(r"(?:system-ui|ui-monospace)(?:, (?:[A-Za-z-]+|'[A-Za-z ]+'))+\Z")

# What the record's readers and hosts are promised (design.md, principle 4; docs/hosts.md).
PROMISED = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.showSidebarNavigation": False,
    "client.allowedOrigins": [],
    "runner.magicEnabled": False,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.xsrfCookieSameSite": "strict",
    "server.enableWebsocketCompression": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    # Kept for longer, a session taken up in the middle of an answer leaves the page blank.
    "server.disconnectedSessionTTL": 0,
    "theme.baseFontSize": 16,
    "theme.linkUnderline": True,
}
LIMITS = {
    "server.maxUploadSize": 1,
    "server.maxMessageSize": 20,
    "server.maxWidgetStateSize": 1,
}
FONTS = ("theme.font", "theme.headingFont", "theme.codeFont")


def test_every_key_is_judged_by_its_value_once() -> None:
    colours = [key for key in SETTINGS if re.fullmatch(r"theme\.(light|dark)\.\w+Color", key)]
    assert sorted([*PROMISED, *LIMITS, *FONTS, *colours]) == sorted(SETTINGS)


@pytest.mark.parametrize("key", SETTINGS)
def test_what_the_file_says_is_in_force(key: str) -> None:
    assert config.get_option(key) == SETTINGS[key]


@pytest.mark.parametrize("key", FONTS)
def test_fonts_are_the_readers_own(key: str) -> None:
    assert SYSTEM_FONTS.match(SETTINGS[key])


@pytest.mark.parametrize("key", SETTINGS)
def test_streamlit_knows_every_key_and_takes_its_value(key: str) -> None:
    known = config.get_config_options()
    assert key in known
    default = known[key].default_val
    if default is not None:
        assert isinstance(SETTINGS[key], (int, float) if isinstance(default, float) else type(default)) or key in {
            "client.showErrorLinks"  # "auto", true or false
        }


@pytest.mark.parametrize("key", PROMISED)
def test_what_is_promised_is_set(key: str) -> None:
    assert SETTINGS[key] == PROMISED[key]


@pytest.mark.parametrize("key", LIMITS)
def test_limits_are_small(key: str) -> None:
    assert 0 < SETTINGS[key] <= LIMITS[key]


@pytest.mark.parametrize("key", SETTINGS)
def test_every_key_says_why(key: str) -> None:
    section, name = key.rsplit(".", 1)
    lines = TEXT.split(f"[{section}]\n", 1)[1].split("\n[", 1)[0].splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{name} ="))
    # A comment stands above the key, or above the keys it is in one group with.
    above = next((line for line in reversed(lines[:at]) if not re.match(r"\w+ =", line)), "")
    assert above.startswith("# ")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_themes_colours_are_the_palettes(theme: str) -> None:
    colours = palette.LIGHT if theme == "light" else palette.DARK
    expected = {
        "primaryColor": colours.accent,
        "linkColor": colours.accent,
        "backgroundColor": colours.background,
        "secondaryBackgroundColor": colours.shade,
        "textColor": colours.ink,
        "borderColor": colours.grid,
    }
    prefix = f"theme.{theme}."
    assert {key.removeprefix(prefix): value for key, value in SETTINGS.items() if key.startswith(prefix)} == expected


def test_no_colour_stands_outside_the_two_themes() -> None:
    assert not [key for key in SETTINGS if key.endswith("Color") and key.count(".") == 1]


def test_no_font_is_fetched() -> None:
    assert "http" not in TEXT
    assert "fontFaces" not in TEXT

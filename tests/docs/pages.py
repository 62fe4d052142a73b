"""The pages of the documentation, as the tests read them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-DATA.md", "data/CHANGELOG.md")
PAGES = tuple(sorted([*(ROOT / name for name in TOP), *(ROOT / "docs").rglob("*.md")]))
ALL = "\n".join(page.read_text("utf-8") for page in PAGES)


def read(name: str) -> str:
    """One page, by its path below the root."""
    return (ROOT / name).read_text("utf-8")


def list_code(text: str) -> set[str]:
    """What stands in back quotes on one line."""
    return set(re.findall(r"`([^`\n]+)`", text))


def list_shell_lines(text: str) -> list[str]:
    """The commands in the blocks marked as shell, without their remarks."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def read_grid(text: str, first_column: str) -> list[list[str]]:
    """The cells of the tables whose header begins with that column, without the header, back quotes taken off."""
    rows: list[list[str]] = []
    inside = False
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if cells[0] == first_column:
            inside = True
        elif inside and set(cells[0]) != {"-"}:
            rows.append(cells)
    return rows

"""The rooms of the house, read off the imports: data flows one way, and nothing points back.

data → loaders → (i18n) → analysis → figures → exports → pages, ui, api. ``rules`` lies below all of them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What each room may import of ours, besides itself. A room that is not built yet may stand here already.
MAY_IMPORT = {
    "rules": set(),
    "loaders": {"rules"},
    "i18n": {"rules", "loaders"},
    "analysis": {"rules", "loaders", "i18n"},
    "figures": {"rules", "loaders", "i18n", "analysis"},
    "exports": {"rules", "loaders", "i18n", "analysis", "figures"},
    "ui": {"rules", "loaders", "i18n", "analysis", "figures", "exports"},
    "pages": {"rules", "loaders", "i18n", "analysis", "figures", "exports", "ui"},
    "api": {"rules", "loaders", "i18n", "analysis", "figures", "exports"},
    "dashboard": {"rules", "loaders", "i18n", "analysis", "figures", "exports", "ui", "api"},
    "benchmarks": {"rules", "loaders", "i18n", "analysis", "figures", "exports", "ui", "api", "dashboard"},
}
STREAMLIT_ROOMS = {"ui", "pages", "dashboard", "benchmarks"}
# The one process-wide dataset: taken once a run by ui and once a request by api, and handed down from there.
STORE_ROOMS = {"loaders", "ui", "pages", "api", "dashboard", "benchmarks"}
# Rooms that are functions of what they are given: no file, whatever it holds.
CLOSED_ROOMS = {"rules", "analysis", "figures", "pages"}
# Files outside loaders that open a file, and which: none of them lies in data/.
READERS = {
    "api/shell.py": "the served script and style sheet",
    "dashboard.py": "Streamlit's own page",
    "exports/briefing/paper/faces.py": "what the typefaces can show",
    "exports/briefing/screen/writing.py": "its own style and script",
    "i18n/__main__.py": "the template of the catalogues",
    "i18n/catalogue.py": "the catalogues",
    "i18n/extraction.py": "the settings of the extraction",
}
LONGEST_FILE = 250
LONGEST_PAGE = 80


def name_room(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def list_files() -> list[Path]:
    """Every Python file of the project but tests and what a tool has put into a hidden folder."""
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        if not any(part.startswith(".") for part in parts) and parts[0] not in {"tests", "node_modules"}:
            found.append(path)
    return found


FILES = list_files()
each_file = pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in FILES])


def read_tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def list_imports(tree: ast.AST, package: str = "") -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, also within functions, under TYPE_CHECKING and by a constant name.

    ``from a import b`` gives ``a.b``: b may be a module. ``package`` is where a relative import starts.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"import_module", "__import__"}:
                yield node.lineno, str(node.args[0].value)


def list_room_imports(path: Path) -> list[tuple[int, str]]:
    package = ".".join(path.relative_to(ROOT).parts[:-1])
    return list(list_imports(read_tree(path), package))


def lies_in(name: str, *modules: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


@each_file
def test_a_file_imports_only_from_rooms_below_its_own(path: Path) -> None:
    room = name_room(path)
    assert room in MAY_IMPORT, "a new room: say in MAY_IMPORT what it may import"
    wrong = [
        f"line {line}: {name}"
        for line, name in list_room_imports(path)
        if (other := name.split(".")[0]) in MAY_IMPORT and other != room and other not in MAY_IMPORT[room]
    ]
    assert wrong == []


@each_file
def test_only_benchmarks_use_what_the_tests_have_built(path: Path) -> None:
    if name_room(path) != "benchmarks":
        assert [name for _, name in list_room_imports(path) if lies_in(name, "tests")] == []


@each_file
def test_streamlit_is_imported_only_where_pages_are_made(path: Path) -> None:
    if name_room(path) not in STREAMLIT_ROOMS:
        assert [line for line, name in list_room_imports(path) if lies_in(name, "streamlit")] == []


@each_file
def test_the_process_wide_dataset_is_taken_only_where_a_run_or_a_request_begins(path: Path) -> None:
    if name_room(path) not in STORE_ROOMS:
        assert [line for line, name in list_room_imports(path) if lies_in(name, "loaders.store")] == []


@each_file
def test_plotly_express_is_imported_nowhere(path: Path) -> None:
    assert [line for line, name in list_room_imports(path) if lies_in(name, "plotly.express")] == []


def list_file_reads(tree: ast.AST) -> Iterator[int]:
    """Lines that open a file: open(), .open(), .read_text(), .read_bytes(), and pandas' read_… of files."""
    readers = {"open", "read_text", "read_bytes"}
    readers |= {f"read_{form}" for form in ("csv", "table", "json", "excel", "parquet", "feather", "pickle")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            bare = isinstance(node.func, ast.Name) and node.func.id == "open"
            if bare or (isinstance(node.func, ast.Attribute) and node.func.attr in readers):
                yield node.lineno


@each_file
def test_only_loaders_open_the_files_of_the_record(path: Path) -> None:
    room, name = name_room(path), str(path.relative_to(ROOT))
    reads = list(list_file_reads(read_tree(path)))
    if room in CLOSED_ROOMS:
        assert reads == []
    elif room not in {"loaders", "benchmarks"} and reads:
        assert name in READERS, f"lines {reads}: say in READERS what it opens; the record is opened by loaders alone"


@each_file
def test_only_loaders_know_the_names_of_the_files_of_the_record(path: Path) -> None:
    if name_room(path) in {"loaders", "benchmarks"}:
        return
    named = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(read_tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(("data/", "cases.csv", "events.csv", "claims.csv", "sources.csv", "places.csv"))
        # Where the contract's words are said to come from, in the template of the catalogues.
        and (str(path.relative_to(ROOT)), node.value) != ("i18n/extraction.py", "data/datapackage.json")
    ]
    assert named == []


@each_file
def test_nothing_from_a_file_can_reach_a_page_as_markup(path: Path) -> None:
    for node in ast.walk(read_tree(path)):
        if isinstance(node, ast.keyword):
            assert node.arg != "unsafe_allow_html", f"line {node.value.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("st", "html"), ("streamlit", "html")}, f"line {node.lineno}"
    assert [
        line
        for line, name in list_room_imports(path)
        if lies_in(name, "streamlit.html", "streamlit.components", "streamlit.elements.html")
    ] == []


@each_file
def test_a_file_is_short_enough_to_be_read_at_once(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= (LONGEST_PAGE if name_room(path) == "pages" else LONGEST_FILE)


def test_the_files_that_were_looked_at_are_the_projects() -> None:
    rooms = {name_room(path) for path in FILES}
    assert {"rules", "loaders", "i18n", "analysis", "figures", "ui", "pages", "api", "dashboard"} <= rooms
    assert len(FILES) > 80


def test_the_list_of_readers_holds_no_file_that_opens_nothing() -> None:
    for name in READERS:
        assert list(list_file_reads(read_tree(ROOT / name))), name


@pytest.mark.parametrize(("room", "below"), MAY_IMPORT.items())
def test_the_rooms_stand_in_one_order(room: str, below: set[str]) -> None:
    order = list(MAY_IMPORT)
    assert all(order.index(other) < order.index(room) for other in below)
    # Whoever may import a room may import what that room imports.
    assert all(MAY_IMPORT[other] <= below for other in below)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.name)
        for path in [*sorted((ROOT / "tests/second_implementation").glob("*.py")), ROOT / "tests/hand_figures.py"]
    ],
)
def test_the_second_implementation_owes_nothing_to_the_first(path: Path) -> None:
    foreign = [
        name
        for _, name in list_room_imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not lies_in(name, "tests.second_implementation")
    ]
    assert foreign == []


@pytest.mark.parametrize(
    ("text", "imports"),
    [
        ("import analysis.totals", ["analysis.totals"]),
        ("from loaders import store", ["loaders.store"]),
        ("from loaders.store import current", ["loaders.store.current"]),
        ("def late():\n    import streamlit as st", ["streamlit"]),
        ("if TYPE_CHECKING:\n    from ui import links", ["ui.links"]),
        ("import plotly.express as px", ["plotly.express"]),
        ("from plotly import express", ["plotly.express"]),
        ("importlib.import_module('ui.links')", ["ui.links"]),
        ("__import__('streamlit')", ["streamlit"]),
        ("from . import totals", ["analysis.totals"]),
        ("from .totals import Total", ["analysis.totals.Total"]),
        ("from ..ui import links", ["ui.links"]),
        ("import os, ui", ["os", "ui"]),
        ("# import ui\ntext = 'import ui'", []),
    ],
)
def test_an_import_is_found_wherever_it_hides(text: str, imports: list[str]) -> None:
    assert [name for _, name in list_imports(ast.parse(text), "analysis")] == imports


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("open('data/cases.csv')", True),
        ("Path('x').open()", True),
        ("def late():\n    return FOLDER.joinpath('x').read_text('utf-8')", True),
        ("path.read_bytes()", True),
        ("pd.read_csv(path)", True),
        ("path.exists()", False),
        ("read_text(raw, 'name', where)", False),
        ("read_date('2017')", False),
        ("reopen(path)", False),
    ],
)
def test_a_file_that_is_opened_is_noticed(text: str, reads: bool) -> None:
    assert bool(list(list_file_reads(ast.parse(text)))) == reads

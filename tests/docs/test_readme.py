"""The commands and the files that the documentation names are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import ALL, PAGES, ROOT, list_code, list_shell_lines, read

README = read("README.md")
MAKEFILE = read("Makefile")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
NAMED_TARGETS = sorted(set(re.findall(r"(?:^|`)make ([a-z-]+)", ALL, re.MULTILINE)))
# Made by running something, not kept: .gitignore names them.
MADE = (".venv/", ".cache/", "looks/")
LICENCES = ("https://creativecommons.org/", "https://www.naturalearthdata.com/")
ENDINGS = r"py|md|csv|json|geojson|toml|cff|txt|css|js|yaml|png|in"


def list_links(text: str) -> list[str]:
    """The targets of Markdown links; what stands in back quotes is no link."""
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", text))


def expand(target: str) -> str:
    """What make would run for a target, variables filled in, nothing taken as done already."""
    run = subprocess.run(["make", "-n", "-B", target], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout


def list_anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub-flavoured Markdown makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def named_paths() -> list[tuple[str, str]]:
    path = re.compile(rf"(?:\.?[\w-][\w.-]*/)*(?:\.?[\w-][\w.-]*\.(?:{ENDINGS})|\.?[\w-][\w.-]*/)")
    return [
        (page.relative_to(ROOT).as_posix(), code)
        for page in PAGES
        for code in sorted(list_code(page.read_text("utf-8")))
        if path.fullmatch(code) and not code.startswith(MADE)
    ]


@pytest.mark.parametrize("target", NAMED_TARGETS)
def test_every_make_target_the_documentation_names_is_in_the_makefile(target: str) -> None:
    assert target in TARGETS


@pytest.mark.parametrize("target", ["run", "test", "lint", "check-data", "bench", "looks", "soak", "messages", "help"])
def test_the_readme_names_what_can_be_made(target: str) -> None:
    assert f"make {target}" in README


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_the_plain_lines_of_the_readme_are_those_that_make_runs() -> None:
    plain = [line for line in list_shell_lines(README) if not line.startswith("make ")]
    assert plain == [
        "python3 -m venv .venv",
        ".venv/bin/pip install -r requirements-dev.txt",
        ".venv/bin/streamlit run dashboard.py",
        ".venv/bin/pytest --numprocesses auto --maxprocesses 8 --dist loadfile",
    ]
    # make adds options that keep pip quiet, and starts pytest as a module, which is the same program.
    made = re.sub(r" --(quiet|disable-pip-version-check)(?= )", "", expand("run") + expand("test"))
    made = made.replace(".venv/bin/python -m pytest", ".venv/bin/pytest")
    assert [line for line in plain if line not in made.splitlines()] == []


def test_there_are_commands_paths_and_links_to_look_at() -> None:
    assert len(NAMED_TARGETS) >= 9
    assert len(named_paths()) >= 60
    assert len(list_links(ALL)) >= 20


@pytest.mark.parametrize("line", sorted({line for page in PAGES for line in list_shell_lines(page.read_text("utf-8"))}))
def test_the_shell_lines_name_only_files_that_are_there(line: str) -> None:
    words = [word for word in line.split() if re.search(rf"\.(?:{ENDINGS})$", word) and not word.startswith("-")]
    assert [word for word in words if not (ROOT / word).exists()] == []


@pytest.mark.parametrize(("page", "path"), named_paths())
def test_every_file_the_documentation_names_exists(page: str, path: str) -> None:
    # Tables of the record go by their file's name, as in the findings; a page of docs/ by its own.
    places = [ROOT / path, ROOT / "data" / path, (ROOT / page).parent / path]
    assert [place for place in places if place.exists()] != []


@pytest.mark.parametrize(
    ("page", "target"), [(page, target) for page in PAGES for target in list_links(page.read_text("utf-8"))]
)
def test_every_link_leads_to_a_page_and_a_heading_that_exist(page: Path, target: str) -> None:
    if target.startswith(LICENCES):
        return
    path, _, anchor = target.partition("#")
    reached = (page.parent / path) if path else page
    assert reached.exists()
    assert not anchor or anchor in list_anchors(reached)


def test_the_documentation_leads_to_no_host_but_the_licences() -> None:
    hosts = set(re.findall(r"https?://[\w.-]+", ALL))
    assert {host for host in hosts if not host.endswith(("example.org", ".example"))} == {
        licence.rstrip("/") for licence in LICENCES
    }


def test_the_screenshot_is_small_enough_to_load() -> None:
    assert 20_000 < (ROOT / "docs/images/overview.png").stat().st_size < 300_000


def test_every_room_stands_in_the_readme() -> None:
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    ignored = {line.strip("/") for line in read(".gitignore").splitlines()}
    assert sorted(room for room in rooms - ignored if f"`{room}/`" not in README) == []


def test_every_decision_stands_in_their_list() -> None:
    listed = set(list_links(read("docs/decisions/README.md")))
    assert {path.name for path in (ROOT / "docs/decisions").glob("0*.md")} == listed

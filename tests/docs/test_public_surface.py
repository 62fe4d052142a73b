"""What the outside can meet (codes, words, settings, variables, versions) stands in the documentation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from exports.briefing.asked import PAPERS
from exports.forms import FORMS
from exports.letters import Addressee
from loaders.catalogue import CATALOGUE
from loaders.contract import read_contract
from loaders.dates import DateError, read_date
from loaders.findings_page import write_findings
from loaders.problems import Kind, found
from rules.ledger import State
from tests.docs.pages import ALL, ROOT, list_code, read, read_grid

CONTRACT = read_contract(ROOT / "data")
WORDS = [
    (table.name, field.name, word)
    for table in CONTRACT.tables.values()
    for field in table.fields
    if field.enum
    for word in field.words
]


def list_settings(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from list_settings(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


SETTINGS = sorted(list_settings(tomllib.loads(read(".streamlit/config.toml"))))


def list_sources() -> Iterator[Path]:
    for room in ("analysis", "api", "figures", "i18n", "loaders", "pages", "rules", "ui"):
        yield from (ROOT / room).rglob("*.py")
    yield ROOT / "dashboard.py"


CODE = "\n".join(path.read_text("utf-8") for path in list_sources())
VARIABLES = sorted(set(re.findall(r"REPATRIATION_WATCH_[A-Z_]+", CODE)))


def test_the_page_of_findings_is_the_catalogues() -> None:
    assert read("docs/findings.md") == write_findings()


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_every_finding_stands_once_with_level_title_reason_and_remedy(kind: Kind) -> None:
    sections = read("docs/findings.md").split(f"\n### `{kind.code}`\n")
    assert len(sections) == 2
    lines = [line for line in re.split(r"\n#", sections[1])[0].splitlines() if line]
    wanted = [f"**{kind.level.capitalize()}.** {kind.title}.", f"- Reason: {kind.reason}", f"- Remedy: {kind.remedy}"]
    assert [line.replace("`", "") for line in lines] == [re.sub(r"[{}]", "", line) for line in wanted]


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_the_catalogues_texts_hold_nothing_that_markdown_would_read_as_a_mark(kind: Kind) -> None:
    text = f"{kind.title} {kind.reason} {kind.remedy}"
    assert not re.search(r"[`*<>|\[\]\\#]|~\S*~|(?<!\w)_|_(?!\w)", text)


def test_codes_named_in_the_documentation_are_codes() -> None:
    named = {word for word in list_code(ALL) if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", word)}
    others = {"check-data", "requirements-dev", "translations-ko", "translations-zh-hans", "cn-shenyang", "cn-ln"}
    tables = set(CONTRACT.tables) | set(CONTRACT.files) | set(FORMS)
    others |= {*Addressee, *PAPERS}
    unknown = {word for word in named if word not in CATALOGUE and word not in tables | others}
    assert unknown == set()


@pytest.mark.parametrize(("table", "field", "word"), WORDS)
def test_every_word_of_an_enumeration_stands_in_the_codebook(table: str, field: str, word: str) -> None:
    assert f"Words of `{field}`:" in read("docs/codebook.md")
    assert f"| `{word}` |" in read("docs/codebook.md")


def test_the_method_names_every_event_type_in_the_ledgers_table() -> None:
    types = CONTRACT.tables["events"].field("event_type").words
    rows = {row[0].split("`")[0] for row in read_grid(read("docs/method.md"), "event")}
    assert rows == set(types)


@pytest.mark.parametrize("field", ["kind", "population", "verification"])
def test_the_method_names_every_word_by_which_cases_are_chosen(field: str) -> None:
    words = CONTRACT.tables["cases"].field(field).words
    assert [word for word in words if f"`{word}`" not in read("docs/method.md")] == []


@pytest.mark.parametrize("state", State)
def test_the_method_names_every_state_of_the_ledger(state: State) -> None:
    assert state.replace("_", " ") in read("docs/method.md")


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_stands_in_the_page_for_hosts(key: str) -> None:
    assert f"`{key}`" in read("docs/hosts.md")


def test_the_page_for_hosts_names_no_setting_that_is_not_there() -> None:
    named = {key for row in read_grid(read("docs/hosts.md"), "key") for key in list_code(f"`{row[0]}`")}
    assert {key for key in named if "." in key} == set(SETTINGS)


@pytest.mark.parametrize("name", VARIABLES)
def test_every_environment_variable_stands_in_the_page_for_hosts(name: str) -> None:
    assert name in {row[0] for row in read_grid(read("docs/hosts.md"), "variable")}


def test_there_are_settings_words_and_variables_to_look_for() -> None:
    assert len(SETTINGS) > 20
    assert len(WORDS) > 80
    assert len(VARIABLES) >= 3


def test_the_example_of_a_finding_reads_as_the_check_writes_it() -> None:
    with pytest.raises(DateError) as error:
        read_date("2017-13")
    finding = found(CATALOGUE["date-unreadable"], "events.csv", 214, "date", "2017-13", why=str(error.value))
    assert f"```\n{finding}\n```" in read("docs/curators.md")


def test_the_versions_agree() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == CONTRACT.version
    assert citation["date-released"] == CONTRACT.created[:10]
    assert citation["license"] == "CC-BY-4.0"
    assert citation["authors"] == [{"name": "Repatriation Watch"}]
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == CONTRACT.version
    assert f"data version {CONTRACT.version}." in read("README.md")
    assert f"## {CONTRACT.version} " in read("CHANGELOG.md")
    assert f"## {CONTRACT.version} " in read("data/CHANGELOG.md")
    assert CONTRACT.version in read("docs/record.md")


def test_the_hooks_are_local_and_fetch_nothing() -> None:
    hooks = yaml.safe_load(read(".pre-commit-config.yaml"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    (local,) = hooks["repos"]
    assert {hook["language"] for hook in local["hooks"]} == {"system"}
    assert {hook["id"] for hook in local["hooks"]} >= {"ruff-check", "codespell", "check-data"}


def test_the_licence_of_the_code_is_whole() -> None:
    text = read("LICENSE")
    assert text.lstrip().startswith("Apache License\n                           Version 2.0, January 2004")
    assert "END OF TERMS AND CONDITIONS" in text
    assert "APPENDIX: How to apply the Apache License to your work." in text

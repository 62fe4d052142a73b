"""A descriptor that is missing, is no JSON or contradicts itself is refused, with the file and the reason."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.contract import VERSION_FORM, Contract, ContractError, read_contract

CONTRACT = read_contract(Path(__file__).parents[2] / "data")


def read_with(change: Callable[[Any], Any]) -> Contract:
    descriptor = copy.deepcopy(dict(CONTRACT.descriptor))
    change(descriptor)
    return read_contract(json.dumps(descriptor).encode())


def find_field(descriptor: Any, table: str, name: str) -> Any:
    resource = next(item for item in descriptor["resources"] if item["name"] == table)
    return next(item for item in resource["schema"]["fields"] if item["name"] == name)


def test_a_folder_without_a_descriptor_is_refused_with_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ContractError) as raised:
        read_contract(tmp_path)
    assert (raised.value.file, raised.value.reason) == ("datapackage.json", "the file is missing")


def test_the_message_names_no_path_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(ContractError) as raised:
        read_contract(tmp_path / "datapackage.json")
    assert str(tmp_path) not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe{\x00", "not UTF-8"),
        (b"[]", '"the package" is not an object'),
        (b"{}", "has no table"),
        (b'{"name": "a", "name": "b"}', '"name" stands twice'),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"resources": 3}', '"resources" is not of the right type'),
        (b'{"resources": [3]}', '"resources" is not a list of objects'),
        (b'{"resources": [{}]}', '"resource 1" has no "name"'),
        (b'{"resources": [{"name": "a", "type": "table"}]}', '"a" has no "schema"'),
    ],
)
def test_a_file_that_is_no_descriptor_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ContractError, match=re.escape(reason)):
        read_contract(content)


def set_pattern(descriptor: Any) -> None:
    find_field(descriptor, "cases", "case_id")["constraints"]["pattern"] = "(["


def set_minimum(descriptor: Any) -> None:
    find_field(descriptor, "cases", "women")["constraints"]["minimum"] = True


def set_path(path: str) -> Callable[[Any], None]:
    return lambda descriptor: descriptor["resources"][0].update(path=path)


def point_to(table: str, field: str) -> Callable[[Any], None]:
    def change(descriptor: Any) -> None:
        key = descriptor["resources"][0]["schema"]["foreignKeys"][0]
        key["reference"] = {"resource": table, "fields": [field]}

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda d: d.pop("version"), '"the package" has no "version"'),
        (lambda d: d.update(version=" "), '"version" is empty'),
        (lambda d: d["resources"].append(d["resources"][0]), 'two resources are called "cases"'),
        (lambda d: d["resources"][0]["schema"].update(fields=[]), '"cases" has no fields'),
        (lambda d: d["resources"][0]["schema"].update(primaryKey=["no"]), 'a key names "no"'),
        (
            lambda d: d["resources"][10]["schema"].update(uniqueKeys=[3]),
            '"uniqueKeys" is not of the right type',
        ),
        (lambda d: d["resources"][10]["schema"].update(uniqueKeys=[["no"]]), 'a key names "no"'),
        (
            lambda d: d["resources"][0]["schema"]["fields"].append(d["resources"][0]["schema"]["fields"][0]),
            "two fields have one name",
        ),
        (
            lambda d: d["resources"][0]["schema"]["foreignKeys"][0]["fields"].append("case_id"),
            'a foreign key of "cases" has not as many fields as it points to',
        ),
        (point_to("nowhere", "x"), 'points to "nowhere", which is no table'),
        (point_to("sources", "x"), 'a key names "x", which "sources" does not have'),
        (
            lambda d: find_field(d, "crackdowns", "source_ids")["listOf"].pop("separator"),
            'has no "separator"',
        ),
        (lambda d: find_field(d, "crackdowns", "source_ids")["listOf"].update(field="x"), 'a key names "x"'),
        (lambda d: find_field(d, "cases", "kind")["categories"].pop(), '"cases.kind": the words of "enum"'),
        (lambda d: find_field(d, "cases", "kind")["constraints"]["enum"].pop(), '"cases.kind": the words'),
        (
            lambda d: find_field(d, "cases", "kind")["categories"][0].pop("description"),
            'has no "description"',
        ),
        (lambda d: find_field(d, "cases", "kind").pop("description"), '"cases.kind" has no "description"'),
        (set_pattern, '"cases.case_id": the pattern cannot be read'),
        (set_minimum, '"minimum" is not of the right type'),
        (set_path("../secrets.csv"), "must lie in the folder"),
        (set_path("/etc/passwd"), "must lie in the folder"),
        (set_path("https://example.org/cases.csv"), "must lie in the folder"),
        (set_path("..\\secrets.csv"), "must lie in the folder"),
    ],
)
def test_a_descriptor_that_contradicts_itself_is_refused(change: Callable[[Any], Any], reason: str) -> None:
    with pytest.raises(ContractError, match=re.escape(reason)):
        read_with(change)


@pytest.mark.parametrize(
    "version",
    ["1", "2026.11", "2026.13.0", "2026.0.0", "2026.11.01", "2026.11.0\n", "2026.11.0/..", "v2026.11.0", "today"],
)
def test_a_version_of_another_form_is_refused(version: str) -> None:
    with pytest.raises(ContractError, match='"version" has not the form'):
        read_with(lambda descriptor: descriptor.update(version=version))


@pytest.mark.parametrize("version", ["2026.1.0", "2026.12.10"])
def test_a_version_of_year_month_and_number_is_accepted(version: str) -> None:
    assert read_with(lambda descriptor: descriptor.update(version=version)).version == version


def test_the_table_of_changes_asks_for_the_same_form_of_a_version() -> None:
    assert CONTRACT.tables["changes"].field("version").pattern == VERSION_FORM


@pytest.mark.parametrize("position", [0, -1])
@pytest.mark.parametrize("name", ["../cases", "a/b", "Cases", "cases.csv", "two words", "cases\n"])
def test_a_resource_whose_name_is_unfit_for_a_file_is_refused(position: int, name: str) -> None:
    with pytest.raises(ContractError, match='"name" has not the form'):
        read_with(lambda descriptor: descriptor["resources"][position].update(name=name))


def test_an_unchanged_copy_of_the_descriptor_is_accepted() -> None:
    assert read_with(lambda descriptor: None).tables == CONTRACT.tables

"""Typed values out of a descriptor's JSON, and a fault that names the place when one is missing or wrong."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any


class DescriptorFault(Exception):
    """What is wrong with the descriptor, and where in it; the file's name is added by whoever opened it."""


def read_json(content: bytes) -> Any:
    """The JSON in `content`; raises DescriptorFault if it is none, or if one object names something twice."""
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_refuse_doubles)
    except UnicodeDecodeError:
        raise DescriptorFault("the file is not UTF-8") from None
    except RecursionError:
        raise DescriptorFault("the file is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise DescriptorFault(f"the file is not JSON that we can read: {error}") from None


def _refuse_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # json keeps the last of two equal names and says nothing: a field's rules would be lost.
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise DescriptorFault(f'"{name}" stands twice in one object')
        found[name] = value
    return found


def read_value(raw: Any, key: str, where: str, *kinds: type) -> Any:
    """The value of `key`, of one of `kinds`; true and false are no numbers."""
    if not isinstance(raw, dict):
        raise DescriptorFault(f'"{where}" is not an object')
    if key not in raw:
        raise DescriptorFault(f'"{where}" has no "{key}"')
    if not isinstance(raw[key], kinds) or (isinstance(raw[key], bool) and bool not in kinds):
        raise DescriptorFault(f'"{where}": "{key}" is not of the right type')
    return raw[key]


def read_optional(raw: Any, key: str, where: str, *kinds: type) -> Any:
    """Like `read_value`, and None where `key` is absent."""
    return read_value(raw, key, where, *kinds) if not isinstance(raw, dict) or key in raw else None


def read_text(raw: Any, key: str, where: str) -> str:
    """A text that is more than blanks."""
    text: str = read_value(raw, key, where, str)
    if not text.strip():
        raise DescriptorFault(f'"{where}": "{key}" is empty')
    return text


def read_form(raw: Any, key: str, where: str, form: str) -> str:
    """A text that matches the regular expression `form` from end to end."""
    text = read_text(raw, key, where)
    if not re.fullmatch(form, text):
        raise DescriptorFault(f'"{where}": "{key}" has not the form {form}')
    return text


def read_items(raw: Any, key: str, where: str) -> list[dict[str, Any]]:
    """A list of objects; an absent `key` is an empty list."""
    items: list[dict[str, Any]] = read_optional(raw, key, where, list) or []
    if not all(isinstance(item, dict) for item in items):
        raise DescriptorFault(f'"{where}": "{key}" is not a list of objects')
    return items


def read_names(raw: Any, key: str, where: str) -> tuple[str, ...]:
    """A list of texts; an absent `key` is an empty list."""
    names: list[str] = read_optional(raw, key, where, list) or []
    if not all(isinstance(name, str) and name for name in names):
        raise DescriptorFault(f'"{where}": "{key}" is not a list of names')
    return tuple(names)


def read_path(raw: Any, where: str) -> str:
    """A relative path. It must not leave the descriptor's folder, nor go over the network."""
    path = read_text(raw, "path", where)
    if "\\" in path or ":" in path or PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        raise DescriptorFault(f'"{where}": the path must lie in the folder of the descriptor')
    return path

"""Finds texts in the code of a page that a reader would see in English whatever their language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

GETTEXT = {"_", "ngettext", "pgettext", "npgettext"}
# What these are handed is seen by nobody, or is no language.
_UNSEEN_CALLS = {
    "compile",
    "sub",
    "ContextVar",
    "getLogger",
    "exception",
    "error",
    "warning",
    "info",
    "debug",
    "getattr",
}
_UNSEEN_OPTIONS = {"key", "layout", "initial_sidebar_state", "position", "gap", "width", "type", "on_change"}
_SHOWN_OPTIONS = {"label", "alt", "help", "placeholder", "title", "page_title", "caption"}
# An id, a parameter, a column, a file, a pattern of layout: no blank, no capital at the head.
_IDENTIFIER = re.compile(r"[a-z0-9_./:;%*#?&=+\-{}|\[\]()<>@\\$^,~\s\"'“”…·×–—]*\Z")
_WORDS = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")
_STREAMLIT_TEXT = {
    "title", "header", "subheader", "markdown", "text", "caption", "write", "metric", "info", "warning", "error",
    "success", "page_link", "link_button", "button", "download_button", "expander", "popover", "text_input",
    "selectbox", "multiselect", "pills", "toggle", "checkbox", "radio", "tabs", "dialog", "toast", "code", "html",
}  # fmt: skip


def find_literals(code: str) -> list[tuple[int, str]]:
    """Line and text of every literal that looks like words for a reader and does not go through gettext.

    1. Words, or a capital at the head, anywhere but in docstrings, annotations, errors, logs, patterns and keys.
    2. Any letters at all in what a Streamlit element shows: its first argument, label, alt, help and so on.
    """
    tree = ast.parse(code)
    unseen = set(_list_unseen(tree))
    found = {
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unseen
        if _WORDS.search(node.value) or not _IDENTIFIER.match(node.value)
    }
    return sorted(found | set(_list_shown(tree, unseen)))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _list_unseen(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        hidden: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hidden = [node.value]
        elif isinstance(node, ast.Raise):
            hidden = [node]
        elif isinstance(node, ast.arg | ast.AnnAssign):
            hidden = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            hidden = [node.returns]
        elif isinstance(node, ast.Call) and _name(node) in GETTEXT | _UNSEEN_CALLS:
            if _name(node) in GETTEXT or not _is_streamlit(node):
                hidden = [*node.args, *node.keywords]
        elif isinstance(node, ast.keyword) and node.arg in _UNSEEN_OPTIONS:
            hidden = [node.value]
        elif isinstance(node, ast.FormattedValue):
            hidden = [node.format_spec]
        for part in hidden:
            if part is not None:
                yield from (id(inner) for inner in ast.walk(part))


def _is_streamlit(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "st"


def _list_shown(tree: ast.Module, unseen: set[int]) -> Iterator[tuple[int, str]]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        shown: list[ast.expr] = [keyword.value for keyword in call.keywords if keyword.arg in _SHOWN_OPTIONS]
        if _is_streamlit(call) and _name(call) in _STREAMLIT_TEXT:
            shown += call.args[:1]
        for part in shown:
            for node in ast.walk(part):
                if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in unseen:
                    continue
                if re.search(r"[^\W\d_]{2,}", node.value) and not _is_key(node, part):
                    yield node.lineno, node.value


def _is_key(node: ast.Constant, within: ast.AST) -> bool:
    """The subscript of a row, such as ``case["title"]``, or an argument by which a label is looked up."""
    for parent in ast.walk(within):
        if isinstance(parent, ast.Subscript) and node in list(ast.walk(parent.slice)):
            return True
        if isinstance(parent, ast.Call) and node in parent.args and _name(parent) in {"label", "meaning", "get"}:
            return True
    return False

"""The elements of a page as calls: recorded from it once for each address, made again by the bare page."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs

import streamlit as st
from streamlit.runtime.state import SessionStateProxy
from streamlit.testing.v1 import AppTest

from loaders import store
from ui.addresses import ADDRESSES, OVERVIEW

ROOT = Path(__file__).resolve().parents[2]
ELEMENTS_VARIABLE = "BENCHMARK_ELEMENTS"
WAIT_SECONDS = 300

_CONTAINERS = ("columns", "container", "expander")
_PLAIN = ("title", "header", "subheader", "markdown", "caption", "text", "metric", "image", "table", "page_link")
_HEAVY = ("plotly_chart", "pydeck_chart", "dataframe")
_WIDGETS = ("segmented_control", "pills", "selectbox", "multiselect", "toggle", "slider", "select_slider", "button")
_PAGE_BY_FILE = {str(address.file): address.path for address in ADDRESSES}


@dataclass
class Call:
    """One call of ``st.<name>``; ``parts`` holds what was shown inside it, for each column or the one container."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    parts: list[list[Call]] = field(default_factory=list)
    # What the page had put into the session for a widget before it showed it, in words; nothing, or one value.
    state: tuple[Any, ...] = ()
    # Whether it puts it there at every run, or only where it differs: Streamlit sends what was put there with a mark.
    every_run: bool = False


class _Part:
    """Stands for a container: shows in it, and notes what is shown."""

    def __init__(self, inside: Any, stack: list[list[Call]], calls: list[Call]) -> None:
        self._inside, self._stack, self._calls = inside, stack, calls

    @property
    def open(self) -> bool | None:
        """Whether the reader has opened it: None where Streamlit does not ask."""
        opened: bool | None = self._inside.open
        return opened

    def __enter__(self) -> None:
        self._inside.__enter__()
        self._stack.append(self._calls)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> Any:
        self._stack.pop()
        return self._inside.__exit__(kind, error, at)


def record(address: str = "/") -> list[Call]:
    """Run the page at an address on the data of this process and note every element.

    Raises NoDataError without data, RuntimeError where the page fails, and AttributeError where it shows something in
    a way not noted here.
    """
    store.current()
    path, _, query = address.partition("?")
    target = next(page for page in ADDRESSES if page.url == path)
    # Elements that Streamlit kept from an earlier run would be sent again without a call to be noted.
    st.cache_resource.clear()
    st.cache_data.clear()
    calls: list[Call] = []
    page = AppTest.from_file(ROOT / "ui" / "navigation.py", default_timeout=WAIT_SECONDS)
    if target is not OVERVIEW:
        page.run().switch_page(str(target.file))
    for name, values in parse_qs(query).items():
        page.query_params[name] = values
    with _noting(calls):
        page.run()
    if page.exception or not page.title:
        raise RuntimeError(f"{address} could not be recorded: {[error.message for error in page.exception]}")
    with _noting_assigned() as assigned:
        page.run()
    _mark(calls, assigned)
    return calls


@contextmanager
def _noting_assigned() -> Iterator[set[str]]:
    """The keys that a page puts into the session, in the set given."""
    assigned: set[str] = set()
    assign = SessionStateProxy.__setitem__

    def noted(state: SessionStateProxy, key: str, value: Any) -> None:
        assigned.add(key)
        assign(state, key, value)

    with patch.object(SessionStateProxy, "__setitem__", noted):
        yield assigned


def _mark(calls: list[Call], assigned: set[str]) -> None:
    for call in calls:
        call.every_run = call.kwargs.get("key") in assigned
        for part in call.parts:
            _mark(part, assigned)


@contextmanager
def _noting(calls: list[Call]) -> Iterator[None]:
    stack = [calls]

    def note(name: str, show: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **kwargs: Any) -> Any:
            key = str(kwargs.get("key", ""))
            state = (st.session_state[key],) if name in _WIDGETS and key in st.session_state else ()
            made = show(*args, **kwargs)
            if name == "page_link":
                target = args[0] if isinstance(args[0], str) else None
                args = (args[0].url_path if target is None else _PAGE_BY_FILE[target], *args[1:])
            call = Call(name, args, kwargs, state=state)
            if name in (*_HEAVY, *_WIDGETS):
                call = _make_ready(call)
            stack[-1].append(call)
            if name not in _CONTAINERS:
                return made
            several = made if isinstance(made, list | tuple) else [made]
            call.parts = [[] for _ in several]
            parts = [_Part(inside, stack, inner) for inside, inner in zip(several, call.parts, strict=True)]
            return parts if isinstance(made, list | tuple) else parts[0]

        return noted

    names = (*_CONTAINERS, *_PLAIN, *_HEAVY, *_WIDGETS, "set_page_config")
    with ExitStack() as patches:
        for name in names:
            patches.enter_context(patch.object(st, name, note(name, getattr(st, name))))
        yield


def _make_ready(call: Call) -> Call:
    """The call of a widget or chart without functions of the page's own: what they do is not part of showing it."""
    kwargs = {name: value for name, value in call.kwargs.items() if name not in {"args", "kwargs", "format_func"}}
    for name in ("on_change", "on_select"):
        if callable(kwargs.get(name)):
            kwargs[name] = _do_nothing
    if (say := call.kwargs.get("format_func")) is None:
        return replace(call, kwargs=kwargs)
    label, options, *rest = call.args
    if "default" in kwargs:
        kwargs["default"] = _say(kwargs["default"], say)
    return replace(
        call,
        args=(label, [say(each) for each in options], *rest),
        kwargs=kwargs,
        state=tuple(_say(each, say) for each in call.state),
    )


def _say(value: Any, say: Callable[[Any], str]) -> Any:
    if isinstance(value, list | tuple):
        return [say(each) for each in value]
    return None if value is None else say(value)


def _do_nothing() -> None:
    """What a widget of the bare page calls."""


def show(calls: list[Call], pages: Mapping[str, Any]) -> None:
    """Make the calls again. ``pages`` are those of ``st.navigation`` by their address."""
    for call in calls:
        args = (pages[call.args[0]], *call.args[1:]) if call.name == "page_link" else call.args
        if call.state:
            key, value = call.kwargs["key"], call.state[0]
            if call.every_run or st.session_state.get(key) != value:
                st.session_state[key] = value
        made = getattr(st, call.name)(*args, **call.kwargs)
        if len(call.parts) == 1 and call.name != "columns":
            made = [made]
        for part, inner in zip(made if call.parts else (), call.parts, strict=True):
            if inner:
                with part:
                    show(inner, pages)


def write(path: Path, addresses: Sequence[str]) -> None:
    """Record the elements at each address, for ``read``."""
    path.write_bytes(pickle.dumps({address: record(address) for address in addresses}))


def read(path: Path) -> dict[str, list[Call]]:
    """Calls by address, as ``write`` has written them."""
    calls: dict[str, list[Call]] = pickle.loads(path.read_bytes())
    return calls


if __name__ == "__main__":
    # Under its own name, not __main__: pickle notes where the class of a call lies.
    from benchmarks.bare import elements

    elements.write(Path(sys.argv[1]), sys.argv[2:])

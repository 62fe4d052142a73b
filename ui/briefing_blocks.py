"""The parts of a briefing: in their order, to be moved and removed, and more to be added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from exports.briefing.asked import KINDS, LONGEST_TEXT, MOST_BLOCKS, Asked, Block
from exports.briefing.composing import say_kind
from i18n import _
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute
from ui.text import plain

_KEY: Final = "briefing-parts"
_SHORT: Final = 40
Write = Callable[[Asked], None]


def show_blocks(dataset: Dataset, asked: Asked, write: Write) -> None:
    """A row for each part with what can be done to it; below it what can be added, and room for one's own words."""
    moves = {"up": _("Move up"), "down": _("Move down"), "out": _("Remove")}
    for number, block in enumerate(asked.blocks):
        name = f"{say_number(number + 1)}. {_say_block(dataset, block)}"
        key = f"{_KEY}-{number}"
        possible = [
            move for move, can in (("up", number > 0), ("down", number + 1 < len(asked.blocks)), ("out", True)) if can
        ]
        st.menu_button(
            plain(name), possible, key=key, format_func=moves.__getitem__, width="stretch",
            on_click=_move, args=(asked, number, key, write),
        )  # fmt: skip
    st.caption(plain(_("Open a part to move or remove it.")))
    if len(asked.blocks) == MOST_BLOCKS:
        st.caption(plain(_("No more than {n} parts.").format(n=say_number(MOST_BLOCKS))))
        return
    st.selectbox(
        _("Add a part"), [kind for kind in KINDS if kind != "text"], index=None, format_func=say_kind,
        key=f"{_KEY}-add", placeholder=_("Choose one"), on_change=_add, args=(asked, write),
    )  # fmt: skip
    st.text_area(_("Your own words"), key=f"{_KEY}-own", max_chars=LONGEST_TEXT)
    st.button(_("Add these words"), key=f"{_KEY}-say", on_click=_say_own, args=(asked, write))


def _say_block(dataset: Dataset, block: Block) -> str:
    if block.kind == "case" and block.own:
        return compute.record_texts(dataset).say("cases", block.own, "title")
    if block.kind == "text":
        words = " ".join(block.own.split())
        return f"“{words[:_SHORT]}…”" if len(words) > _SHORT else f"“{words}”"
    return say_kind(block.kind)


def _move(asked: Asked, number: int, key: str, write: Write) -> None:
    blocks, move = list(asked.blocks), st.session_state.get(key)
    block = blocks.pop(number)
    if move != "out":
        blocks.insert(number - 1 if move == "up" else number + 1, block)
    write(asked.with_blocks(blocks))


def _add(asked: Asked, write: Write) -> None:
    kind = st.session_state.get(f"{_KEY}-add")
    if kind is not None:
        st.session_state[f"{_KEY}-add"] = None
        write(asked.with_blocks([*asked.blocks, Block(kind)]))


def _say_own(asked: Asked, write: Write) -> None:
    if words := (st.session_state.get(f"{_KEY}-own") or "").strip():
        st.session_state[f"{_KEY}-own"] = ""
        write(asked.with_blocks([*asked.blocks, Block("text", words)]))

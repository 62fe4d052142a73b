"""A table of many columns as a list for a phone: nothing of it is lost, and nothing becomes Markdown that was none."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ui.addresses import CASES
from ui.table_entries import MOST_COLUMNS, name_table, write_entries

TABLE = pd.DataFrame({"Who": ["A", "B"], "How many": ["10", ""], "Note": ["", "all"], "Source": ["[p](u)", ""]})


def test_an_entry_has_its_heads_in_front_and_the_rest_by_name_without_what_is_empty() -> None:
    assert write_entries(TABLE, 2) == "- **A\u00a0· 10**\\\n  Source: [p](u)\n- **B**\\\n  Note: all"


def test_the_same_table_has_the_same_key_and_another_has_another() -> None:
    assert name_table(TABLE, "x") == name_table(TABLE.copy(), "x")
    changed = TABLE.assign(Who=["A", "C"])
    assert len({name_table(TABLE, "x"), name_table(TABLE, "y"), name_table(changed, "x")}) == 3


@pytest.mark.parametrize("case_id", ["2017-11-shenyang-ten", "2023-10-northeast-mass-return"])
def test_each_table_of_many_columns_is_on_the_page_as_entries_too(
    case_id: str, run_page: Callable[..., AppTest]
) -> None:
    app = run_page(CASES, case=case_id)
    lists = [text.value for text in app.markdown if text.value.startswith("- **")]
    tables = [table.value for table in app.table if len(table.value.columns) > MOST_COLUMNS]
    assert len(lists) == len(tables) >= 3
    for entries, table in zip(lists, tables, strict=True):
        assert entries.count("- **") >= len(table)
        assert [cell for cell in table.astype(str).to_numpy().ravel() if cell not in entries] == []

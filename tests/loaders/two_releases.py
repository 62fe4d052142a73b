"""A small record in two states: released as 2026.11.0, then corrected, with one case withdrawn and one moved in time.

In the state of 2026.11.0 (``tests/fixtures/sound``) ten people were arrested in Shenyang. Then
- the ten became 8 to 12, best 10, and their return 8, because a second source gives other numbers;
- the case 2019-12-returned-woman was withdrawn, with all that was said of it;
- the newborn's family (2012-03-laos-border-four) was arrested in February, not in March.
"""

from __future__ import annotations

import json
from pathlib import Path

from loaders.freezing import freeze
from loaders.releases import Release
from tests.loaders.builders import edit_rows, lay_out

THEN, NOW = "2026.11.0", "2026.12.0"
DAY = "2026-12-03"
TEN, WITHDRAWN, FOUR = "2017-11-shenyang-ten", "2019-12-returned-woman", "2012-03-laos-border-four"
WHY_TEN = "A second source gives 8 to 12."
WHY_FOUR = "The source gives the day of the trial, not of the arrest."

_CHANGES = [
    [NOW, DAY, "cases", TEN, "people_low", "changed", "10", "8", WHY_TEN],
    [NOW, DAY, "cases", TEN, "people_high", "changed", "10", "12", WHY_TEN],
    [NOW, DAY, "events", f"{TEN}/1", "people_low", "changed", "10", "8", WHY_TEN],
    [NOW, DAY, "events", f"{TEN}/1", "people_high", "changed", "10", "12", WHY_TEN],
    [NOW, DAY, "events", f"{TEN}/3", "people_best", "changed", "10", "8", WHY_TEN],
    [NOW, DAY, "cases", WITHDRAWN, "", "withdrawn", "", "", "do no harm"],
    [NOW, DAY, "events", f"{FOUR}/1", "date", "changed", "2012-03-01", "2012-02-28", WHY_FOUR],
]


def make_two_states(folder: Path) -> Release:
    """Lay the record out in ``folder``, the first state as a release, the second as the data; return the release."""
    lay_out(folder)
    release = freeze(folder)
    _set(folder / "cases.csv", TEN, people_low="8", people_high="12")
    _set(folder / "events.csv", f"{TEN}/1", people_low="8", people_high="12")
    _set(folder / "events.csv", f"{TEN}/3", people_low="8", people_best="8", people_high="10")
    _set(folder / "events.csv", f"{FOUR}/1", date="2012-02-28")
    for path in [*folder.glob("*.csv"), *folder.glob("translations/*.csv")]:
        edit_rows(path, _leave_out)
    edit_rows(folder / "changes.csv", lambda rows: rows.extend(_CHANGES))
    contract = json.loads((folder / "datapackage.json").read_bytes())
    contract["version"] = NOW
    (folder / "datapackage.json").write_text(json.dumps(contract, ensure_ascii=False), "utf-8")
    return release


def _set(path: Path, id_: str, **cells: str) -> None:
    def edit(rows: list[list[str]]) -> None:
        (row,) = [row for row in rows if row[0] == id_]
        for column, value in cells.items():
            row[rows[0].index(column)] = value

    edit_rows(path, edit)


def _leave_out(rows: list[list[str]]) -> None:
    rows[:] = [row for row in rows if not any(_is_about(cell) for cell in row)]


def _is_about(cell: str) -> bool:
    return cell == WITHDRAWN or cell.startswith(f"{WITHDRAWN}/")

"""``/api/health``: is the record up, which data does it show, and what is wrong with newer data."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from loaders.store import StoreStatus


def describe_health(status: StoreStatus) -> tuple[int, dict[str, object]]:
    """The HTTP status and the body.

    1. Without data: 503, ``"no data"``.
    2. With data, but newer data failed its checks: 200, ``"last good data"``, since readers are served.
    3. Else 200, ``"ok"``.

    ``loaded_at`` is when the data shown were taken over, ``checked_at`` when the folder was last read: at the start
    and after each change. Both in UTC (ISO 8601).
    ``last_fault`` is the store's sentence: files, lines and codes. Anyone may read this address, and a cell
    that was refused may hold what the do-no-harm rules keep out, so nothing more is added here.
    """
    dataset, fault = status.dataset, status.last_fault
    state = "no data" if dataset is None else "last good data" if fault else "ok"
    body: dict[str, object] = {
        "status": state,
        "checked_at": status.checked_at.isoformat() if status.checked_at else None,
        "loaded_at": status.loaded_at.isoformat() if status.loaded_at else None,
        "last_fault": fault,
    }
    if dataset is not None:
        body |= {
            "data_version": dataset.version,
            "content_hash": dataset.content_hash,
            "data_date": dataset.data_date.text,
            "row_counts": dict(dataset.row_counts),
        }
    return (503 if dataset is None else 200), body


def make_health(read_status: Callable[[], StoreStatus]) -> Callable[[Request], Response]:
    """The endpoint for a store. Never cached: a probe wants to know of now."""

    def show_health(request: Request) -> Response:
        code, body = describe_health(read_status())
        return JSONResponse(body, code, headers={"Cache-Control": "no-store"})

    return show_health

"""What is wrong with a request, in a form that a program can read and a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter that could not be understood: its name, the value as it was sent, and why."""

    parameter: str
    value: str
    reason: str


class ApiError(Exception):
    """A request that cannot be answered: 400, 404 or 410. ``problems`` are all of them at once."""

    def __init__(self, status: int, error: str, detail: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.error = error
        self.detail = detail
        self.problems = tuple(problems)

    def describe(self) -> dict[str, object]:
        """The body of the answer."""
        body: dict[str, object] = {"status": self.status, "error": self.error, "detail": self.detail}
        if self.problems:
            body["problems"] = [
                {"parameter": item.parameter, "value": item.value, "reason": item.reason} for item in self.problems
            ]
        return body


def refuse(problems: Sequence[Problem]) -> ApiError:
    """400 for parameters that are not understood."""
    return ApiError(400, "bad request", "Some parameters are not understood; nothing was answered.", problems)


def miss(detail: str) -> ApiError:
    """404."""
    return ApiError(404, "not found", detail)

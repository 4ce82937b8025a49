"""What the server answers: JSON, or what went wrong in the words that the terminal has for it."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from statementpress.errors import (
    ContentError,
    Finding,
    OutputError,
    Place,
    StatementPressError,
    explained,
)

SMALL = 1_000_000
"""The most bytes of a request that asks for something, or changes some facts."""

Asked = TypeVar("Asked")


class RefusedError(Exception):
    """A request that is not done, with what the page is told."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        hint: str = "",
        place: Place | None = None,
        **more: object,
    ) -> None:
        """Take the status (RFC 9110), a code that never changes, and the words for a person."""
        super().__init__(message)
        self.status = status
        self.said: Mapping[str, object] = {
            "code": code,
            "message": message,
            "hint": hint,
            **({"place": _place(place)} if place else {}),
            **more,
        }


def answer(value: object, status: int = 200) -> Response:
    """Return a value as JSON; dates, sets and dataclasses may be in it."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def nothing_there() -> RefusedError:
    """Return the refusal of an address that leads nowhere."""
    return RefusedError(
        404, "not-found", "there is nothing here", "go back to the list of statements"
    )


async def refused(_request: Request, error: Exception) -> Response:
    """Answer a request whose function raised an error."""
    if isinstance(error, RefusedError):
        return answer(error.said, error.status)
    shown = explained(error)
    return answer(_said(shown), _status(shown))


async def body(request: Request, most: int = SMALL) -> bytes:
    """Return what a request carries; raise RefusedError if it is more than `most` bytes."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise RefusedError(
                413, "too-large", f"this is larger than {most / 1_000_000:g} MB", "make it smaller"
            )
    return bytes(data)


async def asked(request: Request, kind: type[Asked], most: int = SMALL) -> Asked:
    """Return what a request carries as `kind`; raise RefusedError if it is something else."""
    try:
        return msgspec.json.decode(await body(request, most), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(
            400, "not-understood", f"the page asks for what does not exist: {error}"
        ) from (error)


def shown_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as the page gets it."""
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": finding.message,
        "hint": finding.hint,
        **_place(finding.place),
    }


def _place(place: Place | None) -> dict[str, Any]:
    return {"path": place.path if place else None, "line": place.line if place else None}


def _said(error: StatementPressError) -> dict[str, object]:
    said: dict[str, object] = {
        "code": _code(error),
        "message": error.message,
        "hint": error.hint,
    }
    if error.place:
        said["place"] = _place(error.place)
    if isinstance(error, ContentError):
        said["findings"] = [shown_finding(each) for each in error.findings]
    return said


def _code(error: StatementPressError) -> str:
    """Return a code for a kind of error: output-error for OutputError."""
    name = type(error).__name__.removesuffix("Error").lower()
    return f"{name}-error"


def _status(error: StatementPressError) -> int:
    match error:
        case OutputError():
            return 507
        case StatementPressError(exit_code=1):
            return 500
    return 422

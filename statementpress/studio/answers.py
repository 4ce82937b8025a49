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
from statementpress.words.findings import FindingWords, Found, Said, said

SMALL = 1_000_000
"""The most bytes of a request that asks for something, or changes some facts."""

Asked = TypeVar("Asked")
Languages = Mapping[str, FindingWords]
"""By language, the words that findings are said in; English needs none."""


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
        self.code = code
        self.message = message
        self.hint = hint
        self.place = place
        self.more: Mapping[str, object] = more
        """What else the page is told."""


def answer(value: object, status: int = 200) -> Response:
    """Return a value as JSON; dates, sets and dataclasses may be in it."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def nothing_there() -> RefusedError:
    """Return the refusal of an address that leads nowhere."""
    return RefusedError(
        404, "not-found", "there is nothing here", "go back to the list of statements"
    )


def refused(error: Exception, words: Languages) -> Response:
    """Return the answer to a request whose function raised an error."""
    if isinstance(error, RefusedError):
        return answer(shown_refusal(error, words), error.status)
    shown = explained(error)
    findings = shown.findings if isinstance(shown, ContentError) else ()
    as_refusal = RefusedError(
        _status(shown),
        f"{type(shown).__name__.removesuffix('Error').lower()}-error",
        shown.message,
        shown.hint,
        shown.place,
        **({"findings": [shown_finding(each, words) for each in findings]} if findings else {}),
    )
    return answer(
        {**shown_refusal(as_refusal, words), "said": in_words(shown, words)}, as_refusal.status
    )


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


def shown_finding(finding: Finding, words: Languages) -> dict[str, Any]:
    """Return a finding as the page gets it, with what it says in every language."""
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": finding.message,
        "hint": finding.hint,
        **_place(finding.place),
        "said": in_words(finding, words),
    }


def shown_refusal(error: RefusedError, words: Languages) -> dict[str, Any]:
    """Return why something was not done, as the page gets it."""
    return {
        "code": error.code,
        "message": error.message,
        "hint": error.hint,
        **({"place": _place(error.place)} if error.place else {}),
        "said": in_words(error, words),
        **error.more,
    }


def in_words(found: Found | StatementPressError, words: Languages) -> dict[str, Said]:
    """Return what a finding or an error says in each language that has words for it."""
    return {code: said(found, of_language) for code, of_language in words.items()}


def _place(place: Place | None) -> dict[str, Any]:
    return {"path": place.path if place else None, "line": place.line if place else None}


def _status(error: StatementPressError) -> int:
    match error:
        case OutputError():
            return 507
        case StatementPressError(exit_code=1):
            return 500
    return 422

"""The requests for one statement's texts: all of them at once, one that is saved, what changes."""

from typing import Any

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from statementpress.errors import Place
from statementpress.statement.files import FileError
from statementpress.statement.register.source import REGISTER
from statementpress.studio.answers import (
    Languages,
    RefusedError,
    answer,
    asked,
    nothing_there,
    shown_refusal,
)
from statementpress.studio.desk import WINDOW, Desk
from statementpress.studio.studio import Studio
from statementpress.studio.texts import limit_of, save_text


class SaveText(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to save a text."""

    text: str
    """The whole text."""
    base: str
    """The hash of the text that it began from; "" if there was none."""
    window: str = ""
    """The window that sends it."""


def texts(desk: Desk, words: Languages) -> list[dict[str, Any]]:
    """Return the texts of a statement, as far as they can be read as text."""
    return [found for name in desk.names() if (found := text(desk, name, words))]


def text(desk: Desk, name: str, words: Languages) -> dict[str, Any] | None:
    """Return one of them, or why it cannot be read as text; None if there is none."""
    try:
        found = desk.read(name)
    except FileError as error:
        return {
            "name": name,
            "text": None,
            "hash": None,
            "error": shown_refusal(refusal(error, name), words),
        }
    return {"name": name, "text": found.text, "hash": found.hash} if found else None


async def save(_studio: Studio, desk: Desk, request: Request) -> Response:
    """Save one text, and tell the other windows; if that cannot be, raise what `save_text` does."""
    name = request.path_params["name"]
    if name not in (*desk.names(), REGISTER):
        raise nothing_there()
    sent = await asked(request, SaveText, 7 * limit_of(name))  # a character takes up to six bytes
    async with desk.lock:
        try:
            saved = await run_sync(save_text, desk.folder, name, sent.text, sent.base)
        except FileError as error:
            raise refusal(error, name) from error
        desk.saved(name, saved.text, saved.hash, sent.window)
    if not saved.merged:
        return answer({"hash": saved.hash})
    return answer({"hash": saved.hash, "text": saved.text, "merged": True})


async def events(_studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with what happens to a statement, as server-sent events, as long as one listens."""
    window = request.query_params.get("window", "")
    if not WINDOW.fullmatch(window):
        raise RefusedError(400, "not-understood", "this window has no name of letters and digits")
    return StreamingResponse(desk.events(window), media_type="text/event-stream")


def refusal(error: FileError, name: str) -> RefusedError:
    """Return what a page is told of a file that cannot be used."""
    return RefusedError(422, error.code, error.message, error.hint, Place(name, error.line))

"""The logos of a statement: shown, added if they can be printed, and taken away."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.statement.files import FileError
from statementpress.statement.logos.reader import LOGOS, read_logo
from statementpress.studio.answers import (
    Languages,
    RefusedError,
    answer,
    nothing_there,
    shown_refusal,
)
from statementpress.studio.desk import Desk
from statementpress.studio.files import refusal
from statementpress.studio.images import MARKS
from statementpress.studio.studio import Studio

KNOWN: Final = 4000
"""Of how many logos it is kept what they are."""


def logos(desk: Desk, words: Languages) -> list[dict[str, Any]]:
    """Return the logos in the folder, each with its size, or with what is wrong with it."""
    return [_shown(desk.folder / LOGOS, name, words) for name in MARKS.names(desk)]


async def show(_studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with a logo as it lies in the folder."""
    return await MARKS.show(desk, request.path_params["name"])


async def add(studio: Studio, desk: Desk, request: Request) -> Response:
    """Put a logo into the folder if it can be printed; with `replace`, over one of its name."""
    await MARKS.add(desk, request)
    return answer({"logos": await run_sync(logos, desk, studio.finding_words)})


async def remove(studio: Studio, desk: Desk, request: Request) -> Response:
    """Delete a logo."""
    name = request.path_params["name"]
    async with desk.lock:
        await run_sync(MARKS.data, desk, name)
        await run_sync((desk.folder / LOGOS / name).unlink)
    desk.hear()
    return answer({"logos": await run_sync(logos, desk, studio.finding_words)})


def _shown(folder: Path, name: str, words: Languages) -> dict[str, Any]:
    try:
        status = (folder / name).stat()
        found = _looked_at(folder, name, status.st_mtime_ns, status.st_size)
        version = f"{status.st_mtime_ns:x}"  # a browser shows an address as it did before
    except OSError:  # somebody has just deleted it
        found, version = nothing_there(), ""
    if isinstance(found, RefusedError):
        return {"name": name, "version": version, "error": shown_refusal(found, words)}
    return {"name": name, "version": version, **found}


@lru_cache(maxsize=KNOWN)
def _looked_at(
    folder: Path, name: str, _changed: int, _size: int
) -> Mapping[str, float | bool] | RefusedError:
    """Return what is known of a logo, which is read only once as long as it does not change."""
    try:
        logo = read_logo(folder, name)
    except FileError as error:
        return refusal(error, f"{LOGOS}/{name}")
    return {"width": logo.width, "height": logo.height, "plate": logo.plate}

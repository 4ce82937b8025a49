"""The logos of a statement: shown, added if they can be printed, and taken away."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.machine.storage import store_over
from statementpress.machine.temporary import TemporaryFolder
from statementpress.statement.files import (
    BYTES_LIMIT,
    FileError,
    files_below,
    is_own_folder,
    read_inside,
)
from statementpress.statement.logos.formats import Format, format_of
from statementpress.statement.logos.reader import LOGOS, read_logo
from statementpress.studio.answers import (
    Languages,
    RefusedError,
    answer,
    body,
    nothing_there,
    shown_refusal,
)
from statementpress.studio.desk import Desk
from statementpress.studio.files import refusal
from statementpress.studio.names import checked_name, is_text
from statementpress.studio.studio import Studio

ENDINGS: Final = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")
"""How the names of logos end."""
KNOWN: Final = 4000
"""Of how many logos it is kept what they are."""

_TYPES: Final = {
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.JPEG: "image/jpeg",
    Format.WEBP: "image/webp",
    Format.AVIF: "image/avif",
}


def logos(desk: Desk, words: Languages) -> list[dict[str, Any]]:
    """Return the logos in the folder, each with its size, or with what is wrong with it."""
    folder = desk.folder / LOGOS
    names = files_below(folder) if is_own_folder(folder) else []
    return [
        _shown(folder, name, words)
        for name in names
        if is_text(name) and not PurePosixPath(name).name.startswith(".")
    ]


async def show(_studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with a logo as it lies in the folder; nothing in it is carried out."""
    name = request.path_params["name"]
    data = await run_sync(_data, desk, name)
    try:
        kind = _TYPES[format_of(name, data)]
    except FileError:
        raise nothing_there() from None
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    return Response(data, media_type=kind, headers={"content-security-policy": policy})


async def add(studio: Studio, desk: Desk, request: Request) -> Response:
    """Put a logo into the folder if it can be printed; with `replace`, over one of its name."""
    name = checked_name(request.query_params.get("name", ""), ENDINGS)
    data = await body(request, BYTES_LIMIT)
    replace = request.query_params.get("replace") == "true"
    async with desk.lock:
        await run_sync(_add, desk, name, data, replace)
    desk.hear()
    return answer({"logos": await run_sync(logos, desk, studio.finding_words)})


async def remove(studio: Studio, desk: Desk, request: Request) -> Response:
    """Delete a logo."""
    name = request.path_params["name"]
    async with desk.lock:
        await run_sync(_data, desk, name)
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


def _add(desk: Desk, name: str, data: bytes, replace: bool) -> None:
    folder = desk.folder / LOGOS
    if folder.is_symlink():
        raise RefusedError(422, "outside-folder", f"{LOGOS}/ is a link to another folder")
    try:
        with TemporaryFolder() as checked:
            (checked / name).write_bytes(data)
            read_logo(checked, name)
    except FileError as error:
        raise refusal(error, f"{LOGOS}/{name}") from error
    there = (folder / name).read_bytes() if (folder / name).is_file() else None
    if there == data:
        return
    if there is not None and not replace:
        message = f"there is already a logo “{name}”, and it is another image"
        raise RefusedError(409, "exists", message, "replace it, or give this one another name")
    if not store_over(folder / name, there, data):
        raise RefusedError(409, "exists", f"somebody else has just written “{name}”", "try again")


def _data(desk: Desk, name: str) -> bytes:
    try:
        return read_inside(desk.folder / LOGOS, name)
    except FileError:
        raise nothing_there() from None

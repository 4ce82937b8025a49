"""The images of a statement, a folder for each use: shown, and added if they can be printed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.machine.storage import store_over
from statementpress.machine.temporary import TemporaryFolder
from statementpress.statement.attachments import FIGURES
from statementpress.statement.files import (
    BYTES_LIMIT,
    FileError,
    files_below,
    is_own_folder,
    read_inside,
)
from statementpress.statement.logos.formats import Format, format_of
from statementpress.statement.logos.reader import LOGOS, read_logo
from statementpress.studio.answers import RefusedError, answer, body, nothing_there
from statementpress.studio.desk import Desk
from statementpress.studio.files import refusal
from statementpress.studio.names import checked_name, is_text
from statementpress.studio.studio import Studio

ENDINGS: Final = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")
"""How the names of images end."""

_TYPES: Final = {
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.JPEG: "image/jpeg",
    Format.WEBP: "image/webp",
    Format.AVIF: "image/avif",
}


@dataclass(frozen=True, slots=True)
class Images:
    """The images of one folder of a statement."""

    folder: str
    """The name of the folder."""
    are_marks: bool
    """Whether they are the marks of organisations, which may be drawn on a plate."""

    def names(self, desk: Desk) -> list[str]:
        """Return the names of the files that a page can be told of."""
        folder = desk.folder / self.folder
        names = files_below(folder) if is_own_folder(folder) else []
        return [name for name in names if is_text(name) and not Path(name).name.startswith(".")]

    def data(self, desk: Desk, name: str) -> bytes:
        """Return an image as it lies in the folder; raise RefusedError if there is none."""
        try:
            return read_inside(desk.folder / self.folder, name)
        except FileError:
            raise nothing_there() from None

    async def show(self, desk: Desk, name: str) -> Response:
        """Answer with an image; nothing in it is carried out."""
        data = await run_sync(self.data, desk, name)
        try:
            kind = _TYPES[format_of(name, data)]
        except FileError:
            raise nothing_there() from None
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
        return Response(data, media_type=kind, headers={"content-security-policy": policy})

    async def add(self, desk: Desk, request: Request) -> None:
        """Store the image that was sent if it can be printed; raise RefusedError if not.

        One of the same name that is another image is kept, unless `replace` is asked for.
        """
        name = checked_name(request.query_params.get("name", ""), ENDINGS)
        data = await body(request, BYTES_LIMIT)
        replace = request.query_params.get("replace") == "true"
        async with desk.lock:
            await run_sync(self._store, desk, name, data, replace)
        desk.hear()

    def _store(self, desk: Desk, name: str, data: bytes, replace: bool) -> None:
        folder = desk.folder / self.folder
        if folder.is_symlink():
            raise RefusedError(422, "outside-folder", f"{self.folder}/ is a link to another folder")
        try:
            with TemporaryFolder() as checked:
                (checked / name).write_bytes(data)
                read_logo(checked, name, is_mark=self.are_marks)
        except FileError as error:
            raise refusal(error, f"{self.folder}/{name}") from error
        there = (folder / name).read_bytes() if (folder / name).is_file() else None
        if there == data:
            return
        if there is not None and not replace:
            message = f"there is already another image “{name}”"
            raise RefusedError(409, "exists", message, "replace it, or give this one another name")
        if not store_over(folder / name, there, data):
            message = f"somebody else has just written “{name}”"
            raise RefusedError(409, "exists", message, "try again")


MARKS: Final = Images(LOGOS, are_marks=True)
"""The logos of those who sign."""
PICTURES: Final = Images(FIGURES, are_marks=False)
"""The pictures that the texts show."""


def pictures(desk: Desk) -> list[dict[str, Any]]:
    """Return the pictures that a text may show, by the names that it gives them."""
    names = PICTURES.names(desk)
    return [{"name": name} for name in names if name.lower().endswith(ENDINGS)]


async def show_picture(_studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with a picture."""
    return await PICTURES.show(desk, request.path_params["name"])


async def add_picture(_studio: Studio, desk: Desk, request: Request) -> Response:
    """Put a picture into the folder if it can be printed, and answer with all of them."""
    await PICTURES.add(desk, request)
    return answer({"figures": await run_sync(pictures, desk)})

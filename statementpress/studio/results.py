"""The requests for what is made of a statement: jobs, finished files, frozen versions, the site."""

import os
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from statementpress.machine.storage import ARCHIVE, FROZEN
from statementpress.project.editions import PRINTED
from statementpress.studio.answers import answer, asked, nothing_there
from statementpress.studio.desk import Desk
from statementpress.studio.jobs import SHARED, Begin
from statementpress.studio.names import is_text
from statementpress.studio.programs import ran
from statementpress.studio.studio import Studio

SEEN: Final = {".pdf": "application/pdf", ".png": "image/png"}
"""The files that a browser may show; it keeps all others."""
SITE_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".json": "application/json",
    ".zip": "application/zip",
}
"""What the files of a website are."""
CHUNK: Final = 1_000_000
"""How many bytes of a file are sent at once."""
_UNSCRIPTED: Final = (
    "default-src 'self'; script-src 'none'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""What a website may do: nothing that would ask this server as a page of the studio does."""
_UNSAFE: Final = re.compile(r"[^0-9A-Za-z._-]")
_VERSION: Final = re.compile(r"v[1-9][0-9]*")


class BeginStatement(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to begin a statement."""

    slug: str
    """Words for its folder, with the date before them or without."""
    kind: str = "statement"
    languages: tuple[str, ...] = ()
    """Its languages in their order; those of the example if there are none."""
    title: dict[str, str] = {}
    """Its title in each language that has one."""
    date: str = ""
    """Its day, year-month-day; "" for today, or for the one in `slug`."""


async def begin_statement(studio: Studio, request: Request) -> Response:
    """Begin a statement, as the command `new` does."""
    sent = await asked(request, BeginStatement)
    options = [f"--kind={sent.kind}"]
    options += [f"--languages={','.join(sent.languages)}"] if sent.languages else []
    options += [f"--date={sent.date}"] if sent.date else []
    options += [f"--title={code}={text}" for code, text in sent.title.items() if text.strip()]
    made = await ran(studio.folder, ("new", *options, "--", sent.slug))
    return answer({"slug": made.strip().rpartition("/")[2]}, 201)


async def begin_job(studio: Studio, desk: Desk, request: Request) -> Response:
    """Begin a job, and answer with its name; the windows hear the rest."""
    sent = await asked(request, Begin)
    return answer({"id": studio.jobs(desk).begin(sent).id}, 202)


async def stop_job(studio: Studio, desk: Desk, request: Request) -> Response:
    """Stop a job."""
    await studio.jobs(desk).stop(request.path_params["job"])
    return answer({})


async def outputs(studio: Studio, desk: Desk, _request: Request) -> Response:
    """Answer with the files that were built, each with its size and time."""

    def listed() -> list[dict[str, Any]]:
        return [_listed(name, path) for name, path in _built(studio, desk).items()]

    return answer({"files": await run_sync(listed)})


async def output(studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with a file that was built; with `view`, to be seen in the browser if it can be."""
    path = (await run_sync(_built, studio, desk)).get(request.path_params["name"])
    if path is None:
        raise nothing_there()
    is_seen = "view" in request.query_params and path.suffix in SEEN
    return FileResponse(
        path,
        media_type=SEEN.get(path.suffix, "application/octet-stream"),
        filename=path.name,
        content_disposition_type="inline" if is_seen else "attachment",
    )


async def all_outputs(studio: Studio, desk: Desk, _request: Request) -> Response:
    """Answer with all files that were built, in one."""
    files = await run_sync(_built, studio, desk)
    return await run_sync(_zipped, desk.slug, files)


async def history(studio: Studio, desk: Desk, _request: Request) -> Response:
    """Answer with the frozen versions, as `history --json` prints them."""
    home = studio.folder / ARCHIVE / desk.slug
    if not any(home.glob(f"v*/{FROZEN}")):
        return answer({"versions": []})
    printed = await ran(studio.folder, ("history", "--json", "--", desk.slug))
    return answer({"versions": msgspec.json.decode(printed)})


async def version(studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with a frozen version, in one file."""
    name = request.path_params["version"]
    folder = studio.folder / ARCHIVE / desk.slug / name
    if not _VERSION.fullmatch(name) or not (folder / FROZEN).is_file():
        raise nothing_there()
    found = await run_sync(_below, folder)
    return await run_sync(_zipped, f"{desk.slug}-{name}", found)


async def site(studio: Studio, request: Request) -> Response:
    """Answer with a file of the website as it was made last; no script of it is carried out."""
    name = request.path_params["name"]
    if "\0" in name:
        raise nothing_there()
    root = Path(os.path.realpath(studio.folder / "build" / "site"))
    path = Path(os.path.realpath(root / name))
    if path.is_dir():
        path = Path(os.path.realpath(path / "index.html"))
    if not path.is_relative_to(root) or not path.is_file() or path.suffix not in SITE_TYPES:
        raise nothing_there()
    headers = {"content-security-policy": _UNSCRIPTED}
    return FileResponse(path, media_type=SITE_TYPES[path.suffix], headers=headers)


def _built(studio: Studio, desk: Desk) -> dict[str, Path]:
    """Return the files in build/STATEMENT/ and in `SHARED` in it, by their names there.

    There are no hidden ones and no links. A name that is no UTF-8 is none of ours, and no address
    leads to it.
    """
    folder = studio.folder / "build" / desk.slug
    found = [*_files_in(folder), *_files_in(folder / SHARED)]
    return {path.relative_to(folder).as_posix(): path for path in found}


def _files_in(folder: Path) -> list[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return []
    found = (each for each in folder.iterdir() if is_text(each.name) and each.name[0] != ".")
    return sorted(each for each in found if each.is_file() and not each.is_symlink())


def _listed(name: str, path: Path) -> dict[str, Any]:
    status = path.stat()
    when = datetime.fromtimestamp(status.st_mtime, UTC)
    edition = path.stem.removesuffix(PRINTED)
    return {"name": name, "size": status.st_size, "edition": edition, "when": when}


def _below(folder: Path) -> dict[str, Path]:
    """Return the files of a folder by their names in an archive of it; no links."""
    found = (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink())
    return {f"{folder.name}/{each.relative_to(folder).as_posix()}": each for each in found}


def _zipped(name: str, files: dict[str, Path]) -> Response:
    stream = TemporaryFile()  # noqa: SIM115 - it is closed when all of it was sent
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        for inside, path in files.items():
            archive.write(path, inside)
    size = stream.tell()
    stream.seek(0)
    headers = {
        "content-disposition": f'attachment; filename="{_UNSAFE.sub("_", name)}.zip"',
        "content-length": str(size),
    }
    return StreamingResponse(_chunks(stream), media_type="application/zip", headers=headers)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    with stream:
        while chunk := stream.read(CHUNK):
            yield chunk

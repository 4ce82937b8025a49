"""The requests for a Word file that a partner has changed: shown change by change, and taken over.

Both are the command `intake --compare`. What is taken is taken by its number in the list. So the
list is made anew before, and if it is another one by now, nothing is taken.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.intake.proposal import IncomingFile
from statementpress.machine.temporary import TemporaryFolder
from statementpress.statement.files import BYTES_LIMIT
from statementpress.studio.answers import RefusedError, answer, asked, body
from statementpress.studio.desk import Desk
from statementpress.studio.names import checked_name
from statementpress.studio.programs import ran
from statementpress.studio.studio import Studio

WORD: Final = (".docx",)
"""How the names of files end that can be compared."""


class TakeChanges(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to have changes made."""

    changes: list[dict[str, Any]]
    """The list as the page has it."""
    take: tuple[int, ...]
    """The numbers of those that are wanted."""


async def compare(studio: Studio, desk: Desk, request: Request) -> Response:
    """Take a partner's file, and answer with what is changed in it."""
    name = checked_name(request.query_params.get("name", ""), WORD)
    data = await body(request, BYTES_LIMIT)
    handed = studio.intakes.begin()
    studio.intakes.files(handed)[name] = IncomingFile(name=name, data=data)
    with TemporaryFolder() as folder:
        found = await _changes(studio, desk, await _stored(studio, handed, folder))
    return answer({"id": handed, "changes": found})


async def take(studio: Studio, desk: Desk, request: Request) -> Response:
    """Make some of the changes; raise RefusedError if the list is another one by now."""
    sent = await asked(request, TakeChanges, BYTES_LIMIT)
    handed = request.path_params["id"]
    if not sent.take:
        raise RefusedError(422, "nothing-taken", "no change was chosen", "choose at least one")
    with TemporaryFolder() as folder:
        path = await _stored(studio, handed, folder)
        async with desk.lock:
            found = await _changes(studio, desk, path)
            if found != sent.changes:
                message = "the statement has changed since the file was compared"
                hint = "look at the changes as they are now, and choose again"
                raise RefusedError(409, "compared-before", message, hint, changes=found)
            numbers = ",".join(map(str, sent.take))
            made = await _run(studio, desk, path, f"--take={numbers}")
    names = [Path(line).name for line in made.splitlines()]
    for each in names:
        await desk.look(each)
    return answer({"files": names})


async def _stored(studio: Studio, handed: str, folder: Path) -> Path:
    """Return where a file was put that was handed in before."""
    (file,) = studio.intakes.files(handed).values()
    await run_sync((folder / file.name).write_bytes, file.data)
    return folder / file.name


async def _changes(studio: Studio, desk: Desk, path: Path) -> Sequence[Any]:
    found: Sequence[Any] = msgspec.json.decode(await _run(studio, desk, path, "--json"))
    return found


async def _run(studio: Studio, desk: Desk, path: Path, how: str) -> str:
    return await ran(studio.folder, ("intake", f"--compare={desk.slug}", how, "--", str(path)))

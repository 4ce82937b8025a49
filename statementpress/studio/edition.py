"""The requests for what is seen: which edition it is, and the pictures of its pages."""

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.project.editions import choose
from statementpress.studio.answers import answer, asked, nothing_there
from statementpress.studio.desk import Desk
from statementpress.studio.studio import Studio

KEPT = "private, max-age=86400, immutable"
"""How browsers keep a picture: its address names what it shows."""


class ChooseEdition(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to see an edition."""

    edition: str
    window: str = ""


async def choose_edition(studio: Studio, desk: Desk, request: Request) -> Response:
    """Show an edition in all windows; raise UsageError if there is none of this name."""
    sent = await asked(request, ChooseEdition)
    await run_sync(lambda: choose(studio.project.editions, sent.edition))
    desk.edition = sent.edition
    desk.hear()
    return answer({"edition": sent.edition})


async def page(studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with the picture of a page."""
    try:
        scale = float(request.query_params.get("scale", "1"))
    except ValueError:
        scale = 1.0
    version = request.query_params.get("v", "")
    png = await run_sync(studio.shown(desk).images.png, version, scale)
    if png is None:
        raise nothing_there()
    return Response(png, media_type="image/png", headers={"cache-control": KEPT})


async def places(studio: Studio, desk: Desk, request: Request) -> Response:
    """Answer with where each line of the pages comes from; with none while they are made anew."""
    edition = request.path_params["edition"]
    found = studio.shown(desk).places
    if found is None or found["edition"] != edition:
        found = {"edition": edition, "hash": None, "pages": []}
    return answer(found)

"""Which address is answered by which function."""

import traceback
from collections.abc import Awaitable, Callable
from typing import Final

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from statementpress.errors import StatementPressError
from statementpress.studio import (
    edition,
    facts,
    files,
    groups,
    images,
    intake,
    logos,
    pages,
    partner,
    register,
    results,
    statements,
)
from statementpress.studio.answers import RefusedError, nothing_there, refused
from statementpress.studio.desk import Desk
from statementpress.studio.studio import Studio

OF_THE_PROJECT: Final = (
    ("GET", "/", pages.first_page),
    ("GET", "/s/{slug}/", pages.editor),
    ("GET", "/static/{kind}/{name:path}", pages.served),
    ("GET", "/api/project", statements.project),
    ("POST", "/api/statements", results.begin_statement),
    ("POST", "/api/intake", intake.hand_in),
    ("POST", "/api/intake/{id}", intake.hand_in),
    ("POST", "/api/intake/{id}/answers", intake.answers),
    ("POST", "/api/intake/{id}/accept", intake.accept),
    ("GET", "/site/{name:path}", results.site),
)
"""What is asked of the project: the method, the address, and what answers."""

OF_A_STATEMENT: Final = (
    ("GET", "", statements.statement),
    ("GET", "/events", files.events),
    ("PUT", "/files/{name}", files.save),
    ("POST", "/edition", edition.choose_edition),
    ("GET", "/pages/{edition}/{number:int}.png", edition.page),
    ("GET", "/places/{edition}", edition.places),
    ("PATCH", "/facts", facts.change),
    ("POST", "/meant", facts.mean),
    ("POST", "/groups", groups.add),
    ("POST", "/partner", partner.compare),
    ("POST", "/partner/{id}", partner.take),
    ("PUT", "/register", register.save),
    ("POST", "/register/convert", register.convert),
    ("POST", "/logos", logos.add),
    ("GET", "/logos/{name:path}", logos.show),
    ("DELETE", "/logos/{name:path}", logos.remove),
    ("POST", "/figures", images.add_picture),
    ("GET", "/figures/{name:path}", images.show_picture),
    ("POST", "/jobs", results.begin_job),
    ("DELETE", "/jobs/{job}", results.stop_job),
    ("GET", "/outputs", results.outputs),
    ("GET", "/outputs.zip", results.all_outputs),
    ("GET", "/outputs/{name:path}", results.output),
    ("GET", "/history", results.history),
    ("GET", "/versions/{version}.zip", results.version),
)
"""What is asked of one statement: the method, the rest of its address, and what answers."""


def app(studio: Studio) -> Starlette:
    """Return the application of a studio; a guard stands before it."""
    routes = [
        *(Route(address, _of(studio, do), methods=[how]) for how, address, do in OF_THE_PROJECT),
        *(
            Route(f"/api/s/{{slug}}{address}", _of_a_desk(studio, do), methods=[how])
            for how, address, do in OF_A_STATEMENT
        ),
    ]

    async def lose(_request: Request, _error: Exception) -> Response:
        return refused(nothing_there(), studio.finding_words)

    return Starlette(routes=routes, exception_handlers={404: lose, 405: lose})


async def _answered(studio: Studio, answering: Awaitable[Response]) -> Response:
    """Return an answer, or why there is none; a fault of the program is traced."""
    try:
        return await answering
    except (RefusedError, StatementPressError, OSError, ClientDisconnect) as error:
        return refused(error, studio.finding_words)
    except Exception as error:
        studio.trace(traceback.format_exc())
        return refused(error, studio.finding_words)


def _of(
    studio: Studio, do: Callable[[Studio, Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        return await _answered(studio, do(studio, request))

    return handle


def _of_a_desk(
    studio: Studio, do: Callable[[Studio, Desk, Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        async def answering() -> Response:
            desk = await run_sync(studio.desk, request.path_params["slug"])
            return await do(studio, desk, request)

        return await _answered(studio, answering())

    return handle

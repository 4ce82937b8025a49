"""Which address is answered by which function; the contract with the page is docs/studio-api.md."""

from collections.abc import Awaitable, Callable

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from statementpress.errors import StatementPressError
from statementpress.studio import files, pages, statements
from statementpress.studio.answers import RefusedError, nothing_there, refused
from statementpress.studio.desk import Desk
from statementpress.studio.studio import Studio

Handler = Callable[[Request], Awaitable[Response]]
OfDesk = Callable[[Desk, Request], Awaitable[Response]]


def app(studio: Studio) -> Starlette:
    """Return the application of a studio; a guard stands before it."""

    async def first_page(request: Request) -> Response:
        return await run_sync(lambda: pages.page(studio, request, "statements.html", root=""))

    async def editor(request: Request) -> Response:
        def made() -> Response:
            slug = studio.desk(request.path_params["slug"]).slug
            title = statements.title_of(studio, slug)
            return pages.page(
                studio, request, "statement.html", root="../../", slug=slug, title=title
            )

        return await run_sync(made)

    async def static(request: Request) -> Response:
        kind, name = request.path_params["kind"], request.path_params["name"]
        return await run_sync(lambda: pages.served(studio, kind, name))

    async def project(_request: Request) -> Response:
        return await run_sync(lambda: statements.project(studio))

    def of(do: OfDesk) -> Handler:
        async def handle(request: Request) -> Response:
            desk = await run_sync(lambda: studio.desk(request.path_params["slug"]))
            return await do(desk, request)

        return handle

    async def statement(desk: Desk, _request: Request) -> Response:
        async with desk.lock:
            return await run_sync(lambda: statements.statement(studio, desk))

    async def save(desk: Desk, request: Request) -> Response:
        return await files.save(desk, request.path_params["name"], request)

    async def events(desk: Desk, request: Request) -> Response:
        return files.events(desk, request)

    one = "/api/s/{slug}"
    routes = [
        Route("/", first_page),
        Route("/s/{slug}/", editor),
        Route("/static/{kind}/{name:path}", static),
        Route("/api/project", project),
        Route(one, of(statement)),
        Route(f"{one}/files/{{name}}", of(save), methods=["PUT"]),
        Route(f"{one}/events", of(events)),
    ]

    async def lost(request: Request, _error: Exception) -> Response:
        return await refused(request, nothing_there())

    return Starlette(
        routes=routes,
        exception_handlers={
            **dict.fromkeys((RefusedError, StatementPressError, OSError, Exception), refused),
            404: lost,
        },
    )

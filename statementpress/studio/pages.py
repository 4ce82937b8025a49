"""The pages themselves, and the scripts, styles and fonts that they are made with.

What they say stands in templates/words/studio.toml, with a table for each language.
"""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from pathlib import PurePosixPath
from typing import Final

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from statementpress.errors import SetupError
from statementpress.project.files import SHIPPED, Folder, ProjectFiles
from statementpress.project.tables import read_toml
from statementpress.studio.answers import nothing_there
from statementpress.studio.studio import Studio
from statementpress.typeset.compose.templating import render

WORDS: Final = "words/studio.toml"
"""The table of what the pages say, in templates/."""

_OWN: Final = ProjectFiles(SHIPPED, alone=True)
"""The files of Statement Press itself. A project may come from a stranger, whose scripts could do
here whatever its user can, and read what the browser keeps of other projects."""
_SERVED: Final[Mapping[str, tuple[Folder, str, Mapping[str, str]]]] = {
    "scripts": ("templates", "studio/scripts/", {".js": "text/javascript"}),
    "styles": ("styles", "", {".css": "text/css", ".svg": "image/svg+xml"}),
    "fonts": ("fonts", "", {".ttf": "font/ttf", ".otf": "font/otf", ".woff2": "font/woff2"}),
}
"""By the first folder of an address: where its files lie, and which types they have."""


async def first_page(studio: Studio, request: Request) -> Response:
    """Answer with the page that lists the statements."""
    return await run_sync(lambda: _page(studio, request, "statements.html", root=""))


async def editor(studio: Studio, request: Request) -> Response:
    """Answer with the page in which one statement is written."""

    def made() -> Response:
        slug = studio.desk(request.path_params["slug"]).slug
        title, language = studio.title_of(slug)
        about = {"slug": slug, "title": title or slug, "title_language": language}
        return _page(studio, request, "statement.html", root="../../", **about)

    return await run_sync(made)


async def served(studio: Studio, request: Request) -> Response:
    """Answer with a script, a style sheet or a font."""
    kind, name = request.path_params["kind"], request.path_params["name"]
    return await run_sync(_file, studio, kind, name)


def _page(studio: Studio, request: Request, template: str, **context: object) -> Response:
    """Return a page in the language that is asked for; raise SetupError if it is broken."""
    files = studio.project.files
    words = read_toml(files, "templates", WORDS)[1]
    chosen = _language(request, words)
    names = {code: str(table.get("name", code)) for code, table in words.items()}
    # What a button puts into a text is in the language of the text, and not in that of the page.
    stand_in = {code: table["standing_in"] for code, table in words.items()}
    context |= {"say": words[chosen], "ui": chosen, "interfaces": names, "standing_in": stand_in}
    return HTMLResponse(render(_OWN, f"studio/{template}", **context))


def _file(studio: Studio, kind: str, name: str) -> Response:
    """Return a script, a style sheet or a font; raise RefusedError if there is no such file."""
    if kind not in _SERVED:
        raise nothing_there()
    folder, inner, types = _SERVED[kind]
    path = PurePosixPath(name)
    if path.suffix not in types or not all(_is_plain(part) for part in path.parts):
        raise nothing_there()
    files = _OWN if kind == "scripts" else studio.project.files
    try:
        data = files.read(folder, f"{inner}{path}")
    except SetupError:
        raise nothing_there() from None
    kept = "private, max-age=86400" if kind == "fonts" else "no-cache"
    return Response(data, media_type=types[path.suffix], headers={"cache-control": kept})


def _is_plain(part: str) -> bool:
    return not part.startswith((".", "/")) and "\\" not in part and "\0" not in part


def _language(request: Request, known: Mapping[str, object]) -> str:
    """Return the language of the page: as asked for, as before, or as the browser likes it."""
    liked = [
        part.partition(";")[0].strip()[:2].lower()
        for part in request.headers.get("accept-language", "").split(",")
    ]
    asked = (request.query_params.get("ui", ""), _cookie(request), *liked)
    return next((code for code in asked if code in known), next(iter(known)))


def _cookie(request: Request) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get("ui")
    except CookieError:
        return ""
    return found.value if found else ""

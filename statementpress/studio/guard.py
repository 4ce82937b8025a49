"""Who may ask: only a browser on this machine that was given the address.

Other websites that are open in the browser can send requests here, and so can programs of other
people who use this machine. They do not know the secret that every address begins with. A website
whose name was made to lead to this machine (DNS rebinding) sends its own name as the host, and a
form on another website its own origin: both are refused, whatever secret they have.
"""

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
"""The address of this machine that no other machine reaches."""
ONCE = "once"
"""What the address begins with that is given to the browser's program, and works only once."""

_READING = {"GET", "HEAD"}
_SENT = {
    "content-security-policy": "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""The headers of every answer."""


class Guard:
    """Lets those requests through to `app` that come from the page, without the secret."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.secret = secrets.token_urlsafe(32)
        """What every address begins with."""
        self._once = secrets.token_urlsafe(32)
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        self._port = port

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"http://{HOST}:{self._port}/{self.secret}/"

    @property
    def opening(self) -> str:
        """The address that leads to the first page, once.

        Other people on this machine see which programs are started, and with what.
        """
        return f"http://{HOST}:{self._port}/{ONCE}/{self._once}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = self._refused(scope)
        if answer is not None:
            await answer(scope, receive, _with_headers(send))
            return
        path = "/" + scope["path"].removeprefix("/").partition("/")[2]
        inner = {**scope, "path": path, "raw_path": path.encode(), "root_path": ""}
        await self.app(inner, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        """Return the answer to a request that is not let through; None for all others."""
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or headers["host"] not in self._hosts:
            return Response(status_code=404)
        first, _, rest = scope["path"].removeprefix("/").partition("/")
        if first == ONCE and self._once and _same(rest, self._once) and scope["method"] == "GET":
            self._once = ""
            return RedirectResponse(f"/{self.secret}/", 303)
        if not _same(first, self.secret):
            return Response(status_code=404)
        if scope["path"] == f"/{self.secret}":
            return RedirectResponse(f"/{self.secret}/", 308)
        if not self._is_own(headers, scope["method"]):
            return Response(status_code=403)
        return None

    def _is_own(self, headers: Mapping[str, str], method: str) -> bool:
        """Return whether a request comes from a page of this server, or from nobody's page."""
        origin, own = headers.get("origin"), f"http://{headers['host']}"
        if origin != own and (origin is not None or method not in _READING):
            return False
        return headers.get("sec-fetch-site", "none") in {"none", "same-origin"}


def _same(one: str, other: str) -> bool:
    """Return whether two secrets are the same; how long that takes says nothing of them."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _SENT.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sent

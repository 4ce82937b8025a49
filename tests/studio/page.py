"""A page of the studio as the server sees it: it asks, and sends what its author types."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal

from statementpress.studio.app import app
from statementpress.studio.bases import hash_of
from statementpress.studio.guard import HOST, Guard
from statementpress.studio.studio import Studio
from tests.shared.desk import FOLDER, Desk

PORT = 8421


class Page:
    """A page that has the statement of a desk open."""

    def __init__(self, desk: Desk, portal: BlockingPortal) -> None:
        self.desk, self.portal = desk, portal
        self.studio = Studio(desk.project)
        self.guard = Guard(app(self.studio), PORT)
        served = httpx.ASGITransport(self.guard, raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=served, base_url=f"http://{HOST}:{PORT}")

    def ask(self, method: str, address: str, **given: Any) -> Any:
        """Return the answer to a request below the secret, as the browser sends it."""
        headers = {"origin": f"http://{HOST}:{PORT}", **given.pop("headers", {})}
        url = f"/{self.guard.secret}/{address}"
        return self.send(method, url, headers=headers, **given)

    async def post(self, address: str, command: str, options: Mapping[str, object]) -> Any:
        """Return the answer to a job that is begun, for whoever waits in the server's thread."""
        headers = {"origin": f"http://{HOST}:{PORT}"}
        said = {"command": command, "options": options}
        url = f"/{self.guard.secret}/{address}"
        return await self.client.post(url, headers=headers, json=said)

    def send(self, method: str, url: str, **given: Any) -> Any:
        """Return the answer to any request."""
        return self.portal.call(partial(self.client.request, method, url, **given))

    def statement(self) -> Mapping[str, Any]:
        """Return all that is known of the statement."""
        found: Mapping[str, Any] = self.ask("GET", f"api/s/{FOLDER}").json()
        return found

    def hash_of(self, text: str) -> str:
        """Return what the page sends as the base for a text that it has; "" for none."""
        return hash_of(text) if text else ""

    def save(self, name: str, text: str, base: str) -> Any:
        """Return the answer to a text that was typed over the text `base`."""
        said = {"text": text, "base": self.hash_of(base), "window": "one"}
        return self.ask("PUT", f"api/s/{FOLDER}/files/{name}", json=said)

    def lies(self, name: str) -> str:
        """Return what a file says on the disk."""
        return (self.desk.folder / name).read_bytes().decode("utf-8")

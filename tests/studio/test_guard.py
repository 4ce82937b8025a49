"""Only a page that was given the address is answered."""

import pytest

from statementpress.studio.guard import HOST
from tests.shared.desk import FOLDER
from tests.studio.page import PORT, Page

OWN = f"http://{HOST}:{PORT}"
SAVE = {"text": "Harm.\n", "base": "", "window": "w"}


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (404, {"host": "evil.example"}),
        (404, {"host": f"evil.example:{PORT}"}),
        (404, {"host": HOST}),
        (404, {"host": f"{HOST}:80"}),
        (404, {"host": f"0.0.0.0:{PORT}"}),
        (403, {"origin": "https://evil.example"}),
        (403, {"origin": "null"}),
        (403, {"origin": f"http://localhost:{PORT}"}),
        (403, {"origin": f"https://{HOST}:{PORT}"}),
        (403, {"sec-fetch-site": "cross-site"}),
        (403, {"sec-fetch-site": "same-site"}),
    ],
)
def test_a_stranger_is_refused_even_with_the_secret(
    page: Page, status: int, headers: dict[str, str]
) -> None:
    for method, address in (
        ("GET", "api/project"),
        ("PUT", f"api/s/{FOLDER}/files/en.md"),
        ("GET", "static/scripts/x.js"),
    ):
        answer = page.ask(method, address, headers=headers, json=SAVE)
        assert (answer.status_code, answer.content) == (status, b"")
    assert "Harm" not in page.lies("en.md")


@pytest.mark.parametrize("secret", ["", "x", "x" * 43, "../", "%2e%2e", "ទន្លេ", "\udcff"])
def test_a_wrong_secret_is_not_even_answered(page: Page, secret: str) -> None:
    answer = page.send("GET", f"/{secret.encode('utf-8', 'replace').decode()}/api/project")
    assert (answer.status_code, answer.content) == (404, b"")


def test_what_changes_something_says_where_it_comes_from(page: Page) -> None:
    address = f"/{page.guard.secret}/api/s/{FOLDER}/files/en.md"
    assert page.send("PUT", address, json=SAVE).status_code == 403
    assert page.send("GET", f"/{page.guard.secret}/api/project").status_code == 200


def test_the_address_for_the_browser_works_once(page: Page) -> None:
    opening = page.guard.opening.removeprefix(OWN)
    answer = page.send("GET", opening)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{page.guard.secret}/")
    assert page.send("GET", opening).status_code == 404


@pytest.mark.parametrize("address", ["api/project", "api/nothing", "static/scripts/nothing.js"])
def test_every_answer_forbids_what_a_page_of_the_studio_never_does(
    page: Page, address: str
) -> None:
    headers = page.ask("GET", address).headers
    assert headers["content-security-policy"].startswith("default-src 'self'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_a_project_of_a_stranger_brings_no_script_and_no_page(page: Page) -> None:
    own = page.desk.project / "templates" / "studio"
    for name in ("scripts/words.js", "statements.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("stolen", "utf-8")
    for address in ("static/scripts/words.js", ""):
        answer = page.ask("GET", address)
        assert answer.status_code == 200
        assert "stolen" not in answer.text

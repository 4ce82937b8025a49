"""A logo is taken only if it can be printed, and never over another one that nobody mentioned."""

import os
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.shared.desk import FOLDER
from tests.studio.page import Page

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
)


def png(colour: str = "navy") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 20), colour).save(stream, "PNG")
    return stream.getvalue()


def add(page: Page, name: str, data: bytes, **more: str) -> Any:
    address = f"api/s/{FOLDER}/logos"
    return page.ask("POST", address, params={"name": name, **more}, content=data)


@pytest.mark.parametrize(("name", "data"), [("otter.svg", SVG), ("heron កុក.png", png())])
def test_a_logo_is_added_shown_and_removed(page: Page, name: str, data: bytes) -> None:
    (shown,) = add(page, name, data).json()["logos"]
    assert (shown["name"], shown["width"] / shown["height"]) == (name, 2)
    image = page.ask("GET", f"api/s/{FOLDER}/logos/{name}")
    assert image.content == data
    assert "sandbox" in image.headers["content-security-policy"]
    assert page.statement()["logos"] == [shown]
    assert page.ask("DELETE", f"api/s/{FOLDER}/logos/{name}").json() == {"logos": []}
    assert page.ask("GET", f"api/s/{FOLDER}/logos/{name}").status_code == 404


def test_another_image_of_the_same_name_replaces_none_by_itself(page: Page) -> None:
    add(page, "otter.png", png())
    assert add(page, "otter.png", png()).status_code == 200
    assert add(page, "otter.png", png("red")).status_code == 409
    assert (page.desk.folder / "logos/otter.png").read_bytes() == png()
    assert add(page, "otter.png", png("red"), replace="true").status_code == 200
    assert (page.desk.folder / "logos/otter.png").read_bytes() == png("red")


@pytest.mark.parametrize(
    "name",
    ["", "x", "x.gif", ".png", "../x.png", "a/b.png", "a\\b.png", "CON.png", "com1.svg", "a\nb.png",
     "a:b.png", "~x.png", "x" * 260 + ".png", "\u202e.txt"],
)  # fmt: skip
def test_a_name_that_some_system_has_not_is_refused(page: Page, name: str) -> None:
    before = sorted(page.desk.project.rglob("*"))
    assert add(page, name, png()).status_code == 422
    assert sorted(page.desk.project.rglob("*")) == before


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg", b"%PDF-1.7", png()[:40]])
def test_what_cannot_be_printed_is_refused_with_the_reason(page: Page, data: bytes) -> None:
    answer = add(page, "otter.png", data)
    assert answer.status_code == 422
    assert answer.json()["hint"]
    assert not (page.desk.folder / "logos").exists()


@pytest.mark.parametrize("name", ["../statement.toml", "..%2fstatement.toml", "%2e%2e/en.md", ""])
def test_nothing_but_a_logo_is_shown_or_deleted(page: Page, name: str) -> None:
    for method in ("GET", "DELETE"):
        assert page.ask(method, f"api/s/{FOLDER}/logos/{name}").status_code in {404, 405}
    assert page.lies("statement.toml")


def test_a_file_whose_name_is_no_text_is_no_logo(page: Page) -> None:
    page.desk.write("logos/otter.png", png())
    (page.desk.folder / "logos" / os.fsdecode(b"caf\xe9.png")).write_bytes(png())
    assert [each["name"] for each in page.statement()["logos"]] == ["otter.png"]


def test_an_image_that_was_replaced_has_another_address(page: Page) -> None:
    (before,) = add(page, "otter.png", png()).json()["logos"]
    (after,) = add(page, "otter.png", png("teal"), replace="true").json()["logos"]
    assert before["version"] != after["version"]


def test_pictures_are_offered_to_the_texts(page: Page) -> None:
    page.desk.write("figures/river.png", png())
    page.desk.write("figures/notes.txt", "no picture")
    assert page.statement()["figures"] == [{"name": "river.png"}]


def test_a_picture_is_handed_in_and_offered_and_another_one_of_its_name_is_not(page: Page) -> None:
    address = f"api/s/{FOLDER}/figures"
    sent = page.ask("POST", address, params={"name": "the river.png"}, content=png())
    assert sent.json() == {"figures": [{"name": "the river.png"}]}
    assert page.ask("GET", f"{address}/the river.png").content == png()
    other = page.ask("POST", address, params={"name": "the river.png"}, content=png("red"))
    assert other.status_code == 409
    assert page.ask("POST", address, params={"name": "x.png"}, content=b"GIF89a").status_code == 422
    assert page.statement()["figures"] == [{"name": "the river.png"}]
    assert page.statement()["logos"] == []

"""Texts are saved whole, merged with what others did, and never written over anybody."""

import errno
import os
from pathlib import Path

import pytest

from statementpress.machine import asides, cache, storage
from tests.shared.desk import FILES, FOLDER
from tests.studio.page import Page

TEXT = FILES["en.md"]


def test_a_text_is_saved_as_it_was_typed(page: Page) -> None:
    answer = page.save("en.md", "Rivers are cold.\n", TEXT)
    assert answer.json() == {"hash": page.statement()["files"][1]["hash"]}
    assert page.lies("en.md") == "Rivers are cold.\n"


def test_what_another_program_changed_elsewhere_is_kept(page: Page) -> None:
    page.statement()
    page.desk.replace("en.md", "Signed by:", "Signed:")
    answer = page.save("en.md", TEXT.replace("clean", "cold"), TEXT).json()
    assert answer["merged"]
    assert page.lies("en.md") == answer["text"]
    assert "cold" in answer["text"]
    assert "Signed:" in answer["text"]


def test_the_same_place_is_shown_side_by_side_and_nothing_is_written(page: Page) -> None:
    page.statement()
    page.desk.replace("en.md", "clean", "warm")
    answer = page.save("en.md", TEXT.replace("clean", "cold"), TEXT)
    assert answer.status_code == 409
    said = answer.json()
    assert said["code"] == "conflict"
    assert said["base"]["text"] == TEXT
    assert said["theirs"]["text"] == page.lies("en.md")
    chosen = page.ask(
        "PUT",
        f"api/s/{FOLDER}/files/en.md",
        json={"text": "Both.\n", "base": said["theirs"]["hash"], "window": "one"},
    )
    assert chosen.status_code == 200
    assert page.lies("en.md") == "Both.\n"


def test_a_server_that_starts_again_still_merges(page: Page) -> None:
    page.statement()
    page.desk.replace("en.md", "Signed by:", "Signed:")
    cache.forget()
    page.studio.desks.clear()
    assert page.save("en.md", TEXT.replace("clean", "cold"), TEXT).json()["merged"]


def test_a_base_that_nobody_knows_is_a_conflict_without_one(page: Page) -> None:
    answer = page.save("en.md", "Mine.\n", "A text that nobody has seen.\n")
    assert (answer.status_code, answer.json()["base"]) == (409, None)


def test_a_new_text_is_begun_and_a_deleted_one_is_missed(page: Page) -> None:
    assert page.save("summary.en.md", "In short.\n", "").status_code == 200
    (page.desk.folder / "summary.en.md").unlink()
    answer = page.save("summary.en.md", "In brief.\n", "In short.\n")
    assert (answer.status_code, answer.json()["code"]) == (409, "gone")
    assert not (page.desk.folder / "summary.en.md").exists()


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfRivers.\n", b"Rivers.\r\nClean.\r\n", "Rivers.\n".encode("utf-16")]
)
def test_a_file_keeps_its_line_ends_and_encoding(page: Page, data: bytes) -> None:
    page.desk.write("en.md", data)
    text = page.statement()["files"][1]["text"]
    assert page.save("en.md", text.replace("Rivers", "Lakes"), text).status_code == 200
    encoding = "utf-16" if data[:1] in b"\xff\xfe" else "utf-8"
    assert (page.desk.folder / "en.md").read_bytes().decode(encoding) == (
        data.decode(encoding).replace("Rivers", "Lakes")
    )


def test_a_file_that_is_no_text_is_shown_with_the_reason_and_left_alone(page: Page) -> None:
    page.desk.write("km.md", b"\xff\xff\xff")
    found = next(each for each in page.statement()["files"] if each["name"] == "km.md")
    assert (found["text"], found["error"]["code"]) == (None, "encoding")
    assert page.save("km.md", "ទន្លេ", "").status_code == 422
    assert (page.desk.folder / "km.md").read_bytes() == b"\xff\xff\xff"


@pytest.mark.parametrize(
    "name",
    ["con.md", "..%2f..%2fen.md", "../en.md", ".en.md", "en.md%00", "logos/en.md", "aux", "EN.md"],
)
def test_no_other_file_is_written(page: Page, name: str) -> None:
    before = {path for path in page.desk.project.rglob("*") if path.is_file()}
    assert page.save(name, "Harm.\n", "").status_code in {404, 405}
    assert {path for path in page.desk.project.rglob("*") if path.is_file()} == before


def test_a_link_out_of_the_folder_is_neither_read_nor_written(page: Page, tmp_path: Path) -> None:
    outside = tmp_path / "private.md"
    outside.write_text("private", "utf-8")
    (page.desk.folder / "en.md").unlink()
    (page.desk.folder / "en.md").symlink_to(outside)
    assert "private" not in page.ask("GET", f"api/s/{FOLDER}").text
    assert page.save("en.md", "Harm.\n", "private").status_code == 422
    assert outside.read_text("utf-8") == "private"


@pytest.mark.parametrize("slug", ["..", "%2e%2e", "2030", "nothing", f"{FOLDER}%2f..", "con"])
def test_no_other_folder_is_a_statement(page: Page, slug: str) -> None:
    assert page.ask("GET", f"api/s/{slug}").status_code == 404


def test_a_text_that_is_too_long_is_refused(page: Page) -> None:
    answer = page.save("en.md", "word " * 200_000, TEXT)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert page.lies("en.md") == TEXT


@pytest.mark.parametrize("sent", [b"", b"{", b"[]", b'{"text": 1}', b"\xff", b"[" * 100_000])
def test_what_no_page_sends_is_refused_in_words(page: Page, sent: bytes) -> None:
    answer = page.ask("PUT", f"api/s/{FOLDER}/files/en.md", content=sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "not-understood")


def test_a_full_disk_is_said_and_the_text_stays(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(storage, "write", full)
    answer = page.save("en.md", "Rivers are cold.\n", TEXT)
    assert (answer.status_code, answer.json()["code"]) == (507, "output-error")
    assert "full" in answer.json()["message"]
    assert page.lies("en.md") == TEXT


def test_what_another_program_saves_in_the_last_moment_is_kept(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.statement()
    write = asides.write

    def slow(path: Path, data: bytes) -> None:
        write(path, data)
        if "Signed by:" in page.lies("en.md"):
            page.desk.replace("en.md", "Signed by:", "Signed:")

    monkeypatch.setattr(storage, "write", slow)
    assert page.save("en.md", TEXT.replace("clean", "cold"), TEXT).json()["merged"]
    assert "cold" in page.lies("en.md")
    assert "Signed:" in page.lies("en.md")


def test_who_may_read_a_draft_stays_so(page: Page) -> None:
    (page.desk.folder / "en.md").chmod(0o600)
    assert page.save("en.md", "Rivers are cold.\n", TEXT).status_code == 200
    assert (page.desk.folder / "en.md").stat().st_mode & 0o777 == 0o600


def test_a_fault_of_the_program_is_said_and_traced(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced: list[str] = []
    monkeypatch.setattr(page.studio, "trace", traced.append)
    monkeypatch.setattr(page.studio, "statements", lambda: 1 / 0)
    answer = page.ask("GET", f"api/s/{FOLDER}")
    assert (answer.status_code, answer.json()["code"]) == (500, "statementpress-error")
    assert "ZeroDivisionError" in traced[0]

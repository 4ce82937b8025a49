"""Each button is the command of its name: it runs, is heard, is stopped, and leaves its files."""

import os
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest

from statementpress.errors import EditionsError, Place, SetupError
from statementpress.studio import programs
from statementpress.studio.job_table import JOBS
from statementpress.studio.jobs import Begun
from statementpress.studio.programs import Line, Running, failures
from tests.archive.rivers import frozen
from tests.shared.desk import FOLDER
from tests.studio.listening import listening
from tests.studio.page import Page


def begun(page: Page, command: str, **options: object) -> Any:
    said = {"command": command, "options": options, "window": "one"}
    return page.ask("POST", f"api/s/{FOLDER}/jobs", json=said)


def ended(page: Page, command: str, **options: object) -> Mapping[str, Any]:
    """Return what a window hears last of a job."""
    desk = page.studio.desk(FOLDER)

    async def hear() -> Mapping[str, Any]:
        async with listening(desk, "one") as window:
            await window.hears("hello")
            name = (await page.post(f"api/s/{FOLDER}/jobs", command, options)).json()["id"]
            while True:
                job = await window.hears("job")
                if job["id"] == name and job["state"] != "running":
                    return job

    heard: Mapping[str, Any] = page.portal.call(hear)
    return heard


def test_an_edition_is_built_listed_and_fetched_alone_or_with_all_others(page: Page) -> None:
    job = ended(page, "build", edition="english")
    assert (job["state"], job["code"], job["error"]) == ("done", 0, None), job["lines"]
    assert job["files"] == [{"name": "english.pdf", "href": "outputs/english.pdf"}]
    assert job["progress"]["stage"]
    (listed,) = page.ask("GET", f"api/s/{FOLDER}/outputs").json()["files"]
    assert (listed["name"], listed["edition"]) == ("english.pdf", "english")
    pdf = page.ask("GET", f"api/s/{FOLDER}/outputs/english.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["content-disposition"].startswith("attachment")
    shown = page.ask("GET", f"api/s/{FOLDER}/outputs/english.pdf?view")
    assert shown.headers["content-disposition"].startswith("inline")
    packed = page.ask("GET", f"api/s/{FOLDER}/outputs.zip").content
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert archive.read("english.pdf") == pdf.content


def test_what_is_shared_is_made_shown_and_packed_with_the_rest(page: Page) -> None:
    job = ended(page, "share")
    assert (job["state"], job["error"]) == ("done", None), job["lines"]
    title = {"name": "share/link-en-title.png", "href": "outputs/share/link-en-title.png"}
    assert title in job["files"]
    shown = page.ask("GET", f"api/s/{FOLDER}/{title['href']}?view")
    assert shown.headers["content-type"] == "image/png"
    assert shown.content.startswith(b"\x89PNG")
    listed = page.ask("GET", f"api/s/{FOLDER}/outputs").json()["files"]
    assert {"share/post.km.txt", title["name"]} <= {each["name"] for each in listed}
    packed = page.ask("GET", f"api/s/{FOLDER}/outputs.zip").content
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert archive.read(title["name"]) == shown.content


def test_frozen_versions_are_listed_fetched_and_published(page: Page) -> None:
    assert page.ask("GET", f"api/s/{FOLDER}/history").json() == {"versions": []}
    frozen(page.desk.project / "archive", FOLDER, 2)
    versions = page.ask("GET", f"api/s/{FOLDER}/history").json()["versions"]
    assert [(each["number"], each["note"]) for each in versions] == [(1, "Note 1"), (2, "Note 2")]
    packed = page.ask("GET", f"api/s/{FOLDER}/versions/v2.zip").content
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert "v2/bagit.txt" in archive.namelist()
    (home,) = ended(page, "site")["files"]
    assert home == {"name": "build/site/index.html", "href": "../../../site/index.html"}
    html = page.ask("GET", "site/index.html")
    assert html.text.startswith("<!DOCTYPE html>")
    policy = html.headers["content-security-policy"]
    assert all(f"{each} 'none'" in policy for each in ("script-src", "form-action", "base-uri"))


def test_a_note_is_one_argument_whatever_it_says() -> None:
    note = "--all; first “print” & $(more)"
    job = JOBS["archive"]
    asked = msgspec.convert({"note": note}, job.options)
    assert job.arguments(asked, FOLDER) == ("archive", f"--note={note}", "--", FOLDER)


def test_a_job_that_fails_says_why(page: Page) -> None:
    page.desk.write("km.md", "")
    job = ended(page, "build", edition="english")
    assert job["state"] == "failed"
    assert any(line.startswith("error: ") for line in job["lines"])
    khmer = job["said"]["km"]
    assert len(khmer) == len(job["lines"])
    assert any(line.startswith("កំហុស៖ ") and line.endswith("ឯកសារទទេ។") for line in khmer)


def test_what_was_made_is_offered_though_some_could_not_be_made() -> None:
    error = EditionsError(
        {
            "leaflet": SetupError("no summary", place=Place("statements/x/en.md", 7), hint="do"),
            "card": SetupError("no summary", place=Place("statements/x/en.md", 7), hint="do"),
            "poster": SetupError("no font"),
        },
        12,
    )
    shared, other = failures(["warning: leaflet: no", *f"error: {error}".splitlines()])
    assert (shared.editions, shared.place) == (["leaflet", "card"], Place("statements/x/en.md", 7))
    assert (shared.message, shared.hint) == ("no summary", "do")
    assert (other.editions, other.place, other.message) == (["poster"], None, "no font")


def test_a_job_repeats_no_warning_of_the_text() -> None:
    begun = Begun("1", "build", Running(Path(), ()), "", {})
    for text in ("warning: en.md:3: odd", "  hint: mend it", "error: no", "  hint: do", "note: x"):
        begun.heard(Line(text, is_result=False))
    assert begun.lines == ["error: no", "  hint: do", "note: x"]


def test_one_job_at_a_time_and_it_can_be_stopped(page: Page) -> None:
    name = begun(page, "build", all=True).json()["id"]
    busy = begun(page, "build")
    assert (busy.status_code, busy.json()["code"]) == (409, "busy")
    assert page.ask("DELETE", f"api/s/{FOLDER}/jobs/{name}").status_code == 200
    assert page.ask("DELETE", f"api/s/{FOLDER}/jobs/nothing").status_code == 404
    assert begun(page, "nothing").status_code == 422


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("restore", {}),
        ("build; ls", {}),
        ("", {}),
        ("build", {"output": "/tmp"}),
        ("build", {"all": "yes"}),
        ("build", {"edition": 7}),
        ("preflight", {"edition": "../../x"}),
        ("archive", {"sign": "/etc/passwd"}),
        ("diff", {}),
        ("diff", {"from": "../v1"}),
        ("diff", {"from": "v1", "to": "--output=x"}),
        ("site", {"output": "x"}),
    ],
)
def test_no_other_command_and_no_other_option_is_run(
    page: Page, command: str, options: Mapping[str, object]
) -> None:
    assert begun(page, command, **options).status_code == 422
    assert not list(page.studio.jobs(page.studio.desk(FOLDER)).events())


def test_every_button_names_the_statement_after_all_options() -> None:
    required = {"diff": {"from": "v1"}}
    for name, job in JOBS.items():
        options = job.options(**({"first": "v1"} if name in required else {}))
        typed = [*job.arguments(options, FOLDER)]
        assert name == "site" or typed.index("--") == len(typed) - 2


def test_an_argument_that_no_program_takes_ends_a_job(page: Page) -> None:
    job = ended(page, "archive", note="a\0b")
    assert (job["state"], job["code"]) == ("failed", None)
    assert job["error"]["message"].startswith("the command cannot be run")


def test_a_line_too_long_for_a_name_is_no_file(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    printing = (sys.executable, "-c", "print('x' * 300)")
    monkeypatch.setattr(programs, "command", lambda *_: printing)
    job = ended(page, "verify")
    assert (job["state"], job["lines"], job["files"]) == ("done", ["x" * 300], [])


@pytest.mark.parametrize(
    "name", ["..%2f..%2fstatement.toml", ".hidden", "link.pdf", "nothing.pdf", "a%00.html"]
)
def test_nothing_but_what_was_built_is_sent(page: Page, name: str) -> None:
    build = page.desk.project / "build" / FOLDER
    build.mkdir(parents=True)
    (build / ".hidden").write_text("x", "utf-8")
    (build / os.fsdecode(b"caf\xe9.pdf")).write_text("x", "utf-8")
    (build / "link.pdf").symlink_to(page.desk.folder / "en.md")
    assert page.ask("GET", f"api/s/{FOLDER}/outputs/{name}").status_code == 404
    assert page.ask("GET", f"api/s/{FOLDER}/outputs").json() == {"files": []}
    for path in (f"site/{name}", "site/../../statements", "versions/v1.zip"):
        assert page.ask("GET", path).status_code == 404


def test_a_statement_is_begun(page: Page) -> None:
    title = {"en": "Schools for “All”", "km": "សាលារៀន"}
    said = {"slug": "schools-for-all", "date": "2031-01-01", "languages": ["en", "km"]}
    answer = page.ask("POST", "api/statements", json={**said, "title": title})
    assert (answer.status_code, answer.json()) == (201, {"slug": "2031-01-01-schools-for-all"})
    facts = page.ask("GET", "api/s/2031-01-01-schools-for-all").json()["facts"]
    assert (facts["title"], facts["date"]) == (title, "2031-01-01")


@pytest.mark.parametrize(
    "said",
    [{"slug": "../x"}, {"slug": "--help"}, {"slug": ""}, {"slug": "x", "kind": "nothing"},
     {"slug": FOLDER}, {"slug": "x", "languages": ["en", "../x"]}],
)  # fmt: skip
def test_one_that_cannot_be_begun_is_said(page: Page, said: Mapping[str, object]) -> None:
    answer = page.ask("POST", "api/statements", json=said)
    assert (answer.status_code, answer.json()["code"]) == (422, "command-failed")
    assert answer.json()["hint"]

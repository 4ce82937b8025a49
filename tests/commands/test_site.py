"""`generate.py site`: what it makes, what it refuses, what it leaves as it was."""

import errno
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from statementpress.site import staging
from tests.shared.small_project import SmallProject
from tests.site.archives import FACTS, SLUG, frozen, payload, pdf

pytestmark = pytest.mark.usefixtures("fonts_uncut")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    project = SmallProject(tmp_path / "project", capsys)
    project.project.mkdir(exist_ok=True)
    return project


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def damage(path: Path) -> None:
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_it_prints_where_the_site_begins(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS)
    outcome = desk.run("site")
    first = desk.project / "build" / "site" / "index.html"
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{first}\n", "")
    assert first.is_file()


def test_an_empty_archive_says_what_comes_first(desk: SmallProject) -> None:
    outcome = desk.run("site")
    assert outcome.code == 2
    assert "no frozen version" in outcome.err
    assert "generate.py archive" in outcome.err
    assert not (desk.project / "build").exists()


@pytest.mark.parametrize(
    "name",
    [
        "data/pdf/official.pdf",
        "data/text/km.txt",
        "data/html/en.html",
        "data/html/logos/1.svg",
        "data/build-record.json",
        "bag-info.txt",
        "manifest-sha256.txt",
    ],
)
def test_nothing_damaged_is_published(desk: SmallProject, name: str) -> None:
    archive = desk.project / "archive"
    version = frozen(archive, FACTS)
    assert desk.run("site").code == 0
    before = contents(desk.project / "build" / "site")
    damage(version.folder / name)
    frozen(archive, replace(FACTS, slug="2032-01-01-other"))
    outcome = desk.run("site")
    assert outcome.code == 9
    assert f"{SLUG}/v1/{name}" in outcome.err
    assert "hint: " in outcome.err
    assert contents(desk.project / "build" / "site") == before


def test_a_file_that_is_gone_is_named(desk: SmallProject) -> None:
    version = frozen(desk.project / "archive", FACTS)
    (version.data / "pdf").chmod(0o755)
    (version.data / "pdf" / "official.pdf").unlink()
    outcome = desk.run("site")
    assert outcome.code == 9
    assert "official.pdf" in outcome.err


def test_a_version_without_web_pages_has_its_files(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS, payload(FACTS, without=("html/",)))
    assert desk.run("site").code == 0
    html = (desk.project / "build" / "site" / "en" / f"{SLUG}.html").read_text(encoding="utf-8")
    assert "no text of this version" in html
    assert f"{SLUG}-v1-official.pdf" in html


def test_a_file_that_is_no_pdf_inside_has_no_picture(desk: SmallProject) -> None:
    files = {**payload(FACTS), "pdf/official.pdf": b"made up"}
    frozen(desk.project / "archive", FACTS, files)
    assert desk.run("site").code == 0
    assert not (desk.project / "build" / "site" / "pictures").exists()


def test_the_archive_is_not_touched(desk: SmallProject) -> None:
    archive = desk.project / "archive"
    version = frozen(archive, FACTS)
    before = contents(archive)
    assert desk.run("site").code == 0
    copied = desk.project / "build" / "site" / "files" / SLUG / "v1"
    copy, original = copied / f"{SLUG}-v1-official.pdf", version.data / "pdf" / "official.pdf"
    assert copy.read_bytes() == original.read_bytes()
    assert copy.stat().st_ino != original.stat().st_ino
    assert os.access(copy, os.W_OK)
    assert contents(archive) == before


def test_what_was_withdrawn_from_the_archive_goes_from_the_site(desk: SmallProject) -> None:
    archive = desk.project / "archive"
    frozen(archive, FACTS)
    frozen(archive, replace(FACTS, slug="2032-01-01-other"))
    assert desk.run("site").code == 0
    (archive / "2032-01-01-other").rename(desk.project / "withdrawn")
    assert desk.run("site").code == 0
    assert not list((desk.project / "build" / "site").rglob("*2032-01-01-other*"))


def test_a_folder_with_other_things_is_not_replaced(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS)
    own = desk.project / "photographs" / "2031.jpg"
    own.parent.mkdir()
    own.write_bytes(b"dear")
    outcome = desk.run("site", "-o", str(own.parent))
    assert outcome.code == 2
    assert "2031.jpg" in outcome.err
    assert contents(own.parent) == {"2031.jpg": b"dear"}


def test_what_somebody_adds_to_a_site_is_not_lost(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS)
    assert desk.run("site").code == 0
    added = desk.project / "build" / "site" / ".git" / "HEAD"
    added.parent.mkdir()
    added.write_text("ref: refs/heads/main\n")
    assert desk.run("site").code == 2
    assert added.is_file()


@pytest.mark.parametrize("where", [".", "archive", "archive/site"])
def test_a_site_is_never_made_over_the_archive(desk: SmallProject, where: str) -> None:
    frozen(desk.project / "archive", FACTS)
    before = contents(desk.project)
    assert desk.run("site", "-o", str(desk.project / where)).code == 2
    assert contents(desk.project) == before


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(
    desk: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(desk.project / "archive", FACTS)
    assert desk.run("site").code == 0
    before = contents(desk.project / "build")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staging.Stage, "write", full)
    outcome = desk.run("site")
    assert outcome.code == 7
    assert "disk is full" in outcome.err
    assert contents(desk.project / "build") == before


def test_one_killed_between_two_renames_is_brought_back(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS)
    assert desk.run("site").code == 0
    build = desk.project / "build"
    before = contents(build / "site")
    (build / "site").rename(build / ".site.before")
    left = build / f".site.{2**30}-0123abcd.part"
    left.mkdir()
    desk.own("templates/site/page.html", "{{ nothing_of_this_name }}")
    assert desk.run("site").code == 4
    assert contents(build / "site") == before
    assert not left.exists()


def test_an_address_that_is_none_is_refused(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS)
    words = Path("templates/site.toml").read_text(encoding="utf-8")
    desk.own("templates/site.toml", words.replace('address = ""', 'address = "example.org"'))
    outcome = desk.run("site")
    assert outcome.code == 4
    assert "templates/site.toml" in outcome.err


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ('version = "Version {number}"', 'version = "Version {nr}"', "[en]: version"),
        ('skip = "Skip to the content"\n', "", "skip"),
        ("[en", "[tlh", "[tlh]"),
        ('home = "', 'hom = "', "hom"),
    ],
)
def test_a_slip_in_the_words_of_the_site_is_named(
    desk: SmallProject, written: str, instead: str, says: str
) -> None:
    frozen(desk.project / "archive", FACTS)
    words = Path("templates/words/site.toml").read_text(encoding="utf-8")
    changed = words.replace(written, instead)
    desk.own("templates/words/site.toml", changed)
    outcome = desk.run("site")
    assert outcome.code == 4
    assert "templates/words/site.toml" in outcome.err
    assert says in outcome.err


FRENCH_KHMER = replace(
    FACTS,
    titles={"fr": "Déclaration pour l’eau", "km": FACTS.titles["km"]},
    dated=date(2031, 5, 1),
)


def test_a_site_has_the_languages_of_its_statements(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FRENCH_KHMER)
    assert desk.run("site").code == 0
    site = desk.project / "build" / "site"
    assert {path.name for path in site.iterdir() if (path / "index.html").exists()} == {"fr", "km"}
    french = (site / "fr" / "index.html").read_text(encoding="utf-8")
    assert "1er mai 2031" in french
    assert "15 signataires" in french
    assert '<code class="digest" lang="fr"' in french
    assert '<html lang="fr">' in (site / "fr" / f"{SLUG}.html").read_text(encoding="utf-8")


def test_words_in_more_languages_change_nothing_of_a_site(desk: SmallProject) -> None:
    frozen(desk.project / "archive", FACTS)
    assert desk.run("site").code == 0
    with_more = contents(desk.project / "build")
    for name in ("languages", "site"):
        shipped = Path(f"templates/words/{name}.toml").read_text(encoding="utf-8")
        desk.own(f"templates/words/{name}.toml", shipped[: shipped.index("[fr]")])
    assert desk.run("site").code == 0
    assert contents(desk.project / "build") == with_more


@pytest.mark.parametrize(
    ("code", "table"),
    [("fr", "templates/words/site.toml"), ("tlh", "templates/words/languages.toml")],
)
def test_a_language_that_the_site_cannot_speak_is_one_error(
    desk: SmallProject, code: str, table: str
) -> None:
    frozen(desk.project / "archive", replace(FACTS, titles={**FACTS.titles, code: "X"}))
    shipped = Path("templates/words/site.toml").read_text(encoding="utf-8")
    desk.own("templates/words/site.toml", shipped[: shipped.index("[fr]")])
    outcome = desk.run("site")
    assert outcome.code == 4
    assert outcome.err.startswith(f"error: {table}: ")
    assert code in outcome.err
    assert outcome.err.count("error:") == 1
    assert not (desk.project / "build").exists()


def test_an_archive_that_names_no_language_has_a_site_in_the_first(desk: SmallProject) -> None:
    frozen(desk.project / "archive", replace(FACTS, titles={}), {"pdf/official.pdf": pdf("A")})
    assert desk.run("site").code == 0
    site = desk.project / "build" / "site"
    assert [path.parent.name for path in site.glob("*/index.html")] == ["en"]


def test_several_workers_make_the_same_site(desk: SmallProject) -> None:
    for number in range(2, 6):
        frozen(desk.project / "archive", replace(FACTS, slug=f"203{number}-01-31-clean-rivers"))
    desk.run("site", "--workers", "0")
    alone = contents(desk.project / "build" / "site")
    outcome = desk.run("site", "--workers", "2", "-o", str(desk.project / "together"))
    assert (outcome.code, outcome.err) == (0, "")
    assert contents(desk.project / "together") == alone


def test_several_workers_name_what_is_damaged_in_the_same_order(desk: SmallProject) -> None:
    for number in range(2, 6):
        facts = replace(FACTS, slug=f"203{number}-01-31-clean-rivers")
        damage(frozen(desk.project / "archive", facts).folder / "data/text/km.txt")
    alone = desk.run("site", "--workers", "0")
    assert alone.code == 9
    assert desk.run("site", "--workers", "2") == alone
    assert not (desk.project / "build/site").exists()


def test_a_disk_that_is_full_for_a_worker_is_told_as_one(
    desk: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(desk.project / "archive", FACTS)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(staging.Stage, "write", full)
    alone = desk.run("site", "--workers", "0")
    assert alone.code == 7
    assert desk.run("site", "--workers", "1") == alone

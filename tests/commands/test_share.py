"""`share` writes its files, and removes what it made before."""

from pathlib import Path

import pytest

from statementpress.project.files import SHIPPED
from tests.archive.rivers import frozen
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject


@pytest.fixture
def only_a_link(project: SmallProject) -> SmallProject:
    """Return a project in which `share` makes the picture for links alone, to be quick."""
    shipped = (SHIPPED / "templates/share.toml").read_text("utf-8")
    start, end = shipped.index("[image.point]"), shipped.index("# How many characters")
    table = shipped[:start] + shipped[end:]
    table = table.replace('sizes = ["feed", "story", "link"]', 'sizes = ["link"]')
    project.own(
        "templates/share.toml", table.replace('together = ["feed", "story"]', "together = []")
    )
    return project


def test_it_prints_the_paths_of_what_it_wrote_and_removes_the_rest(
    only_a_link: SmallProject,
) -> None:
    folder = only_a_link.project / "build" / FOLDER / "share"
    folder.mkdir(parents=True)
    for name in ("link-fr-title.png", "photo.png"):
        (folder / name).write_bytes(b"")
    outcome = only_a_link.run("share")
    assert outcome.code == 0, outcome.err
    names = [Path(line).name for line in outcome.out.splitlines()]
    assert names == [
        *("link-en-title.png", "link-km-title.png"),
        *("alternative-text.en.txt", "post.en.txt", "caption.en.txt"),
        *("alternative-text.km.txt", "post.km.txt", "caption.km.txt"),
    ]
    assert {path.name for path in folder.iterdir()} == {*names, "photo.png"}


def test_one_language_goes_where_it_is_asked_to(only_a_link: SmallProject, tmp_path: Path) -> None:
    outcome = only_a_link.run("share", "--language", "km", "-o", str(tmp_path / "posts"))
    assert outcome.code == 0, outcome.err
    assert {path.name for path in (tmp_path / "posts").iterdir()} == {
        *("link-km-title.png", "alternative-text.km.txt", "post.km.txt", "caption.km.txt"),
    }


def test_a_language_that_the_statement_lacks_is_refused(project: SmallProject) -> None:
    outcome = project.run("share", "--language", "fr")
    assert outcome.code == 2
    assert "the statement has no text in fr" in outcome.err
    assert "choose from en, km" in outcome.err


def test_the_address_is_that_of_the_website_once_the_statement_is_frozen(
    only_a_link: SmallProject,
) -> None:
    only_a_link.own("templates/site.toml", 'address = "https://example.org/"\n')
    post = only_a_link.project / "build" / FOLDER / "share/post.en.txt"
    assert only_a_link.run("share", "--language", "en").code == 0
    assert "https" not in post.read_text("utf-8")
    frozen(only_a_link.project / "archive", FOLDER, 1)
    assert only_a_link.run("share", "--language", "en").code == 0
    page = f"https://example.org/en/{FOLDER}.html"
    assert post.read_text("utf-8").endswith(f"Read it in full: {page}\n")


def test_an_embargo_is_warned_of(only_a_link: SmallProject) -> None:
    only_a_link.replace("statement.toml", "date =", "embargo = 2030-02-01\ndate =")
    outcome = only_a_link.run("share", "--language", "en")
    assert outcome.code == 0
    assert "statement.toml:2: each picture and post says that nobody may publish it" in outcome.err

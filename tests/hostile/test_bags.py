"""Versions that were made to mislead: sealed again by a forger, so that every hash agrees."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from tests.archive.rivers import EN, SLUG, append, frozen, opened, replace, vouch, vouch_for_tags
from tests.shared.small_project import SmallProject

HASH = "0" * 64


def named(name: str, digest: str = HASH) -> Callable[[Path], None]:
    """Return what adds a line to the manifest, and seals it again."""

    def forge(bag: Path) -> None:
        append(bag / layout.MANIFEST, f"{digest}  {name}\n")
        vouch_for_tags(bag)

    return forge


def told(old: str, new: str) -> Callable[[Path], None]:
    """Return what changes bag-info.txt, and seals it again."""

    def forge(bag: Path) -> None:
        replace(bag / layout.INFO, old, new)
        vouch_for_tags(bag)

    return forge


def written(name: str, text: str, *, sealed: bool = True) -> Callable[[Path], None]:
    """Return what writes a file, and vouches for all that is there."""

    def forge(bag: Path) -> None:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_text(text, "utf-8")
        if sealed:
            vouch(bag)

    return forge


def renamed(name: str) -> Callable[[Path], None]:
    def forge(bag: Path) -> None:
        (bag / EN).rename(bag / f"data/text/{name}")
        vouch(bag)

    return forge


def linked(bag: Path) -> None:
    (bag / "data").rename(bag.parent.parent / "data")
    (bag / "data").symlink_to(bag.parent.parent / "data")


def doubled(bag: Path) -> None:
    shutil.copytree(bag, bag.with_name("v2"))


def swapped(bag: Path) -> None:
    bag.rename(bag.with_name("v2"))


FORGED: dict[str, Callable[[Path], None]] = {
    "a file out of the bag": named("data/../../../../secret"),
    "a file from the root": named("/etc/passwd"),
    "a file of the person": named("~/.ssh/id_rsa"),
    "a file beside data": named("secret"),
    "a file with a backslash": named("data\\..\\secret"),
    "a file with a line end": named("data/a%0Ab"),
    "a file twice": named(EN),
    "a file that is not there": named("data/more.txt"),
    "no hash": named("data/x", "x"),
    "no manifest": written(layout.MANIFEST, "", sealed=False),
    "a manifest that is no text": written(layout.MANIFEST, "\xff\0", sealed=False),
    "a file that nobody vouches for": written("data/more.txt", "x", sealed=False),
    "files to be fetched": written("fetch.txt", f"https://example.org/ 9 {EN}\n", sealed=False),
    "another kind of bag": written("bagit.txt", "BagIt-Version: 0.97\n", sealed=False),
    "another statement": told(f"{SLUG}/v1", "2031-01-01-other/v1"),
    "another number": told(f"{SLUG}/v1", f"{SLUG}/v2"),
    "a number without end": told(f"{SLUG}/v1", f"{SLUG}/v{'9' * 5000}"),
    "no number": told(f"{SLUG}/v1", f"{SLUG}/v-1"),
    "a number of another script": told(f"{SLUG}/v1", f"{SLUG}/v\u0661"),
    "a place elsewhere": told(f"{SLUG}/v1", "../../x/v1"),
    "no date": told("2031-06-01", "2031-99-99"),
    "a size that is none": told("Payload-Oxum: ", "Payload-Oxum: x"),
    "a link to its data": linked,
    "a version in the place of another": swapped,
    "the same version twice": doubled,
    "a record of nothing": written("data/build-record.json", "[]"),
    "a record without end": written("data/build-record.json", "[" * 100_000),
    "a record of another": written("data/build-record.json", '{"format": 1, "statement": "x"}'),
    "a record that is no text": written("data/build-record.json", "\0\x1b"),
}


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    (tmp_path / "secret").write_text("a secret")
    return SmallProject(tmp_path / "project", capsys)


@pytest.mark.parametrize("name", FORGED)
def test_a_version_that_misleads_is_found(project: SmallProject, name: str) -> None:
    bag = frozen(project.project / "archive", SLUG, 1)[0].folder
    with opened(bag):
        bag.parent.chmod(0o755)
        FORGED[name](bag)
    outcome = project.run("verify")
    assert outcome.code == 9, outcome
    assert "Traceback" not in outcome.err
    assert "a secret" not in outcome.out + outcome.err


@pytest.mark.usefixtures("fonts_uncut")
@pytest.mark.parametrize("name", FORGED)
def test_nothing_is_made_of_it_elsewhere(project: SmallProject, name: str) -> None:
    bag = frozen(project.project / "archive", SLUG, 1)[0].folder
    with opened(bag):
        bag.parent.chmod(0o755)
        FORGED[name](bag)
    before = sorted(path.name for path in project.project.parent.iterdir())
    back = project.project / "back"
    for argv in (("restore", f"{SLUG}/v1", str(back)), ("site",), ("history",), ("diff", SLUG)):
        outcome = project.run(*argv)
        assert outcome.code in {0, 2, 3, 4, 9}, (argv, outcome)
        assert "a secret" not in outcome.out + outcome.err
    assert sorted(path.name for path in project.project.parent.iterdir()) == before
    for path in back.rglob("*"):
        assert not path.is_symlink()

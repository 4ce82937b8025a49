"""Each damage to a frozen version is named, as one thing, and nothing else is."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from tests.archive.rivers import (
    EN,
    KM,
    OTHER,
    SLUG,
    append,
    change_first_hash,
    codes_and_places,
    copied,
    flip,
    frozen,
    opened,
    remove,
    replace,
    vouch,
    vouch_for_tags,
)

Damage = Callable[[Path], object]

INFO, MANIFEST, TAG_MANIFEST = layout.INFO, layout.MANIFEST, layout.TAG_MANIFEST


def relabel(bag: Path, old: str, new: str) -> None:
    replace(bag / INFO, old, new)
    vouch_for_tags(bag)


def swap(one: Path, other: Path) -> None:
    aside = one.rename(one.with_name("aside"))
    other.rename(one)
    aside.rename(other)


def edit_with_its_hash(bag: Path) -> None:
    """Change a file and the manifest with it, but not the tag manifest."""
    before = (bag / TAG_MANIFEST).read_bytes()
    replace_as_a_whole(bag)
    (bag / TAG_MANIFEST).write_bytes(before)


def replace_as_a_whole(bag: Path) -> None:
    flip(bag / EN)
    vouch(bag)


def without_line(path: Path, named: str) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if f"  {named}\n" not in each), "utf-8")


def only_first_that_names_one_before(home: Path) -> None:
    remove(home / "v2")
    remove(home / "v3")
    append(home / "v1" / INFO, f"Previous-Tag-Manifest-SHA256: {'0' * 64}\n")
    vouch_for_tags(home / "v1")


def first_two_missing(home: Path) -> None:
    remove(home / "v1")
    remove(home / "v2")


def all_missing(home: Path) -> None:
    first_two_missing(home)
    remove(home / "v3")


def copy_over(home: Path) -> None:
    remove(home / "v2")
    copied(home / "v1", home / "v2")


def first_and_last_tag_file_missing(bag: Path) -> None:
    (bag / INFO).unlink()
    (bag / TAG_MANIFEST).unlink()


def empty(bag: Path) -> None:
    remove(bag)
    bag.mkdir()


def a_file_instead(bag: Path) -> None:
    remove(bag)
    bag.touch()


def a_folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link_instead(path: Path) -> None:
    path.symlink_to(path.rename(path.with_name(f".{path.name}")))


def a_link_to(path: Path, elsewhere: Path) -> None:
    path.symlink_to(path.rename(elsewhere))


def a_pipe_instead(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


DAMAGE: dict[str, tuple[Damage, set[tuple[str, str]]]] = {
    "nothing": (lambda _: None, set()),
    "a flipped bit": (lambda home: flip(home / "v1" / EN), {("changed-file", f"v1/{EN}")}),
    "a flipped bit in the record": (
        lambda home: flip(home / "v3/data/build-record.json", 5),
        {("changed-file", "v3/data/build-record.json")},
    ),
    "an emptied file": (
        lambda home: (home / "v2" / EN).write_bytes(b""),
        {("changed-file", f"v2/{EN}")},
    ),
    "a missing file": (lambda home: (home / "v2" / KM).unlink(), {("missing-file", f"v2/{KM}")}),
    "an added file": (
        lambda home: (home / "v2/data/new.txt").write_text("new"),
        {("added-file", "v2/data/new.txt")},
    ),
    "an added file beside the payload": (
        lambda home: (home / "v2/new.txt").write_text("new"),
        {("added-file", "v2/new.txt")},
    ),
    "an added folder with nothing in it": (
        lambda home: (home / "v2/data/empty/inside").mkdir(parents=True),
        {("added-file", "v2/data/empty/inside")},
    ),
    "a folder that nothing is left of": (
        lambda home: list(map(Path.unlink, (home / "v2" / EN, home / "v2" / KM))),
        {("missing-file", f"v2/{EN}"), ("missing-file", f"v2/{KM}")},
    ),
    "a file beside the versions": (
        lambda home: (home / "v2-corrected.pdf").write_bytes(b"%PDF"),
        {("stray", "v2-corrected.pdf")},
    ),
    "a folder beside the versions": (lambda home: (home / "new").mkdir(), {("stray", "new")}),
    "a renamed file": (
        lambda home: (home / "v1" / EN).rename(home / "v1/data/text/english.txt"),
        {("renamed-file", f"v1/{EN}")},
    ),
    "two files swapped": (
        lambda home: swap(home / "v1" / EN, home / "v1" / KM),
        {("changed-file", f"v1/{EN}"), ("changed-file", f"v1/{KM}")},
    ),
    "a renamed folder": (
        lambda home: (home / "v1/data/text").rename(home / "v1/data/texts"),
        {("renamed-file", f"v1/{EN}"), ("renamed-file", f"v1/{KM}")},
    ),
    "an edited hash in the manifest": (
        lambda home: change_first_hash(home / "v2" / MANIFEST),
        {("edited-manifest", f"v2/{MANIFEST}")},
    ),
    "a line more in the manifest": (
        lambda home: append(home / "v2" / MANIFEST, f"{'0' * 64}  data/new.txt\n"),
        {("edited-manifest", f"v2/{MANIFEST}")},
    ),
    "a manifest that is none": (
        lambda home: (home / "v2" / MANIFEST).write_text("nothing\n"),
        {("edited-manifest", f"v2/{MANIFEST}")},
    ),
    "a manifest with a file edited to match": (
        lambda home: edit_with_its_hash(home / "v3"),
        {("edited-manifest", f"v3/{MANIFEST}")},
    ),
    "a missing manifest": (
        lambda home: (home / "v2" / MANIFEST).unlink(),
        {("missing-file", f"v2/{MANIFEST}")},
    ),
    "a renamed manifest": (
        lambda home: (home / "v2" / MANIFEST).rename(home / "v2/manifest.txt"),
        {("renamed-file", f"v2/{MANIFEST}")},
    ),
    "an edited note": (
        lambda home: replace(home / "v1" / INFO, "Note 1", "Note 9"),
        {("edited-bag-info", f"v1/{INFO}")},
    ),
    "an edited name of the version before": (
        lambda home: replace(home / "v2" / INFO, "-SHA256: ", "-SHA256: 0"),
        {("edited-bag-info", f"v2/{INFO}")},
    ),
    "bag-info that says nothing": (
        lambda home: (home / "v2" / INFO).write_bytes(b"\xff\n"),
        {("edited-bag-info", f"v2/{INFO}")},
    ),
    "missing bag-info": (
        lambda home: (home / "v2" / INFO).unlink(),
        {("missing-file", f"v2/{INFO}")},
    ),
    "an edited declaration": (
        lambda home: append(home / "v2" / layout.DECLARATION, "\n"),
        {("edited-tag-file", f"v2/{layout.DECLARATION}")},
    ),
    "a tag manifest that is none": (
        lambda home: (home / "v2" / TAG_MANIFEST).write_text("nothing\n"),
        {("damaged-tag-manifest", f"v2/{TAG_MANIFEST}")},
    ),
    "a tag manifest with another hash": (
        lambda home: change_first_hash(home / "v2" / TAG_MANIFEST),
        {("damaged-tag-manifest", f"v2/{TAG_MANIFEST}")},
    ),
    "a tag manifest that leaves the manifest out": (
        lambda home: without_line(home / "v3" / TAG_MANIFEST, MANIFEST),
        {("damaged-tag-manifest", f"v3/{TAG_MANIFEST}")},
    ),
    "two of what every bag has": (
        lambda home: first_and_last_tag_file_missing(home / "v2"),
        {("missing-file", f"v2/{TAG_MANIFEST}"), ("missing-file", f"v2/{INFO}")},
    ),
    "a missing tag manifest": (
        lambda home: (home / "v2" / TAG_MANIFEST).unlink(),
        {("missing-file", f"v2/{TAG_MANIFEST}")},
    ),
    "a broken chain": (
        lambda home: replace_as_a_whole(home / "v1"),
        {("broken-chain", "v2")},
    ),
    "a first version that names one before it": (
        only_first_that_names_one_before,
        {("broken-chain", "v1")},
    ),
    "a missing version": (lambda home: remove(home / "v2"), {("missing-version", "v2")}),
    "two missing versions": (
        first_two_missing,
        {("missing-version", "v1"), ("missing-version", "v2")},
    ),
    "swapped versions": (
        lambda home: swap(home / "v1", home / "v2"),
        {("wrong-number", "v1"), ("wrong-number", "v2")},
    ),
    "a renumbered version": (
        lambda home: (home / "v3").rename(home / "v4"),
        {("wrong-number", "v4")},
    ),
    "a renumbered version that leaves a gap": (
        lambda home: (home / "v2").rename(home / "v9"),
        {("wrong-number", "v9")},
    ),
    "a version put over another": (
        copy_over,
        {("wrong-number", "v2"), ("missing-version", "v2")},
    ),
    "a version under another name": (
        lambda home: (home / "v3").rename(home / "v3 (old)"),
        {("wrong-number", "v3 (old)")},
    ),
    "a version of another statement": (
        lambda home: (home.parent / OTHER / "v1").rename(home / "v4"),
        {("wrong-folder", "v4")},
    ),
    "a renamed statement": (
        lambda home: relabel(home / "v3", f"{SLUG}/v3", f"{OTHER}/v3"),
        {("wrong-folder", "v3")},
    ),
    "an emptied version": (
        lambda home: empty(home / "v3"),
        {("not-a-bag", "v3")},
    ),
    "a file in a version's place": (
        lambda home: a_file_instead(home / "v3"),
        {("not-a-bag", "v3")},
    ),
    "a link in a file's place": (
        lambda home: a_link_to(home / "v1" / EN, home.parents[1] / "aside"),
        {("not-a-file", f"v1/{EN}")},
    ),
    "a link in a folder's place": (
        lambda home: a_link_to(home / "v1/data/text", home.parents[1] / "aside"),
        {("not-a-file", "v1/data/text")},
    ),
    "a link in a version's place": (
        lambda home: a_link_instead(home / "v2"),
        {("not-a-file", "v2")},
    ),
    "a pipe in bag-info's place": (
        lambda home: a_pipe_instead(home / "v2" / INFO),
        {("not-a-file", f"v2/{INFO}")},
    ),
    "a pipe in a tag manifest's place": (
        lambda home: a_pipe_instead(home / "v2" / TAG_MANIFEST),
        {("not-a-file", f"v2/{TAG_MANIFEST}")},
    ),
    "an added socket": (lambda home: a_socket(home / "v1/data/s"), {("not-a-file", "v1/data/s")}),
    "a folder in a file's place": (
        lambda home: a_folder_instead(home / "v1" / EN),
        {("missing-file", f"v1/{EN}")},
    ),
    "another size of the payload": (
        lambda home: relabel(home / "v3", "Payload-Oxum: ", "Payload-Oxum: 1"),
        {("wrong-size", f"v3/{INFO}")},
    ),
    "a statement that leads out of its folder": (
        lambda home: relabel(home / "v3", f"{SLUG}/v3", "../../elsewhere/v3"),
        {("edited-bag-info", f"v3/{INFO}")},
    ),
    "what a killed freeze left": (
        lambda home: (home / ".v4.7-0123abcd.part").mkdir(),
        {("leftover", ".v4.7-0123abcd.part")},
    ),
    "no version at all": (
        all_missing,
        {("no-version", "")},
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("rivers") / "archive"
    frozen(archive, SLUG, 3)
    frozen(archive, OTHER, 1)
    return archive


@pytest.mark.parametrize("name", DAMAGE)
def test_each_damage_is_named_and_nothing_else(whole: Path, tmp_path: Path, name: str) -> None:
    home = copied(whole, tmp_path / "archive") / SLUG
    damage, expected = DAMAGE[name]
    with opened(home.parent):
        damage(home)
    assert codes_and_places(home) == expected

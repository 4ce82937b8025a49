"""What a version was made from comes back whole and as it was, or not at all."""

import os
import shutil
from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of, manifest
from statementpress.archive.bag.sources import sources, statement_files
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import choose_version
from statementpress.errors import ArchiveError
from tests.archive.sources import PROJECT, STATEMENT, files, frozen, rewrite


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return frozen(tmp_path / "archive", PROJECT)


def test_all_that_it_was_made_from_is_read(version: Version) -> None:
    assert sources(version) == PROJECT


def test_the_statement_is_a_folder_of_its_own() -> None:
    assert statement_files(PROJECT) == STATEMENT


@pytest.mark.parametrize("name", PROJECT)
def test_a_file_with_another_bit_is_named(version: Version, name: str) -> None:
    path = version.source / name
    rewrite(path, path.read_bytes()[:-1] + b"?")

    with pytest.raises(ArchiveError, match="changed since") as caught:
        sources(version)

    assert caught.value.place
    assert caught.value.place.path == str(path)


def test_a_file_that_is_gone_is_named(version: Version) -> None:
    path = version.statement / "en.md"
    path.parent.chmod(0o755)
    path.unlink()

    with pytest.raises(ArchiveError, match=r"en\.md.*cannot be read"):
        sources(version)


def test_a_pipe_in_its_place_is_not_waited_for(version: Version) -> None:
    path = version.statement / "en.md"
    path.parent.chmod(0o755)
    path.unlink()
    os.mkfifo(path)

    with pytest.raises(ArchiveError, match="not a file"):
        sources(version)


def test_a_manifest_that_goes_with_a_changed_file_is_not_believed(version: Version) -> None:
    path, changed = version.statement / "en.md", b"Rivers are wet.\n"
    listing = version.folder / layout.MANIFEST
    rewrite(
        listing,
        listing.read_bytes().replace(hash_of(path.read_bytes()).encode(), b"0" * 64),
    )
    rewrite(path, changed)

    with pytest.raises(ArchiveError, match=layout.MANIFEST):
        sources(version)


def test_a_file_that_was_added_is_left_where_it_is(version: Version) -> None:
    version.statement.chmod(0o755)
    (version.statement / "more.md").write_text("More.")

    assert sources(version) == PROJECT


@pytest.mark.parametrize("name", ["../../../../outside.md", "statements/../../x", "etc/passwd"])
def test_a_manifest_that_names_a_file_elsewhere_is_refused(version: Version, name: str) -> None:
    listed = {f"data/{layout.SOURCE}/{name}": hash_of(b"")}
    rewrite(version.folder / layout.MANIFEST, manifest(listed))
    facts = (version.folder / layout.INFO).read_bytes()
    tags = {layout.INFO: hash_of(facts), layout.MANIFEST: hash_of(manifest(listed))}
    rewrite(version.folder / layout.TAG_MANIFEST, manifest(tags))

    with pytest.raises(ArchiveError, match="as a project"):
        sources(version)


def test_reading_changes_nothing_in_the_version(version: Version) -> None:
    before = files(version.folder)
    sources(version)

    assert files(version.folder) == before


def test_a_copy_of_the_version_elsewhere_will_do(version: Version, tmp_path: Path) -> None:
    shutil.copytree(version.folder, tmp_path / "on a stick")

    assert sources(choose_version(tmp_path / "none", str(tmp_path / "on a stick"))) == PROJECT

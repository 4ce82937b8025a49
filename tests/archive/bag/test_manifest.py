"""Manifests: what `sha256sum` writes and reads, and what is refused in them."""

import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.archive.bag.manifest import (
    PIECE,
    hash_of,
    hash_of_file,
    manifest,
    read_manifest,
)
from statementpress.errors import ArchiveError, Place

PLACE = Place("v1/manifest-sha256.txt")
HASH = hash_of(b"river")
HASHES = st.binary(max_size=4).map(hash_of)
NAMES = st.text("ab *ទខ./-", min_size=1).map("data/".__add__)


@given(st.dictionaries(NAMES, HASHES))
def test_what_is_written_is_read(hashes: dict[str, str]) -> None:
    assert read_manifest(manifest(hashes), PLACE) == hashes


def test_a_line_has_hash_and_name_and_names_are_in_order() -> None:
    written = manifest({"b": HASH, "a/ទន្លេ": HASH})
    assert written == f"{HASH}  a/ទន្លេ\n{HASH}  b\n".encode()


def test_it_is_what_sha256sum_writes(tmp_path: Path) -> None:
    names = ("a.txt", "b c.txt", "ទន្លេ.txt")
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    result = subprocess.run(["sha256sum", *names], cwd=tmp_path, capture_output=True, check=True)
    assert result.stdout == manifest({name: hash_of_file(tmp_path / name) for name in names})


@pytest.mark.parametrize("between", ["  ", " *", " ", "\t", "\t\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_manifests_of_other_programs_are_read(between: str, end: str) -> None:
    data = f"{HASH.upper()}{between}data/a b.txt{end}".encode()
    assert read_manifest(data, PLACE) == {"data/a b.txt": HASH}


@pytest.mark.parametrize(
    "line", ["", "data/a", HASH, f"{HASH[:-1]}  data/a", f"{HASH}a  data/a", f" {HASH}  data/a"]
)
def test_a_line_that_is_none_is_named(line: str) -> None:
    data = f"{HASH}  data/first\n{line}\n".encode()
    with pytest.raises(ArchiveError, match=r"manifest-sha256\.txt:2: this line is not"):
        read_manifest(data, PLACE)


def test_a_file_that_is_named_twice_is_refused() -> None:
    data = f"{HASH}  data/a\n{hash_of(b'')}  data/a\n".encode()
    with pytest.raises(ArchiveError, match=r":2: “data/a” is listed twice"):
        read_manifest(data, PLACE)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ArchiveError, match="not UTF-8"):
        read_manifest(b"\xff\xfe", PLACE)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_file_has_the_hash_of_its_bytes_whatever_its_size(tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    path = tmp_path / "file"
    path.write_bytes(data[:size])
    assert hash_of_file(path) == hash_of(data[:size]) == hashlib.sha256(data[:size]).hexdigest()

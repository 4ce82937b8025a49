"""The list of frozen versions, for people and programs."""

import json
import os
from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import bag_hash
from statementpress.archive.freeze.bagging import freeze
from statementpress.cli import main
from tests.archive.rivers import EN, OTHER, SLUG, facts, frozen, opened, payload, remove

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive of two statements; no folder in statements/ is left of either."""
    frozen(tmp_path / "archive", SLUG, 2)
    frozen(tmp_path / "archive", OTHER, 1)
    return tmp_path / "archive"


def history(archive: Path, capsys: Captured, *options: str) -> tuple[int, str, str]:
    code = main(["--project", str(archive.parent), "history", *options])
    return code, *capsys.readouterr()


def rows(out: str) -> list[list[str]]:
    return [line.split("\t") for line in out.splitlines()]


def test_each_version_has_a_line(archive: Path, capsys: Captured) -> None:
    code, out, err = history(archive, capsys)
    assert rows(out) == [
        [f"{OTHER}/v1", "2031-06-01", "3", "endorsed 2, joined 1", "Note 1"],
        [f"{SLUG}/v1", "2031-06-01", "3", "endorsed 2, joined 1", "Note 1"],
        [f"{SLUG}/v2", "2031-06-01", "3", "endorsed 2, joined 1", "Note 2"],
    ]
    assert (code, err) == (0, "")


def test_a_statement_is_chosen_by_the_beginning_of_its_name(
    archive: Path, capsys: Captured
) -> None:
    _, out, _ = history(archive, capsys, SLUG[:4])
    assert [row[0] for row in rows(out)] == [f"{SLUG}/v1", f"{SLUG}/v2"]


def test_the_tenth_version_comes_after_the_ninth(tmp_path: Path, capsys: Captured) -> None:
    frozen(tmp_path / "archive", SLUG, 10)
    _, out, _ = history(tmp_path / "archive", capsys)
    assert [row[0] for row in rows(out)][-2:] == [f"{SLUG}/v9", f"{SLUG}/v10"]


def test_as_json_it_has_the_hash_that_stands_for_each(archive: Path, capsys: Captured) -> None:
    _, out, _ = history(archive, capsys, SLUG, "--json")
    first, second = json.loads(out)
    assert first["sha256"] == bag_hash(archive / SLUG / "v1") == second["previous"]
    assert first["previous"] is None
    assert second["groups"] == {"endorsed": 2, "joined": 1}
    assert second["titles"]["km"] == "ទន្លេស្អាត"
    assert (second["number"], second["date"], second["note"]) == (2, "2030-01-31", "Note 2")


def test_a_note_never_makes_another_column_or_line(tmp_path: Path, capsys: Captured) -> None:
    note = "one\ttwo\nthree \x1b[2J"
    freeze(tmp_path / "archive", facts(note=note), payload(SLUG, "1"), lambda _: False)
    _, out, _ = history(tmp_path / "archive", capsys)
    ((*_, shown),) = rows(out)
    assert shown == "one two three \\x1b[2J"


def test_nothing_but_bag_info_is_opened(archive: Path, capsys: Captured) -> None:
    with opened(archive):
        for version in archive.glob("*/v*"):
            remove(version / layout.PAYLOAD)
            (version / layout.MANIFEST).unlink()
            (version / layout.TAG_MANIFEST).unlink()
    code, out, err = history(archive, capsys)
    assert (code, len(rows(out)), err) == (0, 3, "")


def test_one_that_cannot_be_read_hides_no_other(archive: Path, capsys: Captured) -> None:
    with opened(archive):
        (archive / SLUG / "v1" / layout.INFO).write_text("Nothing: at all\n")
    code, out, err = history(archive, capsys, SLUG)
    assert code == 9
    assert [row[0] for row in rows(out)] == [f"{SLUG}/v2"]
    assert f"v1/{layout.INFO}" in err
    assert f"hint: `generate.py verify {SLUG}/v1" in err
    assert "error: 1 version is not in the list" in err


def test_a_pipe_in_its_place_is_not_waited_for(archive: Path, capsys: Captured) -> None:
    path = archive / SLUG / "v1" / layout.INFO
    with opened(archive):
        path.unlink()
        os.mkfifo(path)
    _, out, err = history(archive, capsys, SLUG)
    assert [row[0] for row in rows(out)] == [f"{SLUG}/v2"]
    assert "not a file" in err


def test_without_its_tag_manifest_a_version_has_no_hash(archive: Path, capsys: Captured) -> None:
    with opened(archive):
        (archive / SLUG / "v2" / layout.TAG_MANIFEST).unlink()
    code, out, err = history(archive, capsys, SLUG, "--json")
    assert code == 0
    assert json.loads(out)[1]["sha256"] is None
    assert layout.TAG_MANIFEST in err


def test_where_nothing_is_frozen_that_is_said(tmp_path: Path, capsys: Captured) -> None:
    code, out, err = history(tmp_path / "archive", capsys)
    assert (code, out) == (2, "")
    assert "no frozen version" in err


def test_a_statement_that_was_never_frozen_is_named(archive: Path, capsys: Captured) -> None:
    code, _, err = history(archive, capsys, "2040")
    assert code == 2
    assert "no statement “2040”" in err
    assert OTHER in err


def test_a_damaged_payload_is_still_listed(archive: Path, capsys: Captured) -> None:
    with opened(archive):
        (archive / SLUG / "v2" / EN).unlink()
    assert len(rows(history(archive, capsys, SLUG)[1])) == 2

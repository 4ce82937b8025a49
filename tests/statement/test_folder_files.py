"""What of a statement folder is kept: every file as it lies there, and nothing from elsewhere."""

import os
from pathlib import Path

import pytest

from statementpress.errors import ContentError
from statementpress.statement.folder_files import folder_files


def filled(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_dot_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_every_file_is_kept_by_its_name_in_the_folder(tmp_path: Path) -> None:
    folder = filled(tmp_path / "one", en_dot_md="English", notes_dot_odt="of ours")
    filled(folder / "logos", otter_dot_svg="<svg/>")
    assert folder_files(folder, tmp_path) == {
        "en.md": b"English",
        "logos/otter.svg": b"<svg/>",
        "notes.odt": b"of ours",
    }


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "~$signatories.csv", ".git"])
def test_what_systems_and_programs_leave_behind_is_not(tmp_path: Path, name: str) -> None:
    filled(tmp_path / "one", en_dot_md="English")
    (tmp_path / "one" / name).write_text("left")
    assert list(folder_files(tmp_path / "one", tmp_path)) == ["en.md"]


def test_a_link_inside_the_folder_is_kept_as_what_it_leads_to(tmp_path: Path) -> None:
    folder = filled(tmp_path / "one", en_dot_md="English")
    (folder / "km.md").symlink_to("en.md")
    assert folder_files(folder, tmp_path)["km.md"] == b"English"


@pytest.mark.parametrize("target", ["secret.txt", "elsewhere"])
def test_a_link_out_of_the_folder_is_refused_with_its_name(tmp_path: Path, target: str) -> None:
    folder = filled(tmp_path / "one", en_dot_md="English")
    (tmp_path / "secret.txt").write_text("secret")
    filled(tmp_path / "elsewhere", secret_dot_txt="secret")
    (folder / "link").symlink_to(tmp_path / target)
    with pytest.raises(ContentError, match=r"one/link: .*leads out of the folder"):
        folder_files(folder, tmp_path)


def test_what_is_no_file_is_named_as_that(tmp_path: Path) -> None:
    folder = filled(tmp_path / "one", en_dot_md="English")
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(".")
    with pytest.raises(ContentError) as caught:
        folder_files(folder, tmp_path)
    assert [finding.code for finding in caught.value.findings] == ["no-file"] * 2


def test_all_that_cannot_be_kept_is_reported_at_once(tmp_path: Path) -> None:
    folder = filled(tmp_path / "one", en_dot_md="English")
    (folder / "a").symlink_to("/")
    (folder / "b").symlink_to("/")
    with pytest.raises(ContentError) as caught:
        folder_files(folder, tmp_path)
    assert len(caught.value.findings) == 2

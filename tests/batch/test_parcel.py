"""What of a project is sent to another machine, and that it is laid out there as it was here."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statementpress.batch.parcel import Parcel, gathered, laid_out
from statementpress.editions.source import read_source
from statementpress.errors import ContentError, SetupError
from statementpress.machine.temporary import TemporaryFolder
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from tests.hostile.places import KINDS
from tests.shared.desk import FOLDER, Desk

NAME = st.text("aé ក្a.-_~’", min_size=1, max_size=9).filter(lambda name: name.strip(". "))
STATEMENT = "statements/2030-01-31-one"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "project")


def parcel(desk: Desk) -> Parcel:
    return gathered(Project.at(desk.project), desk.folder)


def test_a_statement_reads_the_same_where_it_was_laid_out(desk: Desk, tmp_path: Path) -> None:
    here = read_source(Project.at(desk.project), desk.folder)
    there = read_source(*laid_out(parcel(desk), tmp_path / "elsewhere"))
    assert replace(there.statement, folder=here.statement.folder) == here.statement
    assert there.findings == here.findings


def test_what_is_wrong_is_said_with_the_same_places(desk: Desk, tmp_path: Path) -> None:
    desk.write("en.md", "[A note without an end]{.no\n\n::: nothing\n")
    said = []
    for project, folder in (
        (Project.at(desk.project), desk.folder),
        laid_out(parcel(desk), tmp_path / "elsewhere"),
    ):
        with pytest.raises(ContentError) as caught:
            read_source(project, folder)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_it_has_the_projects_own_files_and_none_that_are_shipped(desk: Desk) -> None:
    desk.own("styles/tokens.css", "/* of ours */")
    named = [name for name in parcel(desk).files if not name.startswith("statements/")]
    assert named == ["styles/tokens.css"]
    for name in ("templates", "fonts", "press"):
        (desk.project / name).symlink_to(SHIPPED / name)
    assert [name for name in parcel(desk).files if not name.startswith("statements/")] == named


def test_a_version_that_stands_alone_stands_alone_elsewhere(desk: Desk, tmp_path: Path) -> None:
    sent = gathered(Project.at(desk.project, alone=True), desk.folder)
    assert laid_out(sent, tmp_path / "elsewhere")[0].files.alone
    assert sent.hash != parcel(desk).hash


def test_a_statement_outside_the_project_is_sent_as_one_inside(desk: Desk, tmp_path: Path) -> None:
    sent = gathered(Project.at(tmp_path / "another"), desk.folder)
    assert sent.folder == f"statements/{FOLDER}"
    assert sent == parcel(desk)


def test_the_hash_tells_of_every_change(desk: Desk) -> None:
    hashes = [parcel(desk).hash]
    desk.write("en.md", "Rivers are deep.\n")
    hashes.append(parcel(desk).hash)
    (desk.folder / "en.md").rename(desk.folder / "en-2.md")
    hashes.append(parcel(desk).hash)
    desk.own("templates/words/site.toml", "")
    hashes.append(parcel(desk).hash)
    assert len({*hashes}) == len(hashes)


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.lists(NAME, min_size=1, max_size=2).map("/".join), st.binary(max_size=40), max_size=4
    )
)
def test_every_file_comes_out_as_it_went_in(files: dict[str, bytes]) -> None:
    files = {f"{STATEMENT}/{name}": data for name, data in files.items()}
    folders = {str(parent) for name in files for parent in Path(name).parents}
    files = {name: data for name, data in files.items() if name not in folders}
    sent = pickle.loads(pickle.dumps(Parcel.of(files, STATEMENT)))
    with TemporaryFolder() as folder:
        project, statement = laid_out(sent, folder)
        found = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
    assert found == files
    assert (project.folder, statement) == (folder, folder / STATEMENT)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"a folder", "101 MB"}])
@pytest.mark.parametrize("name", [f"statements/{FOLDER}/notes.txt", "styles/page.css"])
def test_what_is_no_file_is_not_sent(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    monkeypatch.setenv("HOSTILE_SECRET", str(tmp_path / "secret"))
    (tmp_path / "secret").write_text("a secret")
    (desk.project / name).parent.mkdir(exist_ok=True)
    KINDS[kind](desk.project / name)
    with pytest.raises(ContentError, match=name):
        parcel(desk)


def test_a_folder_that_is_a_link_out_of_the_project_is_not_sent(desk: Desk, tmp_path: Path) -> None:
    (desk.project / "styles").symlink_to(tmp_path)
    with pytest.raises(SetupError, match="leads out of the project"):
        parcel(desk)


@pytest.mark.parametrize("name", ["../out", "a/../../out", "/out", "C:/out", "//host/out", ""])
def test_a_name_that_leads_out_is_not_laid_out(tmp_path: Path, name: str) -> None:
    hostile = Parcel.of({"statements/a/en.md": b"", name: b""}, "statements/a")
    with pytest.raises(SetupError, match="outside the project"):
        laid_out(hostile, tmp_path / "in")
    assert [*tmp_path.iterdir()] == []


def test_a_parcel_that_was_changed_on_its_way_is_not_laid_out(tmp_path: Path) -> None:
    sent = Parcel.of({"statements/a/en.md": b"Clean"}, "statements/a")
    with pytest.raises(SetupError, match="changed on its way"):
        laid_out(replace(sent, files={"statements/a/en.md": b"Foul"}), tmp_path / "in")
    assert [*tmp_path.iterdir()] == []

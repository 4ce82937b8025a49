"""`build --watch` builds again after each change, until Ctrl-C ends it."""

from collections.abc import Callable

import pytest

from statementpress.commands import build_on_change
from statementpress.editions import session
from statementpress.editions.making import Made
from statementpress.editions.source import read_source
from statementpress.project.project import Project
from statementpress.proof.proof import Proof
from tests.shared.small_project import SmallProject

Act = Callable[[], object]


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> list[Act]:
    """Return what a person does, one thing at each wait; after the last one they type Ctrl-C."""
    acts: list[Act] = []

    def wait(_: float) -> None:
        if not acts:
            raise KeyboardInterrupt
        acts.pop(0)()

    monkeypatch.setattr("time.sleep", wait)
    return acts


@pytest.fixture(autouse=True)
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a session make PDFs of the words of the statement; return the names of the editions."""
    names: list[str] = []

    def build(self: session.Session, edition: str, *_: object) -> Made:
        names.append(edition)
        read_source(Project.at(self.project), self.folder)
        return Made((self.folder / "en.md").read_bytes(), None, (), {}, Proof(1, 1))

    monkeypatch.setattr(session.Session, "build", build)
    return names


def test_each_change_is_built_at_once(
    project: SmallProject, person: list[Act], builds: list[str]
) -> None:
    person += [
        lambda: None,
        lambda: project.replace("en.md", "clean", "wide"),
        lambda: None,
        lambda: project.replace("en.md", "wide", "deep"),
    ]
    done = project.run("build", "--watch")
    assert (done.code, builds) == (0, ["official"] * 3)
    assert b"deep" in project.pdf.read_bytes()
    assert done.out.count("official.pdf\n") == 3
    assert done.err.count(f"note: {build_on_change.WAITING}\n") == 3


def test_what_is_wrong_is_said_and_the_last_good_pdf_stays(
    project: SmallProject, person: list[Act]
) -> None:
    def mend() -> None:
        assert b"clean" in project.pdf.read_bytes()
        project.replace("en.md", "::: signatures", "::: signatories")

    person += [lambda: project.replace("en.md", "::: signatories", "::: signatures"), mend]
    done = project.run("build", "--watch")
    assert done.code == 0
    assert done.err.count("error: ") == 1
    assert "en.md:3" in done.err
    assert done.out.count("official.pdf\n") == 2


def test_a_statement_that_is_wrong_from_the_start_can_be_mended(
    project: SmallProject, person: list[Act]
) -> None:
    project.replace("en.md", "::: signatories", "::: signatures")
    person.append(lambda: project.replace("en.md", "::: signatures", "::: signatories"))
    assert project.run("build", "--watch").out.count("official.pdf\n") == 1


def test_a_fault_of_the_program_ends_it(
    project: SmallProject, person: list[Act], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.Session, "build", lambda *_: 1 // 0)
    done = project.run("build", "--watch")
    assert done.code == 1
    assert "fault of Statement Press" in done.err


def test_the_pdf_is_opened_once(
    project: SmallProject, person: list[Act], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def launch(path: str) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr("click.launch", launch)
    person.append(lambda: project.replace("en.md", "clean", "wide"))
    project.run("build", "--watch", "--open")
    assert opened == [str(project.pdf)]


def test_a_file_that_changes_during_the_build_is_built_again(
    project: SmallProject, person: list[Act], builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = session.Session.build

    def build(self: session.Session, edition: str, *rest: object) -> Made:
        made = make(self, edition, *rest)  # type: ignore[arg-type]
        if len(builds) == 1:
            project.replace("en.md", "clean", "wide")
        return made

    monkeypatch.setattr(session.Session, "build", build)
    project.run("build", "--watch")
    assert len(builds) == 2
    assert b"wide" in project.pdf.read_bytes()

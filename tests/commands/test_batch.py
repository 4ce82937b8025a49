"""Many statements at once: each made once, only what has changed, and every row is true."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from statementpress.batch.manifest import Row
from statementpress.builds import work
from statementpress.editions import installed, making, together
from statementpress.editions.making import Made
from statementpress.editions.source import Source
from statementpress.errors import ProofError
from statementpress.machine import cache
from statementpress.proof.proof import Proof
from tests.commands.two_statements import OTHER, WARNING
from tests.shared.desk import FOLDER
from tests.shared.disk import no_room
from tests.shared.manifests import rows
from tests.shared.small_project import SmallProject

GENERATE = Path(__file__).parents[2] / "generate.py"
NAMES = ("official", "booklet", "english")
TABLE = "styles = []\n" + "".join(
    f'[edition.{name}]\npurpose = "a test"\ntemplate = "statement.html"\nstyles = []\n'
    for name in NAMES
)
HERE = ("--workers", "0")
PATHS = [f"build/{slug}/official.pdf" for slug in (FOLDER, OTHER)]

Deed = Callable[[], None]


@pytest.fixture(autouse=True)
def _own_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path / "cache"))
    # What was installed just before the tests counts all the same.
    monkeypatch.setattr(installed, "TICK", 0)
    cache.forget()


@pytest.fixture
def deeds() -> dict[str, Deed]:
    """Return what is done when an edition of a statement is made, by "statement/edition"."""
    return {}


@pytest.fixture
def made(project: SmallProject, deeds: Mapping[str, Deed], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that grows by a line, "statement/edition", for each edition that is made."""
    done = project.project / "made.txt"
    done.touch()

    def make(source: Source, edition: str, *_: object) -> Made:
        name = f"{source.folder.name}/{edition}"
        with done.open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        deeds.get(name, lambda: None)()
        return Made(f"{name}: {source.statement.title}".encode(), None, (WARNING,), {}, Proof(1, 1))

    project.own("templates/editions.toml", TABLE)
    for module in (work, making, together):
        monkeypatch.setattr(module, "make_edition", make)
    monkeypatch.setattr(together, "most_at_once", lambda: 1)
    return done


def taken(made: Path) -> list[str]:
    """Return which editions were made since this was asked last."""
    lines = made.read_text("utf-8").splitlines()
    made.write_text("", encoding="utf-8")
    return lines


def every(*slugs: str) -> list[str]:
    return [f"{slug}/{edition}" for slug in slugs for edition in NAMES]


def listed(project: SmallProject) -> list[Row]:
    """Return the rows of the manifest, which are all true."""
    manifest = project.project / "build/batch.csv"
    found = list(rows(manifest))
    for row in found:
        assert bool(row.file) == (row.result in {"made", "unchanged"})
        if row.file:
            data = (manifest.parent / row.file).read_bytes()
            assert (row.sha256, row.bytes) == (sha256(data).hexdigest(), str(len(data)))
    assert len({row.job for row in found}) == len(found)
    return found


def endings(project: SmallProject) -> dict[str, str]:
    return {row.job: row.result for row in listed(project)}


def refuse() -> None:
    raise ProofError("a letter is lost", hint="write it again")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stop() -> None:
    raise KeyboardInterrupt


def test_one_edition_of_each_statement_is_made_or_all(project: SmallProject, made: Path) -> None:
    first = project.run("batch", *HERE)
    assert (first.code, first.out.splitlines()) == (0, PATHS)
    assert taken(made) == [f"{FOLDER}/official", f"{OTHER}/official"]
    both = project.run("batch", "--all", *HERE)
    assert both.out.splitlines() == [f"build/{name}.pdf" for name in every(FOLDER, OTHER)]
    assert taken(made) == [name for name in every(FOLDER, OTHER) if "official" not in name]


def test_several_workers_make_and_say_the_same(project: SmallProject, made: Path) -> None:
    alone = project.run("batch", "--all", *HERE, "--force")
    files, said = project.built(), sorted(taken(made))
    together_ = project.run("batch", "--all", "--workers", "2", "--force")
    assert (together_.code, together_.out) == (0, alone.out)
    assert together_.err.splitlines()[:-1] == alone.err.splitlines()[:-1]
    assert (project.built(), sorted(taken(made))) == (files, said)
    assert endings(project) == dict.fromkeys(every(FOLDER, OTHER), "made")


def test_a_finding_of_all_editions_of_a_statement_is_told_once(
    project: SmallProject, made: Path
) -> None:
    assert project.run("batch", "--all", *HERE).err.count(WARNING.message) == 2
    assert len(taken(made)) == 6


@pytest.mark.usefixtures("made")
def test_what_was_made_is_unchanged_for_build_and_for_another_batch(
    project: SmallProject, made: Path
) -> None:
    first = project.run("batch", "--all", *HERE)
    taken(made)
    again = project.run("batch", "--all", *HERE)
    assert (again.code, again.out) == (0, first.out)
    for argv in (["--all", FOLDER], [OTHER], ["-e", "booklet", FOLDER]):
        assert project.run("build", *argv).code == 0
    assert taken(made) == []
    assert set(endings(project).values()) == {"unchanged"}
    assert project.run("batch", "--force", *HERE).code == 0
    assert len(taken(made)) == 2


def test_what_build_has_made_is_unchanged_for_a_batch(project: SmallProject, made: Path) -> None:
    project.run("build", "--all", FOLDER)
    taken(made)
    assert project.run("batch", "--all", *HERE).code == 0
    assert taken(made) == every(OTHER)


def test_only_what_has_changed_is_made(project: SmallProject, made: Path) -> None:
    project.run("batch", "--all", *HERE)
    taken(made)
    project.replace("en.md", "clean", "wide")
    (project.project / f"build/{OTHER}/booklet.pdf").unlink()
    assert project.run("batch", "--all", *HERE).code == 0
    assert taken(made) == [*every(FOLDER), f"{OTHER}/booklet"]


def test_a_file_that_is_edited_while_it_is_built_is_built_again(
    project: SmallProject, made: Path, deeds: dict[str, Deed]
) -> None:
    deeds[f"{FOLDER}/official"] = lambda: project.replace("en.md", "clean", "wide")
    project.run("batch", *HERE)
    row, other = listed(project)
    assert (row.inputs, bool(other.inputs)) == ("", True)
    deeds.clear()
    taken(made)
    assert project.run("batch", *HERE).code == 0
    assert taken(made) == [f"{FOLDER}/official"]


def test_what_fails_costs_nothing_else_and_is_told_at_the_end_once(
    project: SmallProject, made: Path, deeds: dict[str, Deed]
) -> None:
    deeds |= {f"{FOLDER}/booklet": refuse, f"{OTHER}/english": refuse}
    outcome = project.run("batch", "--all", "--workers", "2")
    assert outcome.code == ProofError.exit_code
    assert len(outcome.out.splitlines()) == 4
    assert outcome.err.endswith(
        f"error: 2 of 6 editions could not be made\n{OTHER}/english, {FOLDER}/booklet: "
        "a letter is lost\n  hint: write it again\n"
    )
    assert endings(project)[f"{FOLDER}/booklet"] == "failed"
    deeds.clear()
    taken(made)
    assert project.run("batch", "--all", *HERE).code == 0
    assert taken(made) == [f"{FOLDER}/booklet", f"{OTHER}/english"]


@pytest.mark.usefixtures("made")
def test_a_statement_with_errors_costs_no_other(project: SmallProject) -> None:
    project.write("en.md", "")
    outcome = project.run("batch", "--all", *HERE)
    assert outcome.code == 3
    assert outcome.out.splitlines() == [f"build/{name}.pdf" for name in every(OTHER)]
    names = ", ".join(sorted(every(FOLDER)))
    assert f"error: 3 of 6 editions could not be made\n{names}: statements/" in outcome.err
    assert {endings(project)[name] for name in every(FOLDER)} == {"failed"}


@pytest.mark.usefixtures("made")
def test_a_statement_whose_facts_are_wrong_fails_as_one(project: SmallProject) -> None:
    project.write("statement.toml", "")
    outcome = project.run("batch", "--all", *HERE)
    assert outcome.code == 3
    assert f"error: 1 of 4 editions could not be made\n{FOLDER}: statements/" in outcome.err
    assert endings(project)[FOLDER] == "failed"


def test_what_kills_its_worker_each_time_costs_nothing_else(
    project: SmallProject, made: Path, deeds: dict[str, Deed]
) -> None:
    deeds[f"{FOLDER}/booklet"] = die
    outcome = project.run("batch", "--all", "--workers", "2")
    assert outcome.code == 1
    assert f"{FOLDER}/booklet: its worker was lost 3 times" in outcome.err
    assert sorted(taken(made)) == sorted([*every(FOLDER, OTHER), *[f"{FOLDER}/booklet"] * 2])
    assert endings(project) == dict.fromkeys(every(FOLDER, OTHER), "made") | {
        f"{FOLDER}/booklet": "lost"
    }


def test_a_worker_that_is_killed_once_costs_nothing(
    project: SmallProject, deeds: dict[str, Deed], made: Path
) -> None:
    mark = project.project / "killed"

    def die_once() -> None:
        if not mark.exists():
            mark.touch()
            die()

    deeds[f"{OTHER}/official"] = die_once
    assert project.run("batch", "--all", "--workers", "2").code == 0
    assert endings(project) == dict.fromkeys(every(FOLDER, OTHER), "made")
    assert len(taken(made)) == 7


def test_ctrl_c_leaves_whole_files_and_the_next_batch_makes_the_rest(
    project: SmallProject, made: Path, deeds: dict[str, Deed]
) -> None:
    deeds[f"{FOLDER}/english"] = stop
    outcome = project.run("batch", "--all", *HERE)
    assert outcome.code == 130
    assert outcome.out.splitlines() == [f"build/{name}.pdf" for name in every(FOLDER)[:2]]
    assert "note: stopped: 2 made; build/batch.csv lists them\n" in outcome.err
    assert endings(project) == dict.fromkeys(every(FOLDER)[:2], "made")
    deeds.clear()
    taken(made)
    assert project.run("batch", "--all", *HERE).code == 0
    assert taken(made) == every(FOLDER, OTHER)[2:]


@pytest.mark.usefixtures("made")
def test_a_full_disk_is_told_and_harms_nothing(project: SmallProject) -> None:
    project.run("batch", *HERE)
    before = {path: (project.project / "build" / path).read_bytes() for path in project.built()}
    before.pop("batch.csv")
    with no_room(project.project):
        outcome = project.run("batch", "--all", "--force", *HERE)
    assert outcome.code == 7
    assert "the disk is full" in outcome.err
    for path, data in before.items():
        assert (project.project / "build" / path).read_bytes() == data
    listed(project)


def test_a_manifest_that_was_torn_matters_to_nobody(project: SmallProject, made: Path) -> None:
    project.run("batch", *HERE)
    manifest = project.project / "build/batch.csv"
    data = manifest.read_bytes()
    manifest.write_bytes(data[:-20])
    assert len(listed(project)) == 1
    taken(made)
    assert project.run("batch", *HERE).code == 0
    assert taken(made) == []
    assert len(listed(project)) == 2


@pytest.mark.usefixtures("made")
def test_the_manifest_may_lie_elsewhere(project: SmallProject) -> None:
    outcome = project.run("batch", *HERE, "--manifest", "lists/today.csv")
    assert "note: 2 made" in outcome.err
    assert [row.file for row in rows(project.project / "lists/today.csv")] == [
        str(project.project / path) for path in PATHS
    ]
    assert not (project.project / "build/batch.csv").exists()


def test_a_statement_that_two_paths_lead_to_is_made_once(project: SmallProject, made: Path) -> None:
    link = project.project.parent / "link"
    link.symlink_to(project.project)
    outcome = project.run("batch", *HERE, "--project", str(link), "--project", ".")
    assert (outcome.code, outcome.out.splitlines()) == (0, PATHS)
    assert len(taken(made)) == 2
    link.unlink()


def test_several_projects_are_named_before_their_statements(
    project: SmallProject, made: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    second = tmp_path_factory.mktemp("second")
    shutil.copytree(project.project / "statements", second / "statements")
    shutil.copytree(project.project / "templates", second / "templates")
    outcome = project.run("batch", *HERE, "--project", str(second))
    assert outcome.code == 0
    assert len(taken(made)) == 4
    own, other = project.project.name, second.name
    assert list(endings(project)) == [
        f"{name}/{slug}/official" for name in (own, other) for slug in (FOLDER, OTHER)
    ]
    assert (second / f"build/{FOLDER}/official.pdf").is_file()


@pytest.mark.usefixtures("made")
def test_a_project_without_statements_is_named(project: SmallProject) -> None:
    empty = project.project / "empty"
    empty.mkdir()
    outcome = project.run("batch", *HERE, "--project", str(empty))
    assert (outcome.code, outcome.out.splitlines()) == (0, PATHS)
    assert f"warning: there is no statement in {empty / 'statements'}" in outcome.err
    shutil.rmtree(project.project / "statements")
    outcome = project.run("batch", *HERE)
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no statement in" in outcome.err


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("-e", "poster"), "poster"),
        (("--all", "-e", "english"), "leave out either --all or --edition"),
        (("--workers", "-1"), "there cannot be -1 workers"),
        (("--project", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_made(
    argv: tuple[str, ...], words: str, project: SmallProject
) -> None:
    outcome = project.run("batch", *argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert project.built() == []


def test_only_batch_takes_several_projects(project: SmallProject, tmp_path: Path) -> None:
    outcome = project.run("list", "--project", str(tmp_path / "statements"))
    assert outcome.code == 2
    assert "give --project once" in outcome.err


@pytest.mark.usefixtures("made")
def test_an_edition_that_a_statement_cannot_have_is_left_out(project: SmallProject) -> None:
    project.own("templates/editions.toml", f'{TABLE}[edition.french]\npurpose = "a test"\n'
        'template = "statement.html"\nstyles = []\nlanguages = ["fr"]\n')  # fmt: skip
    outcome = project.run("batch", "-e", "french", *HERE)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.count("french: not made, because") == 2


def test_no_statement_is_read_that_has_not_changed(
    project: SmallProject, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.run("batch", "--all", *HERE)
    monkeypatch.setattr("statementpress.builds.planning.read_outline", refuse)
    assert project.run("batch", "--all", *HERE).code == 0
    assert project.run("batch", *HERE).code == 0
    assert len(taken(made)) == 6


def test_two_batches_at_once_end_well(project: SmallProject) -> None:
    command = [sys.executable, str(GENERATE), "--project", ".", "batch", "-e", "english"]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate() for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert said[0][0] == said[1][0]
    assert {row.result for row in listed(project)} == {"unchanged"}

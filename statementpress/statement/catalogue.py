"""The statements of a project: find them, choose one by its name, list them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():  # what reads a statement is not needed to choose one
    from statementpress.statement import facts, folder

FACTS = "statement.toml"
"""The file that makes a folder a statement."""

_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of statements shows of one of them."""

    name: str
    """The name of its folder."""
    date: date | None
    """Its date; None if statement.toml does not give a valid one."""
    languages: tuple[str, ...]
    """Its languages in their order; empty if statement.toml does not give valid ones."""
    title: str
    """Its title in the first language on one line, or ""."""
    kind: str
    """What kind of paper it is."""
    has_errors: bool
    """Whether anything is wrong with its statement.toml; its other files are not read."""


def find_statements(project: Path) -> list[Path]:
    """Return the statement folders of a project, newest first by the date in their names.

    Every folder in `statements/` that holds a statement.toml is one. Those without a date come
    last: reading one of them reports the error folder-name.
    """
    folders = [path.parent for path in project.glob(f"statements/*/{FACTS}")]
    return sorted(
        folders, key=lambda folder: (date_in(folder.name) or date.min, folder.name), reverse=True
    )


def date_in(name: str) -> date | None:
    """Return the date in the name of a statement's folder; None for any other name."""
    match = _DATED.fullmatch(name)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def choose_statement(project: Path, name: str | None) -> Path:
    """Return the folder of the statement called `name`, or of the newest one if it is None.

    `name` is the path of a folder, the name of a folder in `statements/`, or what exactly one such
    name begins with. Raises UsageError otherwise.
    """
    folders = _statements(project)
    if name is None:
        return own_folder(folders[0], project)
    wanted = Path(name).name
    if wanted != name and (Path(name) / FACTS).is_file():
        return Path(name).resolve()
    begun = [folder for folder in folders if name and folder.name.startswith(name)]
    exact = [folder for folder in begun if folder.name == name]
    if len(exact or begun) == 1:
        return own_folder((exact or begun)[0], project)
    if begun:
        names = ", ".join(folder.name for folder in begun)
        raise UsageError(
            f"more than one statement begins with “{name}”",
            hint=f"write more of the name: {names}",
        )
    raise UsageError(f"there is no statement “{name}”", hint=_similar(wanted, folders))


def own_folder(folder: Path, project: Path) -> Path:
    """Return a folder of a project; raise UsageError if it is a link to one elsewhere.

    A link in the project of a stranger would print what is not theirs.
    """
    if folder.resolve().is_relative_to(project.resolve()):
        return folder
    raise UsageError(
        f"{folder.name} is a link to a folder outside the project",
        hint="copy the folder into statements/, or give the path that the link leads to",
    )


def list_statements(project: Path, known_languages: Collection[str]) -> Iterator[Entry]:
    """Yield an entry for each statement of `project`, newest first; raises UsageError if none."""
    for path in _statements(project):
        yield entry_of(path, project, known_languages)


def entry_of(path: Path, project: Path, known_languages: Collection[str]) -> Entry:
    """Return what a list shows of the statement in the folder `path`."""
    files = folder.Folder(path, project)
    read = facts.read_facts(files.text(FACTS) or "", known_languages, files.report(FACTS))
    title = read.texts.get("title", {}).get(read.languages[0], ()) if read.languages else ()
    has_errors = bool(files.findings)
    return Entry(path.name, read.date, read.languages, " ".join(title), read.kind, has_errors)


def _statements(project: Path) -> Sequence[Path]:
    """Return the statement folders of `project`, newest first; raises UsageError if none."""
    if not project.is_dir():
        raise UsageError(f"there is no folder {project}", hint="correct the path after --project")
    folders = find_statements(project)
    if not folders:
        raise UsageError(
            f"there is no statement in {project / 'statements'}",
            hint="begin one: `generate.py new 2021-05-05-children-in-schools`",
        )
    return folders


def _similar(name: str, folders: Sequence[Path]) -> str:
    """Return a hint that names the statements most like `name`, or else the newest."""
    names = [folder.name for folder in folders]
    similar = get_close_matches(name, names, n=3, cutoff=0.5)
    if similar:
        return f"did you mean {' or '.join(similar)}?"
    return f"the newest are {', '.join(names[:3])}; `generate.py list` shows all"

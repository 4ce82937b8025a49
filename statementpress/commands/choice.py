"""Choose the statement that the command line names, or the newest."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from statementpress.errors import UsageError
from statementpress.statement.reading import find_statements


def choose_statement(project: Path, name: str | None) -> Path:
    """Return the folder of the statement called `name`; the newest of `project` where it is None.

    `name` is a folder's path, a slug or the beginning of exactly one. UsageError otherwise.
    """
    folders = statements(project)
    if name is None:
        return folders[0]
    wanted = Path(name).name
    if wanted != name and (Path(name) / "statement.toml").is_file():
        return Path(name).resolve()
    begun = [folder for folder in folders if name and folder.name.startswith(name)]
    exact = [folder for folder in begun if folder.name == name]
    if len(exact or begun) == 1:
        return (exact or begun)[0]
    if begun:
        slugs = ", ".join(folder.name for folder in begun)
        raise UsageError(
            f"“{name}” begins more than one statement",
            hint=f"write more of the name: {slugs}",
        )
    raise UsageError(f"there is no statement “{name}”", hint=_nearest(wanted, folders))


def statements(project: Path) -> Sequence[Path]:
    """Return the statement folders of `project`, newest first; UsageError where there is none."""
    if not project.is_dir():
        raise UsageError(f"there is no folder {project}", hint="mend the path after --project")
    folders = find_statements(project)
    if not folders:
        raise UsageError(
            f"there is no statement in {project / 'statements'}",
            hint="begin one with the command `new`, such as `new 2021-05-05-children-in-schools`",
        )
    return folders


def _nearest(name: str, folders: Sequence[Path]) -> str:
    slugs = [folder.name for folder in folders]
    near = get_close_matches(name, slugs, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"the newest are {', '.join(slugs[:3])}; `generate.py list` shows all"

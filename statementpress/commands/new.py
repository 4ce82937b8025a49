"""Begin a statement: a folder that builds at once, to write one's own text into."""

import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated

import click

from statementpress.commands.command import Invocation, command
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import as_typed
from statementpress.errors import SetupError, UsageError, meant
from statementpress.late import late_imports
from statementpress.project import kinds
from statementpress.project.files import ProjectFiles

with late_imports():
    from statementpress.machine import storage
    from statementpress.statement import catalogue, skeleton
    from statementpress.words import languages as words

EXAMPLE = "new"
"""The folder in templates/ that holds the files of a new statement; those of a letter are in one
whose name ends in -letter."""


@command("new")
def new(
    invocation: Invocation,
    name: Annotated[
        str,
        Argument(
            "NAME",
            "Words for the folder, such as children-in-schools; with the date before them or "
            "without.",
        ),
    ],
    day: Annotated[
        str | None,
        Option("--date DATE", "Day of the statement, year-month-day; else today."),
    ] = None,
    languages: Annotated[
        str | None,
        Option("--languages CODES", "Its languages in their order, such as km,en."),
    ] = None,
    kind: Annotated[
        str,
        Option("--kind KIND", "What it is: a statement, or a letter."),
    ] = kinds.STATEMENT,
    titles: Annotated[
        Sequence[str],
        Option(
            "--title TEXT",
            "Its title in the first language, or with a language before it, as in km=TEXT; "
            "may be given for each language.",
        ),
    ] = (),
) -> None:
    """Begin a statement: put an example into statements/, to write your own text into.

    On a terminal, it asks for what the command line does not say.
    """
    asks = sys.stdin.isatty() and not (languages or titles)
    slug = slug_of(name, day, asks)
    folder = storage.inside(invocation.project, "statements", slug)
    if folder.exists():
        raise UsageError(
            f"there is already a statement “{slug}”",
            hint="choose another name, or work on that one",
        )
    if asks:
        languages = _asked("Its languages, in their order (Enter for those of the example)")
        titles = [_asked("Its title in the first language (Enter for that of the example)")]
    codes = tuple(code.strip() for code in (languages or "").split(",") if code.strip())
    project = ProjectFiles(invocation.project)
    files = skeleton.begun(
        example(project, kind), catalogue.date_in(slug), codes, titles, only_in(project)
    )
    storage.store_folder(folder, files)
    invocation.terminal.note("it holds an example: replace its text, names and facts with your own")
    invocation.terminal.data(as_typed(folder))


def only_in(project: ProjectFiles) -> Mapping[str, Collection[str]]:
    """Return the languages that have what not every language has, by the fact that asks for it."""
    known = words.read_languages(project)
    return {
        "lunar": [code for code, language in known.items() if language.lunar],
        "motto": [code for code, language in known.items() if language.letter.motto],
    }


def slug_of(name: str, day: str | None, asks: bool) -> str:
    """Return the name of the statement's folder: its date, then its words."""
    dated = catalogue.date_in(name)
    if dated and day in (None, str(dated)):
        return name
    if dated:
        raise UsageError(
            f"the name begins with {dated}, but --date is {day}", hint="leave out one of the two"
        )
    if day is None and not name[:1].isdigit():
        day = str(datetime.now(UTC).astimezone().date())
        day = _asked("Day of the statement, year-month-day", day) if asks else day
    slug = f"{day}-{name}" if day else name
    if catalogue.date_in(slug) is None:
        raise UsageError(
            f"“{name}” is not a name for a statement{f' of {day}' if day else ''}",
            hint="write words in small letters, joined by hyphens, such as children-in-schools; "
            "a date is year-month-day, such as 2021-05-05",
        )
    return slug


def _asked(question: str, default: str = "") -> str:
    return str(click.prompt(question, default=default, show_default=bool(default), err=True))


def example(files: ProjectFiles, kind: str) -> Mapping[str, bytes]:
    """Return the files of an example by their names: the project's own, or the shipped one.

    Raises UsageError if there is none of this kind of paper.
    """
    name = EXAMPLE if kind == kinds.STATEMENT else f"{EXAMPLE}-{kind}"
    for root in files.roots("templates"):
        folder = root / name
        if (folder / catalogue.FACTS).is_file():
            names = [path.relative_to(root) for path in folder.rglob("*") if path.is_file()]
            return {
                each.relative_to(name).as_posix(): files.read("templates", each.as_posix())
                for each in names
            }
    if kind != kinds.STATEMENT:
        found = {each.name for root in files.roots("templates") for each in root.glob("new-*")}
        known = (kinds.STATEMENT, *sorted(each.removeprefix(f"{EXAMPLE}-") for each in found))
        raise UsageError(f"there is no example of the kind “{kind}”", hint=meant(kind, known))
    raise SetupError(
        f"there is no example in templates/{EXAMPLE}", hint="install Statement Press again"
    )

"""List the statements: a line each, columns separated by tabs, for people and programs."""

from statementpress.commands.command import Invocation, command
from statementpress.late import late_imports

with late_imports():
    from statementpress.project import project as projects
    from statementpress.statement import catalogue
    from statementpress.words import languages


@command("list")
def list_(invocation: Invocation) -> None:
    """List the statements, newest first.

    The columns are name, date, languages and title, separated by tabs.
    """
    known = projects.Project.at(invocation.project).table(languages.read_languages)
    for entry in catalogue.list_statements(invocation.project, known):
        columns = (entry.name, str(entry.date or ""), ",".join(entry.languages), entry.title)
        invocation.terminal.data("\t".join(" ".join(column.split()) for column in columns))
        if entry.has_errors:
            invocation.terminal.warning(
                f"statements/{entry.name}/statement.toml has errors\n"
                f"  hint: `generate.py check {entry.name}` lists them"
            )

"""List the statements: a line each, columns parted by tabs, for people and programs."""

from pathlib import Path

from statementpress.commands.choice import statements
from statementpress.commands.terminal import Terminal
from statementpress.project.project import Project
from statementpress.statement.facts import read_facts
from statementpress.statement.files import TEXT_LIMIT, FileError, decode, read_inside
from statementpress.statement.report import Report
from statementpress.words.languages import read_languages


def list_statements(terminal: Terminal, project: Path) -> None:
    """Print slug, date, languages (parted by commas) and title of each statement, newest first.

    What a broken statement.toml leaves unknown is empty, and a warning names the statement.
    """
    known = Project.at(project).table(read_languages)
    for folder in statements(project):
        report = Report(f"statements/{folder.name}/statement.toml")
        try:
            text = decode(read_inside(folder, "statement.toml", TEXT_LIMIT))
        except FileError as error:
            report.error(error.code, error.line, error.message, error.hint)
            text = ""
        facts = read_facts(text, known, report)
        title = facts.texts.get("title", {}).get(facts.languages[0], ()) if facts.languages else ()
        columns = (folder.name, str(facts.date or ""), ",".join(facts.languages), " ".join(title))
        terminal.data("\t".join(" ".join(column.split()) for column in columns))
        if report.findings:
            terminal.warning(f"{report.path} has errors\n  hint: generate.py check {folder.name}")

"""Make images and posts of a statement, and print the paths of their files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.options import StatementName
from statementpress.commands.parameters import Option
from statementpress.commands.terminal import as_typed
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout
    from statementpress.commands import making
    from statementpress.editions import source as sources
    from statementpress.machine import storage
    from statementpress.share import making as shared
    from statementpress.site import addresses
    from statementpress.words import site

FOLDER = "share"


@command("share")
def share(
    invocation: Invocation,
    statement: StatementName = None,
    language: Annotated[
        Sequence[str], Option("--language CODE", "One of its languages; may be given again.")
    ] = (),
    output: Annotated[
        Path | None, Option("-o, --output DIR", "Where to, instead of build/STATEMENT/share/.")
    ] = None,
) -> None:
    """Make images to post of a statement, what they show in words, and the text beside them."""
    source = making.read_statement(invocation, statement)
    slug = source.statement.slug
    target = output or storage.inside(invocation.project, "build", slug, FOLDER)
    codes = shared.chosen_languages(source, language)
    making.require_weasyprint(invocation)
    asked = shared.documents(source, codes)
    with invocation.terminal.bar(len(asked)) as progress:
        files = shared.share(source, asked, _address(source, codes[0]), progress)
    storage.store_all({target / name: data for name, data in files.items()})
    for path in shared.outdated(target, files, source, codes):
        with storage.output_errors(path):
            path.unlink()
    for finding in (*source.findings, *shared.warnings(source)):
        invocation.terminal.finding(finding)
    for name in files:
        invocation.terminal.data(as_typed(target / name))


def _address(source: "sources.Source", code: str) -> str:
    """Return where the statement can be read, as it says itself or as the website has it; or ""."""
    statement, project = source.statement, source.project
    if statement.published:
        return statement.published
    address = project.table(site.read_address)
    is_frozen = (project.folder / layout.ARCHIVE / statement.slug).is_dir()
    page = addresses.statement_page(code, statement.slug)
    return addresses.whole(address, page) if address and is_frozen else ""

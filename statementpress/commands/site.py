"""Make the website of the archive; its first page is what the command prints."""

from pathlib import Path

from statementpress.archive.bag.layout import ARCHIVE
from statementpress.commands.build import as_typed
from statementpress.commands.terminal import Terminal
from statementpress.errors import UsageError
from statementpress.native import require_libraries
from statementpress.typeset.layout.pinned import require_weasyprint

DEFAULT = Path("build") / "site"
"""Where the site goes in a project."""


def site(terminal: Terminal, project: Path, output: Path | None) -> None:
    """Make the site of archive/ in `project`, and print its first page.

    It goes to `output`, or to build/site/.

    Raises what `site.making.make_site` raises; then a site that was there is as it was.
    """
    require_libraries()
    require_weasyprint()
    from statementpress.project.project import Project  # noqa: PLC0415 - they load the libraries
    from statementpress.site.addresses import HOME  # noqa: PLC0415
    from statementpress.site.making import make_site  # noqa: PLC0415
    from statementpress.site.published import published  # noqa: PLC0415

    archive = project / ARCHIVE
    target = (output or project / DEFAULT).resolve()
    _refuse_archive(target, archive.resolve())
    statements = published(archive)
    with terminal.bar(sum(len(each.versions) for each in statements)) as tell:
        make_site(statements, Project.at(project), target, tell)
    terminal.data(as_typed(target / HOME))


def _refuse_archive(target: Path, archive: Path) -> None:
    """Raise UsageError for a target in the archive, or around it: nothing there ever changes."""
    if target.is_relative_to(archive) or archive.is_relative_to(target):
        raise UsageError(
            f"a site cannot be made where the archive is: {target}",
            hint="choose another folder with --output",
        )

"""Make an edition for a command, in memory, while the terminal shows how far it is."""

from pathlib import Path

from statementpress.commands.command import Invocation
from statementpress.late import late_imports

with late_imports():
    from statementpress.editions import making
    from statementpress.editions.printing import settings
    from statementpress.typeset.layout import pinned


def make_edition(
    invocation: Invocation,
    folder: Path,
    edition: str,
    request: "settings.PrintRequest | None" = None,
) -> "making.Made":
    """Return the edition of the statement in `folder`.

    Raises what `editions.making.make` raises, and SetupError if this machine cannot set type.
    """
    pinned.require_weasyprint()
    with invocation.terminal.progress() as stage:
        request = request or settings.PrintRequest()
        return making.make(invocation.project, folder, edition, stage, request)

"""Open the studio: write, see and send a statement in the browser."""

import threading
from importlib.util import find_spec
from typing import Annotated

import click

from statementpress.commands.command import Invocation, command
from statementpress.commands.parameters import Option
from statementpress.errors import SetupError
from statementpress.late import late_imports

with late_imports():
    from statementpress.studio import serving

NEEDED = ("starlette", "uvicorn", "watchfiles")
"""The packages that nothing else needs."""


@command("studio")
def studio(
    invocation: Invocation,
    port: Annotated[
        int | None, Option("--port N", "The port to take; else a usual one that is free.")
    ] = None,
    no_browser: Annotated[
        bool, Option("--no-browser", "Print the address, and open nothing.")
    ] = False,
) -> None:
    """Open the studio in the browser, to write, see and send statements; Ctrl-C ends it.

    Only this machine reaches it, and only with the address that is printed.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise SetupError(
            f"the studio needs packages that are not installed: {', '.join(missing)}",
            hint="type `make studio` in a checkout, or install statementpress[studio] with pip",
        )
    terminal = invocation.terminal

    def begun(address: str, opening: str) -> None:
        terminal.data(address)
        terminal.note("the studio is open at this address, on this machine alone; Ctrl-C ends it")
        terminal.note("if no browser opens, copy the address into yours")
        if not no_browser:
            # A browser for the terminal would stay, and the server must not wait for it.
            threading.Thread(target=click.launch, args=(opening,), daemon=True).start()

    try:
        serving.serve(invocation.project, port, begun, terminal.trace)
    except KeyboardInterrupt:
        terminal.note("the studio has ended; everything is saved")

"""The one place where a command ends: what it raised becomes a message and an exit code.

An error of ours has its own code. Anything else that escapes is a fault of the program, and is
said to be one, so that nobody looks for it in their statement.
"""

import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path

from typer.exceptions import TyperException
from typer.main import get_command

from statementpress.commands.app import app
from statementpress.commands.options import Invocation
from statementpress.errors import StatementPressError, UsageError, explained

IN_A_CHECKOUT = "generate.py"
"""The file that starts the command line in a checkout."""
INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C stopped: 128 + SIGINT."""
TERMINATED = 143
"""And of one that was told to end: 128 + SIGTERM."""


def entry() -> int:
    """Run the installed command `statementpress`; return its exit code."""
    return main(sys.argv[1:], program="statementpress")


def main(argv: Sequence[str], program: str = IN_A_CHECKOUT) -> int:
    """Run the command line `argv` (without the name of the `program`) and return its exit code.

    Data goes to stdout, all else to stderr. Nothing is raised: 0 is success, 1 a fault of the
    program, 130 an interrupt, 143 the end that was asked for; the others are those of `errors`.
    """
    _clean_up_where_terminated()
    _replace_closed_streams()
    _let_every_character_through()
    invocation = Invocation()
    try:
        code = get_command(app).main(
            args=list(argv), prog_name=program, standalone_mode=False, obj=invocation
        )
        return int(code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as end:  # typer's way out when the reader of stdout has gone
        return end.code if isinstance(end.code, int) else 1
    except Exception as error:
        told = _usage(error, program) if isinstance(error, TyperException) else explained(error)
        invocation.terminal.error(told)
        if type(told) is StatementPressError:
            invocation.terminal.trace(traceback.format_exc())
        return told.exit_code


def _usage(error: TyperException, program: str) -> UsageError:
    context = getattr(error, "ctx", None)
    asked = context.command_path if context else program
    return UsageError(
        error.format_message().rstrip("."), hint=f"`{asked} --help` lists what there is"
    )


def _clean_up_where_terminated() -> None:
    """Let SIGTERM unwind the stack: temporary folders go, and programs that were started end."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminated)


def _terminated(*_: object) -> None:
    raise SystemExit(TERMINATED)


def _replace_closed_streams() -> None:
    """Let what is written to a stream that was closed before the start go nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _let_every_character_through() -> None:
    """Name what a stream's encoding lacks: Khmer in a message must not end a build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="namereplace")

"""The one place where a run of the program ends: what was raised becomes a message and exit code.

An error of ours has its own code. Anything else that escapes is a fault of the program, and the
message says so, so that nobody looks for it in their statement.
"""

import gc
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from statementpress.commands.app import app
from statementpress.commands.command import Invocation
from statementpress.commands.terminal import CHECKOUT, Terminal, discard
from statementpress.errors import StatementPressError, UsageError, explained

INSTALLED = "statementpress"
"""The name of the program where it is installed."""
INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C stopped: 128 + SIGINT."""
TERMINATED = 143
"""The same for SIGTERM."""

SELDOM = (300_000, 5, 5)
"""How many new objects Python lets come before it looks for cycles among them, and how often before
it looks at older ones. A build makes few cycles and ends soon; looking for them after every 700
objects, as Python does by itself, takes a twentieth of its time, and more of a long one's."""


def entry() -> int:
    """Run the installed command, `statementpress`, and return its exit code."""
    return main(sys.argv[1:], INSTALLED)


def main(argv: Sequence[str], program: str = CHECKOUT) -> int:
    """Run the command line `argv`, without the program's name, and return its exit code.

    `program` is the name that help and messages call the program by. Data goes to stdout, all else
    to stderr. Nothing is raised: 0 is success, 1 a fault of the program, 130 an interrupt, 143 the
    end that SIGTERM asked for; the others are those of `errors`.
    """
    gc.set_threshold(*SELDOM)
    _clean_up_on_termination()
    _replace_closed_streams()
    _let_every_character_through()
    invocation = Invocation(terminal=Terminal(program=program))
    try:
        Path.cwd()  # Raise before anything is made if somebody deleted the current folder.
        with app.make_context(program, list(argv), obj=invocation) as context:
            app.invoke(context)
        return 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, click.Abort):  # Click raises Abort where it asked a question
        return INTERRUPTED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BrokenPipeError:
        discard(sys.stdout, sys.stderr)
        return 1
    except Exception as error:
        shown = _usage(error) if isinstance(error, click.ClickException) else explained(error)
        invocation.terminal.error(shown)
        if type(shown) is StatementPressError:
            invocation.terminal.trace(traceback.format_exc())
        return shown.exit_code


def _usage(error: click.ClickException) -> UsageError:
    """Return what Click refuses as an error of ours, which names the help of that command."""
    context = getattr(error, "ctx", None)
    # `generate.py build` without the name of the program, which the terminal knows
    words = context.command_path.split()[1:] if context else []
    asked = " ".join([CHECKOUT, *words, "--help"])
    return UsageError(error.format_message().rstrip("."), hint=f"`{asked}` lists what there is")


def _clean_up_on_termination() -> None:
    """Let SIGTERM unwind the stack: temporary folders go, and programs that were started end."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminated)


def _terminated(*_: object) -> None:
    raise SystemExit(TERMINATED)


def _replace_closed_streams() -> None:
    """Discard what is written to a stream that was closed before the start."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _let_every_character_through() -> None:
    """Write the names of characters that a stream's encoding lacks.

    Khmer in a message must not end a build.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="namereplace")

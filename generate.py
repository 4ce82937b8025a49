#!/usr/bin/env python3
"""The command line of Statement Press: `generate.py --help` lists what it does.

If the Python that starts it does not have the packages, it continues with the one that `make pdf`
set up, or says to type `make pdf`.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120 - an old Python comes this far
OWN = os.path.join(HERE, ".venv")  # noqa: PTH118
IS_WINDOWS = os.name == "nt"
INSIDE = ("Scripts", "python.exe") if IS_WINDOWS else ("bin", "python")
PYTHON = os.path.join(OWN, *INSIDE)  # noqa: PTH118
NEEDED = ("click", "rich", "msgspec", "weasyprint")


def run(arguments: list[str]) -> int:
    """Run the command line; return its exit code."""
    if sys.version_info >= (3, 11) and all(map(importlib.util.find_spec, NEEDED)):
        from statementpress.cli import main  # noqa: PLC0415 - only a Python that has all reads it

        return main(arguments)
    if os.access(PYTHON, os.X_OK) and sys.prefix != OWN:
        command = [PYTHON, __file__, *arguments]
        if IS_WINDOWS:  # there, exec does not wait for the new process
            return subprocess.call(command)
        os.execv(PYTHON, command)
    sys.stderr.write(
        "error: the packages of Statement Press are not installed for this Python\n"
        "  hint: type `make pdf` in the folder of generate.py: it installs them, and builds\n"
    )
    return 4  # as errors.SetupError


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # while the command line itself is being loaded
        sys.exit(130)

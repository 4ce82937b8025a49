"""Whether a reader or validator is installed, and how it is run.

A test that needs one says so with `requires`. Without it, the test is skipped on a person's machine
and the reason says what to type. If CI is set the test fails, as tests that nobody runs prove
nothing.
"""

import importlib.metadata
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

import pytest

from tests.readers.once import native_parts

SECONDS = 600
"""After this time a program is taken to hang, even on a slow machine with much else to do."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tool:
    """A reader or validator, and what it needs.

    `parts` are names of what `doctor` lists, `packages` those of Python packages.
    """

    name: str
    parts: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    def available(self) -> bool:
        """Return whether all that it needs is installed and answers."""
        return not self.missing()

    def version(self) -> str:
        """Return the version of its first part or package; raise LookupError if that is missing."""
        found = [version for _, version, _ in self._needs() if version]
        if not found:
            raise LookupError(self.missing())
        return found[0]

    def path(self, part: str) -> str:
        """Return the file of one of its parts, empty if it is missing."""
        return native_parts()[part].path

    def missing(self) -> str:
        """Return what is missing and what to type to get it, empty if nothing is missing."""
        absent = [
            f"{name} is not installed: {hint}" for name, found, hint in self._needs() if not found
        ]
        return "; ".join(absent)

    def _needs(self) -> list[tuple[str, str, str]]:
        """Return name, version (empty: missing) and hint of each need."""
        native = [native_parts()[name] for name in self.parts]
        needs = [(part.name, part.version, part.hint) for part in native]
        return needs + [(name, _package_version(name), "make test") for name in self.packages]


class Wrapped(Protocol):
    """A module that wraps one tool, such as `tests.readers.poppler`."""

    TOOL: Tool


def require(wrapped: Wrapped) -> None:
    """Skip the running test or fixture if the tool is missing, or fail it if CI is set."""
    reason = wrapped.TOOL.missing()
    if reason and os.environ.get("CI"):
        pytest.fail(f"CI may not skip: {reason}")
    if reason:
        pytest.skip(reason)


def requires(*wrapped: Wrapped) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a test as one that needs tools; a fixture runs before its test, and calls `require`."""

    def decorate(test: Callable[P, R]) -> Callable[P, R]:
        @wraps(test)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            for each in wrapped:
                require(each)
            return test(*args, **kwargs)

        return checked

    return decorate


def output(*command: str) -> str:
    """Run a program and return what it prints as UTF-8, every line end as it is.

    Raise RuntimeError, with its complaint, if it fails, takes more than `SECONDS` or prints
    anything but UTF-8.
    """
    done = _finished(*command)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: exit code {done.returncode}: {complaint(done)}")
    return _decoded(command[0], done.stdout)


def _finished(*command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, whatever its exit code; raise RuntimeError if it hangs."""
    try:
        return subprocess.run(
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"{command[0]} did not finish in {SECONDS} s") from error


def _decoded(program: str, printed: bytes) -> str:
    try:
        return printed.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuntimeError(f"{program} printed what is no UTF-8: {error}") from error


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the end of what a program wrote to standard error."""
    return done.stderr.decode("utf-8", "replace").strip()[-2000:]


def _package_version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""

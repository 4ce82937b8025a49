"""What differs from system to system lies in native/; all other code runs on each of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared.code import parsed

PACKAGE = Path(__file__).parents[2] / "statementpress"
MODULES = {"fcntl", "grp", "msvcrt", "posix", "pwd", "resource", "termios", "winreg"}
ATTRIBUTES = re.compile(
    r"\A(?:sys\.platform|os\.(?:name|fork|getuid|geteuid|killpg|wait4|setsid|sched_getaffinity)"
    r"|os\.O_(?:DIRECTORY|NOFOLLOW)|signal\.SIG(?:ALRM|CHLD|HUP|KILL|PIPE|USR1|XCPU)"
    r"|socket\.SO_REUSEADDR)\Z"
)
EXCEPTIONS = {
    "machine/forked.py": {"os.fork", "os.wait4", "signal.SIGKILL"},  # if native says it may
    "machine/memory.py": {"/proc/self/status", "/proc/self/clear_refs", "/proc/meminfo"},
}
"""What does without: where there is no fork, and where the system says nothing of memory."""


def named(tree: ast.AST) -> Iterator[str]:
    """Yield what code names that not every system has, or that says which one it is."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ({each.name for each in names} & MODULES)
            case ast.ImportFrom(module=str(module)) if module in MODULES:
                yield module
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                yield from ATTRIBUTES.findall(f"{owner}.{name}")
            case ast.Constant(value=str(text)) if text.startswith("/proc/"):
                yield text


def test_only_one_room_knows_what_system_this_is() -> None:
    paths = [path for path in PACKAGE.rglob("*.py") if PACKAGE / "native" not in path.parents]
    found = {path.relative_to(PACKAGE).as_posix(): set(named(parsed(path))) for path in paths}
    assert {name: those for name, those in found.items() if those} == EXCEPTIONS


@pytest.mark.parametrize(
    "source",
    ["import resource", "from fcntl import flock", "sys.platform == 'win32'", "os.fork()",
     "os.kill(1, signal.SIGKILL)", "open('/proc/self/maps')"],
)  # fmt: skip
def test_what_only_some_have_is_noticed(source: str) -> None:
    assert list(named(ast.parse(source)))

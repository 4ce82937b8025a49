"""Loads a module when something of it is first used, not when it is imported.

The rule for the whole package: every import stands at the top of its file, none in a function. A
module is imported late if it takes more than a few milliseconds to load, or needs libraries that
this machine may lack, and if not every run of its importer uses it:

    with late_imports():
        from rich import console

        from statementpress.editions import making

    def build() -> None:
        made = making.make(...)  # loads `making`, and WeasyPrint with it

Such an import names a module, never something in it. Annotations that name a class of it are
written as text, "making.Made", because Python would otherwise look the class up at once. Linters
and type checkers see ordinary imports. Once the oldest Python that is supported has lazy imports
(PEP 810), they replace this file.
"""

import builtins
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any, cast


def load(*modules: ModuleType) -> None:
    """Load modules that were imported late, for example before this process is forked."""
    for module in modules:
        import_module(module.__name__)


class _LateModule(ModuleType):
    """Stands for a module, and loads it when one of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


@contextmanager
def late_imports() -> Iterator[None]:
    """Make the imports in this block late: `from package import module`, or `import package`."""
    import_now = builtins.__import__
    this_thread = threading.get_ident()

    def import_late(
        name: str, scope: Any = None, local: Any = None, members: Sequence[str] = (), level: int = 0
    ) -> Any:
        if threading.get_ident() != this_thread:
            return import_now(name, scope, local, members, level)
        if level or ("." in name and not members):
            raise ImportError("write `from package import module`, the package in full")
        if not members:
            return _LateModule(name)
        return SimpleNamespace(**{each: _LateModule(f"{name}.{each}") for each in members})

    builtins.__import__ = cast(Any, import_late)
    try:
        yield
    finally:
        builtins.__import__ = import_now

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

A library may load what it seldom uses. Where modules are named, only the imports of these are late,
in all that is imported inside the block:

    with late_imports("fontTools.subset"):
        import weasyprint
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


class _LateFunction:
    """Stands for a function of a module, and loads the module when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *values: Any, **named: Any) -> Any:
        return getattr(import_module(self._module), self._name)(*values, **named)


@contextmanager
def late_imports(*only: str) -> Iterator[None]:
    """Make the imports in this block late: `from package import module`, or `import package`.

    Given the names of modules, make only their imports late, and those of functions that are in
    them, but in every file that is loaded inside the block.
    """
    import_now = builtins.__import__
    this_thread = threading.get_ident()

    def import_late(
        name: str,
        globals: Any = None,  # noqa: A002 - the names that Python gives them
        locals: Any = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        members = fromlist or ()
        if threading.get_ident() != this_thread or (only and level):
            return import_now(name, globals, locals, members, level)
        if not only:
            return _late(name, members, level)
        late = _late_members(name, members, only)
        now = [each for each in members if each not in late]
        if late and not now:
            return SimpleNamespace(**late)
        loaded = import_now(name, globals, locals, now, level)
        return SimpleNamespace(**(late | vars(loaded))) if late else loaded

    builtins.__import__ = cast(Any, import_late)
    try:
        yield
    finally:
        builtins.__import__ = import_now


def _late(name: str, members: Sequence[str], level: int) -> Any:
    """Return what stands for a module, or for those modules of a package."""
    if level or ("." in name and not members):
        raise ImportError("write `from package import module`, the package in full")
    if not members:
        return _LateModule(name)
    return SimpleNamespace(**{each: _LateModule(f"{name}.{each}") for each in members})


def _late_members(name: str, members: Sequence[str], only: Sequence[str]) -> dict[str, Any]:
    """Return what stands for those members of a module that `only` makes late."""
    if name in only:
        return {each: _LateFunction(name, each) for each in members}
    late = [each for each in members if f"{name}.{each}" in only]
    return {each: _LateModule(f"{name}.{each}") for each in late}

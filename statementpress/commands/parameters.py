"""The options and arguments of commands, declared in their signatures as their help shows them.

    def build(
        invocation: Invocation,
        output: Annotated[Path | None, Option("-o, --output DIR", "Folder for the PDF.")] = None,
    ) -> None:

The type says what a value is: text, a path or a number; a `bool` is a switch, and a `Sequence` is
an option that may be given again, or an argument of several values. A parameter without a default
has to be given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import Parameter
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import click


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command."""

    usage: str
    """Its names, then what stands for its value, as in `-o, --output DIR`."""
    help: str
    """What it is for."""
    is_eager: bool = False
    """Whether the other options may already ask for its value."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A value that is given without the name of an option."""

    usage: str
    """What stands for it, as in `FILE.pdf`."""
    help: str
    """What it is."""


def click_parameter(parameter: Parameter) -> click.Parameter:
    """Return what Click needs to read a parameter that is declared with Option or Argument."""
    hint, declared = get_args(parameter.annotation)
    (kind,) = {*(get_args(hint) if NoneType in get_args(hint) else (hint,))} - {NoneType}
    multiple = get_origin(kind) is Sequence
    value = get_args(kind)[0] if multiple else kind
    given: dict[str, Any] = {"type": click.Path(path_type=Path) if value is Path else value}
    required = parameter.default is Parameter.empty
    if not required:
        given["default"] = parameter.default
    if isinstance(declared, Argument):
        shown = declared.usage if required else f"[{declared.usage}]"
        given["nargs"] = -1 if multiple else 1
        return click.Argument([parameter.name], metavar=shown, help=declared.help, **given)
    words = declared.usage.replace(",", "").split()
    names = [word for word in words if word.startswith("-")]
    return click.Option(
        [parameter.name, *names],
        metavar=words[-1] if words[-1] not in names else None,
        help=declared.help,
        is_eager=declared.is_eager,
        multiple=multiple,
        is_flag=value is bool,
        required=required,
        show_default=not required and bool(parameter.default),
        **given,
    )

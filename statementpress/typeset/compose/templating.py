"""Fill Jinja2 templates: what people wrote is escaped, and an unknown name is an error.

Nothing is escaped in text files (.txt). Templates may come from a frozen version of strangers, so
they run in a sandbox: they reach the values that they are given, and nothing behind them.

To compile the templates of a document takes a tenth of a second, so compiled ones are kept between
builds. Whoever can write there can run code as this user: `machine.cache` says whom it trusts.
"""

import traceback
from collections.abc import Sized
from math import isfinite
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from statementpress.errors import Place, SetupError, StatementPressError
from statementpress.machine.cache import Shelf, keep, kept, key, versions
from statementpress.project.files import ProjectFiles

_CODE = Path(__file__).read_bytes()
"""Bytes that change whenever the code that compiles templates does."""
_FOLDER = "templates/"
"""What the name of a template begins with in a traceback, wherever the project lies."""
LARGEST = 10_000_000
"""The largest product, of numbers or in characters, that a template may make."""
_HINT = "correct the template, or delete your copy to use the shipped one"


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox without powers and huge products.

    Python works those out without looking up, even while a template is compiled, so that no limit
    on time would end them.
    """

    intercepted_binops = frozenset({"**", "*"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product; raise SecurityError for a huge one, and for every power."""
        if operator == "**" or _size(left) * _size(right) > LARGEST:
            raise SecurityError(f"{operator} makes too much of these values")
        return super().call_binop(context, operator, left, right)


def _size(value: Any) -> int:
    """Return how many items a value has, or how large a number is that repeats some."""
    if isinstance(value, Sized):
        return len(value)
    return abs(int(value)) if isinstance(value, int | float) and isfinite(value) else 1


class _Compiled(BytecodeCache):
    """Keeps compiled templates by their name and text, and by what compiles and runs them.

    Their files are still read each time, so that it is known which ones a document used.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before."""
        compiled = kept(Shelf.TEMPLATES, _name_of(bucket))
        if compiled is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        keep(Shelf.TEMPLATES, _name_of(bucket), bucket.bytecode_to_string())


_COMPILED = _Compiled()


def _name_of(bucket: Bucket) -> str:
    """Return the name of the entry for a bucket: of its template's name and text, and the code."""
    return key([_CODE, versions("jinja2"), bucket.key.encode(), bucket.checksum.encode()])


def render(files: ProjectFiles, template: str, **context: object) -> str:
    """Return the filled template; raise SetupError, with its file and line, if it is broken.

    Errors of this program that functions of the context raise are raised as they are.
    """
    environment = _Sandbox(
        loader=FunctionLoader(lambda name: _loaded(files, name)),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        bytecode_cache=_COMPILED,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    files.path("templates", template)
    try:
        return environment.get_template(template).render(**context)
    except TemplateSyntaxError as error:
        place = Place(f"{_FOLDER}{error.name}", error.lineno)
        raise SetupError(f"the template is broken: {error.message}", place=place, hint=_HINT) from (
            error
        )
    except (StatementPressError, MemoryError):
        raise
    except Exception as error:  # a template can raise whatever its expressions do
        message = f"the template fails: {_reason(error)}"
        raise SetupError(message, place=_place(error, template), hint=_HINT) from error


def _loaded(files: ProjectFiles, name: str) -> tuple[str, str, None] | None:
    """Return the text and the place of a template; None if there is no template of this name."""
    try:
        files.path("templates", name)
    except SetupError:
        return None
    return files.text("templates", name), f"{_FOLDER}{name}", None


def _reason(error: Exception) -> str:
    return str(error).split("' not found in search path")[0] or type(error).__name__


def _place(error: Exception, template: str) -> Place:
    """Return the innermost line of a template in the traceback, where Jinja2 gives true lines."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(_FOLDER):
            return Place(frame.filename, frame.lineno)
    return Place(f"{_FOLDER}{template}")

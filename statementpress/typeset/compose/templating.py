"""Fill Jinja2 templates: what people wrote is escaped, and an unknown name is an error.

Nothing is escaped in text files (.txt). Templates may come from a frozen version of strangers, so
they run in a sandbox: they reach the values that they are given, and nothing behind them.
"""

import traceback
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from statementpress.errors import Place, SetupError, StatementPressError
from statementpress.project.files import ProjectFiles

_HINT = "correct the template, or delete your copy to use the shipped one"


class _Compiled(BytecodeCache):
    """Keeps compiled templates by their path and text, as a site has hundreds of pages.

    Their files are still read each time, so that it is known which ones a document used.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, which checks by itself whether its text is the one that was compiled."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def render(files: ProjectFiles, template: str, **context: object) -> str:
    """Return the filled template; raise SetupError, with its file and line, if it is broken.

    Errors of this program that functions of the context raise are raised as they are.
    """
    roots = files.roots("templates")
    environment = ImmutableSandboxedEnvironment(
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
        place = Place(f"templates/{error.name}", error.lineno)
        raise SetupError(f"the template is broken: {error.message}", place=place, hint=_HINT) from (
            error
        )
    except StatementPressError:
        raise
    except Exception as error:  # a template can raise whatever its expressions do
        message = f"the template fails: {_reason(error)}"
        raise SetupError(message, place=_place(error, roots, template), hint=_HINT) from error


def _loaded(files: ProjectFiles, name: str) -> tuple[str, str, None] | None:
    """Return the text and the path of a template; None if there is no template of this name."""
    try:
        path = files.path("templates", name)
    except SetupError:
        return None
    return files.text("templates", name), str(path), None


def _reason(error: Exception) -> str:
    return str(error).split("' not found in search path")[0] or type(error).__name__


def _place(error: Exception, roots: tuple[Path, ...], template: str) -> Place:
    """Return the innermost line of a template in the traceback, where Jinja2 gives true lines."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for root in roots:
            path = Path(frame.filename)
            if path.is_relative_to(root):
                return Place(f"templates/{path.relative_to(root).as_posix()}", frame.lineno)
    return Place(f"templates/{template}")

"""The one version of WeasyPrint that can be built with, and the libraries that it needs.

`stretch`, `hanging_spaces`, `columns`, `notes`, `kept_pages` and `finishing.tags` replace private
functions of it; `pages`, `parts`, `flow` and what decides by them read the boxes of its pages,
`source_boxes` those before layout, `finishing` reads what it draws, and `assets` knows how it names
images. Another version may have the same names and
mean something else by them, so it is refused.
"""

import ctypes.util
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version

from statementpress.errors import SetupError
from statementpress.late import late_imports
from statementpress.native import require_libraries
from statementpress.native.system import is_linux
from statementpress.typeset.layout.declarations import compiled_declarations

WEASYPRINT = "70.0"

SELDOM_USED = ("fontTools.subset", "fontTools.ttLib.woff2", "fontTools.varLib.instancer")
"""What WeasyPrint imports and then uses only for variable fonts, for those of the web, and where
HarfBuzz cannot cut fonts down. Loading it takes as long as all the rest of WeasyPrint."""


def require_weasyprint() -> None:
    """Load WeasyPrint; raise SetupError if a library is missing, or another version is installed.

    Call it before the first import of WeasyPrint, which fails in its own words otherwise.
    """
    require_libraries()
    installed = version("weasyprint")
    if installed != WEASYPRINT:
        raise SetupError(
            f"WeasyPrint {installed} is installed, but Statement Press needs {WEASYPRINT}",
            hint=f"type `make pdf` in a checkout, or `pip install weasyprint=={WEASYPRINT}`",
        )
    with _libraries_by_name(), compiled_declarations(), late_imports(*SELDOM_USED):
        importlib.import_module("weasyprint")


@contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Let libraries be loaded by their names alone inside the block.

    For each name that it tries, cffi asks `find_library`, which starts ldconfig, a compiler and a
    linker: 22 calls, a third of the time of the import. On Linux the last name that WeasyPrint
    tries is the one under which `require_libraries` has just loaded the library.
    """
    found = ctypes.util.find_library
    if is_linux():
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = found

"""The one version of WeasyPrint that can be built with, and the libraries that it needs.

`stretch` and `finishing.tags` replace private functions of it; `pages`, `parts`, `flow` and what
decides by them read the boxes of its pages, `finishing` reads what it draws, and `assets` knows how
it names images. Another version may have the same names and mean something else by them, so it is
refused.
"""

from importlib.metadata import version

from statementpress.errors import SetupError
from statementpress.native import require_libraries

WEASYPRINT = "70.0"


def require_weasyprint() -> None:
    """Raise SetupError if a library is missing, or another version is installed.

    Call it before the first import of WeasyPrint, which fails in its own words otherwise.
    """
    require_libraries()
    installed = version("weasyprint")
    if installed != WEASYPRINT:
        raise SetupError(
            f"WeasyPrint {installed} is installed, but Statement Press needs {WEASYPRINT}",
            hint=f"type `make pdf` in a checkout, or `pip install weasyprint=={WEASYPRINT}`",
        )

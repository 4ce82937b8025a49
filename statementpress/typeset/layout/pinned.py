"""The one WeasyPrint that this package knows.

`stretch`, `page_areas` and `finishing.tags` stand on private names of it, `finishing` on what it
draws, and `assets` on how it names images. Another version may have the names and mean something
else by them, so none is tried.
"""

from importlib.metadata import version

from statementpress.errors import SetupError

WEASYPRINT = "70.0"


def require_weasyprint() -> None:
    """Raise SetupError where another WeasyPrint is installed; nothing of it is imported."""
    installed = version("weasyprint")
    if installed != WEASYPRINT:
        raise SetupError(
            f"WeasyPrint {installed} is installed, and only {WEASYPRINT} can be built with",
            hint="type `make pdf`: it installs what requirements/runtime.txt pins",
        )

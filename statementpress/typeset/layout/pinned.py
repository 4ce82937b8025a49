"""The one version of WeasyPrint that can be built with.

`stretch` and `finishing.tags` replace private functions of it; `pages`, `parts` and `whole_rows`
read the boxes of its pages, `finishing` reads what it draws, and `assets` knows how it names
images. Another version may have the same names and mean something else by them, so it is refused.
"""

from importlib.metadata import version

from statementpress.errors import SetupError

WEASYPRINT = "70.0"


def require_weasyprint() -> None:
    """Raise SetupError if another version is installed; WeasyPrint itself is not imported."""
    installed = version("weasyprint")
    if installed != WEASYPRINT:
        raise SetupError(
            f"WeasyPrint {installed} is installed, but Statement Press needs {WEASYPRINT}",
            hint="type `make pdf`: it installs what requirements/runtime.txt pins",
        )

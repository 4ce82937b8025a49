"""A project with a small made-up statement, and files of its own over the shipped ones."""

from tests.statement.conftest import FILES, FOLDER
from tests.statement.conftest import Desk as StatementDesk

__all__ = ["FILES", "FOLDER", "Desk"]


class Desk(StatementDesk):
    """A statement that can be built."""

    def own(self, name: str, content: str) -> None:
        """Put a file of the project's own over a shipped one: templates/…, styles/…, fonts/…."""
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

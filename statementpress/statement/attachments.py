"""What a text takes from other files of its folder: the pictures of figures, and tables as CSV."""

from collections.abc import Collection, Sequence

from statementpress.statement.csv_table import Record, read_records
from statementpress.statement.files import FileError, same_name
from statementpress.statement.folder import Folder
from statementpress.statement.logos.reader import read_logo, warn_of_left_out
from statementpress.statement.report import Report
from statementpress.statement.signatories import Logo

FIGURES = "figures"
"""The folder of the pictures, inside that of the statement."""


class Attachments:
    """The files that the texts of one statement use; each is read once for all languages."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._used: set[str] = set()
        self._pictures: dict[str, Logo | FileError] = {}
        self._tables: dict[str, Sequence[Record]] = {}

    def picture(self, name: str, line: int, report: Report) -> Logo | None:
        """Return the picture `name`, a path under figures/.

        If it cannot be used, the error is reported for `line` of the text that names it, with a
        code of `logos.read_logo`, and the result is None.
        """
        name = name.removeprefix(f"{FIGURES}/")
        self._used.add(f"{FIGURES}/{name}")
        if name not in self._pictures:
            try:
                picture = read_logo(self.folder.path / FIGURES, name, is_mark=False)
                self._pictures[name] = picture
                warn_of_left_out("picture", picture, line, report)
            except FileError as error:
                self._pictures[name] = error
        found = self._pictures[name]
        if isinstance(found, FileError):
            report.error(found.code, line, f"picture {found.message}", found.hint)
            return None
        return found

    def table(self, name: str, line: int, report: Report) -> Sequence[Record]:
        """Return the records of the CSV file `name` in the folder of the statement.

        If it cannot be read, the error is reported for `line` of the text that names it, and if it
        is no table, for the file itself; then the result is empty. The codes are those of
        `files.read_inside` and `csv_table.read_records`.
        """
        self._used.add(name)
        if name not in self._tables:
            own = self.folder.report(name)
            try:
                self._tables[name] = read_records(self.folder.read(name), own)
            except FileError as error:
                if error.line:
                    own.error(error.code, error.line, error.message, error.hint)
                else:
                    report.error(error.code, line, f"table {error.message}", error.hint)
                return ()
        return self._tables[name]

    def check_unused(self, others: Collection[str]) -> None:
        """Warn of pictures, and of CSV files that are not among `others`, that no text uses."""
        there = [name for name in self.folder.names() if name.lower().endswith(".csv")]
        there += [f"{FIGURES}/{name}" for name in self.folder.names_below(FIGURES)]
        for name in there:
            is_hidden = name.rpartition("/")[2].startswith((".", "~$"))
            is_used = any(same_name(name, used) for used in (*self._used, *others))
            if not is_hidden and not is_used:
                message = "this file is not used: no text of the statement names it"
                hint = "name it in a text, or take it out of the folder"
                self.folder.report(name).warning("unused-file", None, message, hint)

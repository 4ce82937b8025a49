"""What a contact sheet says of each mark: its size, its file, how fine it is, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from statementpress.errors import Finding, Severity
from statementpress.statement.facts import CONVENERS
from statementpress.statement.reading import Reading
from statementpress.statement.signatories import SVG, Group, Logo, Signatory
from statementpress.typeset.compose.logos import LogoBook, PlacedMark
from statementpress.typeset.compose.resolution import Resolution, resolution
from statementpress.typeset.compose.walls import Measures

FORMATS = {SVG: "SVG", "image/png": "PNG", "image/jpeg": "JPEG"}
OF_FILES = {"missing-file", "outside-folder", "too-large", "unreadable"}
"""The codes of findings about the file of a mark, beside those that begin with “logo-”."""
NO_FAULTS = {"logo-on-plate"}
"""The codes of findings that the sheet shows in another way: it says which marks have a plate."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A member of a group with its mark."""

    member: Signatory
    placed: PlacedMark | None
    """The mark at the size at which the edition prints it; None if there is none to print."""
    findings: tuple[Finding, ...]
    """What is wrong with its file."""

    @property
    def logo(self) -> Logo | None:
        """Return the mark if it is an image."""
        return self.member.mark if isinstance(self.member.mark, Logo) else None

    @property
    def format(self) -> str:
        """Return the format of the image; "" for words."""
        return FORMATS[self.logo.media_type] if self.logo else ""

    @property
    def resolution(self) -> Resolution | None:
        """Return how finely the image is printed; None for words and for an SVG."""
        return resolution(self.logo, self.placed.size) if self.logo and self.placed else None

    @property
    def is_faulty(self) -> bool:
        """Return whether its file is at fault or has too few pixels."""
        return bool(self.findings) or (
            self.resolution is not None and not self.resolution.is_enough
        )


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The members of a group that have a mark, or a fault in place of one."""

    name: str
    """As the register calls it."""
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a contact sheet shows."""

    groups: tuple[SheetGroup, ...]
    without: Mapping[str, tuple[Signatory, ...]]
    """The members who have no mark, by the name of their group; only groups with some."""
    book: LogoBook
    """The sizes of the marks, for the style sheet."""

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Return the rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def missing(self) -> int:
        """Return how many members have no mark."""
        return sum(map(len, self.without.values()))


def sheet_of(reading: Reading, measures: Measures) -> Sheet:
    """Return what the sheet of a statement shows, at the sizes of an edition with these measures.

    The statement may have errors: a mark that could not be read is a row with a finding.
    """
    book = LogoBook(measures)
    of_lines = _by_line(reading.findings)
    groups, without = [], {}
    for name, group in reading.groups.items():
        rows = tuple(_rows(group, book, of_lines, convening=name == CONVENERS))
        if rows:
            groups.append(SheetGroup(name, rows))
        shown = {id(row.member) for row in rows}
        if left := tuple(member for member in group.members if id(member) not in shown):
            without[name] = left
    return Sheet(tuple(groups), without, book)


def _by_line(findings: Iterable[Finding]) -> Mapping[int, tuple[Finding, ...]]:
    """Return what is wrong with the files of marks, by the line of the register."""
    found: dict[int, tuple[Finding, ...]] = {}
    for each in findings:
        of_file = each.code in OF_FILES or each.code.startswith("logo-")
        serious = each.severity is not Severity.NOTE and each.code not in NO_FAULTS
        if of_file and serious and each.place and each.place.line:
            found[each.place.line] = (*found.get(each.place.line, ()), each)
    return found


def _rows(
    group: Group, book: LogoBook, of_lines: Mapping[int, tuple[Finding, ...]], *, convening: bool
) -> Iterator[SheetRow]:
    """Yield the members with a mark or a fault, in the order of the register."""
    marked = [member for member in group.members if member.mark]
    # As templates/parts/title.html and signatories.html set them.
    if convening:
        wall = book.wall(marked, most_rows=2, scale=0.85)
    else:
        wall = book.wall(marked, per_row=group.listing.marks_per_row)
    placed: Sequence[PlacedMark] = [each for row in wall.rows for each in row]
    by_member = {id(each.member): each for each in placed}
    for member in group.members:
        findings = of_lines.get(member.line, ())
        if member.mark or findings:
            yield SheetRow(member, by_member.get(id(member)), findings)

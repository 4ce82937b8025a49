"""What templates ask about groups that sign by hand: their blocks, their scans, their sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from statementpress.khmer.clusters import clusters
from statementpress.statement.listing import SetAs
from statementpress.statement.model import Block, Paragraph, Signatories, Statement
from statementpress.statement.register.columns import OF_A_SHEET, SIGNED
from statementpress.statement.signatories import Entry, Group, Logo, Signatory
from statementpress.statement.traversal import leaves, texts

WIDEST, TALLEST = 36.0, 15.0
"""mm: a signature."""
SEAL = 24.0
"""mm: a stamp, in both directions. Most are larger, but three stand beside each other here."""

LONG_NAME, LONG_LINE = 24, 60
"""From how many letters on a name takes two lines, and what stands below it three, in a third of a
page's width."""
LONGEST_HEAD = 400
"""How many letters of an introduction are repeated at the head of each page of a sheet."""


@dataclass(slots=True)
class ScanBook:
    """Keeps the scans that templates ask for, each once."""

    signatures: list[Logo] = field(default_factory=list)
    """Scanned signatures, in the order in which they were first asked for."""
    stamps: list[Logo] = field(default_factory=list)
    """Scanned stamps, in the same way."""

    def signature(self, scan: Logo) -> str:
        """Return the name of a signature, which is also its class, such as "signature-1"."""
        return _kept(scan, self.signatures, "signature")

    def stamp(self, scan: Logo) -> str:
        """Return the name of a stamp, such as "stamp-1"."""
        return _kept(scan, self.stamps, "stamp")

    def named(self) -> Mapping[str, Logo]:
        """Return the scans by the names under which layout can load them."""
        return {scan_asset(name, scan): scan for name, scan in self._all()}

    def style_sheet(self) -> str:
        """Return the rule for the size of each scan; a style sheet changes all with `--scan-scale`.

        Signatures are as wide as others or as high, whichever is less.
        """
        rules = []
        for name, scan in self._all():
            most = (SEAL, SEAL) if name.startswith("stamp") else (WIDEST, TALLEST)
            scale = min(most[0] / scan.width, most[1] / scan.height)
            width, height = (
                f"calc({side * scale:.2f}mm * var(--scan-scale, 1))"
                for side in (scan.width, scan.height)
            )
            rules.append(f".{name} {{ width: {width}; height: {height} }}")
        return "\n".join(rules)

    def _all(self) -> Iterator[tuple[str, Logo]]:
        for kind, scans in (("signature", self.signatures), ("stamp", self.stamps)):
            yield from ((f"{kind}-{number}", scan) for number, scan in enumerate(scans, 1))


def _kept(scan: Logo, scans: list[Logo], kind: str) -> str:
    if scan not in scans:
        scans.append(scan)
    return f"{kind}-{scans.index(scan) + 1}"


def scan_asset(name: str, scan: Logo) -> str:
    """Return the name under which layout can load a scan."""
    return f"{name}.{scan.ending}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet for the thumbprints of a group, for all languages of a document."""

    entries: tuple[Entry, ...]
    """Those whom the register names, with their numbers."""
    blank: tuple[int, ...]
    """The numbers of the rows for those whom it does not name."""
    heads: Mapping[str, tuple[str, ...]]
    """What is repeated on each page, by language: the short title, and the introduction."""


def sheets(statement: Statement, codes: Sequence[str]) -> tuple[Sheet, ...]:
    """Return a sheet for each group that the text in any of the languages `codes` sets as one."""
    found = {}
    for code in codes:
        for leaf in leaves(statement.parts[code]):
            if isinstance(leaf, Signatories):
                group = statement.groups[leaf.group]
                if group.listing.set_as is SetAs.THUMBPRINTS:
                    found[leaf.group] = _sheet(statement, group, codes)
    return tuple(found.values())


def _sheet(statement: Statement, group: Group, codes: Sequence[str]) -> Sheet:
    members = signers(group, codes[-1])
    entries = tuple(Entry(member, number) for number, member in enumerate(members, 1))
    first = len(entries) + 1
    heads = {
        code: (
            statement.short_title[code],
            *_introduction(statement.parts[code], group.identifier),
        )
        for code in codes
    }
    return Sheet(entries, tuple(range(first, first + group.listing.blank_rows)), heads)


def _introduction(part: Sequence[Block], group: str) -> Iterator[str]:
    """Yield the first paragraphs of a group's introduction, as many as a head has room for."""
    left = LONGEST_HEAD
    for leaf in leaves(part):
        if isinstance(leaf, Signatories) and leaf.group == group:
            for block in leaves(leaf.introduction):
                if isinstance(block, Paragraph):
                    words = " ".join("".join(texts(block.inlines)).split())
                    left -= len(words)
                    if left < 0:
                        return
                    yield words
            return


def signers(group: Group, code: str) -> tuple[Signatory, ...]:
    """Return the members of a group in the order in which a language lists them."""
    return tuple(entry.member for section in group.sections[code] for entry in section.entries)


def signature_columns(group: Group, codes: Sequence[str]) -> int:
    """Return in how many columns a group signs: as asked for, or as its names leave room for.

    One signs alone, two sign beside each other, and more in three columns, or two if their names
    are long.
    """
    count = max(1, len(group.members))
    if group.listing.columns:
        return min(group.listing.columns, count)
    long = any(_is_long(member, code) for member in group.members for code in codes)
    return min(count, 2 if long else 3)


def _is_long(member: Signatory, code: str) -> bool:
    below = (member.details.get(column, {}).get(code, "") for column in SIGNED)
    return _letters(member.name[code]) > LONG_NAME or max(map(_letters, below)) > LONG_LINE


def _letters(text: str) -> int:
    return len(clusters(text))


def lines_of(member: Signatory, code: str) -> tuple[str, ...]:
    """Return what stands below a name in a language: title, organisation, place, date, note."""
    details = (member.details.get(column, {}).get(code, "") for column in SIGNED)
    return tuple(filter(None, (*details, member.note[code])))


def words_below(member: Signatory, codes: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the name of one who signs and the lines below it, in each language.

    They are there once where languages write all of them alike.
    """
    own: dict[str, tuple[str, ...]] = {}
    for code in codes:
        lines = (member.name[code], *lines_of(member, code))
        if lines not in own.values():
            own[code] = lines
    return own


def in_each(texts: Mapping[str, str], codes: Sequence[str]) -> Mapping[str, str]:
    """Return a text in each language, but once where languages write the same."""
    own: dict[str, str] = {}
    for code in codes:
        text = texts.get(code, "")
        if text and text not in own.values():
            own[code] = text
    return own


def signing_context(
    statement: Statement, codes: Sequence[str], scans: ScanBook | None
) -> dict[str, object]:
    """Return the values and functions that templates use for those who sign by hand.

    `scans` is filled while a template is rendered; None if the document shows no scans.
    """
    return {
        "scans": scans,
        "scan_asset": scan_asset,
        "thumbprint_sheets": sheets(statement, codes) if scans is not None else (),
        "sheet_columns": OF_A_SHEET,
        "signers": signers,
        "signature_columns": signature_columns,
        "words_below": words_below,
        "in_each": in_each,
    }

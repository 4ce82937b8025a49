"""What the site publishes of an archive: statements, their versions, and the files of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import IntactBag, bag_hash, intact
from statementpress.archive.bag.record import BuildRecord, Output, decoded
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.bag.versions import nothing_frozen, slugs, versions
from statementpress.errors import Finding, Place, Severity
from statementpress.site import addresses


@dataclass(frozen=True, slots=True)
class Download:
    """A file that can be downloaded."""

    name: str
    """Its name in the payload."""
    path: str
    """Its path in the site."""
    bytes: int
    sha256: str
    pages: int = 0
    """How many pages a PDF has, 0 if that is not known."""
    edition: str = ""
    """The edition of a PDF, "" for a text."""
    sheets: bool = False
    """Whether a PDF has the printing sheets of its edition."""
    code: str = ""
    """The language of a text, "" for a PDF."""

    @property
    def media_type(self) -> str:
        """Return its media type."""
        return "application/pdf" if self.edition else "text/plain"

    @property
    def has_picture(self) -> bool:
        """Say whether a picture of its first page shows readers what it is."""
        return bool(self.edition) and not self.sheets


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A version as the site shows it."""

    bag: IntactBag
    hash: str
    """The hash of its bag."""
    downloads: Sequence[Download]
    codes: Sequence[str]
    """The languages that it can be read in."""

    @property
    def version(self) -> Version:
        """Return the frozen version."""
        return self.bag.version

    @property
    def facts(self) -> Facts:
        """Return what is known of it."""
        return self.bag.version.facts

    @property
    def cover(self) -> Download | None:
        """Return the PDF that represents it: the official one, or else the first, or None."""
        pdfs = [each for each in self.downloads if each.has_picture]
        official = (each for each in pdfs if each.edition == "official")
        return next(official, next(iter(pdfs), None))


@dataclass(frozen=True, slots=True)
class PublishedStatement:
    """A statement as the site shows it."""

    slug: str
    versions: Sequence[PublishedVersion]
    """At least one version, the oldest first."""

    @property
    def newest(self) -> PublishedVersion:
        """Return the version that its page shows."""
        return self.versions[-1]

    @property
    def facts(self) -> Facts:
        """Return what is known of the newest version."""
        return self.newest.facts


def published(archive: Path) -> list[PublishedStatement]:
    """Return all statements of an archive, the newest first.

    Raises UsageError if there are no versions, ArchiveError if the tag files of a version were
    changed, and SetupError if a build record was written by a later Statement Press.
    """
    found = [
        PublishedStatement(slug, [_version(each) for each in frozen])
        for slug in slugs(archive)
        if (frozen := versions(archive, slug))
    ]
    if not found:
        raise nothing_frozen(archive)
    return found


def embargoes(statements: Sequence[PublishedStatement]) -> Iterator[Finding]:
    """Yield a warning (embargo) for each statement whose newest version is under an embargo.

    Whether that is over depends on the day on which the site is published, which is not known here.
    """
    for statement in statements:
        if until := statement.facts.embargo:
            yield Finding(
                "embargo",
                Severity.WARNING,
                f"this says that nobody may publish it before {until}",
                Place(statement.newest.version.name),
                "publish the site after that; then take `embargo` out of statement.toml and freeze "
                "the statement again",
            )


def _version(version: Version) -> PublishedVersion:
    bag = intact(version)
    pages = _pages(bag)
    codes = [code for code in version.facts.titles if f"{layout.HTML}/{code}.html" in bag.hashes]
    return PublishedVersion(bag, bag_hash(version.folder), list(_downloads(bag, pages)), codes)


def _pages(bag: IntactBag) -> Mapping[str, Output]:
    """Return what the build record says of each file, by name; empty without a record."""
    if layout.RECORD not in bag.hashes:
        return {}
    place = Place(str(bag.path(layout.RECORD)))
    record: BuildRecord = decoded(bag.read(layout.RECORD), place)
    return {output.path: output for output in record.outputs}


def _downloads(bag: IntactBag, outputs: Mapping[str, Output]) -> Iterator[Download]:
    """Yield the PDFs in the order of the record, then the text of each language."""
    names = [name for name in bag.hashes if PurePosixPath(name).parent.name == layout.PDF]
    order = {name: place for place, name in enumerate(outputs)}
    for name in sorted(names, key=lambda name: (order.get(name, len(order)), name)):
        stem = PurePosixPath(name).stem
        known = outputs.get(name)
        edition = (known.edition if known else "") or stem
        pages = known.pages if known else 0
        sheets = stem != edition
        yield replace(_download(bag, name), pages=pages, edition=edition, sheets=sheets)
    for code in bag.version.facts.titles:
        name = f"{layout.TEXT}/{code}.txt"
        if name in bag.hashes:
            yield replace(_download(bag, name), code=code)


def _download(bag: IntactBag, name: str) -> Download:
    """Return a file of the payload with what is known of any file."""
    version = bag.version
    called = f"{version.facts.slug}-v{version.number}-{PurePosixPath(name).name}"
    path = f"{addresses.file_folder(version)}/{called}"
    return Download(name, path, bag.size(name), bag.hashes[name])

"""Make the whole site of an archive: check and copy its files, write the pages, then publish."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.batch.crew import Crew
from statementpress.errors import ArchiveError, SetupError
from statementpress.project.project import Project
from statementpress.site import addresses
from statementpress.site.at_once import Part, parts_at_once
from statementpress.site.cards import write_cards
from statementpress.site.feeds import feeds
from statementpress.site.fonts import font_files, sheet_files
from statementpress.site.pages import Pages, PictureFile
from statementpress.site.published import PublishedStatement, PublishedVersion
from statementpress.site.sitemap import robots, sitemap
from statementpress.site.staging import Stage, staged
from statementpress.site.statement_text import images
from statementpress.site.thumbnails import first_page
from statementpress.site.voice import SiteVoice
from statementpress.words.languages import read_languages
from statementpress.words.site import SITE, SiteWords, read_address, read_site_words
from statementpress.words.table import LANGUAGES, place_of
from statementpress.words.voice import voices

Progress = Callable[[int, str], None]
"""Called with the number of versions that are done, and the name of what comes next."""

MOST_NAMED = 20
"""The most damaged files that an error names; if there are more, a disk died."""


def make_site(
    statements: Sequence[PublishedStatement],
    project: Project,
    target: Path,
    progress: Progress,
    crew: Crew | None = None,
) -> None:
    """Make the site of `statements` in the folder `target`, replacing the site that is there.

    A crew of this machine makes what belongs to several versions at a time; None is this process.
    Raises ArchiveError, which names the damaged files, SetupError if a table, a template or a font
    is broken, and what `staging.staged` raises; then the old site stays as it is.
    """
    # All tables are read first, so that a mistake in one is found before anything is written.
    files, languages = project.files, project.table(read_languages)
    address = project.table(read_address)
    words = _spoken(statements, project.table(read_site_words), languages)
    spoken = voices(SiteVoice, words, languages)
    covers: dict[str, PictureFile] = {}
    with staged(target) as stage:
        # Nobody can be shown a picture whose whole address is not known.
        cards = write_cards(stage, statements, project, spoken) if address else {}
        pages = Pages(files, address, languages, spoken, covers, cards)
        making = _Making(stage, pages, covers)
        # Versions come first: they are checked while they are copied, and their covers appear in
        # the lists.
        making.add_versions(statements, progress, crew)
        making.write_pages(pages.indexes(statements) | pages.root())
        _write_lists(stage, pages, statements)
        stage.write(addresses.FAVICON, files.read("styles", "site/favicon.svg"))
        for path, data in sheet_files(files).items():
            stage.write(path, data)
        # Fonts come last, as they need the characters of all pages.
        progress(sum(len(each.versions) for each in statements), "fonts")
        for path, data in font_files(project, making.characters).items():
            stage.write(path, data)


def _spoken(
    statements: Sequence[PublishedStatement],
    words: Mapping[str, SiteWords],
    languages: Container[str],
) -> dict[str, SiteWords]:
    """Return the words of those languages that the statements are written in.

    If no statement names its languages, these are the words of the first language. Raises
    SetupError if there are no words in a language of a statement, because its readers could then
    not find it.
    """
    written = {
        code: version.version.name
        for statement in statements
        for version in statement.versions
        for code in version.facts.titles
    }
    missing = [code for code in written if code not in words]
    if missing:
        table = place_of(SITE) if missing[0] in languages else place_of(LANGUAGES)
        raise SetupError(
            f"{written[missing[0]]} is written in {missing[0]}, but the site has no words in "
            + ", ".join(missing),
            place=table,
            hint=f"add a table [{missing[0]}] to a copy of this file in your project",
        )
    return {code: own for code, own in words.items() if code in (written or [next(iter(words))])}


@dataclass(slots=True)
class _Making:
    """A site that is being made."""

    stage: Stage
    pages: Pages
    covers: dict[str, PictureFile]
    """Pictures of first pages, by the SHA-256 of their PDF; `pages` uses the same mapping."""
    characters: set[str] = field(default_factory=set)
    """The characters of all pages written so far, which the fonts need."""

    def add_versions(
        self, statements: Sequence[PublishedStatement], progress: Progress, crew: Crew | None
    ) -> None:
        """Write the files and pages of all versions; raise ArchiveError if any is damaged."""
        every = [(statement, shown) for statement in statements for shown in statement.versions]
        faults: list[ArchiveError] = []

        def take(number: int, part: Part | ArchiveError) -> None:
            progress(number, every[number][1].version.name)
            if isinstance(part, ArchiveError):
                faults.append(part)
            else:
                self.stage.hashes.update(part.hashes)
                self.covers.update(part.covers)
                self.characters |= part.characters

        if crew is not None:
            make = partial(_part, self.stage.folder, self.pages, every)
            parts_at_once(crew, len(every), make, take)
        for number, (statement, shown) in enumerate(() if crew is not None else every):
            progress(number, shown.version.name)
            try:
                self.add_version(statement, shown)
            except ArchiveError as error:
                faults.append(error)
        if faults:
            raise _all(faults)

    def add_version(self, statement: PublishedStatement, shown: PublishedVersion) -> None:
        """Write a version's files, the picture of its first page, and its pages."""
        for download in shown.downloads:
            copied = self.stage.reserve(download.path, download.sha256)
            shown.bag.copy(download.name, copied)
            if download is shown.cover:
                self.add_cover(copied, download.sha256)
        frozen = {
            code: shown.bag.read(f"{layout.HTML}/{code}.html").decode("utf-8", "replace")
            for code in shown.codes
        }
        for page in frozen.values():
            self.add_images(shown, page)
        self.write_pages(self.pages.version(statement, shown, frozen))

    def add_cover(self, pdf: Path, sha256: str) -> None:
        """Draw the first page of a PDF, unless the same PDF was drawn before."""
        if sha256 in self.covers or (drawn := first_page(pdf)) is None:
            return
        path = addresses.picture(sha256)
        self.stage.write(path, drawn.data)
        self.covers[sha256] = PictureFile(path, drawn.width // 2, drawn.height // 2, drawn.size)

    def add_images(self, shown: PublishedVersion, page: str) -> None:
        """Write the images of a frozen page, which lie beside it in the bag."""
        for address in images(page):
            path = addresses.beside(shown.version, address)
            name = f"{layout.HTML}/{address}"
            if path not in self.stage.hashes and name in shown.bag.hashes:
                self.stage.write(path, shown.bag.read(name))

    def write_pages(self, pages: Mapping[str, str]) -> None:
        """Write pages, and remember their characters."""
        for path, page in pages.items():
            self.characters.update(page)
            self.stage.write(path, page.encode())


def _part(
    folder: Path,
    pages: Pages,
    every: Sequence[tuple[PublishedStatement, PublishedVersion]],
    number: int,
) -> Part:
    """Write what belongs to one version into the folder of the new site, and return its notes."""
    covers: dict[str, PictureFile] = {}
    own = _Making(Stage(folder), replace(pages, covers=covers), covers)
    own.add_version(*every[number])
    return Part(own.stage.hashes, covers, frozenset(own.characters))


def _write_lists(stage: Stage, pages: Pages, statements: Sequence[PublishedStatement]) -> None:
    """Write what programs read: feeds, robots.txt and, if the address is known, the sitemap."""
    every = [version for statement in statements for version in statement.versions]
    own = {
        code: {each.version.name: pages.page_of(code, each) for each in every}
        for code in pages.voices
    }
    for path, data in feeds(pages.address, pages.voices, statements, own).items():
        stage.write(path, data)
    stage.write(addresses.ROBOTS, robots(pages.address))
    if pages.address:
        stage.write(addresses.SITEMAP, sitemap(pages, statements))


def _all(faults: Sequence[ArchiveError]) -> ArchiveError:
    """Return one error that names what is damaged, and says once what to do."""
    named = [f"{fault.place}: {fault.message}" for fault in faults[:MOST_NAMED]]
    if len(faults) > MOST_NAMED:
        named.append(f"and {len(faults) - MOST_NAMED} more")
    are = "a version is" if len(faults) == 1 else f"{len(faults)} versions are"
    count = f"nothing was published, as {are} damaged:"
    return ArchiveError("\n".join([count, *named]), hint=faults[0].hint)

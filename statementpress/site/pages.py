"""The pages of the site, from their templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from statementpress import __version__
from statementpress.archive.bag.version import Facts
from statementpress.project.files import ProjectFiles
from statementpress.renderings.web_breaks import with_breaks
from statementpress.scripts.runs import script_of
from statementpress.site import addresses
from statementpress.site.fonts import PRINT_SHEET, SHEETS
from statementpress.site.published import PublishedStatement, PublishedVersion
from statementpress.site.statement_text import description, statement_text
from statementpress.site.structured_data import article
from statementpress.site.voice import SiteVoice, title
from statementpress.typeset.compose.templating import render
from statementpress.words.languages import Language, scripts

COMMAND = "sha256sum"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture in the site."""

    path: str
    width: int
    """In CSS pixels."""
    height: int
    """In CSS pixels."""
    pixels: tuple[int, int]
    """Its width and height in its own pixels."""


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A picture that messengers and networks show beside a link."""

    path: str
    width: int
    """In its own pixels."""
    height: int
    """In its own pixels."""
    shown: str
    """What it shows, for those who cannot see it."""

    @property
    def is_large(self) -> bool:
        """Return whether it may be shown as wide as the post: it is a title card."""
        return self.width > self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, and what it says of itself to search engines."""

    path: str
    code: str
    """Its language."""
    title: str
    canonical: str
    """The path of the page with the same content whose address should become known."""
    switch: Mapping[str, str]
    """The paths that its language switch leads to, by language."""
    alternates: Mapping[str, str]
    """The paths of its translations and of itself, by language."""
    description: str = ""
    kind: str = "website"
    """Its type in the vocabulary of Open Graph."""
    picture: SharedPicture | None = None
    """The picture that is shown beside a link to it."""
    data: Markup = field(default_factory=Markup)
    """Its JSON-LD."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Fills the templates of one site; each method returns pages by their paths, as HTML.

    Each raises SetupError if a template is broken.
    """

    files: ProjectFiles
    address: str
    """Where the site will stand; "" if that is not known."""
    languages: Mapping[str, Language]
    """All that the project knows."""
    voices: Mapping[str, SiteVoice]
    """One for each language of the site."""
    covers: Mapping[str, PictureFile]
    """Pictures of first pages, by the SHA-256 of their PDF."""
    cards: Mapping[tuple[str, str], SharedPicture] = field(default_factory=dict)
    """Title cards, by the name of the version and the language."""

    def root(self) -> dict[str, str]:
        """Return the page that offers the languages, and the one for addresses without a page."""
        return {path: self._in_all(path) for path in (addresses.HOME, addresses.NOT_FOUND)}

    def indexes(self, statements: Sequence[PublishedStatement]) -> dict[str, str]:
        """Return the list of statements in each language."""
        paths = {code: addresses.index_page(code) for code in self.voices}
        return {
            path: self._filled(
                "site/index.html",
                Page(
                    path=path,
                    code=code,
                    title=self.voices[code].words.title,
                    description=self.voices[code].words.description,
                    canonical=path,
                    switch=paths,
                    alternates={**paths, "x-default": addresses.HOME},
                ),
                statements=statements,
            )
            for code, path in paths.items()
        }

    def version(
        self,
        statement: PublishedStatement,
        shown: PublishedVersion,
        frozen: Mapping[str, str],
    ) -> dict[str, str]:
        """Return a version's page in each language that it can be read in, or has files for.

        `frozen` are its frozen web pages by language. The newest version is also shown at the
        address of its statement.
        """
        own, front = self.paths(shown), self.paths(shown, front=True)
        is_newest = shown is statement.newest
        pages = {}
        for paths in (own, front) if is_newest else (own,):
            canonical = front if is_newest else own
            for code, path in paths.items():
                page = Page(
                    path=path,
                    code=code,
                    title=self._title(shown, code, is_newest),
                    description=description(frozen.get(code, "")),
                    kind="article",
                    canonical=canonical[code],
                    switch=self._switch(paths),
                    alternates=canonical,
                    picture=self._picture(shown, code, is_newest),
                    data=article(self.address, self.voices[code], shown, canonical, path),
                )
                pages[path] = self._filled(
                    "site/statement.html",
                    page,
                    statement=statement,
                    shown=shown,
                    text=self._text(path, shown, frozen.get(code, "")),
                    cover=self.covers.get(shown.cover.sha256) if shown.cover else None,
                )
        return pages

    def paths(self, shown: PublishedVersion, *, front: bool = False) -> dict[str, str]:
        """Return the paths of a version's pages by language, or of its statement's (`front`)."""
        codes = [each for each in self.voices if each in shown.codes] or self._fallback(shown.facts)
        if front:
            return {code: addresses.statement_page(code, shown.facts.slug) for code in codes}
        return {code: addresses.version_page(code, shown.version) for code in codes}

    def page_of(self, code: str, shown: PublishedVersion, *, front: bool = False) -> str:
        """Return the path of a version's page in a language, or in another if that has none."""
        paths = self.paths(shown, front=front)
        return paths.get(code) or next(iter(paths.values()))

    def _text(self, path: str, shown: PublishedVersion, frozen: str) -> Markup | None:
        """Return the text of a frozen page for the page at `path`, or None if it has no text."""
        return statement_text(
            frozen,
            lambda address: addresses.link(path, addresses.beside(shown.version, address)),
        )

    def _fallback(self, facts: Facts) -> list[str]:
        """Return the languages of a version without text: those of its titles, or else all."""
        return [code for code in self.voices if code in facts.titles] or list(self.voices)

    def _switch(self, paths: Mapping[str, str]) -> dict[str, str]:
        """Return where the language switch leads: to a translation, or else to the list."""
        return {code: paths.get(code, addresses.index_page(code)) for code in self.voices}

    def _title(self, shown: PublishedVersion, code: str, is_newest: bool) -> str:
        _, text = title(shown.facts, code)
        called = self.voices[code].version(shown.version.number)
        return text if is_newest else f"{text} · {called}"

    def _picture(self, shown: PublishedVersion, code: str, is_newest: bool) -> SharedPicture | None:
        """Return the title card of a newest version, or else the picture of its first page."""
        card = self.cards.get((shown.version.name, code))
        if card and is_newest:
            return card
        cover = self.covers.get(shown.cover.sha256) if shown.cover else None
        if cover is None or shown.cover is None:
            return None
        voice = self.voices[code]
        text = voice.words.picture.format(file=voice.edition(shown.cover.edition))
        return SharedPicture(cover.path, *cover.pixels, text)

    def _in_all(self, path: str) -> str:
        code, voice = next(iter(self.voices.items()))
        missing = path == addresses.NOT_FOUND
        titles = [it.words.not_found if missing else it.words.title for it in self.voices.values()]
        page = Page(
            path=path,
            code=code,
            title=" · ".join(titles),
            description="" if missing else voice.words.description,
            canonical=path,
            switch={},
            alternates={}
            if missing
            else {
                **{each: addresses.index_page(each) for each in self.voices},
                "x-default": addresses.HOME,
            },
        )
        return self._filled("site/languages.html", page, missing=missing)

    def _filled(self, template: str, page: Page, **context: object) -> str:
        voice = self.voices[page.code]
        link = partial(addresses.link, page.path)
        whole = partial(addresses.whole, self.address)
        # A server shows this page at any address, so its links must not be relative.
        anywhere = page.path == addresses.NOT_FOUND and self.address
        own: dict[str, Any] = {
            "page": page,
            "voice": voice,
            "say": voice.words,
            "voices": self.voices,
            "address": self.address,
            "sheets": SHEETS,
            "print_sheet": PRINT_SHEET,
            "covers": self.covers,
            "generator": f"Statement Press {__version__}",
            "link": whole if anywhere else link,
            "whole": whole,
            "index_page": addresses.index_page,
            "feed": addresses.feed,
            "version_page": lambda shown: self.page_of(page.code, shown),
            "page_of": lambda shown: self.page_of(page.code, shown, front=True),
            "title": title,
            "set_in": self._set_in,
            "language_of": partial(self._language_of, voice),
            "language_name": lambda code: (
                self.languages[code].name if code in self.languages else code
            ),
            "command_in": partial(_with_command, voice),
        }
        html = render(self.files, template, **own, **context)
        return with_breaks(html, scripts(self.languages))

    def _set_in(self, code: str, text: str) -> Markup:
        return self.voices[code].set(text) if code in self.voices else Markup.escape(text)

    def _language_of(self, voice: SiteVoice, text: str) -> str:
        """Return the language of a text that may be in any, as its script suggests."""
        return voice.setter.languages.get(script_of(text), voice.code)


def _with_command(voice: SiteVoice, text: str) -> Markup:
    """Return a sentence as HTML, with the command in it set as code."""
    before, _, after = text.partition("{command}")
    typed = Markup('<code lang="{}" translate="no">{}</code>').format(voice.setter.latin, COMMAND)
    return voice.set(before) + typed + voice.set(after)

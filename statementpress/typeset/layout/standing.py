"""Type that stays standing: what one layout of a document leaves for the next.

A document is laid out several times: its pages ask for rules, its list of contents for the numbers
of its pages, and a person who proof-reads it for one word changed. Whatever is the same each time
is done once: fonts, images, parsed HTML, and the pages that come out the same (`kept_pages`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

from weasyprint import CSS, HTML

from statementpress.errors import TypesetError
from statementpress.typeset.compose.document import Document
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.faces.private_use import LINE_END_HYPHEN
from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.fonts_only import BareFonts, font_face_rules
from statementpress.typeset.layout.kept_pages import KeptPages, Standing, pages_kept
from statementpress.typeset.layout.seen_pages import Seen
from statementpress.typeset.layout.sheets import parsed, together

VARIANT = "pdf/a-3a"
Assets = Mapping[str, tuple[bytes, str]]

LINE_ENDS = f'html {{ hyphenate-character: "{LINE_END_HYPHEN}" }}'
"""What prepared faces draw at the end of a hyphenated line; it comes before all style sheets."""


FONTS = "the project's fonts"


class _Images:
    """Images that WeasyPrint has read, by their addresses."""

    def __init__(self, assets: Assets) -> None:
        self.cache: dict[str, Any] = {}
        self._assets = dict(assets)

    def serve(self, assets: Assets) -> bool:
        """Return whether they are of use for other assets; an image may be added, but not changed.

        From then on, they are for these as well.
        """
        serves = all(assets.get(name) == each for name, each in self._assets.items())
        self._assets.update(assets if serves else {})
        return serves


class _LaidOut(NamedTuple):
    """A layout of a document, before it is known whether the document comes to that."""

    document: Document
    layout: Any
    """WeasyPrint's."""
    kept: KeptPages
    pages: Sequence[Standing]
    """What stands on each page."""


class _Fonts(NamedTuple):
    """The faces of a document, as WeasyPrint has them."""

    faces: tuple[PreparedFace, ...]
    bare: BareFonts
    rules: CSS


class LaidPage(NamedTuple):
    """A page that was laid out, before it is finished: what it shows is there."""

    number: int
    """The number of the page, from 1."""
    version: int
    """A number that it keeps from layout to layout as long as it surely looks the same."""
    pdf: bytes
    """The page alone."""


Show = Callable[[LaidPage], None]


class StandingType:
    """Lays a document out, again and again; close it at the end, as it has temporary files.

    One that is `lasting` keeps what each layout of a document left until the next document has been
    laid out; else only the last layout is kept.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        self.lasting = lasting
        self.watch: Show | None = None
        """Is shown the first page that is not as in the document before."""
        self.pause: Callable[[], None] = lambda: None
        """Is called between two steps of the work; what it raises ends the work."""
        self._fonts: _Fonts | None = None
        self._images = _Images({})
        self._html: tuple[str, HTML] | None = None
        self.rules: Sequence[str] | None = None
        """What the pages of the last document asked for; None if none was finished."""
        self._earlier: list[KeptPages] = []
        self._now: list[KeptPages] = []
        self._ahead: _LaidOut | None = None
        self._seen: Seen | None = None
        self._layout: Any = None

    def close(self) -> None:
        """Forget everything, and delete the fonts."""
        self.forget()
        if self._fonts:
            self._fonts.bare.close()
            self._fonts = None

    def forget(self) -> None:
        """Forget all pages."""
        self._earlier, self._now, self._seen, self._layout = [], [], None, None
        self._ahead = self.rules = None
        self._html, self._images = None, _Images({})

    def forget_last(self) -> None:
        """Forget the pages of the last layout, as it has a fault."""
        if self._now:
            self._now[-1].pages.clear()

    @property
    def made(self) -> Sequence[int]:
        """Return how many pages were made for each layout of this document; others were taken."""
        return [each.made for each in self._now]

    def begin(self) -> None:
        """Begin with a document whose layouts may take pages from those of the one before."""
        # A layout made ahead has taken the pages that it shares with the one before.
        ahead = [self._ahead.kept] if self._ahead else []
        if self._now:
            self._earlier = [*self._now, *ahead]
        elif ahead:
            self._earlier = [*self._earlier[:-1], *ahead]
        self._now, self._ahead = [], None

    @property
    def versions(self) -> Sequence[int]:
        """Return the version of each page of the last document; see `LaidPage.version`."""
        return self._seen.versions if self._seen else ()

    @property
    def pages(self) -> Sequence[Any]:
        """Return WeasyPrint's pages of the last document."""
        return self._layout.pages if self._layout else ()

    def settled(self, layout: Any) -> None:
        """Show the first page that is not as in the document before, before all are written."""
        if not self.lasting:
            self.forget()  # what is written next takes as much memory
            return
        if layout is self._layout:
            return
        self._layout = layout
        before, self._seen = self._seen, Seen(layout.pages, self._seen)
        number = self._seen.first_other
        if number and before and self.watch:
            page = layout.copy([layout.pages[number - 1]])
            self.watch(LaidPage(number, self.versions[number - 1], page.write_pdf()))

    def laid_out(
        self, document: Document, faces: Sequence[PreparedFace], *, ahead: bool = False
    ) -> Any:
        """Return WeasyPrint's document; it is of use until the next one is laid out.

        A document that is laid out `ahead` is expected to be laid out again in the end, and is then
        not made a second time. Raises TypesetError for what WeasyPrint warns of in a style sheet,
        and if there is no face: the library that draws text ends the process then.
        """
        if not faces:
            hint = "name a family of fonts/fonts.toml in styles/base.css"
            raise TypesetError("the style sheets name no font to set the text in", hint=hint)
        if self._ahead and _are_same(document, self._ahead.document):
            layout = self._taken(self._ahead)
        else:
            layout, kept = self._made(document, faces, self._with_pages_in_common(ahead=ahead))
            if ahead:
                pages = [Standing.of(page._page_box) for page in layout.pages]
                self._ahead = _LaidOut(document, layout, kept, pages)
            else:
                self._now = [*self._now, kept] if self.lasting else [kept]
        return layout

    def _taken(self, ahead: _LaidOut) -> Any:
        """Return a layout that was made ahead, as it was."""
        self._ahead = None
        self._now = [*self._now, ahead.kept]
        for page in ahead.pages:
            page.restore()
        return ahead.layout

    def _made(
        self, document: Document, faces: Sequence[PreparedFace], earlier: Sequence[KeptPages]
    ) -> tuple[Any, KeptPages]:
        """Return a new layout, which takes pages from earlier ones, and what it leaves."""
        if not self._images.serve(document.assets):
            self._images = _Images(document.assets)
        fonts = {face.face.file.path: (face.data, "font/ttf") for face in faces}
        fetcher = AssetFetcher({**document.assets, **fonts})
        bare, rules = self._given(tuple(faces), fetcher)
        with bare.given() as configuration:
            texts = {"line ends": LINE_ENDS, **document.style_sheets}
            read = (parsed(*each, fetcher, configuration) for each in texts.items())
            sheets = together((rules, *read))
            rules_of_pages = [rule for sheet in sheets for rule in sheet.page_rules]
            setting = configuration, self._images, rules_of_pages
            with pages_kept(setting, earlier) as kept:
                layout = self._parsed(document.html, fetcher).render(
                    font_config=configuration,
                    pdf_variant=VARIANT,
                    stylesheets=sheets,
                    cache=self._images.cache,
                )
        return layout, kept

    def _with_pages_in_common(self, *, ahead: bool) -> Sequence[KeptPages]:
        """Return the layout before this one, and that of the last document at the same turn.

        The latter was most likely made with the same rules.
        """
        if ahead:
            return self._earlier[-1:]
        turn = len(self._now)
        expected = [self._ahead.kept] if self._ahead else []
        return [*self._now[-1:], *expected, *self._earlier[turn : turn + 1]]

    def _given(
        self, faces: tuple[PreparedFace, ...], fetcher: AssetFetcher
    ) -> tuple[BareFonts, CSS]:
        """Return a configuration that has these faces, and the rules that gave it them."""
        if self._fonts and self._fonts.faces != faces:
            self._earlier, self._now = [], []
            self._fonts.bare.close()
            self._fonts = None
        if self._fonts is None:
            bare = BareFonts()
            with bare.given() as configuration:
                rules = parsed(FONTS, font_face_rules(faces), fetcher, configuration)
            self._fonts = _Fonts(faces, bare, rules)
        return self._fonts.bare, self._fonts.rules

    def _parsed(self, html: str, fetcher: AssetFetcher) -> HTML:
        if self._html is None or self._html[0] != html:
            self._html = html, HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        self._html[1].url_fetcher = fetcher
        return self._html[1]


def _are_same(one: Document, other: Document) -> bool:
    """Return whether two documents are laid out in the same way, if the faces are the same."""
    return (
        one.html == other.html
        and one.style_sheets == other.style_sheets
        and one.assets == other.assets
    )


@contextmanager
def standing_type(given: StandingType | None) -> Iterator[StandingType]:
    """Yield what is given, or else something that stands inside the block alone."""
    if given:
        yield given
        return
    with closing(StandingType()) as own:
        yield own

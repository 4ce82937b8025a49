"""The pictures that messengers show beside links to a website: a title card for each of its pages.

They are drawn from what is known of a frozen version without its text, in the design of today: a
version that was frozen before there were such cards has no template for one, and needs none. The
cards of a website are one document, and a card that was drawn before is taken from the cache.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from markupsafe import Markup

from statementpress.errors import Place
from statementpress.late import late_imports
from statementpress.machine.cache import Shelf, keep, kept, key, versions
from statementpress.project.project import Project
from statementpress.share.pictures import drawn_pages, png
from statementpress.share.table import read_share
from statementpress.typeset.compose.document import style_sheets
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.compose.templating import render
from statementpress.typeset.faces.named_faces import faces_named
from statementpress.words.languages import read_languages
from statementpress.words.setting import setters

with late_imports():  # what sets type takes half a second, and most cards are drawn already
    from statementpress.typeset import reports
    from statementpress.typeset.layout import pinned

TEMPLATE: Final = "share/title-cards.html"
KIND: Final = "title"
SIZE: Final = "link"
"""The rows of templates/share.toml whose style sheets a card has."""
_ENGINES: Final = ("weasyprint", "pypdfium2", "pillow", "uharfbuzz", "fonttools")
_CODE: Final = Path(__file__).read_bytes()


@dataclass(frozen=True, slots=True)
class TitleCard:
    """What a card says, in one language."""

    code: str
    """The language of all but the title."""
    title: str
    title_code: str
    """The language of the title."""
    day: str
    speaker: str
    """Who speaks; "" if that is not known."""
    signed: str
    """How many sign; "" if nobody does."""
    embargo: str = ""
    """Until when nobody may publish it; "" for no embargo."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what it says, a line for each thing."""
        lines = (self.embargo, self.title, self.day, self.speaker, self.signed)
        return tuple(filter(None, lines))


def drawn(cards: Iterable[TitleCard], project: Project) -> Mapping[TitleCard, bytes]:
    """Return the PNG of each card; one whose title is too long for a card is left out.

    Raises SetupError if a template, a style sheet or a font is missing or broken, and TypesetError
    for anything that the engine warns of.
    """
    basis = _basis(project)
    names = {card: key([basis, *map(str.encode, astuple(card))]) for card in cards}
    found = {card: data for card, name in names.items() if (data := kept(Shelf.CARDS, name))}
    missing = [card for card in names if card not in found]
    for card, data in _made(missing, project):
        keep(Shelf.CARDS, names[card], data)
        found[card] = data
    return found


def _style_sheets(project: Project) -> tuple[str, ...]:
    table = project.table(read_share)
    shared = project.editions.styles
    return (*shared, *table.styles, *table.image[KIND].styles, *table.size[SIZE].styles)


def _basis(project: Project) -> bytes:
    """Return the hash of all that cards depend on besides what they say."""
    files = project.files
    sheets = style_sheets(_style_sheets(project), project).values()
    fonts = (files.read("fonts", face.file.path) for face in faces_named(project.families, sheets))
    texts = (files.text("templates", TEMPLATE), *sheets)
    parts = [_CODE, versions(*_ENGINES), *fonts, *map(str.encode, texts)]
    return key(parts).encode()


def _made(cards: Sequence[TitleCard], project: Project) -> Iterable[tuple[TitleCard, bytes]]:
    """Yield each card that takes one page, with its PNG."""
    if not cards:
        return
    pinned.require_weasyprint()
    setter = reports.ReportSetter(project, _style_sheets(project))
    languages = project.table(read_languages)
    codes = dict.fromkeys(code for card in cards for code in (card.code, card.title_code))
    own = setters(languages, [code for code in codes if code in languages])

    def words(code: str, text: str) -> Markup:
        return own[code].words(setter.settable(text))

    metadata = Metadata({cards[0].code: cards[0].title}, languages=tuple(codes))
    html = render(project.files, TEMPLATE, cards=cards, words=words, metadata=metadata)
    finished = setter.typeset(html, {}, metadata)
    first_pages = accumulate((part.pages for part in finished.parts), initial=0)
    wanted = {
        first: card
        for card, part, first in zip(cards, finished.parts, first_pages, strict=False)
        if part.pages == 1
    }
    place = Place(f"styles/{project.table(read_share).size[SIZE].styles[-1]}")
    for number, image in enumerate(drawn_pages(finished.pdf, place)):
        if number in wanted:
            yield wanted[number], png(image)

"""Make the pictures of a statement: set as editions are, proofed, and drawn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PIL.Image import Image as Picture

from statementpress.editions.composing import Paper
from statementpress.editions.set_edition import SetEdition, proved, set_edition
from statementpress.editions.source import Source
from statementpress.errors import Place, SetupError
from statementpress.machine.spending import limited, noting
from statementpress.project.editions import Edition
from statementpress.proof.sources import squeezed
from statementpress.share.alternatives import shown_in_words
from statementpress.share.pictures import drawn_pages, is_cut, png
from statementpress.share.points import points_of
from statementpress.share.table import SHARE, ImageKind, ShareTable, read_share
from statementpress.statement.listing import SetAs
from statementpress.statement.model import Contents, Statement, Text
from statementpress.statement.signatories import Entry, Group, Logo, Section, Signatory
from statementpress.typeset.compose.notes import place_of_notes
from statementpress.typeset.layout.fitting import check_fit
from statementpress.words.said import said
from statementpress.words.setting import setters
from statementpress.words.share import read_share_words, signed, words_in

TOGETHER = "all"
"""What stands for the language in the name of a picture that has all languages."""


LONGEST_ADDRESS = 20
"""Characters of the longest address that stays on one line; in lists inside lists it has 30."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a statement."""

    name: str
    """The name of its file, such as "feed-en-page-01.png"."""
    languages: tuple[str, ...]
    """The languages that it shows."""
    data: bytes
    """The PNG."""
    text: str
    """What it says, a line for each block."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pictures that are set together: of one kind and size, in one language or in all."""

    kind: str
    size: str
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what the names of their files begin with."""
        code = self.languages[0] if len(self.languages) == 1 else TOGETHER
        return f"{self.size}-{code}-{self.kind}"


def wanted(table: ShareTable, source: Source, codes: Sequence[str]) -> Iterator[Wanted]:
    """Yield the pictures that the table asks for of a statement in the languages `codes`."""
    for size in table.size:
        for name, image in table.image.items():
            if size not in image.sizes:
                continue
            if size in image.together and len(codes) > 1:
                yield Wanted(name, size, tuple(codes))
            for code in codes:
                has = points_of(source.statement, code, source.languages[code])
                if has or not image.points:
                    yield Wanted(name, size, (code,))


def made(source: Source, asked: Wanted, stage: Callable[[str], None]) -> list[Image]:
    """Return the pictures that are set together.

    Raises what `editions.making.make_edition` raises.
    """
    with limited("compose"):
        return _made(source.apart(), asked, noting(stage))


def _made(source: Source, asked: Wanted, stage: Callable[[str], None]) -> list[Image]:
    table = source.project.table(read_share)
    kind, size = table.image[asked.kind], table.size[asked.size]
    edition = _edition(table, kind, asked, source.statement.kind)
    stage("compose")
    paper = Paper(more=_facts(source, edition, size.marks))
    source = replace(source, statement=without_details_of_prints(source.statement))
    shown = set_edition(source, edition, paper, stage)
    document, faces = shown.composition.document, shown.composition.prepared
    if kind.pages:
        check_fit(shown.finished.parts, kind.pages, document, faces, source.statement)
    stage("prove")
    proved(source, shown)
    stage("draw")
    texts = shown_in_words(source, shown)
    _check_embargo(source, asked, texts)
    drawn = [png(each) for each in _drawn(shown, Place(f"styles/{size.styles[-1]}"))]
    return [
        Image(f"{name}.png", asked.languages, data, text)
        for name, data, text in zip(_names(asked, kind, len(drawn)), drawn, texts, strict=True)
    ]


def _drawn(shown: SetEdition, place: Place) -> Iterator[Picture]:
    for image in drawn_pages(shown.finished.pdf, place):
        if is_cut(image):
            raise SetupError(
                "something of a picture stands at its edge, where phones round it off",
                place=place,
                hint="give @page margins there, and break words that are longer than a line",
            )
        yield image


def _check_embargo(source: Source, asked: Wanted, texts: Sequence[str]) -> None:
    """Raise SetupError if any picture leaves out the embargo: each is passed on by itself."""
    for code in asked.languages:
        embargo = said(source.statement, code, source.languages).embargo
        if not all(squeezed(embargo) in squeezed(text) for text in texts):
            raise SetupError(
                "the statement has an embargo, but not every picture says so",
                place=SHARE,
                hint="let its template set `embargo_mark` of templates/share/furniture.html, or "
                "delete your copy of the template to use the shipped one",
            )


def _names(asked: Wanted, kind: ImageKind, count: int) -> list[str]:
    if kind.pages == 1:
        return [asked.name]
    digits = len(str(count))
    return [f"{asked.name}-{number:0{digits}}" for number in range(1, count + 1)]


def _edition(table: ShareTable, kind: ImageKind, asked: Wanted, paper: str) -> Edition:
    """Return the row that such pictures would have among the editions."""
    return Edition(
        purpose=kind.purpose,
        template=kind.templates.get(paper, kind.template),
        styles=(*table.styles, *kind.styles, *table.size[asked.size].styles),
        languages=asked.languages,
        whole=kind.whole,
    )


def _facts(source: Source, edition: Edition, most_marks: int) -> Mapping[str, object]:
    """Return what the templates of pictures can use besides what every template can."""
    statement, languages = source.statement, source.languages
    words = source.project.table(read_share_words)
    notes = place_of_notes(statement, edition.languages, edition)
    usual = setters(languages, statement.languages, statement.unbroken, notes)
    own = {code: replace(each, longest_address=LONGEST_ADDRESS) for code, each in usual.items()}

    def signed_in(code: str) -> str:
        return signed(statement, code, words_in(code, words), languages[code])

    return {
        "setters": own,
        # There are no numbered pages to look up, and no sheets to print.
        "page_numbers": False,
        "text_of": lambda code: [
            block for block in statement.parts[code] if not isinstance(block, Contents)
        ],
        "points": lambda code: points_of(statement, code, languages[code]),
        "shown_marks": shown_marks(statement, most_marks),
        "signed": signed_in,
        "tied": lambda code, line: own[code].paragraph([Text(line)]),
        # What everybody can copy shows no signature.
        "scans": None,
    }


def without_details_of_prints(statement: Statement) -> Statement:
    """Return a statement that says no more than the names of those who sign with a thumbprint.

    Sex, age and village of petitioners are for those who get the petition, and not for everybody.
    """

    def plain(group: Group) -> Group:
        if group.listing.set_as is not SetAs.THUMBPRINTS:
            return group
        sections = {code: tuple(map(_plain, found)) for code, found in group.sections.items()}
        members = tuple(replace(member, details={}) for member in group.members)
        return replace(group, members=members, sections=sections)

    groups = {name: plain(group) for name, group in statement.groups.items()}
    return replace(statement, groups=groups)


def _plain(section: Section) -> Section:
    entries = (Entry(replace(each.member, details={}), each.number) for each in section.entries)
    return replace(section, entries=tuple(entries))


def shown_marks(statement: Statement, most: int) -> Sequence[Signatory]:
    """Return whose marks a title shows: the conveners', or else all logos; none if over `most`."""
    members = [each for group in statement.groups.values() for each in group.members]
    shown = statement.conveners or [each for each in members if isinstance(each.mark, Logo)]
    return shown if len(shown) <= most else ()

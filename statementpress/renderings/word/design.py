"""The look of a Word file as data: templates/word.toml."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table
from statementpress.scripts.runs import LATIN

NORMAL = "Normal"
"""The style that all others begin from."""
WORD = Place("templates/word.toml")
STYLES = (
    *(NORMAL, "Heading1", "Heading2", "Heading3", "Heading4", "ListParagraph", "Quote"),
    *("IntenseQuote", "Box", "Rule", "Caption", "Picture", "Cell", "HeaderCell", "FootnoteText"),
    *("TOCHeading", "TOC2", "TOC3", "Signatory", "Endorser", "Marks", "Wordmark", "SignatureLine"),
    *("Signer", "SignerDetails", "Status", "Reference", "Dateline", "Motto", "Letterhead"),
    *("LetterLines", "LetterSubject", "LetterDate", "LetterPart", "Header", "Footer"),
)
"""The styles that a file is written in; a table may have others to begin from."""
COLOURS = ("accent", "line", "plate")
"""The colours that the code itself asks for."""

Length = Annotated[float, msgspec.Meta(ge=0, le=500)]
Colour = Annotated[str, msgspec.Meta(pattern="^[0-9A-Fa-f]{6}$")]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The paper, in millimetres."""

    width: Length
    height: Length
    top: Length
    bottom: Length
    side: Length
    """The margin on the left, and on the right."""

    @property
    def text_width(self) -> float:
        """Return how wide a line is."""
        return self.width - 2 * self.side


class ScriptFaces(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The faces of a script."""

    text: str
    display: str = ""
    """For titles; it is never bold. Without one, they are in the face of the text."""
    instead: dict[str, str] = {}
    """The face that takes the place of another one, by the name of that."""


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A style of paragraphs; lengths are in points. What is None is as in the style it is like."""

    name: str = ""
    """Word's name for it; "" for the one that the table has."""
    like: str = NORMAL
    """The style that it begins from."""
    next: str = ""
    """The style of the paragraph that a person types after one in this; "" for the same."""
    size: Length | None = None
    bold: bool | None = None
    display: bool = False
    """Whether it is in the display face of scripts that have one."""
    colour: str = ""
    """One of `colours`."""
    align: Literal["", "left", "center", "right"] = ""
    above: Length | None = None
    below: Length | None = None
    tight: bool = False
    """Whether there is no room between two paragraphs of this style."""
    leading: Length | None = None
    """The distance of lines, in lines as the face has them."""
    left: Length | None = None
    right: Length | None = None
    hanging: Length | None = None
    """How far the first line stands out to the left."""
    level: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0
    """The level of a heading; 0 for what is none."""
    keep: bool = False
    """Whether it stays on the page of the paragraph after it."""
    rule: str = ""
    """The colour of a rule below it."""
    line: str = ""
    """The colour of a line at its left."""
    fill: str = ""
    """The colour behind it."""


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of templates/word.toml."""

    page: Page
    scripts: dict[str, ScriptFaces]
    """By ISO 15924."""
    languages: dict[str, str]
    """What Word calls each language, by its BCP 47 code."""
    colours: dict[str, Colour]
    styles: dict[str, Style]

    def tag(self, code: str) -> str:
        """Return what Word calls a language, which is its code if the table does not say."""
        return self.languages.get(code, code)

    def faces(self, script: str) -> ScriptFaces:
        """Return the faces of a script; those of Latin if the table has none for it."""
        return self.scripts.get(script) or self.scripts[LATIN]

    def complex_script(self, scripts: Sequence[str]) -> str:
        """Return the script whose faces styles have for letters that Word calls complex.

        It is the first of `scripts` that is not Latin, or else the first of the table.
        """
        known = (script for script in (*scripts, *self.scripts) if script in self.scripts)
        return next((script for script in known if script != LATIN), LATIN)


def read_design(files: ProjectFiles) -> Design:
    """Return templates/word.toml; raise SetupError if it is broken, or names what it lacks."""
    design = read_table(files, "templates", "word.toml", Design)
    needed = (({LATIN}, design.scripts), (STYLES, design.styles), (COLOURS, design.colours))
    for keys, there in needed:
        for key in keys:
            if key not in there:
                raise _lacking(key)
    for style in design.styles.values():
        for colour in filter(None, (style.colour, style.rule, style.line, style.fill)):
            if colour not in design.colours:
                raise _lacking(colour)
        if style.like not in design.styles:
            raise _lacking(style.like)
    return design


def _lacking(name: str) -> SetupError:
    hint = "copy it from the shipped table, or correct the name"
    return SetupError(f"the table has no “{name}”", place=WORD, hint=hint)

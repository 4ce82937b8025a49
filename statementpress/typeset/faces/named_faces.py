"""Find the font families that style sheets name, and the faces of the project that they mean.

A document can only use the fonts of its project, so a family that the project does not have must
be a slip, and so must a generic one (`serif`). Families are named in `font-family`, in `font`
behind the size (CSS Fonts 4, 2.1 and 2.7), and in the custom properties that these use, whichever
sheet declares them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import tinycss2

from statementpress.errors import Place, SetupError, TypesetError, meant
from statementpress.project.fonts import FaceFile, Family
from statementpress.scripts.runs import shows

MOST_DIGITS: Final = 4_000
"""Python reads no whole number of more than 4,300 digits (`sys.set_int_max_str_digits`)."""
_ENDLESS: Final = re.compile(rf"(?<!\d)\d{{{MOST_DIGITS + 1}}}")
_OF_RULES = {"media", "supports", "layer", "container"}
"""At-rules that hold rules; all others hold declarations."""
_CSS_WIDE = {"inherit", "initial", "unset", "revert", "revert-layer"}
_SIZES = {"dimension", "percentage", "number"}
_SHEETS_KEPT: Final = 256
"""How many style sheets stay read: those of all editions."""
_NAMED_SIZES = {"xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large"}


@dataclass(frozen=True, slots=True)
class Face:
    """A face ready to be read."""

    family: str
    """The name of its family."""
    script: str
    """ISO 15924, such as Khmr."""
    scale: float
    """The part of its em that it is drawn at."""
    file: FaceFile
    ascent: float | None = None
    """How far its lines reach above the baseline, in em as drawn; None is what its file says."""
    descent: float | None = None
    """How far its lines reach below the baseline, in em as drawn; None is what its file says."""
    role: str = "text"
    """What its family is for: "text", or "display", such as titles."""


@dataclass(frozen=True, slots=True)
class NamedFamily:
    """A family as a style sheet names it."""

    name: str
    sheet: str
    """The name of the style sheet."""
    line: int
    """The line that names the family, from 1."""


@dataclass(frozen=True, slots=True)
class _Declaration:
    """A declaration of a sheet."""

    name: str
    """The name of the property."""
    tokens: Sequence[Any]
    """The tokens of its value that may name families."""


def families_named(style_sheets: Mapping[str, str]) -> tuple[NamedFamily, ...]:
    """Return the families that CSS texts, by the names of their sheets, set text in.

    Declarations come in their order, then the custom properties that they use. Broken CSS names no
    family; layout refuses it later.
    """
    declared = [(sheet, each) for sheet, css in style_sheets.items() for each in _declarations(css)]
    pending = [each for each in declared if each[1].name in ("font", "font-family")]
    found, followed = dict[NamedFamily, None](), set[str]()
    for sheet, declaration in pending:  # grows as properties are followed
        for name, line in _names(declaration.tokens):
            found[NamedFamily(name, sheet, line)] = None
        used = set(_variables(declaration.tokens)) - followed
        pending += [each for each in declared if each[1].name in used]
        followed |= used
    return tuple(found)


def check_families(style_sheets: Mapping[str, str], known: Collection[str]) -> None:
    """Raise SetupError, with its place, for the first named family that is not `known`.

    `style_sheets` are CSS texts by the paths that people know them by. Raises TypesetError for a
    number of so many digits that nothing can read it.
    """
    for sheet, css in style_sheets.items():
        if endless := _ENDLESS.search(css):
            place = Place(sheet, css.count("\n", 0, endless.start()) + 1)
            message = f"this number has more than {MOST_DIGITS:,} digits"
            raise TypesetError(message, place=place, hint="shorten it")
    for family in families_named(style_sheets):
        if family.name not in known:
            raise SetupError(
                f"fonts/fonts.toml has no family “{family.name}”",
                place=Place(family.sheet, family.line),
                hint=meant(family.name, known),
            )


def faces_named(families: Iterable[Family], style_sheets: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces of all families that the style sheets together set text in."""
    numbered = {str(number): css for number, css in enumerate(style_sheets)}
    named = {family.name for family in families_named(numbered)}
    return tuple(
        Face(
            family.name,
            family.script,
            family.scale,
            file,
            family.ascent,
            family.descent,
            family.role,
        )
        for family in families
        if family.name in named
        for file in family.files
    )


def needed(faces: Iterable[Face], *texts: str) -> tuple[Face, ...]:
    """Return the faces without those whose script none of the texts shows.

    A Latin face is always needed, and one of a script that the table of scripts does not know.
    """
    whole = "\n".join(texts)
    return tuple(face for face in faces if shows(whole, face.script))


def regular_files(faces: Iterable[Face]) -> tuple[str, ...]:
    """Return the paths of the first regular upright face of each script, Latin first."""
    first: dict[str, str] = {}
    for face in faces:
        if (face.file.weight, face.file.style) == (400, "normal"):
            first.setdefault(face.script, face.file.path)
    return tuple(first[script] for script in sorted(first, key=lambda script: script != "Latn"))


# A build asks for the same sheets twice, and every build of a process for most of them.
@lru_cache(_SHEETS_KEPT)
def _declarations(css: str) -> tuple[_Declaration, ...]:
    """Return the declarations of a sheet that may name families."""
    if _ENDLESS.search(css):
        return ()
    try:
        nodes = list(_flat(tinycss2.parse_stylesheet(css, skip_comments=True)))
    except RecursionError:  # brackets that are nested a thousand deep
        return ()
    found = []
    for node in nodes:
        name = node.name if node.name.startswith("--") else node.lower_name
        if name in ("font", "font-family") or name.startswith("--"):
            tokens = _behind_size(node.value) if name == "font" else node.value
            found.append(_Declaration(name, tokens))
    return tuple(found)


def _flat(nodes: Sequence[Any]) -> Iterator[Any]:
    """Yield the declarations of rules, and of the rules inside them."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "font-face":
            continue  # it declares a family; layout refuses the file that it would load
        if node.type == "declaration":
            yield node
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in _OF_RULES:
            yield from _flat(tinycss2.parse_rule_list(node.content, skip_comments=True))
        elif node.type in ("qualified-rule", "at-rule") and node.content:
            yield from _flat(tinycss2.parse_blocks_contents(node.content, skip_comments=True))


def _behind_size(tokens: Sequence[Any]) -> Sequence[Any]:
    sizes = [
        index
        for index, token in enumerate(tokens)
        if token.type in _SIZES or (token.type == "ident" and token.lower_value in _NAMED_SIZES)
    ]
    return tokens[sizes[-1] + 1 :] if sizes else tokens


def _names(tokens: Sequence[Any]) -> Iterator[tuple[str, int]]:
    """Yield the families of a comma-separated list, and their lines; `var()` may hold a list."""
    words = list[Any]()
    for token in tokens:
        if token.type == "string":
            yield token.value, token.source_line
        elif token.type == "ident":
            words.append(token)
        elif _is_variable(token):
            yield from _names(token.arguments[_comma(token.arguments) :])
        elif token == ",":
            yield from _joined(words)
            words = []
    yield from _joined(words)


def _joined(words: Sequence[Any]) -> Iterator[tuple[str, int]]:
    """Yield the family that unquoted words name together."""
    name = " ".join(word.value for word in words)
    if words and name.lower() not in _CSS_WIDE:
        yield name, words[0].source_line


def _variables(tokens: Sequence[Any]) -> Iterator[str]:
    for token in filter(_is_variable, tokens):
        yield from (each.value for each in token.arguments[:2] if each.type == "ident")
        yield from _variables(token.arguments)


def _is_variable(token: Any) -> bool:
    return bool(token.type == "function" and token.lower_name == "var")


def _comma(tokens: Sequence[Any]) -> int:
    return next((index for index, token in enumerate(tokens) if token == ","), len(tokens))

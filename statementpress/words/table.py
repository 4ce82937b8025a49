"""Read the tables of words in templates/words/.

The outermost tables of each file are languages, so a translator adds a table to a file and touches
nothing else. The placeholders that a text may have are declared beside its field:
`page: Annotated[str, Fills("page", "pages")]`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any, TypeVar, get_type_hints

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.tables import converted, read_toml

FOLDER = "words"
LANGUAGES = "languages.toml"
"""The table that says which languages a project knows."""

Words = TypeVar("Words", bound=msgspec.Struct)


class Fills:
    """The names of the placeholders that a text may have, each written in braces."""

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)


def place_of(name: str) -> Place:
    """Return where a project has a table of words."""
    return Place(f"templates/{FOLDER}/{name}")


def read_words(files: ProjectFiles, name: str, kind: type[Words]) -> dict[str, Words]:
    """Return the words of the file `name` for each of its languages, in the order of the file.

    A project may know fewer languages than are shipped; words in the others are left out. Raises
    SetupError, which names the file, the language and the key, if the file is broken, has a
    placeholder that nothing fills, or has a language that no table of languages knows.
    """
    place, table = read_toml(files, "templates", f"{FOLDER}/{name}")
    known = table if name == LANGUAGES else _languages(files)
    found = {}
    for code, words in table.items():
        if code in known:
            found[code] = converted(words, kind, place, f"[{code}]")
            _check_placeholders(found[code], code, place)
        elif not files.alone and code not in _languages(ProjectFiles(SHIPPED)):
            raise SetupError(
                f"[{code}]: {place_of(LANGUAGES)} has no such language",
                place=place,
                hint=f"choose from {', '.join(known)}, or add the language there",
            )
    if not found:
        raise SetupError(
            "there are no words in a language that the project knows",
            place=place,
            hint=f"add a table with the words of one of them: {', '.join(known)}",
        )
    return found


def _languages(files: ProjectFiles) -> Mapping[str, Any]:
    """Return the table of languages as it is written."""
    return read_toml(files, "templates", f"{FOLDER}/{LANGUAGES}")[1]


def _check_placeholders(words: msgspec.Struct, code: str, place: Place) -> None:
    """Raise SetupError for a placeholder that its field does not declare."""
    for key, text, filled in texts_of(words):
        if not _placeholders(text) <= filled:
            known = ", ".join(f"{{{each}}}" for each in sorted(filled))
            raise SetupError(
                f"[{code}]: {key} has a placeholder that nothing fills",
                place=place,
                hint=f"it may have {known}" if known else "write it without braces",
            )


def texts_of(words: msgspec.Struct, path: str = "") -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the key of each text, such as "severity.error.one", the text, and its placeholders."""
    for name in words.__struct_fields__:
        yield from _inside(getattr(words, name), f"{path}{name}", _filled(type(words)).get(name))


def _inside(
    value: object, key: str, filled: frozenset[str] | None
) -> Iterator[tuple[str, str, frozenset[str]]]:
    match value:
        case str():
            yield key, value, filled or frozenset()
        case msgspec.Struct():
            yield from texts_of(value, f"{key}.")
        case Mapping():
            for name, each in value.items():
                yield from _inside(each, f"{key}.{name}", filled)


@cache
def _filled(kind: type[msgspec.Struct]) -> dict[str, frozenset[str]]:
    """Return the placeholders of each field that declares some."""
    hints: dict[str, Any] = get_type_hints(kind, include_extras=True)
    return {
        name: each.names
        for name, hint in hints.items()
        for each in getattr(hint, "__metadata__", ())
        if isinstance(each, Fills)
    }


def _placeholders(text: str) -> set[str]:
    """Return what stands in the braces of a text; all of it if a brace has no partner."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return {text}
    return {
        field + (f"!{conversion}" if conversion else "") + (f":{how}" if how else "")
        for _, field, how, conversion in parts
        if field is not None
    }

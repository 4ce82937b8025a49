"""Read the words that people read: the tables of templates/words/.

In each of them the outermost tables are languages, so that a translator adds one table to a file,
or a file's worth of words to one table, and no Python. What a word may have filled in is declared
beside its field: `page: Annotated[str, Fills("page", "pages")]`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any, TypeVar, cast, get_type_hints

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.tables import converted, read_toml

FOLDER = "words"
LANGUAGES = "languages.toml"


def place_of(name: str) -> Place:
    """Return where a project has a table of words."""
    return Place(f"templates/{FOLDER}/{name}")


Words = TypeVar("Words", bound=msgspec.Struct)


class Fills:
    """The names of the placeholders that a text may have, each written in braces."""

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)


def read_words(files: ProjectFiles, name: str, kind: type[Words]) -> dict[str, Words]:
    """Return the words of the file `name` for each of its languages, in the order of the file.

    Raises SetupError, which names file, language and key, if the file is broken, has a placeholder
    that nothing fills, or has a language that the project's table of languages does not know. Of a
    shipped file such a language is left out, as a project may know fewer than are shipped.
    """
    place, table = read_toml(files, "templates", f"{FOLDER}/{name}")
    known = (
        table if name == LANGUAGES else read_toml(files, "templates", f"{FOLDER}/{LANGUAGES}")[1]
    )
    own = files.owns(*_parted(place.path))
    found = {}
    for code, words in table.items():
        if code in known:
            found[code] = converted(words, kind, place, f"[{code}]")
            _check_placeholders(found[code], code, place)
        elif own:
            raise SetupError(
                f"[{code}]: {place_of(LANGUAGES)} has no such language",
                place=place,
                hint=f"choose from {', '.join(known)}; or add the language there",
            )
    if not found:
        raise SetupError(
            "there are no words in a language that the project knows",
            place=place,
            hint=f"add a table with the words of one of them: {', '.join(known)}",
        )
    return found


def _parted(path: str) -> tuple[Folder, str]:
    folder, _, name = path.partition("/")
    return cast(Folder, folder), name


def _check_placeholders(words: msgspec.Struct, code: str, place: Place) -> None:
    """Raise SetupError for a placeholder that its field does not declare."""
    for key, text, filled in texts(words):
        if not _placeholders(text) <= filled:
            known = ", ".join(f"{{{each}}}" for each in sorted(filled))
            raise SetupError(
                f"[{code}]: {key} has a placeholder that nothing fills",
                place=place,
                hint=f"it may have {known}" if known else "write it without braces",
            )


def texts(words: msgspec.Struct, path: str = "") -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield each text with its key, such as "report.title", and the placeholders it may have."""
    for name in words.__struct_fields__:
        yield from _inside(getattr(words, name), f"{path}{name}", _filled(type(words)).get(name))


def _inside(
    value: object, key: str, filled: frozenset[str] | None
) -> Iterator[tuple[str, str, frozenset[str]]]:
    match value:
        case str():
            yield key, value, filled or frozenset()
        case msgspec.Struct():
            yield from texts(value, f"{key}.")
        case Mapping():
            for name, each in value.items():
                yield from _inside(each, f"{key}.{name}", filled)


@cache
def _filled(kind: type[msgspec.Struct]) -> dict[str, frozenset[str]]:
    """Return what may be filled into each field that says so."""
    hints: dict[str, Any] = get_type_hints(kind, include_extras=True)
    return {
        name: each.names
        for name, hint in hints.items()
        for each in getattr(hint, "__metadata__", ())
        if isinstance(each, Fills)
    }


def _placeholders(text: str) -> set[str]:
    """Return the names in braces; what is no name, or more than one, as it is written."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # a brace without its partner
        return {text}
    return {
        field + (f"!{conversion}" if conversion else "") + (f":{how}" if how else "")
        for _, field, how, conversion in parts
        if field is not None
    }

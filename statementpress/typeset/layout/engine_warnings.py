"""Turn every warning of WeasyPrint into an error, with its place if that is known."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.urls import FatalURLFetchingError

from statementpress.errors import Place, StatementPressError, TooLargeError, TypesetError

_WEASYPRINT = logging.getLogger("weasyprint")
_POSITION = re.compile(r" at (\d+):\d+")
_MISSING_GLYPH = ".notdef glyph"


class MissingGlyphError(TypesetError):
    """No font has a glyph for `characters`."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__(
            "no font has a glyph for " + ", ".join(characters),
            hint="add a font that has it to fonts/fonts.toml",
        )
        self.characters = characters


@contextmanager
def warnings_are_errors(path: str | None = None) -> Iterator[None]:
    """Raise TypesetError if WeasyPrint logs a warning or fails inside the block.

    `path` is the style sheet that is being read, as people know it.
    """
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign, assignment]
    propagate = _WEASYPRINT.propagate
    _WEASYPRINT.addHandler(handler)
    _WEASYPRINT.propagate = False
    try:
        yield
    except StatementPressError:
        raise
    except FatalURLFetchingError as error:
        hint = "delete it from the style sheet or template: only fonts and logos can be used"
        raise TypesetError(str(error), hint=hint) from error
    except (MemoryError, RecursionError) as error:
        raise TooLargeError from error
    finally:
        _WEASYPRINT.removeHandler(handler)
        _WEASYPRINT.propagate = propagate
    if records:
        raise _error(records, path)


def _error(records: list[logging.LogRecord], path: str | None) -> TypesetError:
    messages = list(dict.fromkeys(record.getMessage() for record in records))
    missing = [
        str(record.args[0])
        for record in records
        if record.getMessage().startswith(_MISSING_GLYPH) and isinstance(record.args, tuple)
    ]
    if missing:
        return MissingGlyphError(tuple(dict.fromkeys(missing)))
    position = _POSITION.search(messages[0])
    place = Place(path, int(position[1]) if position else None) if path else None
    return TypesetError(
        "\n".join(messages),
        place=place,
        hint="correct it there: a warning of WeasyPrint stops the build",
    )

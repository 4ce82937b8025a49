"""Read `[[meant]]` of statement.toml: the warnings that the author has looked at and means so."""

from dataclasses import dataclass
from typing import Any

from statementpress.statement.toml_values import Key, Values

MEANT = "meant"
_KEYS = {
    "code": Key(str, 'the code of the warning, such as "number-differs"'),
    "file": Key(str, 'the file that the warning names, such as "en.md"', required=False),
    "words": Key(str, "the words that the warning quotes first", required=False),
    "reason": Key(str, "why it is meant, for whoever comes after you", required=False),
}
KEY = Key(list[dict[str, Any]], "[[meant]], and below it code = …", required=False)
"""What statement.toml may have under this name."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A warning that is not to be given any more."""

    code: str
    """The code of the warning."""
    file: str = ""
    """The file that it names, relative to the statement's folder; "" for any."""
    words: str = ""
    """The words that it quotes first; "" for any."""
    reason: str = ""
    """Why it is meant; "" if the author does not say."""
    line: int | None = None
    """Where that is written in statement.toml, from 1."""


def read_meant(values: Values) -> tuple[Meant, ...]:
    """Return what statement.toml says is meant; each fault is reported.

    The codes of errors are unknown-key, missing-key and wrong-value.
    """
    found = []
    for number, table in enumerate(values.good.get(MEANT, ())):
        path = (MEANT, number)
        inner = Values(table, _KEYS, values.lines, values.report, path)
        found.append(
            Meant(
                inner.text("code"),
                inner.text("file"),
                inner.text("words"),
                inner.text("reason"),
                inner.line(()),
            )
        )
    return tuple(each for each in found if each.code)

"""The differences that an author means, as statement.toml says them with [[meant]].

    [[meant]]
    code = "number-differs"
    file = "en.md"
    words = "170"
    reason = "The Khmer text counts the two new members, too."

A difference is known by its code, its file and the words that its message quotes first, and not by
its line, so that what is meant stays so when the text around it changes.
"""

import re
from collections.abc import Iterable
from typing import Final

from statementpress.errors import Finding, Place, Severity, meant
from statementpress.statement.catalogue import FACTS
from statementpress.statement.meant import Meant
from statementpress.statement.model import Statement

UNUSED: Final = "unused-meant"
PARTED: Final = "parted-word"
"""The code of the warning that only `parted_words` gives."""
CODES: Final = (
    "currency-differs", "day-differs", "link-differs", "list-differs", "name-differs",
    "name-spelled-otherwise", "notes-differ", "number-differs", "parted-word", "table-differs",
    "two-spellings", "unpaired-paragraph",
)  # fmt: skip
"""The codes of the warnings that an author can say are meant."""
_QUOTED: Final = re.compile("“([^”]*)”")


def entry(finding: Finding) -> dict[str, str]:
    """Return the table of [[meant]] that says of a warning that it is meant; "reason" may be added.

    Append it to the array of tables `meant` of statement.toml, in this order of keys. Empty if the
    warning is none that an author can say that of.
    """
    if finding.code not in CODES:
        return {}
    found = {"code": finding.code, "file": _file(finding), "words": _words(finding)}
    return {key: value for key, value in found.items() if value}


def fits(one: Meant, finding: Finding) -> bool:
    """Return whether a warning is what an author means."""
    return is_about(one, finding.code, _file(finding), _words(finding))


def is_about(one: Meant, code: str, file: str, words: str) -> bool:
    """Return whether an author means the warning of a code about these words of a file."""
    return one.code == code and one.file in ("", file) and one.words in ("", words)


def without_meant(found: Iterable[Finding], statement: Statement) -> tuple[Finding, ...]:
    """Return findings without those that are meant, and a warning for what fits none of them.

    The findings are all that there are but those of `parted_words`.
    """
    found = tuple(found)
    used = {one for one in statement.meant if any(fits(one, each) for each in found)}
    rest = [each for each in found if not any(fits(one, each) for one in used)]
    idle = [one for one in statement.meant if one not in used and one.code != PARTED]
    return (*rest, *(unused(one, statement) for one in idle))


def unused(one: Meant, statement: Statement) -> Finding:
    """Return the warning that what an author means fits nothing that is found."""
    said = ", ".join(filter(None, (one.code, one.file, one.words and f"“{one.words}”")))
    message = f"[[meant]] is about a warning that is not given any more: {said}"
    hint = "delete these lines, or write the code, the file and the words as the warning has them"
    if one.code not in CODES:
        message, hint = f"[[meant]] cannot be about “{one.code}”", meant(one.code, CODES)
    place = Place(f"{statement.known_as}/{FACTS}", one.line)
    return Finding(UNUSED, Severity.WARNING, message, place, hint)


def _file(finding: Finding) -> str:
    return finding.place.path.rpartition("/")[2] if finding.place else ""


def _words(finding: Finding) -> str:
    quoted = _QUOTED.search(finding.message)
    return quoted[1] if quoted else ""

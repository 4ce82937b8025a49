"""Names that those who read their language cannot read."""

import re
from collections.abc import Iterator

from statementpress.scripts.runs import LATIN, script_of
from statementpress.statement.register.findings.found import Found, Register, quoted

_LETTER = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")


def check(register: Register) -> Iterator[Found]:
    """Find names in the script of another language."""
    for line, language, name in register.real_names():
        foreign = script_of(name) != LATIN and not _LETTER.search(name)
        if foreign and register.own_script(language) in (LATIN, None):
            yield Found(
                "other-script",
                line,
                f"name_{language} is in another script than its language",
                "look whether two columns are exchanged, or leave it if it is meant",
                quoted(name),
            )

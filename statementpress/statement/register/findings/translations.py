"""Names that lack a language in a group that need not be translated, but mostly is.

In other groups each such name is an error, which is found where the register is read.
"""

from collections.abc import Iterator
from typing import Final

from statementpress.statement.register.findings.found import Found, Register, quoted

_MOST: Final = 1 / 2
"""So large a part of a group is translated before the rest is asked about."""


def check(register: Register) -> Iterator[Found]:
    """Find names that stand in another language where most of their group are translated."""
    for group, members in register.members.items():
        lacking = [member for member in members if member.borrowed.get("name")]
        if lacking and len(members) - len(lacking) >= _MOST * len(members):
            for member in lacking:
                for language, other in member.borrowed["name"].items():
                    yield Found(
                        "not-translated",
                        member.line,
                        f"name_{language} is empty, so name_{other} is printed in its place, "
                        f"though most of the group “{group}” are translated",
                        "write the name in this language, or leave it",
                        quoted(member.name[language]),
                    )

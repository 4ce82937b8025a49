r"""Which names all systems, and all programs that check a bag, keep as they are.

`sha256sum` and BagIt (RFC 8493, 2.1.3) write control characters, “\” and “%” in their own ways.
What systems make of names is said in `native.file_names`.
"""

from collections.abc import Iterable

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.native import file_names

FORBIDDEN = file_names.FORBIDDEN | {"%"}
_HINT = "rename the file with letters, digits and hyphens, and correct its name where it is used"


def check_names(names: Iterable[str], *, new: bool = True) -> None:
    """Raise ContentError if some system would store a file under another name.

    Names that are `new` must not look like options, either; those of an older version may.
    The error carries a finding for each fault of each name. Names have / between their parts; the
    folders in them are checked, too.
    """
    seen: dict[str, str] = {}
    faults = []
    for name in names:
        faults += [_finding(name, fault) for fault in file_names.faults(name, FORBIDDEN)]
        if new and any(part.startswith("-") for part in name.split("/")):
            faults.append(_finding(name, "programs take its name for an option"))
        if pair := file_names.clash_with(name, seen):
            other = pair[0]
            faults.append(_finding(name, f"some systems cannot distinguish it from “{other}”"))
    if faults:
        raise ContentError(faults)


def shown(text: str) -> str:
    r"""Return a name or a path as one visible line: "\n" for a line end, "\udcff" for no UTF-8.

    Names come from whoever wrote to the disk, and must not forge a line of a report.
    """
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def _finding(name: str, fault: str) -> Finding:
    message = f"it cannot be frozen: {fault}"
    return Finding("file-name", Severity.ERROR, message, Place(shown(name)), _HINT)

r"""Which names all systems, and all programs that check a bag, keep as they are.

`sha256sum` and BagIt (RFC 8493, 2.1.3) write control characters, “\” and “%” in their own ways.
Windows has reserved names, and drops dots and spaces at the end of a name. macOS may store another
Unicode form. Windows and macOS do not distinguish capital letters from small ones.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from statementpress.errors import ContentError, Finding, Place, Severity

LONGEST = 255
"""Bytes that a part of a name can have in UTF-8, on most disks."""
FORBIDDEN = set('<>:"|?*\\%')
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}
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
        faults += [_finding(name, fault) for fault in _faults(name)]
        if new and any(part.startswith("-") for part in name.split("/")):
            faults.append(_finding(name, "programs take its name for an option"))
        if (other := _taken_for(name, seen)) is not None:
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


def _taken_for(name: str, seen: dict[str, str]) -> str | None:
    """Return what a system takes `name`, or a folder in it, for; add both to `seen`."""
    parts = name.split("/")
    paths = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    others = [
        seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path) for path in paths
    ]
    return next((other for path, other in zip(paths, others, strict=True) if path != other), None)


def _faults(name: str) -> Iterator[str]:
    parts = name.split("/")
    odd = sorted({each for each in name if each in FORBIDDEN or not _is_plain(each)})
    if odd:
        listed = " ".join(f"“{each}”" if _is_plain(each) else f"U+{ord(each):04X}" for each in odd)
        yield f"its name contains {listed}"
    if any(part in {"", ".", ".."} for part in parts):
        yield "its name leads out of its folder"
    elif any(part != part.strip(" ") or part.endswith(".") for part in parts):
        yield "its name begins or ends with a space, or ends with a dot"
    if any(part.partition(".")[0].lower() in RESERVED for part in parts):
        yield "Windows reserves its name for a device"
    if any(len(part.encode("utf-8", "replace")) > LONGEST for part in parts):
        yield f"its name is longer than {LONGEST} bytes"


def _is_plain(character: str) -> bool:
    """Return whether a character is not a control, a surrogate, a line end or unassigned."""
    return unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Zl", "Zp"}


def _finding(name: str, fault: str) -> Finding:
    message = f"it cannot be frozen: {fault}"
    return Finding("file-name", Severity.ERROR, message, Place(shown(name)), _HINT)

r"""Which names every system, and every program that checks a bag, can keep as they are.

`sha256sum` and BagIt (RFC 8493, 2.1.3) write control characters, “\” and “%” in their own ways;
Windows has reserved names, and drops dots and spaces at an end; macOS may store another Unicode
form; both take capital letters for small ones.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from statementpress.errors import ContentError, Finding, Place, Severity

LONGEST = 255
"""Bytes of a part of a name in UTF-8, on most disks."""
FORBIDDEN = set('<>:"|?*\\%')
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}


def check_names(names: Iterable[str]) -> None:
    """Raise ContentError with every name, parted by /, that somewhere would be another.

    Names of the folders that they lie in are names too.
    """
    seen: dict[str, str] = {}
    faults = []
    for name in names:
        faults += [_finding(name, told) for told in _faults(name)]
        if (other := _taken_for(name, seen)) is not None:
            faults.append(_finding(name, f"some systems take it for “{other}”"))
    if faults:
        raise ContentError(faults)


def _taken_for(name: str, seen: dict[str, str]) -> str | None:
    """Return what `name`, or a folder that it lies in, is taken for; add both to `seen`."""
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
        shown = " ".join(f"“{each}”" if _is_plain(each) else f"U+{ord(each):04X}" for each in odd)
        yield f"its name has {shown}"
    if any(part in {"", ".", ".."} for part in parts):
        yield "its name leads out of its folder"
    elif any(part != part.strip(" ") or part.endswith(".") for part in parts):
        yield "its name begins or ends with a space, or ends with a dot"
    if any(part.partition(".")[0].lower() in RESERVED for part in parts):
        yield "Windows keeps its name for a device"
    if any(len(part.encode("utf-8", "replace")) > LONGEST for part in parts):
        yield f"its name has more than {LONGEST} bytes"


def _is_plain(character: str) -> bool:
    """Tell whether a character is no control, surrogate, line end or unassigned one."""
    return unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Zl", "Zp"}


def _finding(name: str, told: str) -> Finding:
    shown = name.encode("unicode_escape").decode() if not name.isprintable() else name
    hint = "rename it with letters, digits and hyphens, here and where it is named"
    return Finding("file-name", Severity.ERROR, f"it cannot be frozen: {told}", Place(shown), hint)

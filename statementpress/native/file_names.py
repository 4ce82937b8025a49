"""Which names of files every system keeps as they are, and which of them it takes for one.

Windows has forbidden characters and reserved names, and drops dots and spaces at the end of a name.
macOS may store another Unicode form. Windows and macOS do not distinguish capital letters from
small ones. A folder may go from any system to any other, so the rules of all hold on each.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Set

from statementpress.native.system import is_macos, is_windows

LONGEST = 255
"""Bytes that a part of a name can have in UTF-8, on most disks."""
FORBIDDEN = frozenset('<>:"|?*\\')
"""The characters that Windows takes for something else, beside the control characters."""
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"}
)
"""The names of devices on Windows, in small letters; a file is not called so with any ending."""


def folded(name: str) -> str:
    """Return what names have in common that some system takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


def clash(names: Iterable[str]) -> tuple[str, str] | None:
    """Return two different names that some system takes for one; None if there are none.

    Names have / between their parts. Folders in them count as names, too.
    """
    seen: dict[str, str] = {}
    clashes = (found for name in names if (found := clash_with(name, seen)))
    return next(clashes, None)


def clash_with(name: str, seen: dict[str, str]) -> tuple[str, str] | None:
    """Return the two that some system takes for one: `name` or a folder in it, and one of `seen`.

    What is new is added to `seen`, which has names by what `folded` makes of them.
    """
    parts = name.split("/")
    paths = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    others = [seen.setdefault(folded(path), path) for path in paths]
    pairs = zip(others, paths, strict=True)
    return next(((other, path) for other, path in pairs if path != other), None)


def is_reserved(part: str) -> bool:
    """Return whether Windows takes a part of a name, with any ending, for a device."""
    return part.partition(".")[0].lower() in RESERVED


def faults(name: str, forbidden: Set[str] = FORBIDDEN) -> Iterator[str]:
    """Yield why some system would not keep a name as it is, as in “its name contains “:””.

    Names have / between their parts.
    """
    parts = name.split("/")
    odd = sorted({each for each in name if each in forbidden or not _is_plain(each)})
    if odd:
        listed = (f"“{each}”" if _is_plain(each) else f"U+{ord(each):04X}" for each in odd)
        yield f"its name contains {' '.join(listed)}"
    if any(part in {"", ".", ".."} for part in parts):
        yield "its name leads out of its folder"
    elif any(part != part.strip(" ") or part.endswith(".") for part in parts):
        yield "its name begins or ends with a space, or ends with a dot"
    if any(map(is_reserved, parts)):
        yield "Windows reserves its name for a device"
    if any(len(part.encode("utf-8", "replace")) > LONGEST for part in parts):
        yield f"its name is longer than {LONGEST} bytes"


def _is_plain(character: str) -> bool:
    """Return whether a character is not a control, a surrogate, a line end or unassigned."""
    return unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Zl", "Zp"}


def finds_other_names() -> bool:
    """Return whether this system may find a file under a name that is not quite its own."""
    return is_windows() or is_macos()

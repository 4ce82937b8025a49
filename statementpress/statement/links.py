"""Which addresses a link may have."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import SplitResult, urlsplit

_TELEPHONE = re.compile(r"\+?[0-9][0-9.()-]*")
"""A number without spaces (RFC 3966, 3); a global one begins with +."""

_NOT_DIALLED = re.compile(r"[\s().-]")
"""What a telephone number may have between its figures."""

_WANTED: Mapping[str, tuple[str, Callable[[SplitResult], bool]]] = {
    **dict.fromkeys(("http", "https"), ("website", lambda it: "%" not in (it.hostname or "%"))),
    "mailto": ("mailbox", lambda it: "@" in it.path),
    "tel": ("telephone number", lambda it: bool(_TELEPHONE.fullmatch(it.path))),
}
"""What an address of each kind has to name, and whether it does."""

LINK_HINT = "write the complete address: https://…, http://…, mailto:name@… or tel:+855…"
WEB_HINT = "write the complete address: https://…"


def link_problem(url: str) -> str | None:
    """Return why `url` cannot be linked to; None for a good http, https, mailto or tel one."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        return f"“{url}” is not a valid address ({error})"
    if any(character.isspace() for character in url):
        return f"“{url}” has a space in it"
    if parts.scheme in _WANTED:
        wanted, is_there = _WANTED[parts.scheme]
        return None if is_there(parts) else f"“{url}” does not name a {wanted}"
    if not parts.scheme:
        return f"“{url}” is not a complete address"
    return f"a link that begins with “{parts.scheme}:” cannot be used in a statement"


def web_problem(url: str) -> str | None:
    """Return why `url` is not the address of a web page; None for a good http or https address."""
    problem = link_problem(url)
    if problem or url.startswith(("http://", "https://")):
        return problem
    return f"“{url}” is not a web address"


def shown_address(url: str) -> str:
    """Return an address as people read it: that of a mailbox or a telephone without its scheme."""
    return url.removeprefix("mailto:").removeprefix("tel:")


def says_address(words: str, url: str) -> bool:
    """Return whether the words of a link are its address; a telephone number may be spaced."""
    if url.startswith("tel:"):
        return _NOT_DIALLED.sub("", words) == _NOT_DIALLED.sub("", shown_address(url))
    return words in (url, shown_address(url))

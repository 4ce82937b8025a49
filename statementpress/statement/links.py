"""Which addresses a link may have."""

from urllib.parse import urlsplit

LINK_HINT = "write the complete address: https://…, http://… or mailto:name@…"
WEB_HINT = "write the complete address: https://…"


def link_problem(url: str) -> str | None:
    """Return why `url` cannot be linked to; None for a good http, https or mailto address."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        return f"“{url}” is not a valid address ({error})"
    if any(character.isspace() for character in url):
        return f"“{url}” has a space in it"
    if parts.scheme in ("http", "https"):
        named = parts.hostname and "%" not in parts.hostname
        return None if named else f"“{url}” does not name a website"
    if parts.scheme == "mailto":
        return None if "@" in parts.path else f"“{url}” does not name a mailbox"
    if not parts.scheme:
        return f"“{url}” is not a complete address"
    return f"a link that begins with “{parts.scheme}:” cannot be used in a statement"


def web_problem(url: str) -> str | None:
    """Return why `url` is not the address of a web page; None for a good http or https address."""
    problem = link_problem(url)
    if problem or url.startswith(("http://", "https://")):
        return problem
    return f"“{url}” is not a web address"

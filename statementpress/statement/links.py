"""Which addresses a link may have."""

from urllib.parse import urlsplit

LINK_HINT = "write a whole address: https://…, http://… or mailto:name@…"
WEB_HINT = "write it whole: https://…"


def link_problem(url: str) -> str | None:
    """Return why `url` may not be linked to, or None for a good http, https or mailto address."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        return f"“{url}” is no address ({error})"
    if any(character.isspace() for character in url):
        return f"“{url}” has a space in it"
    if parts.scheme in ("http", "https"):
        named = parts.hostname and "%" not in parts.hostname
        return None if named else f"“{url}” names no host"
    if parts.scheme == "mailto":
        return None if "@" in parts.path else f"“{url}” names no mailbox"
    if not parts.scheme:
        return f"“{url}” is not a whole address"
    return f"a link of the kind “{parts.scheme}:” is not used in a statement"


def web_problem(url: str) -> str | None:
    """Return why `url` is no address of a web page, or None for a good http or https address."""
    problem = link_problem(url)
    if problem or url.startswith(("http://", "https://")):
        return problem
    return f"“{url}” is no web address"

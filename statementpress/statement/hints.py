"""Say what was probably meant: the nearest of the names that are known."""

from collections.abc import Collection
from difflib import get_close_matches


def meant(word: str, known: Collection[str]) -> str:
    """Return a hint that names the known word nearest to `word`, or all that are known."""
    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"known are: {', '.join(known)}" if known else "none is known here; leave it out"

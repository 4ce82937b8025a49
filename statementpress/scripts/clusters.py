"""Split text of any script into the units that a line may not cut.

Unicode's extended grapheme clusters (Unicode Standard Annex 29) are not enough for these scripts:
they end between the two consonants of a Burmese stack, before U+102C and U+1038, and after a Thai
or Lao vowel that is typed before its consonant.
"""

from itertools import accumulate
from typing import Final

from statementpress.khmer import clusters as khmer
from statementpress.khmer.characters import carries_signs
from statementpress.scripts.table import SCRIPTS

_JOINING: Final = frozenset("".join(script.joining for script in SCRIPTS))
_JOINED: Final = frozenset("".join(script.joined for script in SCRIPTS))


def clusters(text: str) -> list[str]:
    """Return the clusters of any text in order; joined, they are the text again.

    They are those of `khmer.clusters`, in which every mark belongs to the character before it,
    joined where the table of scripts says so.
    """
    found: list[str] = []
    for cluster in khmer.clusters(text):
        if found and _belong_together(found[-1], cluster):
            found[-1] += cluster
        else:
            found.append(cluster)
    return found


def boundaries(text: str) -> set[int]:
    """Return the offsets in `text` at which a cluster ends: from 1 to its length."""
    return set(accumulate(map(len, clusters(text))))


def _belong_together(before: str, after: str) -> bool:
    if not (carries_signs(before[-1]) and carries_signs(after[0])):
        return False
    return before[-1] in _JOINING or after[0] in _JOINED

"""What has to be known of each script: a row for each, and nothing about scripts anywhere else.

Sources: the Unicode Standard, 16.1 (Thai), 16.2 (Lao), 16.3 (Myanmar) and 16.4 (Khmer), the code
charts, and HarfBuzz's shapers of these scripts (hb-ot-shaper-thai.cc, hb-ot-shaper-myanmar.cc and
hb-ot-shaper-khmer.cc).
"""

from dataclasses import dataclass
from typing import Final

from statementpress.khmer import characters as khmer


@dataclass(frozen=True, slots=True)
class Script:
    """A script that is written without spaces between its words."""

    code: str
    """ISO 15924, such as Thai."""
    characters: str
    """Its characters, as the inside of a pattern's character class."""
    language: str
    """The language (BCP 47) that HarfBuzz draws it for, and whose words ICU looks up."""
    nominal: str
    """The script as which HarfBuzz gives the glyphs in the order in which `ccmp` meets them: the
    script itself, or Zyyy if its shaper only reorders after `ccmp`."""
    joining: str = ""
    """Characters that belong to one cluster with whatever follows them: signs that turn the next
    consonant into a subscript, and vowels that are typed before their consonant."""
    joined: str = ""
    """Characters without the property of a mark that belong to the cluster before them."""
    never_first: str = ""
    """Signs that no line may begin with, even after a space."""
    parts: str = ""
    """Characters that HarfBuzz draws parts of other characters with; a font needs them, too."""


KHMER: Final = Script(
    code="Khmr",
    characters=khmer.KHMER,
    language="km",
    nominal="Khmr",
    parts="\u17c1",  # the left half of ើ ឿ ៀ ោ ៅ
)

SCRIPTS: Final = (
    KHMER,
    Script(
        code="Thai",
        characters="\u0e01-\u0e3a\u0e40-\u0e5b",
        language="th",
        nominal="Thai",
        joining="เแโใไ",
        joined="\u0e30\u0e32\u0e33\u0e45",
        never_first="ฯๆ๚๛",
        parts="\u0e4d\u0e32",  # of U+0E33
    ),
    Script(
        code="Laoo",
        characters="\u0e81-\u0edf",
        language="lo",
        nominal="Laoo",
        joining="ເແໂໃໄ",
        joined="\u0eb0\u0eb2\u0eb3\u0ebd",
        never_first="ຯໆ",
        parts="\u0ecd\u0eb2",  # of U+0EB3
    ),
    Script(
        code="Mymr",
        characters="\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f",
        language="my",
        nominal="Zyyy",
        joining="\u1039",
        never_first="၊။",
    ),
)
"""Every script of which a font with a glyph for each cluster can be made."""

BY_CODE: Final = {script.code: script for script in SCRIPTS}
"""The scripts by their codes (ISO 15924)."""

CHARACTERS: Final = "".join(script.characters for script in SCRIPTS)
"""All their characters, as the inside of a pattern's character class."""

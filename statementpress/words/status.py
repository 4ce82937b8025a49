"""Say in one language what statement.toml says of a statement's life: a draft, an embargo."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from statementpress.words.table import Fills


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table `status` of a language.

    A text is needed only if a statement has what it announces, so that a table from before there
    were such texts can still be read.
    """

    draft: str = ""
    """The mark at the head of each page of a draft."""
    draft_foot: str = ""
    """The line at the foot of each page of a draft."""
    embargo: Annotated[str, Fills("moment")] = ""
    """Until when nobody may publish the statement."""
    moment: Annotated[str, Fills("hour", "minute", "day", "month", "year")] = ""
    """The end of an embargo that ends at a time of day; {hour} goes from 0 to 23."""
    whole_day: Annotated[str, Fills("day", "month", "year")] = ""
    """The end of an embargo that ends with the beginning of a day."""
    in_zone: Annotated[str, Fills("moment", "zone")] = ""
    """Either of these with the zone in which it is counted."""
    unofficial: str = ""
    """Below the title of a text that is an unofficial translation."""
    unofficial_from: Mapping[str, str] = {}
    """The same, if it is known from which language, by the code of that language."""
    version: Annotated[str, Fills("number")] = ""
    """The number of the version, below the dateline."""
    corrigendum: Annotated[str, Fills("text")] = ""
    """What was corrected in this version."""
    reference: Annotated[str, Fills("reference")] = ""
    """The number under which the statement is kept by those who issued it."""

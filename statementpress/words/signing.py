"""The words of signatures and of sheets for thumbprints."""

from typing import Annotated

import msgspec

from statementpress.words.table import Fills


class SigningWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table `signing` of a language; tables of older projects have none."""

    signature: Annotated[str, Fills("name")] = "{name}"
    """What a screen reader says of a scanned signature."""
    stamp: Annotated[str, Fills("name")] = "{name}"
    """What a screen reader says of a scanned stamp."""
    signed: str = ""
    """In place of a scan that is kept out of what is published."""
    sheet_follows: str = ""
    """Where the text places a group whose sheet for thumbprints is at the end."""
    on_page: str = ""
    """Before the room for how many prints a page of a sheet has."""
    number: str = ""
    """Above the numbers of a sheet."""
    name: str = ""
    """Above the names."""
    sex: str = ""
    """Above the column that says who is a woman and who a man."""
    age: str = ""
    """Above the ages."""
    village: str = ""
    """Above the villages."""
    print: str = ""
    """Above the boxes for the prints."""

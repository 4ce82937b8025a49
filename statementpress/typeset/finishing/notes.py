"""Bring the tags of notes from the foot of the page to the text that refers to them.

WeasyPrint tags the notes of a page after all of the page's text, outside of the part. A screen
reader should read a note when the paragraph or the list item that refers to it has ended.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from statementpress.typeset.finishing.tags import Tag
from statementpress.words.notes import NOTE

CALL = "::footnote-call"
"""How the name of the box ends from which WeasyPrint took a note."""

_BEFORE = frozenset({"/P", "/H1", "/H2", "/H3", "/H4"})
"""Types of which a note is the next sibling."""
_AROUND = frozenset({"/LBody", "/TD", "/TH", "/Caption", "/Div", "/Sect", "/Part", "/BlockQuote"})
"""Types in which a note comes last. A table may hold nothing beside its caption and its rows."""


def bring_to_text(tags: Sequence[Tag], objects: Mapping[bytes, Any]) -> None:
    """Move each note behind the block that refers to it, in place; several keep their order."""
    noted = [tag for tag in tags if tag.element is not None and tag.element.get("class") == NOTE]
    calls = {tag.element: tag.structure for tag in noted if str(tag.name).endswith(CALL)}
    last: dict[bytes, bytes] = {}
    for tag in noted:
        note = tag.structure
        if note["S"] != "/Note" or tag.element not in calls:
            continue
        foot = objects[note["P"]]
        if note.reference not in foot["K"]:  # a part that was joined with an earlier one
            continue
        foot["K"].remove(note.reference)
        block = _block(calls[tag.element], objects)
        if block["S"] in _BEFORE:
            parent = objects[block["P"]]
            before = last.get(block.reference, block.reference)
            parent["K"].insert(parent["K"].index(before) + 1, note.reference)
            last[block.reference] = note.reference
        else:
            parent = block
            block["K"].append(note.reference)
        note["P"] = parent.reference


def _block(structure: Any, objects: Mapping[bytes, Any]) -> Any:
    """Return the nearest block around a tag."""
    while structure["S"] not in _BEFORE | _AROUND:
        structure = objects[structure["P"]]
    return structure

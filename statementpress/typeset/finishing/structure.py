"""Complete the structure tree of a PDF before it is written.

It adds what a blind reader needs and WeasyPrint 70.0 does not give: one tag for a paragraph that
continues on the next page, a language on every part that has one (so that the voice changes), words
for links, list numbering, the place of figures. Sources: ISO 14289-1 (PDF/UA-1) 7.2 to 7.18, ISO
32000-1 14.8.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf

from statementpress.errors import SetupError
from statementpress.khmer.characters import without_breaks
from statementpress.typeset.finishing.notes import bring_to_text
from statementpress.typeset.finishing.tags import Tag, TagRecord
from statementpress.words.notes import NOTE

ROLES = {
    **{"em": "/Span", "strong": "/Span", "header": "/Div", "footer": "/Div", "address": "/Div"},
    "nav": "/Sect",
    "figure": "/Div",
}
"""The standard type of HTML elements to which WeasyPrint gives none."""

CLASSES = {
    **{NOTE: "/Note", "endnote": "/Note", "note-number": "/Lbl", "note-text": "/P"},
    **{"note-reference": "/Reference", "contents-reference": "/Reference"},
    **{"contents-list": "/TOC", "contents-entry": "/TOCI"},
}
"""The standard type of HTML elements of a class, for which HTML has no element of their own (ISO
32000-1, 14.8.4.3 and 14.8.4.4)."""

CELLS = frozenset({"/TD", "/TH"})
"""Types that keep their place in a table's row even if they are empty (ISO 14289-1, 7.5)."""

LIST_NUMBERING = {
    "disc": "/Disc",
    "decimal": "/Decimal",
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
}
"""What a list says of its labels (ISO 32000-1, table 347), by its `data-labels`."""

LISTS = {"ol": "decimal", "ul": "disc"}
"""The labels of a list that does not say them."""


def complete(
    pdf: Any, objects: Mapping[bytes, Any], record: TagRecord, page_heights: Sequence[float]
) -> None:
    """Join and complete the recorded tags in place.

    `objects` holds all objects of the PDF by their references; `page_heights` are in CSS px.
    """
    # Tags are joined before anything is added to them. Empty ones are dropped after labels were
    # lifted and notes moved: a body may have held nothing but its label, a page's foot only notes.
    replaced = _join(record.tags, objects)
    identifiers = _header_identifiers(record)
    for tag in record.tags:
        if tag.structure.reference not in replaced:
            _describe(tag, page_heights[tag.page], identifiers)
        if tag.link:
            tag.link["Contents"] = pydyf.String(_words(tag.element))
    _lift_labels(record.tags, objects)
    bring_to_text(record.tags, objects)
    _drop_empty(record.tags, objects)
    _point_parents(pdf, objects, replaced)
    _list_identifiers(pdf, objects, record.tags)


def page_languages(record: TagRecord, count: int) -> list[str]:
    """Return the language of the part that each of `count` pages shows.

    A page that shows no part, such as a blank one, has the language of the page before it, or else
    of the first part. Raises SetupError for a document without parts.
    """
    shown = {
        tag.page: tag.element.get("lang")
        for tag in record.tags
        if tag.element is not None and tag.element.tag == "main" and tag.element.get("lang")
    }
    if not shown:
        raise SetupError(
            "the template has no part for a text",
            hint='give it a <main lang="…"> for each language',
        )
    languages = [shown[min(shown)]]
    for number in range(count):
        languages.append(shown.get(number, languages[-1]))
    return languages[1:]


def _join(tags: list[Tag], objects: Mapping[bytes, Any]) -> dict[bytes, Any]:
    """Fold tags of the same element and type into the first one.

    Returns the tag that stayed, by the reference of each that was folded into it.
    """
    firsts: dict[tuple[int, str], Any] = {}
    replaced: dict[bytes, Any] = {}
    for tag in sorted(tags, key=lambda tag: tag.structure.number):
        structure = tag.structure
        if tag.element is None or structure["S"] in {"/Figure", "/NonStruct"}:
            continue
        first = firsts.setdefault((id(tag.element), structure["S"]), structure)
        if first is not structure:
            _fold(structure, first, objects)
            replaced[structure.reference] = first
    return replaced


def _fold(structure: Any, first: Any, objects: Mapping[bytes, Any]) -> None:
    kids = [_kid(kid, structure, first) for kid in structure["K"]]
    for kid in kids:
        child = objects.get(kid) if isinstance(kid, bytes) else None
        if child is not None and "S" in child:
            child["P"] = first.reference
    parent = objects[structure["P"]]
    if parent is first:
        index = first["K"].index(structure.reference)
        first["K"][index : index + 1] = kids
    else:
        if structure.reference in parent["K"]:
            parent["K"].remove(structure.reference)
        first["K"].extend(kids)
    structure["K"] = pydyf.Array()


def _kid(kid: Any, structure: Any, first: Any) -> Any:
    """Return a kid of `structure` as a kid of `first`, which may stand on another page."""
    if isinstance(kid, int) and structure["Pg"] != first["Pg"]:
        return pydyf.Dictionary({"Type": "/MCR", "Pg": structure["Pg"], "MCID": kid})
    return kid


def _header_identifiers(record: TagRecord) -> dict[str, Any]:
    """Return the identifiers of header cells by those of their repetitions, which are in no tree.

    WeasyPrint knows only headers on the page of a cell.
    """
    return {
        structure["ID"].string: first["ID"]
        for first, *repeated in record.headers.values()
        for structure in repeated
        if "ID" in structure and "ID" in first
    }


def _describe(tag: Tag, page_height: float, identifiers: Mapping[str, Any]) -> None:
    structure, element = tag.structure, tag.element
    if element is None:
        return
    if tag.name in ROLES:
        structure["S"] = ROLES[tag.name]
    if tag.name == element.tag:
        kind = (element.get("class") or "").partition(" ")[0]
        structure["S"] = CLASSES.get(kind, structure["S"])
    if structure["S"] == "/Note":
        structure["ID"] = pydyf.String(element.get("id"))
    if element.get("lang") and tag.name == element.tag:
        structure["Lang"] = pydyf.String(element.get("lang"))
    if structure["S"] == "/L" and element.tag in LISTS:
        labels = element.get("data-labels", LISTS[element.tag])
        structure["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": LIST_NUMBERING[labels]})
    if structure["S"] in CELLS:
        _describe_cell(structure, element, identifiers)
    if structure["S"] == "/Figure":
        structure["A"]["BBox"] = pydyf.Array(_points(structure["A"]["BBox"], page_height))


def _describe_cell(structure: Any, element: Any, identifiers: Mapping[str, Any]) -> None:
    """State which cells a header is for, by `identifiers` that replace those of repetitions."""
    attributes = structure["A"]
    if structure["S"] == "/TH":
        attributes["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    elif headers := attributes.pop("Headers", None):
        known = [identifiers.get(header.string, header) for header in headers]
        attributes["Headers"] = pydyf.Array(known)


def _lift_labels(tags: list[Tag], objects: Mapping[bytes, Any]) -> None:
    """Move list labels out of the bodies that they are set in (ISO 32000-1, 14.8.4.3.3)."""
    for tag in tags:
        if tag.element is None or tag.element.get("class") != "label":
            continue
        label = tag.structure
        around = body = objects[label["P"]]
        # An item that holds another list has its first words in a box that WeasyPrint made.
        while body["S"] == "/NonStruct":
            body = objects[body["P"]]
        item = objects[body["P"]]
        if (body["S"], item["S"]) == ("/LBody", "/LI"):
            around["K"].remove(label.reference)
            item["K"].insert(0, label.reference)
            label["S"], label["P"] = "/Lbl", item.reference


def _drop_empty(tags: list[Tag], objects: Mapping[bytes, Any]) -> None:
    """Remove empty tags, such as a rule drawn below a line, innermost first."""
    for tag in sorted(tags, key=lambda tag: -tag.structure.number):
        siblings = objects[tag.structure["P"]]["K"]
        kept = tag.structure["S"] in CELLS
        if not (tag.structure["K"] or kept) and tag.structure.reference in siblings:
            siblings.remove(tag.structure.reference)


def _points(box: list[float], page_height: float) -> tuple[float, float, float, float]:
    """Convert CSS px from the top left to points from the bottom left (ISO 32000-1 14.8.5.4.3)."""
    left, top, right, bottom = box
    return left * 0.75, (page_height - bottom) * 0.75, right * 0.75, (page_height - top) * 0.75


def _words(element: Any) -> str:
    title = element.get("aria-label") or element.get("title")
    return title or without_breaks("".join(element.itertext()))


def _list_identifiers(pdf: Any, objects: Mapping[bytes, Any], tags: Sequence[Tag]) -> None:
    """List the tags that have an identifier (ISO 32000-1, table 322)."""
    found = {
        tag.structure["ID"].string: tag.structure.reference for tag in tags if "ID" in tag.structure
    }
    if found:
        pairs = [(pydyf.String(name), found[name]) for name in sorted(found)]
        names = pydyf.Array(item for pair in pairs for item in pair)
        root = objects[pdf.catalog["StructTreeRoot"]]
        root["IDTree"] = pydyf.Dictionary({"Names": names})


def _point_parents(pdf: Any, objects: Mapping[bytes, Any], replaced: Mapping[bytes, Any]) -> None:
    """Replace tags that were folded into others in the parent tree."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    numbers = objects[root["ParentTree"]]["Nums"]
    for index, entry in enumerate(numbers):
        if isinstance(entry, list):
            entry[:] = [_kept(reference, replaced) for reference in entry]
        else:
            numbers[index] = _kept(entry, replaced)


def _kept(reference: Any, replaced: Mapping[bytes, Any]) -> Any:
    return replaced[reference].reference if reference in replaced else reference

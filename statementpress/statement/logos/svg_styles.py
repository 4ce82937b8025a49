"""Write the styles of an SVG to its elements, so that no engine has to understand style sheets.

Engines know different selectors, and neither of ours knows variables (`fill:var(--brand)`, as Figma
and websites write): each then paints black. So the cascade (CSS Cascading 4, 6) is worked out here:
sheets, `style` attributes and variables become one `style` attribute for each element. Sizes,
paths and transformations that stand in styles become attributes.
"""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from statementpress.statement.logos.svg_allowed import fits, suits
from statementpress.statement.logos.svg_tree import SVG, Cleaned, local, svg_error
from statementpress.statement.logos.svg_values import (
    COLOURS,
    GEOMETRY,
    attribute_of,
    colour_of,
    resolved,
    undrawn,
)

RULES_LIMIT = 2_000_000
"""Most rules of the sheets times elements: each rule may be tried on each element."""
SHOWN = 40
"""Most characters of a value that a message repeats."""
_HINT = (
    "export it with plain colours and attributes: “Plain SVG” (Inkscape), or “Presentation "
    "Attributes” under Styling (Illustrator)"
)

_Declared = tuple[str, str, bool]
"""A property, its value, and whether it is important."""


def settle_styles(name: str, root: Element) -> Cleaned:
    """Write all styles of an SVG to its elements, in place, and leave out what is not on the list.

    Raises FileError with the code logo-feature if a style cannot be drawn as it is meant, and
    logo-too-large if there are too many.
    """
    try:
        return _settled(name, root)
    except RecursionError as error:  # brackets that are nested a thousand deep
        raise svg_error("logo-too-large", name, "has styles nested too deep", _HINT) from error


def _settled(name: str, root: Element) -> Cleaned:
    sheets = _sheets(root)
    matcher = cssselect2.Matcher()
    rules = sum(_add_sheet(name, sheet.text or "", matcher) for _, sheet in sheets)
    if rules * sum(1 for _ in root.iter()) > RULES_LIMIT:
        hint = "simplify it, or save it as PNG"
        raise svg_error("logo-too-large", name, "has too many styles", hint)
    settler = _Settler(name, matcher if rules else None)
    settler.settle(cssselect2.ElementWrapper.from_xml_root(root), {})
    for parent, sheet in sheets:
        parent.remove(sheet)
    return Cleaned(settler.changed or bool(sheets), tuple(settler.left_out))


def _sheets(root: Element) -> list[tuple[Element, Element]]:
    return [
        (parent, child) for parent in root.iter() for child in parent if local(child) == "style"
    ]


def _add_sheet(name: str, text: str, matcher: cssselect2.Matcher) -> int:
    """Add the rules of a sheet to a matcher, and return how many selectors they have."""
    count = 0
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        declared = _declarations(name, rule.content)
        try:
            selectors = list(cssselect2.compile_selector_list(rule.prelude, {None: SVG[1:-1]}))
        except cssselect2.SelectorError as error:
            shown = tinycss2.serialize(rule.prelude).strip()[:60]
            raise svg_error("logo-feature", name, f"has the selector “{shown}”", _HINT) from error
        for selector in selectors:
            matcher.add_selector(selector, declared)
        count += len(selectors)
    return count


def _declarations(name: str, content: object) -> list[_Declared]:
    found = []
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            value = tinycss2.serialize(each.value).strip()
            key = each.name if each.name.startswith("--") else each.lower_name
            found.append((key, value, each.important))
        elif each.type == "qualified-rule":
            raise svg_error("logo-feature", name, "has rules inside rules", _HINT)
    return found


class _Settler:
    """Goes through the elements of one SVG, from the root down."""

    def __init__(self, name: str, matcher: cssselect2.Matcher | None) -> None:
        self.name = name
        self.matcher = matcher
        self.changed = False
        self.left_out: list[str] = []

    def settle(self, wrapper: cssselect2.ElementWrapper, inherited: Mapping[str, str]) -> None:
        """Write the styles of an element and of those inside it; variables are inherited."""
        element = wrapper.etree_element
        declared = self._declared(wrapper)
        variables = {**inherited, **{k: v for k, v in declared.items() if k.startswith("--")}}
        attributes = dict(element.attrib)
        style: dict[str, str] = {}
        for key, value in declared.items():
            if not key.startswith("--"):
                self._write(element, style, key, self._resolved(value, variables))
        for key, value in list(element.attrib.items()):
            if key != "style":
                self._settle_attribute(element, key, self._resolved(value, variables))
        before = element.attrib.pop("style", None)
        if style:
            written = ";".join(f"{key}:{value}" for key, value in style.items())
            element.set("style", written if self._differs(before, style) else str(before))
        self.changed = self.changed or element.attrib != attributes
        for child in wrapper.iter_children():
            self.settle(child, variables)

    def _settle_attribute(self, element: Element, key: str, value: str) -> None:
        """Write an attribute as every engine reads it, or leave it out."""
        self._check(key, value)
        if fits(local(element), key, value):
            element.set(key, colour_of(value) if key in COLOURS else value)
        else:
            del element.attrib[key]
            self.left_out.append(f"the attribute {key.rpartition('}')[2]}=“{value[:SHOWN]}”")

    def _differs(self, before: str | None, style: Mapping[str, str]) -> bool:
        """Return whether a `style` attribute says anything else, or says it in capitals."""
        written = _declarations(self.name, before or "")
        same = [(key, value) for key, value, _ in written] == list(style.items())
        return not same or any(key not in str(before) for key in style)

    def _declared(self, wrapper: cssselect2.ElementWrapper) -> dict[str, str]:
        """Return what is declared for an element by its properties: what wins, and is last."""
        sheets: list[_Declared] = []
        for _, _, pseudo, declared in self.matcher.match(wrapper) if self.matcher else ():
            sheets += declared if pseudo is None else []
        own = _declarations(self.name, wrapper.etree_element.get("style", ""))
        return _merged(
            [each for each in sheets if not each[2]],
            [each for each in own if not each[2]],
            [each for each in sheets if each[2]],
            [each for each in own if each[2]],
        )

    def _resolved(self, value: str, variables: Mapping[str, str]) -> str:
        found = resolved(value, variables)
        if found is None:
            message = f"uses “{value[:60]}”, which has no value"
            raise svg_error("logo-feature", self.name, message, _HINT)
        return found

    def _check(self, key: str, value: str) -> None:
        if undrawn(key, value):
            message = f"has {key}: {value[:60]}, which cannot be drawn"
            raise svg_error("logo-feature", self.name, message, _HINT)

    def _write(self, element: Element, style: dict[str, str], key: str, value: str) -> None:
        """Write a declaration as an attribute if it is one of geometry, else among the styles."""
        self._check(key, value)
        if not suits(key, value):
            self.left_out.append(f"the style {key}: {value[:SHOWN]}")
        elif key in GEOMETRY:
            attribute = attribute_of(key, value)
            if attribute is None:
                message = f"has {key}: {value[:60]} among its styles, which cannot be drawn"
                raise svg_error("logo-feature", self.name, message, _HINT)
            element.attrib.pop(key, None)
            if attribute:
                element.set(key, attribute)
        else:
            style[key] = colour_of(value) if key in COLOURS else value


def _merged(*layers: Iterable[_Declared]) -> dict[str, str]:
    found: dict[str, str] = {}
    for layer in layers:
        for key, value, _ in layer:
            found.pop(key, None)
            found[key] = value
    return found

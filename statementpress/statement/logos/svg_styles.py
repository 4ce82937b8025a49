"""Write the values of CSS variables into the places that use them, as neither engine knows these.

Figma, Sketch and websites write `fill:var(--brand)`. A variable that has one value in the whole
file has that value everywhere; one that has several depends on where it is used, and is refused.
"""

import re
from xml.etree.ElementTree import Element

from statementpress.statement.logos.svg_tree import local, svg_error

_DECLARED = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]*)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_NESTED = 20
_HINT = "export it with plain colours (#…), such as Inkscape's “Plain SVG”"


def resolve_variables(name: str, root: Element) -> bool:
    """Put values in the place of `var(…)`, in place; return whether there was any.

    Raises FileError with the code logo-feature if a value cannot be known.
    """
    texts = [text for element in root.iter() for text in _texts(element)]
    if not any("var(" in text for text in texts):
        return False
    values: dict[str, set[str]] = {}
    for text in texts:
        for variable, value in _DECLARED.findall(text):
            values.setdefault(variable, set()).add(value.strip())

    def value_of(found: "re.Match[str]") -> str:
        known, otherwise = values.get(found[1], set()), found[2]
        if len(known) == 1:
            return next(iter(known))
        if not known and otherwise is not None:
            return otherwise.strip()
        has = "several values" if known else "no value"
        raise svg_error("logo-feature", name, f"uses {found[1]}, which has {has}", _HINT)

    def resolved(text: str) -> str:
        for _ in range(_NESTED):
            if "var(" not in text:
                return text
            changed = _USED.sub(value_of, text)
            if changed == text or len(changed) > 10 * len(text) + 1_000:
                break
            text = changed
        raise svg_error("logo-feature", name, "uses var() in a way that has no value", _HINT)

    for element in root.iter():
        for key, value in element.attrib.items():
            if "var(" in value:
                element.set(key, resolved(value))
        if local(element) == "style" and "var(" in (element.text or ""):
            element.text = resolved(element.text or "")
    return True


def _texts(element: Element) -> list[str]:
    sheet = [element.text or ""] if local(element) == "style" else []
    return [*element.attrib.values(), *sheet]

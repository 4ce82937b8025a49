"""Optional content, which most people call layers: which of it is off unless somebody turns it on.

This is how a file prints (ISO 32000-1, 8.11.4.3). Visibility expressions (/VE) are ignored; the
groups and the policy beside them count instead, which 8.11.2.2 allows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from statementpress.prepress.pdf.objects import array, entry, name

Key = tuple[int, int]
"""The number and generation of an indirect object, by which a group is recognised."""

POLICIES: dict[str, Callable[[Iterable[bool]], bool]] = {
    "AllOn": all,
    "AnyOn": any,
    "AnyOff": lambda on: not all(on),
    "AllOff": lambda on: not any(on),
}
"""Whether the content of a membership dictionary shows, from which of its groups are on."""


@dataclass(frozen=True, slots=True)
class OptionalContent:
    """Which optional content of a file is hidden."""

    off: frozenset[Key] = frozenset()
    """The groups that are off."""

    def hides(self, obj: object) -> bool:
        """Say whether content of a group, or of a membership dictionary, is hidden."""
        if not isinstance(obj, Dictionary):
            return False
        if name(obj.get("/Type")) != "OCMD":
            return obj.objgen in self.off
        groups = obj.get("/OCGs")
        listed = array(groups) if isinstance(groups, Array) else [groups]
        on = [each.objgen not in self.off for each in listed if isinstance(each, Dictionary)]
        policy = POLICIES.get(name(obj.get("/P")), any)
        return bool(on) and not policy(on)


def read_optional_content(pdf: Pdf) -> OptionalContent:
    """Read the default configuration of a file. All content is on if there is none."""
    properties = pdf.Root.get("/OCProperties")
    usual = entry(properties, "/D")
    off = _keys(entry(usual, "/OFF"))
    if name(entry(usual, "/BaseState")) == "OFF":
        off |= _keys(entry(properties, "/OCGs")) - _keys(entry(usual, "/ON"))
    return OptionalContent(frozenset(off))


def _keys(obj: object) -> set[Key]:
    return {each.objgen for each in array(obj) if isinstance(each, Object) and each.is_indirect}

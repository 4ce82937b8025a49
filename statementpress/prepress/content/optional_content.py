"""Optional content, layers to most: which of it is off where nobody switches it on.

That is what prints (ISO 32000-1, 8.11.4.3). Visibility expressions (/VE) are passed over for the
groups and the policy beside them, as 8.11.2.2 lets readers do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from statementpress.prepress.pdf.objects import array, entry, name

Key = tuple[int, int]
"""An indirect object's number and generation: what makes a group the same group."""

POLICIES: dict[str, Callable[[Iterable[bool]], bool]] = {
    "AllOn": all,
    "AnyOn": any,
    "AnyOff": lambda on: not all(on),
    "AllOff": lambda on: not any(on),
}
"""When the content of a membership dictionary shows, by which of its groups are on."""


@dataclass(frozen=True, slots=True)
class OptionalContent:
    """The groups that are off."""

    off: frozenset[Key] = frozenset()

    def hides(self, obj: object) -> bool:
        """Say whether content of a group, or of a membership dictionary, is not to be painted."""
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
    """Read the default configuration of a file; all is on where it has none."""
    properties = pdf.Root.get("/OCProperties")
    usual = entry(properties, "/D")
    off = _keys(entry(usual, "/OFF"))
    if name(entry(usual, "/BaseState")) == "OFF":
        off |= _keys(entry(properties, "/OCGs")) - _keys(entry(usual, "/ON"))
    return OptionalContent(frozenset(off))


def _keys(obj: object) -> set[Key]:
    return {each.objgen for each in array(obj) if isinstance(each, Object) and each.is_indirect}

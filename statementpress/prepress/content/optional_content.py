"""Optional content, which most people call layers: which of it is printed.

The default configuration says what is on when a file is opened (ISO 32000-1, 8.11.4.3). Its usage
application dictionaries (/AS) may say that printing turns groups on or off, whatever a screen shows
(8.11.4.5). What depends on the machine or its user, such as a language, is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from statementpress.prepress.content.painted import Key
from statementpress.prepress.pdf.objects import array, entry, items, name

POLICIES: dict[str, Callable[[Iterable[bool]], bool]] = {
    "AllOn": all,
    "AnyOn": any,
    "AnyOff": lambda on: not all(on),
    "AllOff": lambda on: not any(on),
}
"""Whether the content of a membership dictionary shows, from which of its groups are on."""
OPERATORS: dict[str, Callable[[Sequence[bool]], bool]] = {
    "And": all,
    "Or": any,
    "Not": lambda on: not any(on),
}
"""Whether a visibility expression holds, from its operands (8.11.2.2)."""
STATES = {"Print": "/PrintState", "View": "/ViewState", "Export": "/ExportState"}
"""The categories of usage that recommend a state, and where they do (8.11.4.4, table 102)."""
MOST_NESTED = 32
"""Visibility expressions inside each other."""
VIEW = "View"
"""The intent of groups and configurations that name none (8.11.2.3)."""


@dataclass(frozen=True, slots=True)
class OptionalContent:
    """Which optional content of a file is not printed."""

    off: frozenset[Key] = frozenset()
    """The groups that are off."""

    def hides(self, obj: object) -> bool:
        """Say whether content of a group, or of a membership dictionary, is hidden."""
        if not isinstance(obj, Dictionary):
            return False
        if name(obj.get("/Type")) != "OCMD":
            return obj.objgen in self.off
        expression = obj.get("/VE")
        if isinstance(expression, Array):
            return not self._holds(expression, MOST_NESTED)
        groups = obj.get("/OCGs")
        listed = array(groups) if isinstance(groups, Array) else [groups]
        on = [each.objgen not in self.off for each in listed if isinstance(each, Dictionary)]
        policy = POLICIES.get(name(obj.get("/P")), any)
        return bool(on) and not policy(on)

    def _holds(self, expression: object, depth: int) -> bool:
        """Say whether a visibility expression, or a group in its place, lets content show.

        One that makes no sense lets it show.
        """
        if isinstance(expression, Dictionary):
            return expression.objgen not in self.off
        operator, *operands = array(expression) or [None]
        combine = OPERATORS.get(name(operator))
        if combine is None or not operands or not depth:
            return True
        return combine([self._holds(each, depth - 1) for each in operands])


def read_optional_content(pdf: Pdf) -> OptionalContent:
    """Read which content of a file is printed. All is if there is no default configuration."""
    properties = pdf.Root.get("/OCProperties")
    usual = entry(properties, "/D")
    groups = {group.objgen: group for group in items(entry(properties, "/OCGs"))}
    off = _keys(entry(usual, "/OFF"))
    if name(entry(usual, "/BaseState")) == "OFF":
        off |= groups.keys() - _keys(entry(usual, "/ON"))
    printing = _turned_by_printing(usual)
    off = {key for key in off | printing.keys() if printing.get(key, True)}
    intents = _intents(usual)
    return OptionalContent(
        frozenset(key for key in off if key not in groups or _counts(groups[key], intents))
    )


def _turned_by_printing(usual: object) -> dict[Key, bool]:
    """Return the groups that printing turns off (True) or on, unless it leaves them as they are.

    A group is off if any category of any dictionary for the event recommends it.
    """
    turned: dict[Key, bool] = {}
    for application in items(entry(usual, "/AS")):
        if name(application.get("/Event")) != "Print":
            continue
        listed = [name(each) for each in array(application.get("/Category"))]
        categories = [each for each in listed if each in STATES]
        for group in items(application.get("/OCGs")):
            for state in _recommended(group, categories):
                turned[group.objgen] = turned.get(group.objgen, False) or state == "OFF"
    return turned


def _recommended(group: Object, categories: Iterable[str]) -> Iterator[str]:
    """Yield "ON" or "OFF" for each of some categories in which a group has a usage."""
    for category in categories:
        usage = entry(group.get("/Usage"), f"/{category}")
        state = name(entry(usage, STATES[category]))
        if state in {"ON", "OFF"}:
            yield state


def _counts(group: Object, intents: set[str]) -> bool:
    """Say whether a configuration with some intents may turn a group off."""
    return "All" in intents or bool(_intents(group) & intents)


def _intents(holder: object) -> set[str]:
    given = entry(holder, "/Intent")
    return {name(each) for each in array(given) or [given]} - {""} or {VIEW}


def _keys(obj: object) -> set[Key]:
    return {each.objgen for each in array(obj) if isinstance(each, Object) and each.is_indirect}

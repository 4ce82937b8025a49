"""The graphics state through one content stream, as painting and rewriting follow it alike."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from statementpress.prepress.content.operations import Operands
from statementpress.prepress.content.resources import Scope
from statementpress.prepress.content.state import GraphicsState
from statementpress.prepress.pdf.objects import numbers


@dataclass(slots=True, kw_only=True)
class Following:
    """A place in a content stream."""

    scope: Scope
    """The resources of the stream."""
    state: GraphicsState = field(default_factory=GraphicsState)
    saved: list[GraphicsState] = field(default_factory=list)
    """The states that q has saved."""
    colours_fixed: bool = False
    """Whether the stream may not set colours, as in uncoloured patterns and glyphs."""

    def change_text(self, **changed: float) -> None:
        """Set parameters of the text state."""
        self.state = replace(self.state, text=replace(self.state.text, **changed))  # type: ignore[arg-type]


Place = TypeVar("Place", bound=Following)
Outcome = TypeVar("Outcome")
StateHandler: TypeAlias = Callable[[Following, Operands], None]
"""Carries out an operator of the graphics state, if the operands are those that it takes."""


def numeric(
    count: int, carry_out: Callable[[Place, tuple[float, ...]], Outcome]
) -> Callable[[Place, Operands], Outcome | None]:
    """Return the handler of an operator that takes `count` numbers and nothing else."""

    def handle(place: Place, operands: Operands) -> Outcome | None:
        values = numbers(operands, count)
        return None if values is None else carry_out(place, values)

    return handle

"""The run of a content stream that is being painted, and what all runs of a page share."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from pikepdf import Dictionary, Matrix, Object, Stream

from statementpress.prepress.content.following import Following
from statementpress.prepress.content.operations import (
    MOST_OPERATIONS,
    Content,
    ContentReader,
    Operands,
)
from statementpress.prepress.content.optional_content import OptionalContent
from statementpress.prepress.content.painted import Event, Key, Used
from statementpress.prepress.content.paths import Path
from statementpress.prepress.content.resources import Scope
from statementpress.prepress.content.shapes import Place, Shape
from statementpress.prepress.content.state import GraphicsState
from statementpress.prepress.content.text import TextObject

MOST_NESTED = 28
"""Forms, patterns and glyphs inside each other. ISO 32000-1, Annex C, asks for as many q."""
MOST_EDGES = 5_000
"""Edges of the clips of a page that are worked out exactly: a second of work or two."""


class PaintingError(ValueError):
    """Content cannot be read, or not to its end; what came before was painted."""


@dataclass(slots=True)
class PageRun:
    """What all content of a page shares."""

    unit: float
    """UserUnit, in points."""
    optional: OptionalContent
    interpret: "Callable[[Run, Content], Iterator[Event]]"
    """Paints nested content."""
    reader: ContentReader
    """Reads the content of the file."""
    faults: list[str] = field(default_factory=list)
    """What is wrong with the content of the page."""
    used: set[tuple[object, ...]] = field(default_factory=set)
    """What tells apart the resources that the page has used."""
    _contents: dict[Key, Content] = field(default_factory=dict)
    _scopes: dict[Key, Scope] = field(default_factory=dict)
    _spent: int = 0
    _edges: int = 0

    def spend(self, count: int = 1) -> None:
        """Count operations or letters; raise PaintingError if the page has too many."""
        self._spent += count
        if self._spent > MOST_OPERATIONS:
            raise PaintingError(f"the page is made of more than {MOST_OPERATIONS:,} operations")

    def is_exact(self, edges: int) -> bool:
        """Say whether a clip of so many edges is to be exact; after very many the box is enough."""
        self._edges += edges
        return self._edges <= MOST_EDGES

    def read(self, obj: object) -> Content:
        """Return the operations of a page's contents, and note what is wrong with them."""
        return self._noted(self.reader.read(obj))

    def content(self, stream: Stream) -> Content:
        """Return the operations of a form, pattern or glyph, which is read only once."""
        if stream.objgen not in self._contents:
            self._contents[stream.objgen] = self._noted(self.reader.form(stream))
        return self._contents[stream.objgen]

    def scope(self, stream: Stream, resources: object, around: Scope) -> Scope:
        """Return the resources of a stream, or those of the content around it if it has none."""
        if not isinstance(resources, Dictionary):
            return around
        if stream.objgen not in self._scopes:
            self._scopes[stream.objgen] = Scope(resources)
        return self._scopes[stream.objgen]

    def _noted(self, content: Content) -> Content:
        if content.fault:
            self.faults.append(content.fault)
        return content


@dataclass(slots=True, kw_only=True)
class Run(Following):
    """A content stream that is being painted."""

    page: PageRun
    base: Matrix
    """The CTM with which it started."""
    within: frozenset[Key] = frozenset()
    """The streams that it is nested in, itself included."""
    path: Path = field(default_factory=Path)
    clipping: bool | None = None
    """The rule by which the path is to become a clip once it ends: whether even-odd; or None."""
    text: TextObject = field(default_factory=TextObject)
    marks: list[bool] = field(default_factory=list)
    """For each marked content that is open, whether it is hidden."""
    hidden: int = 0
    """How many of these are hidden."""

    def shown(self, shape: Shape) -> Place | None:
        """Return where a shape shows now, or None if nothing of it does."""
        clip = self.state.clip
        box = None if self.hidden or clip is None else clip.through(shape)
        if box is None or clip is None:
            return None
        return Place(box=box, outline=shape.outline, clip=clip if clip.exact else None)

    def narrow(self, shape: Shape) -> None:
        """Clip what is painted from now on to a shape."""
        clip = self.state.clip
        allowed = self.page.is_exact(shape.edges())
        shape = shape if allowed else Shape(shape.box)
        self.state = replace(self.state, clip=clip and clip.narrowed(shape))

    def use(self, kind: str, called: str, obj: Object) -> Iterator[Used]:
        """Yield the use of a resource, if it is the first on the page and not hidden."""
        key = obj.objgen if obj.is_indirect else (kind, called)
        if not self.hidden and key not in self.page.used:
            self.page.used.add(key)
            yield Used(kind, called, obj)

    def nested(
        self,
        stream: Stream,
        state: GraphicsState,
        resources: object,
        *,
        colours_fixed: bool = False,
    ) -> Iterator[Event]:
        """Paint a content stream inside this one, with this one's resources if it has none.

        A stream inside itself, or one that is nested too deep, paints nothing.
        """
        if self.hidden or stream.objgen in self.within or len(self.within) >= MOST_NESTED:
            return
        inner = Run(
            page=self.page,
            scope=self.page.scope(stream, resources, self.scope),
            state=state,
            base=state.ctm,
            within=self.within | {stream.objgen},
            colours_fixed=self.colours_fixed or colours_fixed,
        )
        yield from self.page.interpret(inner, self.page.content(stream))


Handler: TypeAlias = Callable[[Run, Operands], Iterable[Event] | None]
"""Carries out an operator. It does nothing if the operands are not those that it takes."""

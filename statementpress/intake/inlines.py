"""Read what stands inside a paragraph of a Word file: runs, links, fields, notes and pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from statementpress.intake.document import BREAK, Change, ChangeKind, Left, Picture, Run
from statementpress.intake.looks import Look, by_script, merged, raised_sign, unshown
from statementpress.intake.package import WordPackage
from statementpress.intake.styles import Style, Styles
from statementpress.intake.word_xml import (
    Element,
    attribute,
    below,
    child,
    local,
    switch,
    value,
    whole,
)

_CHANGES: Final[Mapping[str, ChangeKind]] = {
    "ins": ChangeKind.INSERTED,
    "cellIns": ChangeKind.INSERTED,
    "del": ChangeKind.DELETED,
    "cellDel": ChangeKind.DELETED,
    "moveFrom": ChangeKind.MOVED_FROM,
    "moveTo": ChangeKind.MOVED_TO,
    "rPrChange": ChangeKind.FORMATTED,
}
_HOLDERS: Final = {
    "sdt",
    "smartTag",
    "customXml",
    "sdtContent",
    "dir",
    "bdo",
    "ruby",
    "rubyBase",
    "Choice",
}
"""What only holds runs."""
_SIGNS: Final[Mapping[str, str]] = {
    "tab": " ",
    "ptab": " ",
    "cr": BREAK,
    "noBreakHyphen": "\u2011",
}
"""What stands for a character."""
_SYMBOLS: Final[Mapping[int, str]] = {
    0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xE0: "→", 0xDF: "←", 0xA8: "□", 0x6F: "□",
    0xFE: "☑", 0x2D: "−", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xD7: "·",
}  # fmt: skip
"""Signs of the fonts Symbol and Wingdings that are the same or alike in both, or in one of them."""
_SILENT: Final = {"HYPERLINK", "TOC", "PAGEREF", "SEQ", "NOTEREF", "LISTNUM", "AUTONUM", "ADDIN"}
"""Fields of which nothing is lost if their words are taken."""


def change_of(element: Element) -> Change | None:
    """Return the tracked change that an element marks; None for other elements."""
    kind = _CHANGES.get(local(element))
    if kind is None:
        return None
    return Change(kind, attribute(element, "author"), attribute(element, "date"))


class Pictures:
    """The pictures of a file, each read once."""

    def __init__(self, package: WordPackage) -> None:
        self.package = package
        self.found: dict[str, Picture] = {}

    def add(self, part: str, alternative: str, *, is_cropped: bool) -> str:
        """Return the key of a picture. Raises FileError as `WordPackage.picture` does."""
        same = (key for key, it in self.found.items() if it.part == part)
        key = next((it for it in same if self.found[it].alternative == alternative), "")
        if not key:
            key = f"picture {len(self.found) + 1}"
            data = self.package.picture(part)
            self.found[key] = Picture(part, data, alternative, is_cropped)
        return key


@dataclass(slots=True)
class _Field:
    """A field that is open: what it is, and whether its words have begun."""

    instruction: str = ""
    shows: bool = False
    link: str = ""

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a run stands inside."""

    link: str = ""
    change: Change | None = None


class InlineReader:
    """Reads the paragraphs of one part in their order, as fields may go on from one to the next."""

    def __init__(
        self,
        package: WordPackage,
        part: str,
        styles: Styles,
        pictures: Pictures,
        left: list[Left],
    ) -> None:
        self._package, self._styles, self._pictures = package, styles, pictures
        self._targets = package.targets(part)
        self._left = left
        self._fields: list[_Field] = []
        self._comments: list[str] = []
        self._style = Style("", False, ())
        self._number = 0
        self.noted: dict[str, int] = {}
        """The notes that were referred to, and the first paragraph that does."""
        self.commented: dict[str, int] = {}
        """The comments that were referred to, and the paragraph that does."""
        self.contents_begun = False
        """Whether a table of contents began in the paragraph that was read last."""

    @property
    def in_contents(self) -> bool:
        """Whether what follows belongs to a table of contents."""
        return any(field.name == "TOC" for field in self._fields)

    def read(self, paragraph: Element, style: Style, number: int) -> tuple[Run, ...]:
        """Return the runs of a paragraph; () for one without text, picture or note."""
        self._style, self._number = style, number
        runs = list(self._walk(paragraph, _Inside()))
        found = tuple(merged(runs))
        has_something = any(run.text.strip() or run.picture or run.note for run in found)
        return found if has_something else ()

    def _leave(self, code: str, words: str = "") -> None:
        self._left.append(Left(code, self._number, words))

    def _walk(self, element: Element, inside: _Inside) -> Iterator[Run]:
        for each in element:
            name = local(each)
            if name == "r":
                yield from self._run(each, inside)
            elif name == "hyperlink":
                yield from self._walk(each, replace(inside, link=self._link(each)))
            elif name in _CHANGES:
                yield from self._walk(each, replace(inside, change=change_of(each)))
            elif name == "sdt" and child(each, "sdtPr", "showingPlcHdr") is not None:
                self._leave("placeholder", _words(each))
            elif name in _HOLDERS:
                yield from self._walk(each, inside)
            elif name == "AlternateContent":
                yield from self._walk(_chosen(each), inside)
            elif name == "fldSimple":
                yield from self._simple_field(each, inside)
            elif name == "commentRangeStart":
                self._comments.append(attribute(each, "id"))
            elif name == "commentRangeEnd":
                self._comments = [it for it in self._comments if it != attribute(each, "id")]
            elif name in ("oMath", "oMathPara"):
                words = "".join(it.text or "" for it in below(each, "t"))
                self._leave("equation", words)
                yield Run(words)

    def _link(self, element: Element) -> str:
        target = self._targets.get(attribute(element, "id"))
        anchor = attribute(element, "anchor")
        if target is None or not target.is_outside:
            if anchor and not anchor.startswith("_Toc") and not self.in_contents:
                self._leave("internal-link", _words(element))
            return ""
        return f"{target.name}#{anchor}" if anchor else target.name

    def _simple_field(self, element: Element, inside: _Inside) -> Iterator[Run]:
        field = _Field(attribute(element, "instr"))
        self._report_field(field)
        link = _address(field.instruction) or inside.link
        self.contents_begun = self.contents_begun or field.name == "TOC"
        yield from self._walk(element, replace(inside, link=link))

    def _report_field(self, field: _Field) -> None:
        if field.name and field.name not in _SILENT:
            self._leave("field", field.name)

    def _run(self, run: Element, inside: _Inside) -> Iterator[Run]:
        own = child(run, "rPr")
        style = self._styles.of(value(own, "rStyle"), "character")
        own_changes = (change_of(each) for each in own) if own is not None else ()
        formatted = next((it for it in own_changes if it), None)
        if formatted and inside.change is None:
            inside = replace(inside, change=formatted)
        for each in run:
            yield from self._part_of_run(each, own, style, inside)

    def _part_of_run(
        self, element: Element, own: Element | None, style: Style, inside: _Inside
    ) -> Iterator[Run]:
        name = local(element)
        if name == "fldChar":
            self._field_mark(element)
        elif name in ("instrText", "delInstrText"):
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].instruction += element.text or ""
        elif any(not field.shows for field in self._fields):
            return
        elif name in ("footnoteReference", "endnoteReference"):
            key = f"{name.removesuffix('Reference')} {attribute(element, 'id')}"
            self.noted.setdefault(key, self._number)
            yield Run("", note=key, change=inside.change)
        elif name == "commentReference":
            self.commented[attribute(element, "id")] = self._number
        elif name in ("drawing", "pict", "object"):
            yield from self._drawn(element, inside)
        elif name == "AlternateContent":
            for each in _chosen(element):
                yield from self._part_of_run(each, own, style, inside)
        else:
            text = self._text(element, name)
            if text:
                yield from self._written(text, own, style, inside)

    def _text(self, element: Element, name: str) -> str:
        """Return the text that an element of a run stands for; "" for none."""
        if name in ("t", "delText"):
            return str(element.text or "").replace("\n", " ").replace("\t", " ")
        if name == "br":
            kind = attribute(element, "type", "textWrapping")
            if kind == "textWrapping":
                return BREAK
            self._leave("page-break" if kind == "page" else "column-break")
            return ""
        if name == "sym":
            code = attribute(element, "char")
            sign = (
                int(code, 16) & 0xFF if code and set(code) <= set("0123456789abcdefABCDEF") else 0
            )
            if sign not in _SYMBOLS:
                self._leave("symbol", f"{attribute(element, 'font')} {code}")
            return _SYMBOLS.get(sign, "")
        return _SIGNS.get(name, "")

    def _field_mark(self, element: Element) -> None:
        match attribute(element, "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                field = self._fields[-1]
                field.shows = True
                field.link = _address(field.instruction)
                self.contents_begun = self.contents_begun or field.name == "TOC"
                self._report_field(field)
            case "end" if self._fields:
                field = self._fields.pop()
                if not field.shows:
                    self._report_field(field)

    def _written(
        self, text: str, own: Element | None, style: Style, inside: _Inside
    ) -> Iterator[Run]:
        """Yield text in stretches of complex and of other scripts, each with what it looks like."""
        toggled = self._styles.toggled
        if toggled("vanish", self._style, style, own):
            self._leave("hidden", text)
            return
        link = inside.link or next((it.link for it in reversed(self._fields) if it.link), "")
        look = Look(own, style, self._style, is_link=bool(link))
        for code in unshown(text, look, self._styles):
            self._leave(code, text)
        text = raised_sign(text, own, style) or text
        forced = bool(switch(own, "cs") or switch(own, "rtl"))
        fonts = self._styles.first(self._style, style, own, "rFonts")
        languages = self._styles.first(self._style, style, own, "lang")
        for complex_script, stretch in by_script(text, forced):
            cs = "Cs" if complex_script else ""
            yield Run(
                stretch,
                bold=toggled(f"b{cs}", self._style, style, own),
                italic=toggled(f"i{cs}", self._style, style, own),
                link=link,
                font=attribute(fonts, "cs" if complex_script else "ascii"),
                language=attribute(languages, "bidi" if complex_script else "val"),
                change=inside.change,
                comments=tuple(self._comments),
            )

    def _drawn(self, element: Element, inside: _Inside) -> Iterator[Run]:
        """Yield the pictures of a drawing; note its text boxes, shapes and objects."""
        boxes = [" ".join(_words(it).split()) for it in below(element, "txbxContent")]
        for words in dict.fromkeys(filter(None, boxes)):
            self._leave("text-box", words)
        described = next(below(element, "docPr"), None)
        alternative = attribute(described, "descr") or attribute(described, "title")
        found = False
        for blip in below(element, "blip", "imagedata"):
            found = True
            svg = next(below(blip, "svgBlip"), None)
            key = attribute(blip, "embed") or (attribute(blip, "id"))
            vector = self._targets.get(attribute(svg, "embed")) if svg is not None else None
            target = vector or self._targets.get(key)
            if target is None or target.is_outside or not self._package.has(target.name):
                self._leave("picture-elsewhere", target.name if target else "")
                continue
            words = alternative or attribute(blip, "title")
            crop = next(below(element, "srcRect"), None)
            cropped = crop is not None and any(abs(whole(it)) > 500 for it in crop.attrib.values())
            picture = self._pictures.add(target.name, words, is_cropped=cropped)
            yield Run("", picture=picture, link=inside.link, change=inside.change)
        is_line = any(attribute(it, "hr") in ("t", "true", "1") for it in below(element, "rect"))
        if not found and not any(boxes) and not is_line:
            chart = any(local(it) in ("chart", "relIds") for it in element.iter())
            is_object = local(element) == "object" or any(True for _ in below(element, "OLEObject"))
            self._leave("chart" if chart else "object" if is_object else "shape", alternative)


def _chosen(alternatives: Element) -> Element:
    """Return the first choice of a content that newer and older programs read differently."""
    choice, fallback = child(alternatives, "Choice"), child(alternatives, "Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else ()


def _words(element: Element) -> str:
    return "".join(
        (each.text or "")
        if local(each) == "t"
        else " "
        if local(each) in ("p", "tab", "br")
        else ""
        for each in element.iter()
    ).strip()


def _address(instruction: str) -> str:
    r"""Return the address of a field HYPERLINK "https://…" \o "words"; "" for other fields."""
    name, _, rest = instruction.strip().partition(" ")
    rest = rest.strip()
    if name.upper() != "HYPERLINK" or rest.startswith("\\l"):
        return ""
    if rest.startswith('"'):
        return rest[1:].partition('"')[0]
    return rest.split(" ")[0]

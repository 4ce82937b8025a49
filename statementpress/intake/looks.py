"""What a run of a Word file looks like, as far as a statement can show it, and what it cannot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from statementpress.intake.document import Run
from statementpress.intake.styles import Style, Styles, is_complex
from statementpress.intake.word_xml import OFF, Element, attribute, child, value

_RAISED: Final[Mapping[str, str]] = {"1": "¹", "2": "²", "3": "³"}
"""Raised figures that are characters of their own, as in m²."""
_NO_STYLE: Final = Style("", False, ())
_DARK: Final = 0x60
"""Up to which value of red, green and blue a colour passes for black."""


@dataclass(frozen=True, slots=True)
class Look:
    """What says how a run looks."""

    own: Element | None
    """The properties of the run itself."""
    style: Style
    """The style of the run."""
    paragraph: Style
    """The style of its paragraph."""
    is_link: bool
    """Whether it is a link, which has a colour and a line anyway."""


def unshown(text: str, look: Look, styles: Styles) -> Iterator[str]:
    """Yield the code of each look of a text that a statement does not show."""
    own, style = look.own, look.style
    if not text.strip():
        return
    if any(styles.toggled(name, look.paragraph, style, own) for name in ("strike", "dstrike")):
        yield "struck"
    if styles.toggled("caps", _NO_STYLE, style, own) and text.upper() != text:
        yield "capitals"
    if _raised(own, style) in ("superscript", "subscript") and not raised_sign(text, own, style):
        yield "raised"
    if value(own, "highlight") not in ("", "none") or _is_shaded(own):
        yield "highlight"
    elif not look.is_link and _is_coloured(value(own, "color")):
        yield "coloured"
    if not look.is_link and value(own, "u") not in ("", "none"):
        yield "underlined"


def raised_sign(text: str, own: Element | None, style: Style) -> str:
    """Return the character that a raised figure is; "" for other text."""
    return _RAISED.get(text, "") if _raised(own, style) == "superscript" else ""


def _raised(own: Element | None, style: Style) -> str:
    return value(own, "vertAlign") or value(next(style.properties("rPr"), None), "vertAlign")


def by_script(text: str, forced: bool) -> Iterator[tuple[bool, str]]:
    """Yield stretches of text, and whether each is of a complex script; all is if it is `forced`.

    Signs and spaces belong to what stands before them, or else after them.
    """
    if forced:
        yield True, text
        return
    kinds: list[bool | None] = [
        is_complex(sign) if sign.isalnum() or is_complex(sign) else None for sign in text
    ]
    known = next((kind for kind in kinds if kind is not None), False)
    for index, kind in enumerate(kinds):
        known = known if kind is None else kind
        kinds[index] = known
    start = 0
    for complex_script, signs in groupby(kinds):
        end = start + len(list(signs))
        yield bool(complex_script), text[start:end]
        start = end


def merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with those joined that only the file parts."""
    for key, same in groupby(runs, lambda run: replace(run, text="")):
        group = list(same)
        if key.picture or key.note:
            yield from group
        else:
            yield replace(key, text="".join(run.text for run in group))


def _is_shaded(own: Element | None) -> bool:
    fill = attribute(child(own, "shd"), "fill").casefold()
    return fill not in ("", "auto", "ffffff")


def _is_coloured(colour: str) -> bool:
    """Return whether a colour is another than black, or one that is nearly black."""
    if colour.casefold() in OFF | {"", "auto"} or len(colour) != 6:
        return False
    try:
        return max(bytes.fromhex(colour)) > _DARK
    except ValueError:
        return False

"""The one bilingual page of a report, filled into its template."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from statementpress import __version__
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.groups import FindingGroup
from statementpress.preflight_report.layout import Layout
from statementpress.preflight_report.thumbnails import thumbnails
from statementpress.preflight_report.wording import Wording, number, shown, wordings
from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.typeset.compose.templating import render
from statementpress.typeset.faces.named_faces import Face

TEMPLATE = "preflight.html"
STYLES = ("tokens.css", "preflight.css")
"""The style sheets of the page, on screen and on paper, in their order."""
DIGEST = 16
"""Hexadecimal digits of the SHA-256 that are shown, enough to distinguish files."""

_UNIT = re.compile(r"(?<=\d) (?=(?:ppi|pt|mm|px|%))")
"""The space between a number and its unit, where no line may end."""


@dataclass(frozen=True, slots=True)
class KindInWords:
    """A kind of finding in the words of one language."""

    severity: str
    """The words for the severity of the worst, and whether it is a formality."""
    title: str
    meaning: str
    """Why it matters; "" in a brief report."""
    place: str
    """Where the worst is, what it measures, and where the others are."""
    remedy: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of the file."""

    word: str
    """The name of a word of the report."""
    value: str
    """The value as it is shown; "" for none."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page."""

    page: int
    """The number of the page, from 1."""
    source: str
    """The address of the picture."""
    kinds: tuple[FindingGroup, ...]
    """The kinds of findings on the page."""
    unplaced: tuple[FindingGroup, ...]
    """Those of them for which the picture has no frame."""


def page_html(
    layout: Layout,
    sources: Sequence[str],
    project: Project,
    *,
    style: str = "",
    settable: Callable[[str], str] = str,
) -> str:
    """Return the page; `sources` are the addresses of the layout's pictures, in their order.

    `style` is CSS that the page holds itself; `settable` replaces characters that cannot be set.
    Raises SetupError if the template is broken.
    """
    spoken, examined = wordings(project), layout.examined
    return render(
        project.files,
        TEMPLATE,
        examined=examined,
        layout=layout,
        wordings=spoken,
        main=next(iter(spoken)),
        groups=[
            (
                group,
                {
                    code: _in_words(group, wording, brief=layout.brief)
                    for code, wording in spoken.items()
                },
            )
            for group in layout.groups
        ],
        facts=list(_facts(examined)),
        pictures=list(_pictures(layout, sources)),
        name=settable(shown(examined.name)),
        style=Markup(style.replace("</", "<\\/")),
        generator=f"Statement Press {__version__}",
        words=lambda code, text: spoken[code].set(settable(text)),
    )


def page_pictures(layout: Layout, faces: Iterable[Face], files: ProjectFiles) -> Iterator[bytes]:
    """Yield the PNG of each page that a layout pictures, in their order.

    The numbers in the pictures are drawn in the boldest upright Latin face.
    """
    ranked = sorted(
        faces,
        key=lambda face: (
            face.script != "Latn",
            face.file.style != "normal",
            -face.file.weight,
        ),
    )
    font = files.read("fonts", ranked[0].file.path)
    return thumbnails(layout.examined.data, layout.pages, width=layout.grid.width, font=font)


def _pictures(layout: Layout, sources: Sequence[str]) -> Iterator[Picture]:
    for (page, marks), source in zip(layout.pages.items(), sources, strict=True):
        kinds = tuple(group for group in layout.groups if page in group.pages)
        marked = {mark.number for mark in marks}
        unplaced = tuple(group for group in kinds if group.number not in marked)
        yield Picture(page, source, kinds, unplaced)


def _facts(examined: Examined) -> Iterator[Fact]:
    preflight = examined.preflight
    yield Fact("size", _size(examined))
    yield Fact("limits", examined.limits)
    yield Fact("pdf_x", shown(preflight.pdf_x))
    yield Fact("intent", shown(preflight.intent))
    yield Fact("ink", shown(preflight.ink_method))
    yield Fact("digest", f"{examined.digest[:DIGEST]}…")


def _size(examined: Examined) -> str:
    """Return the number of pages and the trimmed size of the first; “…” if others differ."""
    pages = examined.preflight.pages
    sizes = [f"{number(page.width, 'mm')} × {number(page.height, 'mm')} mm" for page in pages]
    more = ", …" if len(set(sizes)) > 1 else ""
    return f"{len(pages)} · {sizes[0]}{more}" if sizes else ""


def _in_words(group: FindingGroup, wording: Wording, *, brief: bool) -> KindInWords:
    words = wording.words.of(group.code)
    place = _UNIT.sub("\u00a0", "\u00a0· ".join(_place(group, wording)))
    severity = wording.kind(group.findings[0])
    meaning = "" if brief else words.meaning
    return KindInWords(severity, words.title, meaning, place, words.remedy)


def _place(group: FindingGroup, wording: Wording) -> Iterator[str]:
    """Yield where the worst of a group is and what it measures, then how many others, and where."""
    worst, others = group.findings[0], group.findings[1:]
    yield wording.pages([worst.page])
    if worst.spot:
        yield wording.place(worst.spot)
    yield from wording.details(worst)
    if others:
        yield wording.filled(wording.words.more_places, count=len(others))
    if len(group.pages) > 1:
        yield shown(wording.pages(group.pages))

"""Khmer beside everything else that a paragraph can hold reads as it is typed, in every reader.

One small statement holds a paragraph of each kind, so that it is made and read once.
"""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.readers import verapdf
from tests.readers.all import READERS, Reader
from tests.readers.compare import exactness
from tests.readers.tool import require, requires
from tests.shared.desk import Desk
from tests.shared.making import written

HYPHENS = "ខេត្តបាត់ដំបង និងខេត្តសៀមរាប - "
LONG = "អង្គការABC"

CASES = {
    "no-break spaces": ("ខ្មែរ\u00a0។ លេខ\u00a0១២ និង\u00a0ABC\u00a0ខ", None),
    "two quoted words": ("“A” ក “B”", None),
    "a quoted word in brackets": ("ក (“A”)", None),
    "several quotations": ("ក (“ABC”) និង “DEF” ហើយ «GHI»", None),
    "bold Khmer, then Latin": ("**ក** ABC", "ក ABC"),
    "a bold sign, then Latin": ("**កម្មវិធី៖** UNICEF និងដៃគូ", "កម្មវិធី៖ UNICEF និងដៃគូ"),
    "bold Khmer, then stress": ("**ខ្មែរ** *em*", "ខ្មែរ em"),
    "bold Khmer, then bold": ("**ខ្មែរ** **ខ**", "ខ្មែរ ខ"),
    "stress among Latin words": ("ABC **ខ្មែរ** DEF *ខ* GHI", "ABC ខ្មែរ DEF ខ GHI"),
    "hyphens, some at a line's end": (HYPHENS * 9 + "ក- ខ " * 40, None),
    "an address typed as text": ("មើល https://example.org/ភ្នំពេញ/ខ?ក=១ នៅទីនេះ", None),
    "an address with Khmer letters": (
        "មើល <https://example.org/ក> ABC <https://example.org/ខ> **ក**",
        "មើល https://example.org/ក ABC https://example.org/ខ ក",
    ),
    "a link of Latin words": ("[ABC](https://example.org)", "ABC (https://example.org)"),
    "a link of stressed words": ("[*x*](https://example.org)", "x (https://example.org)"),
    "a link of mixed words": (
        "**[ខ ABC](https://example.org/ក) ខ** [ខ](https://example.org) ABC",
        "ខ ABC (https://example.org/ក) ខ ខ (https://example.org) ABC",
    ),
    "scripts written on to each other": (LONG * 20, None),
    "quotation marks that stand apart": ("“ បាត់ដំបង ” និង « សៀមរាប » " * 6, None),
    "a row of dots": ("ឈ្មោះ " + "." * 300, None),
    "an endless name": ("a" * 400, None),
    "an endless row of hyphens": ("ab-" * 150 + "ab", None),
    "Khmer that ends in a hyphen": ("ABC ក-", None),
    "nothing but Latin words and a no-break space": ("Ministry\u00a02021", None),
    "an endless Khmer word": ("ស្ត្រី" * 90, None),
}
"""What is typed, and what has to be read if it has markup."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the official edition of a statement with all cases."""
    desk = Desk(tmp_path_factory.mktemp("beside"))
    paragraphs = [f"Case {number}.\n\n{typed}" for number, (typed, _) in enumerate(CASES.values())]
    text = "\n\n".join([*paragraphs, "Case end."])
    desk.replace("km.md", "ទន្លេស្អាត។", text)
    desk.replace("statement.toml", '["ទន្លេ", "ស្អាត"]', '["ទន្លេ (“A”)", "“B” ស្អាត"]')
    return written(desk.project, desk.folder, "official")


def paragraph(pages: list[str], number: int) -> str:
    """Return what a reader found between two labels, without the feet of pages."""
    text = "\n".join(pages)
    _, _, rest = text.rpartition(f"Case {number}.")
    last = number + 1 == len(CASES)
    inside, _, _ = rest.partition("Case end." if last else f"Case {number + 1}.")
    return "\n".join(
        line for line in inside.splitlines() if "ទំព័រ" not in line and line.strip() != "ទន្លេស្អាត"
    )


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_every_reader_reads_what_is_typed(built: Path, reader: Reader) -> None:
    require(reader)
    pages = reader.text(built)
    wrong = {}
    for number, (name, (typed, read)) in enumerate(CASES.items()):
        report = exactness(read or typed, paragraph(pages, number), ignorable="\u00ad")
        if not report.exact:
            wrong[name] = str(report)
    assert wrong == {}


@requires(verapdf)
def test_links_and_languages_are_tagged_as_pdf_ua_asks(built: Path) -> None:
    assert list(map(str, verapdf.validate(built, ("ua1",))["ua1"])) == []


def links(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words of each link, and where it leads."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                yield str(link.Contents), str(link.A.URI)


def test_every_link_is_there_once_with_its_words(built: Path) -> None:
    found = list(links(built))
    assert found.count(("ABC", "https://example.org")) == 1
    assert found.count(("x", "https://example.org")) == 1
    assert found.count(("ខ ABC", "https://example.org/%E1%9E%80")) == 1
    assert found.count(("https://example.org/ខ", "https://example.org/%E1%9E%81")) == 1

"""The readers of the program, each with what makes an input for it and what is promised of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from random import Random
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from PIL import Image

from statementpress.archive.bag.bag_info import version_of
from statementpress.archive.bag.file_names import check_names
from statementpress.archive.bag.manifest import manifest, read_manifest
from statementpress.archive.bag.record import decoded as read_record
from statementpress.errors import ContentError, Finding, Place, Severity, StatementPressError
from statementpress.intake.proposal import IncomingFile, as_json
from statementpress.khmer.clusters import clusters
from statementpress.khmer.normalise import normalise
from statementpress.merge.naming import file_name
from statementpress.merge.recipients import read_recipients
from statementpress.site.statement_text import statement_text
from statementpress.statement.account import account
from statementpress.statement.csv_table import read_table
from statementpress.statement.facts import read_facts
from statementpress.statement.files import FileError, decode
from statementpress.statement.logos.formats import format_of
from statementpress.statement.logos.raster import read_raster
from statementpress.statement.logos.svg import read_svg
from statementpress.statement.logos.svg_allowed import ELEMENTS, fits
from statementpress.statement.logos.svg_tree import local, parse
from statementpress.statement.markdown import read_blocks
from statementpress.statement.register.encoding import decoded as read_encoded
from statementpress.statement.register.reader import RegisterReader
from statementpress.statement.register.workbook import is_text, read_workbook
from statementpress.statement.report import Report
from statementpress.statement.summary import read_summary
from statementpress.typeset.faces.named_faces import families_named
from tests.fuzz import examples, stamps
from tests.fuzz.chance import damaged, encoded, mangled
from tests.intake.made import incoming, proposed
from tests.shared.desk import FILES
from tests.shared.random_texts import text_of
from tests.shared.workbooks import ods, packed, xlsx

LANGUAGES: Final = ("en", "km")
SCRIPTS: Final = {"Latn": "en", "Khmr": "km"}


class RefusedError(Exception):
    """A reader found errors, and reported them."""


class BrokenPromiseError(AssertionError):
    """A reader neither refused an input nor kept a promise: which one, and what shows it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader: what goes in, and what has to hold of what comes out."""

    make: Callable[[Random], bytes]
    """Makes an input from a source of chance; the same chance makes the same input."""
    read: Callable[[bytes], None]
    """Reads it. Raises StatementPressError, FileError or RefusedError for what is refused, and
    nothing else but BrokenPromiseError."""


def tried(reader: Reader, data: bytes) -> bool:
    """Read an input, and return whether it was refused; raises what it must not."""
    try:
        reader.read(data)
    except RefusedError:
        return True
    except ContentError as error:
        _check_words((each.message, each.hint) for each in error.findings)
        return True
    except (StatementPressError, FileError) as error:
        _check_words([(error.message, error.hint)])
        return True
    return False


def _check_words(said: Iterable[tuple[str, str]]) -> None:
    """Raise BrokenPromiseError if a message is empty, has no hint, or names a place in memory."""
    for message, hint in said:
        message.encode()
        if not message or not hint:
            raise BrokenPromiseError("a message without words or hint", message)
        if re.search(r"(?:object|function) .*at 0x[0-9a-f]{6}", message):
            raise BrokenPromiseError("a message with an address of memory", message)


def _check_findings(findings: Iterable[Finding], text: str) -> None:
    """Raise RefusedError if any is an error, or BrokenPromiseError for one without hint or line."""
    errors = [each for each in findings if each.severity is Severity.ERROR]
    _check_words((each.message, each.hint) for each in errors)
    lines = text.count("\n") + 2
    for each in findings:
        if each.place and each.place.line and not 1 <= each.place.line <= lines:
            raise BrokenPromiseError("a line that is none", each.code, each.place.line, lines)
    if errors:
        raise RefusedError


def _facts(data: bytes) -> None:
    report, text = Report("statement.toml"), decode(data)
    read_facts(text, LANGUAGES, report)
    _check_findings(report.findings, text)


def _text(data: bytes) -> None:
    report, text = Report("en.md"), decode(data)
    blocks = read_blocks(text, report)
    if blocks is not None and not report.has_errors:
        account(text, blocks, report)
    _check_findings(report.findings, text)


def _summary(data: bytes) -> None:
    report, text = Report("summary.en.md"), decode(data)
    read_summary(text, "summary.en.md", report)
    _check_findings(report.findings, text)


def _register(data: bytes) -> None:
    report, text = Report("signatories.csv"), read_encoded(data).text
    table = read_table(text, report)
    if table is not None:
        nowhere = Path("no-such-folder")
        RegisterReader(LANGUAGES, SCRIPTS, ("signed",), nowhere, report).read(table)
    _check_findings(report.findings, text)


def _recipients(data: bytes) -> None:
    reports: dict[str, Report] = {}
    found = read_recipients(data, "a.csv", "", lambda name: reports.setdefault(name, Report(name)))
    text = read_encoded(data).text if found else ""
    for report in reports.values():
        _check_findings(report.findings, text)
    if found is None:
        raise BrokenPromiseError("neither recipients nor an error")
    for recipient in found.rows:
        if name := file_name(" ".join(chain.from_iterable(recipient.values.values()))):
            check_names([name])


def _workbook(data: bytes) -> None:
    if not is_text(data):
        read_workbook(data)


def _word(data: bytes) -> None:
    proposal = proposed(IncomingFile(name="a.docx", data=data))
    _check_words((each.message, each.hint) for each in proposal.findings)
    _check_words((each.message, each.hint) for each in proposal.questions)
    for text in proposal.texts:
        read_blocks(text.markdown, Report("en.md"))
    as_json(proposal)
    if any(each.severity == "error" for each in proposal.findings):
        raise RefusedError


def _svg(data: bytes) -> None:
    logo = read_svg("a.svg", data, is_mark=False)
    if not 0 < logo.width / logo.height < float("inf"):
        raise BrokenPromiseError("a logo without a size", logo.width, logo.height)
    if logo.data != data:
        for element in parse("a.svg", logo.data).iter():
            _check_allowed(element)


def _check_allowed(element: Element) -> None:
    name = local(element)
    if name not in ELEMENTS:
        raise BrokenPromiseError("an element came through", element.tag)
    if strange := [key for key, value in element.items() if not fits(name, key, value)]:
        raise BrokenPromiseError("an attribute came through", name, strange)


def _raster(data: bytes) -> None:
    logo = read_raster(format_of("a.png", data), "a.png", data)
    if not (0 < logo.width <= 1500 and 0 < logo.height <= 1500):
        raise BrokenPromiseError("a logo without a size", logo.width, logo.height)


def _khmer(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    normal = normalise(text)
    if normalise(normal) != normal or "".join(clusters(normal)) != normal:
        raise BrokenPromiseError("the normal form is not stable")


def _manifest(data: bytes) -> None:
    hashes = read_manifest(data, Place("manifest-sha256.txt"))
    check_names(hashes)
    if read_manifest(manifest(hashes), Place("again")) != hashes:
        raise BrokenPromiseError("a manifest says something else once it is written again")


def _version(data: bytes) -> None:
    version_of(data, Path("v1"))


def _record(data: bytes) -> None:
    read_record(data, Place("build-record.json"))


def _stamp(data: bytes) -> None:
    said = stamps.read(data)
    if said.startswith(stamps.REFUSED):
        raise RefusedError
    if said:
        raise BrokenPromiseError(f"a time stamp that was damaged {said}")


def _sheet(data: bytes) -> None:
    families_named({"a.css": data.decode("utf-8", "replace")})


def _page(data: bytes) -> None:
    found = statement_text(data.decode("utf-8", "replace"), lambda address: f"files/{address}")
    if re.search(r"<(?:script|style|iframe|object|svg|form)|<[^>]* on\w+=", str(found or "")):
        raise BrokenPromiseError("a page has what runs")


def _table(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        examples.read_table_of(name, data)

    return read


@cache
def _pictures() -> tuple[bytes, ...]:
    """Return small pictures in each format that is read."""
    made = []
    for mode, kind in examples.PICTURES:
        stream = BytesIO()
        Image.effect_noise((24, 16), 60).convert(mode).save(stream, kind)
        made.append(stream.getvalue())
    return tuple(made)


@cache
def _books() -> tuple[tuple[tuple[str, bytes], ...], ...]:
    """Return the parts of a workbook as Excel saves it, and of one as LibreOffice does."""
    rows = {"Register": [["group", "name_en"], ["signed", "Otter Society"]], "Notes": [["a"]]}
    books = [ZipFile(BytesIO(data)) for data in (xlsx(rows), ods(rows))]
    return tuple(tuple((name, book.read(name)) for name in book.namelist()) for book in books)


@cache
def _word_parts() -> tuple[tuple[str, bytes], ...]:
    """Return the parts of a Word file, without those that nobody reads."""
    rows = [["Year", "Fish"], ["2019", "812"]]
    lines = ("= Rivers", "We ask.", "# Why", "1 one", "- two", "> quoted", rows, "ទន្លេស្អាត")
    book = ZipFile(BytesIO(incoming(*lines).data))
    wanted = ("document.xml", ".rels", "numbering.xml", "styles.xml")
    return tuple((name, book.read(name)) for name in book.namelist() if name.endswith(wanted))


def _of_word_files(chance: Random) -> bytes:
    """Return a Word file with one part changed, or with bytes of its archive damaged."""
    parts = dict(_word_parts())
    name = chance.choice(["word/document.xml", *parts])
    parts[name] = mangled(chance, parts[name].decode(), examples.WORD_XML).encode()
    data = packed(parts)
    return damaged(chance, data) if chance.random() < 0.2 else data


def _of_workbooks(chance: Random) -> bytes:
    """Return a workbook with one part changed, or with bytes of its archive damaged."""
    parts = dict(chance.choice(_books()))
    name = chance.choice(list(parts))
    parts[name] = mangled(chance, parts[name].decode(), examples.XML).encode()
    data = packed(parts)
    return damaged(chance, data) if chance.random() < 0.2 else data


def _of_text(*texts: str, own: tuple[str, ...] = ()) -> Callable[[Random], bytes]:
    return lambda chance: encoded(chance, mangled(chance, chance.choice(texts), own))


def _of_markdown(chance: Random) -> bytes:
    return encoded(chance, mangled(chance, text_of(chance), examples.MARKDOWN))


READERS: Final[Mapping[str, Reader]] = {
    "facts": Reader(_of_text(FILES["statement.toml"], own=examples.FACTS), _facts),
    "text": Reader(_of_markdown, _text),
    "summary": Reader(_of_text(*examples.SUMMARIES, own=examples.MARKDOWN), _summary),
    "register": Reader(_of_text(*examples.REGISTERS, own=examples.CELLS), _register),
    "recipients": Reader(_of_text(*examples.RECIPIENTS, own=examples.CELLS), _recipients),
    "workbook": Reader(_of_workbooks, _workbook),
    "word file": Reader(_of_word_files, _word),
    "svg": Reader(_of_text(*examples.SVGS, own=examples.SVG_WORDS), _svg),
    "picture": Reader(lambda chance: damaged(chance, chance.choice(_pictures())), _raster),
    "time stamp": Reader(lambda chance: damaged(chance, stamps.example()), _stamp),
    "khmer": Reader(_of_text(*examples.KHMER, own=examples.KHMER_SIGNS), _khmer),
    "style sheet": Reader(_of_text(*examples.SHEETS, own=examples.CSS), _sheet),
    "manifest": Reader(_of_text(*examples.MANIFESTS), _manifest),
    "bag-info": Reader(_of_text(examples.BAG_INFO), _version),
    "build record": Reader(_of_text(examples.RECORD), _record),
    "frozen page": Reader(_of_text(*examples.PAGES, own=examples.HTML), _page),
    **{
        name: Reader(_of_text(examples.shipped(name), own=examples.TOML), _table(name))
        for name in examples.TABLES
    },
}
"""Every reader of what others write, by what it reads."""

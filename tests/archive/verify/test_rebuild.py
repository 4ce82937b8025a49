"""A frozen version makes itself again from nothing but itself, and says how it compares."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import pytest

from statementpress.archive.bag import layout, record
from statementpress.archive.bag.embedded_sources import sources_of
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.record import BuildRecord, Unsigned
from statementpress.archive.bag.version import Version
from statementpress.archive.freeze import payload as frozen_files_module
from statementpress.archive.freeze.bagging import freeze
from statementpress.archive.freeze.embedding import with_sources
from statementpress.archive.freeze.freezing import Request, freeze_statement
from statementpress.archive.freeze.payload import (
    FrozenFiles,
    frozen_files,
    moment,
    project_sources,
    statement_files,
)
from statementpress.archive.freeze.publishing import as_published
from statementpress.archive.freeze.recording import build_record
from statementpress.archive.verify import rebuild
from statementpress.archive.verify.rebuild import changed_software, rebuilt
from statementpress.cli import main
from statementpress.editions.making import make_edition
from statementpress.editions.source import Source, read_source
from statementpress.errors import Severity
from statementpress.machine.storage import store_folder
from statementpress.project.project import Project
from tests.archive import sources
from tests.shared.desk import FOLDER, Desk
from tests.shared.workbooks import xlsx

pytestmark = pytest.mark.long

OFFICIAL = "pdf/official.pdf"
FACTS = replace(sources.FACTS, slug=FOLDER, titles={"en": "A Statement on Clean Rivers"})


PRIVATE = ("4/5/2021 9:07", "otter@example.org", "+855 12 345 678", "from a friend")
FORM = (
    ("Timestamp", "Name", "Khmer", "E-mail", "Phone", "How did you hear of us?", "Logo"),
    (PRIVATE[0], "Otter Socity", "សមាគមភេ", *PRIVATE[1:], ""),
    ("4/5/2021 9:08", "Heron Trust", "មូលនិធិកុក", "", "", "", "heron.svg"),
    (PRIVATE[0], "Cheap Watches", "x", *PRIVATE[1:], ""),
)
SETTINGS = """\
file = "responses.xlsx"
private = ["Timestamp", "E-mail", "Phone"]
ignored = ["How did you hear of us?"]
[columns]
Name = "name_en"
Khmer = "name_km"
[always]
group = "signed"
"""
CORRECTIONS = f"""\
E-mail,Name,column,says,should say
{PRIVATE[1]},Otter Socity,name_en,Otter Socity,Otter Society
,Cheap Watches,delete,,
"""


@dataclass(frozen=True)
class Kept:
    """A frozen version, its record, and its files as they were made."""

    version: Version
    record: BuildRecord
    made: FrozenFiles
    source: Source
    """The statement as it lies in its folder."""

    def again(self, folder: Path, changes: Mapping[str, bytes], its_record: BuildRecord) -> Version:
        """Return a version beside this one, sound as a bag, with other files or another record."""
        payload = dict(self.made.files) | dict(changes)
        payload[layout.RECORD] = record.encoded(its_record)
        return freeze(folder, FACTS, payload, lambda _: False).version


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    desk = Desk(tmp_path_factory.mktemp("project"))
    desk.write(
        "logos/heron.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0h9v4z"/></svg>',
    )
    # The register is the export of a form, so what comes out again is made from its public part.
    (desk.folder / "signatories.csv").unlink()
    desk.write("register.toml", SETTINGS)
    desk.write("responses.xlsx", xlsx({"Form responses 1": FORM}))
    desk.write("corrections.csv", CORRECTIONS)
    desk.write("responses-old.csv", "\n".join(",".join(row) for row in FORM))
    source = read_source(Project.at(desk.project), desk.folder)
    with as_published(source) as published:
        made = frozen_files(published, ("official",), lambda *_: None)
    its_record = build_record(source, made, {}, {}, "")
    payload = {**made.files, layout.RECORD: record.encoded(its_record)}
    version = freeze(desk.project / "archive", FACTS, payload, lambda _: False).version
    return Kept(version, its_record, made, source)


@pytest.fixture
def remembered(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what was made before for what is made again: these tests are about comparing."""
    monkeypatch.setattr(rebuild, "frozen_files", lambda *_: kept.made)


def found(version: Version) -> list[tuple[str, str]]:
    """Return code and file of each finding; every error has a hint."""
    findings = rebuilt(version, lambda _: None)
    assert all(each.hint for each in findings if each.severity is Severity.ERROR)
    return [
        (each.code, Path(each.place.path).relative_to(version.folder).as_posix())
        for each in findings
        if each.place
    ]


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


def test_every_byte_comes_out_again(kept: Kept) -> None:
    before = state(kept.version.folder)
    stages: list[str] = []
    (finding,) = rebuilt(kept.version, stages.append)

    assert (finding.code, finding.severity) == ("rebuilt", Severity.NOTE)
    assert f"all {len(kept.made.files)} files" in finding.message
    assert "official" in stages
    assert state(kept.version.folder) == before


@pytest.mark.usefixtures("fonts_uncut")
def test_nothing_that_is_private_is_in_any_byte_of_it_or_of_its_website(kept: Kept) -> None:
    project = kept.source.project.folder
    assert main(["--project", str(project), "site"]) == 0
    folders = (kept.version.folder, project / "build")
    paths = [path for each in folders for path in each.rglob("*") if path.is_file()]
    everything = [*(path.read_bytes() for path in paths), *inside_of(kept.made.files[OFFICIAL])]
    # What is public is found in the same way: in the register, and in its copy in the PDF.
    assert sum(b"signed,Otter Society," in data for data in everything) == 2
    for text in (*PRIVATE, "Otter Socity", "Cheap Watches"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert not any(text.encode(encoding) in data for data in everything), text
    assert not [path for path in paths if path.name.startswith(("responses", "register.", "corr"))]


def inside_of(pdf: bytes) -> Iterator[bytes]:
    """Yield what every stream of a PDF unpacks to, its attachments as well."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                with suppress(pikepdf.PdfError):
                    yield each.read_bytes()


def test_the_register_that_it_holds_is_plain(kept: Kept) -> None:
    frozen = kept.version.statement
    assert (frozen / "signatories.csv").read_text("utf-8") == (
        "group,name_en,name_km,logo\n"
        "signed,Otter Society,សមាគមភេ,\n"
        "signed,Heron Trust,មូលនិធិកុក,heron.svg\n"
    )


def test_an_export_that_says_the_same_is_no_change(kept: Kept) -> None:
    request = Request(("official",), "", None, datetime(2031, 6, 1, tzinfo=UTC))
    archive = kept.version.folder.parents[1]
    frozen = freeze_statement(kept.source, archive, request, lambda: None, lambda *_: None)
    assert (frozen.version.number, frozen.is_new) == (kept.version.number, False)


def test_so_it_does_for_another_user_in_another_place(kept: Kept, tmp_path: Path) -> None:
    copy = tmp_path / "ទន្លេ on a stick"
    shutil.copytree(kept.version.folder, copy)
    before = state(copy)
    code = (
        "import sys; from pathlib import Path;"
        "from statementpress.archive.bag.bag_info import read_bag_info;"
        "from statementpress.archive.verify.rebuild import rebuilt;"
        "print([each.code for each in rebuilt(read_bag_info(Path(sys.argv[1])), lambda _: None)])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, copy],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "PYTHONHASHSEED": "7",
            "HOME": "/nonexistent",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "STATEMENTPRESS_CACHE": "",
        },
        check=True,
        capture_output=True,
    )

    assert result.stdout == b"['rebuilt']\n"
    assert state(copy) == before


def test_its_pdf_alone_makes_itself_again(kept: Kept, tmp_path: Path) -> None:
    pdf = kept.made.files[OFFICIAL]
    project = tmp_path / "from the PDF"
    store_folder(project, sources_of(pdf))
    source = read_source(Project.at(project, alone=True), project / "statements" / FOLDER)
    made = make_edition(source, "official")
    own = statement_files(source) | project_sources(source.project.files, made.used)

    names = {"en": "English", "km": "Khmer"}
    assert with_sources(made.pdf, own, moment(source), names) == pdf


def test_another_word_in_a_source_shows_in_all_that_is_made_of_it(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = {name: data for name, data in kept.made.files.items() if name.startswith("html/")}
    monkeypatch.setattr(frozen_files_module, "web_files", lambda *_: web)  # they take 3 s
    name = f"{layout.SOURCE}/statements/{FOLDER}/en.md"
    changed = {name: kept.made.files[name].replace(b"are clean", b"are wet")}
    findings = found(kept.again(tmp_path, changed, kept.record))

    assert {code for code, _ in findings} == {"not-rebuilt"}
    assert {"data/pdf/official.pdf", "data/text/en.txt"} <= {file for _, file in findings}
    assert "data/text/km.txt" not in {file for _, file in findings}


@pytest.mark.parametrize(
    "name", ["styles/tokens.css", "fonts/fonts.toml", "templates/editions.toml"]
)
def test_what_was_forgotten_is_not_taken_from_elsewhere(
    kept: Kept, tmp_path: Path, name: str
) -> None:
    files = {k: v for k, v in kept.made.files.items() if k != f"{layout.SOURCE}/{name}"}
    version = replace(kept, made=FrozenFiles(files, {})).again(tmp_path, {}, kept.record)
    (finding,) = rebuilt(version, lambda _: None)

    assert (finding.code, finding.severity) == ("cannot-be-rebuilt", Severity.ERROR)
    assert name in finding.message


def test_a_record_that_cannot_be_read_is_a_finding(kept: Kept, tmp_path: Path) -> None:
    files = {**kept.made.files, layout.RECORD: b"{"}
    version = freeze(tmp_path, FACTS, files, lambda _: False).version

    assert found(version) == [("cannot-be-rebuilt", "data/build-record.json")]


def test_an_edition_that_is_not_there_is_a_finding(kept: Kept, tmp_path: Path) -> None:
    changed = msgspec.structs.replace(kept.record, editions={"river-edition": {}})

    assert found(kept.again(tmp_path, {}, changed))[0][0] == "cannot-be-rebuilt"


def older(kept: Kept) -> BuildRecord:
    """Return the record as if an older Pango had been at work."""
    return msgspec.structs.replace(kept.record, native={**kept.record.native, "Pango": "1.40.0"})


def other_bytes(pdf: bytes) -> bytes:
    """Return a PDF of the same pages in other bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        made = BytesIO()
        document.save(made, linearize=True)
    return made.getvalue()


def drawn_over(pdf: bytes, content: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        document.pages[0].contents_add(b"q " + content + b" Q")
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def without_text(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        document.pages[0].Contents = document.make_stream(b"")
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def judged(version: Version) -> Iterator[tuple[str, Severity]]:
    for each in rebuilt(version, lambda _: None):
        yield each.code, each.severity


@pytest.mark.usefixtures("remembered")
class TestWhereAnotherPangoWasAtWork:
    def test_other_bytes_of_the_same_pages_are_well(self, kept: Kept, tmp_path: Path) -> None:
        changes = {OFFICIAL: other_bytes(kept.made.files[OFFICIAL])}
        (finding,) = rebuilt(kept.again(tmp_path, changes, older(kept)), lambda _: None)

        assert (finding.code, finding.severity) == ("rebuilt-otherwise", Severity.NOTE)
        assert "the same text and the same pages" in finding.message
        assert "Pango 1.40.0 -> " in finding.message

    def test_pages_that_look_otherwise_are_a_warning(self, kept: Kept, tmp_path: Path) -> None:
        changes = {OFFICIAL: drawn_over(kept.made.files[OFFICIAL], b"100 100 50 50 re f")}
        version = kept.again(tmp_path, changes, older(kept))

        assert list(judged(version)) == [("rebuilt-otherwise", Severity.WARNING)]

    def test_another_text_is_an_error(self, kept: Kept, tmp_path: Path) -> None:
        changes = {
            OFFICIAL: without_text(kept.made.files[OFFICIAL]),
            "text/en.txt": kept.made.files["text/en.txt"] + b"And more.\n",
        }
        version = kept.again(tmp_path, changes, older(kept))

        assert list(judged(version)) == [("not-rebuilt", Severity.ERROR)] * 2

    def test_another_file_is_a_warning(self, kept: Kept, tmp_path: Path) -> None:
        version = kept.again(tmp_path, {"html/river.css": b"p { margin: 0 }"}, older(kept))

        assert list(judged(version)) == [("rebuilt-otherwise", Severity.WARNING)]


@pytest.mark.usefixtures("remembered")
class TestWhereNothingChanged:
    def test_other_bytes_are_an_error_that_says_how_far_they_differ(
        self, kept: Kept, tmp_path: Path
    ) -> None:
        changes = {OFFICIAL: other_bytes(kept.made.files[OFFICIAL])}
        (finding,) = rebuilt(kept.again(tmp_path, changes, kept.record), lambda _: None)

        assert (finding.code, finding.severity) == ("not-rebuilt", Severity.ERROR)
        assert "the same text and the same pages" in finding.message

    def test_a_file_that_nothing_makes_is_an_error(self, kept: Kept, tmp_path: Path) -> None:
        version = kept.again(tmp_path, {"pdf/river.pdf": b"x"}, kept.record)

        assert found(version) == [("not-rebuilt", "data/pdf/river.pdf")]

    def test_a_pdf_that_is_none_is_an_error(self, kept: Kept, tmp_path: Path) -> None:
        version = kept.again(tmp_path, {OFFICIAL: b"no PDF"}, kept.record)

        assert found(version) == [("not-rebuilt", f"data/{OFFICIAL}")]

    def test_a_signed_file_is_compared_as_it_was_before(self, kept: Kept, tmp_path: Path) -> None:
        pdf = kept.made.files[OFFICIAL]
        signed = {OFFICIAL: pdf + b"a signature"}
        outputs = tuple(
            msgspec.structs.replace(each, unsigned=Unsigned(bytes=len(pdf), sha256=hash_of(pdf)))
            if each.path == OFFICIAL
            else each
            for each in kept.record.outputs
        )
        changed = msgspec.structs.replace(kept.record, outputs=outputs)
        (finding,) = rebuilt(kept.again(tmp_path, signed, changed), lambda _: None)

        assert finding.code == "rebuilt"
        assert "as they were before" in finding.message


def test_what_changed_since_is_named(kept: Kept) -> None:
    assert changed_software(kept.record) == []
    (change,) = changed_software(older(kept))

    assert change.startswith("Pango 1.40.0 -> ")

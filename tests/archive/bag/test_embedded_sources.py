"""A PDF carries what it was made from, and any reader can take it out again."""

import hashlib
import subprocess
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, StreamDecodeLevel

from statementpress.archive.bag.embedded_sources import sources_of
from statementpress.archive.freeze.embedding import description, mime_type, with_sources
from statementpress.errors import ArchiveError
from statementpress.proof.alike import likeness
from tests.readers import poppler, verapdf
from tests.readers.tool import requires
from tests.shared.desk import FOLDER, Desk
from tests.shared.making import make

MOMENT = datetime(2030, 1, 31, tzinfo=UTC)
LANGUAGES = {"en": "English", "km": "Khmer"}
STATEMENT = f"statements/{FOLDER}"
SOURCES = {
    f"{STATEMENT}/statement.toml": b'languages = ["en", "km"]\n',
    f"{STATEMENT}/en.md": b"Rivers are clean.\n",
    f"{STATEMENT}/km.md": "ទន្លេស្អាត។\n".encode(),
    f"{STATEMENT}/logos/ភេ.svg": b"<svg/>",
    f"{STATEMENT}/logos/é.svg": b"<svg></svg>",
    "templates/parts/head.html": b"<title></title>\n" * 500,
    "fonts/river/River-Regular.ttf": bytes(range(256)) * 20,
    "styles/empty.css": b"",
}


def blank() -> bytes:
    pdf = Pdf.new()
    pdf.add_blank_page()
    made = BytesIO()
    pdf.save(made, deterministic_id=True)
    return made.getvalue()


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    desk = Desk(tmp_path_factory.mktemp("project"))
    return make(desk.project, desk.folder, "official").pdf


@pytest.fixture(scope="module")
def carrying(official: bytes) -> bytes:
    return with_sources(official, SOURCES, MOMENT, LANGUAGES)


@pytest.fixture
def path(carrying: bytes, tmp_path: Path) -> Path:
    found = tmp_path / "official.pdf"
    found.write_bytes(carrying)
    return found


def test_they_come_back_as_they_were(carrying: bytes) -> None:
    assert sources_of(carrying) == SOURCES


@given(
    st.dictionaries(
        st.text("aé។ក•ﬁ𝔞", min_size=1, max_size=5).map(lambda name: f"{STATEMENT}/{name}.md"),
        st.binary(max_size=40),
        min_size=1,
    )
)
def test_whatever_they_are_called(sources: Mapping[str, bytes]) -> None:
    made = with_sources(blank(), sources, MOMENT, LANGUAGES)

    assert sources_of(made) == sources
    assert_sorted(made)


def test_the_names_are_sorted_by_their_bytes(carrying: bytes) -> None:
    assert_sorted(carrying)


def assert_sorted(pdf: bytes) -> None:
    """ISO 32000-1, 7.9.6: readers look names up by halves."""
    with Pdf.open(BytesIO(pdf)) as document:
        names: Any = document.Root.Names.EmbeddedFiles.Names
        keys = [bytes(key) for key in list(names)[::2]]
    assert keys == sorted(keys)


def test_the_same_input_gives_the_same_bytes(official: bytes, carrying: bytes) -> None:
    backwards = dict(reversed(SOURCES.items()))

    assert with_sources(official, backwards, MOMENT, LANGUAGES) == carrying


def test_the_time_zone_does_not_count(official: bytes, carrying: bytes) -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=7)))

    assert with_sources(official, SOURCES, elsewhere, LANGUAGES) == carrying


def test_each_is_an_associated_file_of_the_document(carrying: bytes) -> None:
    with Pdf.open(BytesIO(carrying)) as document:
        files: Any = document.Root.AF
        text = next(file for file in files if str(file.UF) == f"{STATEMENT}/en.md")
        stream = text.EF.F

        assert len(files) == len(SOURCES)
        assert (text.Type, text.AFRelationship) == (Name.Filespec, Name.Source)
        assert str(text.F) == str(text.UF)
        assert str(text.Desc) == "the English text"
        assert (stream.Type, stream.Subtype) == (Name.EmbeddedFile, Name("/text/markdown"))
        assert stream.Params.Size == len(SOURCES[f"{STATEMENT}/en.md"])
        assert bytes(stream.Params.CheckSum) == hashlib.md5(b"Rivers are clean.\n").digest()
        assert str(stream.Params.ModDate) == str(stream.Params.CreationDate) == "D:20300131000000Z"


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        (f"{STATEMENT}/km.md", "the Khmer text", "text/markdown"),
        (f"{STATEMENT}/summary.en.md", "the English summary", "text/markdown"),
        (f"{STATEMENT}/signatories.csv", "the register of signatories", "text/csv"),
        (f"{STATEMENT}/logos/otter.SVG", "a logo", "image/svg+xml"),
        (f"{STATEMENT}/letter.odt", "a file of the statement", "application/octet-stream"),
        ("templates/editions.toml", "the table of editions", "application/toml"),
        ("templates/words/languages.toml", "the table of languages", "application/toml"),
        ("styles/editions/official.css", "a style sheet", "text/css"),
        ("fonts/moul/OFL.txt", "the licence of a font", "text/plain"),
        ("press/conditions/river.icc", "a colour profile", "application/vnd.iccprofile"),
    ],
)
def test_each_says_what_it_is(name: str, words: str, kind: str) -> None:
    assert (description(name, LANGUAGES), mime_type(name)) == (words, kind)


def test_nothing_else_of_the_file_changes(official: bytes, carrying: bytes) -> None:
    with Pdf.open(BytesIO(official)) as before, Pdf.open(BytesIO(carrying)) as after:
        assert raw_contents(before) == raw_contents(after)
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert set(after.Root.keys()) - set(before.Root.keys()) == {"/AF", "/Names"}
        assert Name.PageMode not in after.Root
        assert dict(before.docinfo) == dict(after.docinfo)
        assert before.trailer.ID[0] == after.trailer.ID[0]
        assert before.pdf_version == after.pdf_version
    assert likeness(official, carrying).alike


def raw_contents(pdf: Pdf) -> list[bytes]:
    return [page.Contents.read_raw_bytes() for page in pdf.pages]


def test_it_grows_by_less_than_the_sources_have(official: bytes, carrying: bytes) -> None:
    assert len(carrying) - len(official) < sum(map(len, SOURCES.values()))


@requires(verapdf)
def test_it_is_still_for_keeping_and_for_screen_readers(path: Path) -> None:
    assert verapdf.validate(path) == {"3a": [], "ua1": []}


@requires(poppler)
def test_poppler_takes_them_out(path: Path, tmp_path: Path) -> None:
    for name in SOURCES:
        (tmp_path / "out" / name).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["pdfdetach", "-saveall", "-enc", "UTF-8", "-o", "out", path],
        cwd=tmp_path,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin"},
        check=True,
    )

    assert {name: (tmp_path / "out" / name).read_bytes() for name in SOURCES} == SOURCES


def test_mupdf_takes_them_out(path: Path) -> None:
    with pymupdf.open(path) as document:  # type: ignore[no-untyped-call]
        found = {
            as_named(document.embfile_info(key)["ufilename"]): document.embfile_get(key)
            for key in document.embfile_names()
        }

    assert found == SOURCES


def as_named(name: str) -> str:
    """Return a name that PyMuPDF took from UTF-8 byte by byte."""
    return name.encode("latin-1").decode("utf-8")


def test_a_pdf_that_carries_files_is_not_given_more(carrying: bytes) -> None:
    with pytest.raises(ArchiveError, match="already"):
        with_sources(carrying, SOURCES, MOMENT, LANGUAGES)


def changed(pdf: bytes, change: Callable[[Any, Pdf], object], **how: Any) -> bytes:
    """Return a PDF after `change` had its way with the list of associated files."""
    with Pdf.open(BytesIO(pdf)) as document:
        change(document.Root.AF, document)
        made = BytesIO()
        document.save(made, **how)
    return made.getvalue()


def called(name: str) -> Callable[[Any, Pdf], object]:
    def change(files: Any, _: Pdf) -> None:
        files[0].UF = files[0].F = pikepdf.String(name)

    return change


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../../outside.md",
        f"{STATEMENT}/../../../outside.md",
        "statements\\x\\en.md",
        "C:/outside.md",
        "README.md",
        "bin/run.sh",
        f"{STATEMENT}/a\0b.md",
        f"{STATEMENT}/\x1b[2J.md",
        f"{STATEMENT}/EN.md",
        f"{STATEMENT}/en.md/more.md",
        "statements/2031-01-01-another/en.md",
        "",
    ],
)
def test_a_name_that_no_project_has_is_refused(carrying: bytes, name: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        sources_of(changed(carrying, called(name)))

    assert caught.value.hint
    assert str(caught.value).replace("\n", "").isprintable()


def twice(files: Any, _: Pdf) -> None:
    files[1].UF = files[1].F = files[0].UF


def bomb(files: Any, pdf: Pdf) -> None:
    packed = pikepdf.Stream(pdf, zlib.compress(bytes(200_000_000), 1))
    packed.Filter = Name.FlateDecode
    packed.Params = Dictionary(Size=5)
    files[0].EF.F = pdf.make_indirect(packed)


def lengthened(files: Any, pdf: Pdf) -> None:
    files[0].EF.F.write(b"another text", type_check=False)


def cut_off(files: Any, pdf: Pdf) -> None:
    stream = files[0].EF.F
    stream.write(stream.read_raw_bytes()[:-9], filter=Name.FlateDecode)


def unnamed(files: Any, _: Pdf) -> None:
    del files[0].UF


def empty(files: Any, _: Pdf) -> None:
    del files[0].EF


def strangely_packed(files: Any, _: Pdf) -> None:
    files[0].EF.F.Filter = Array([Name.LZWDecode])


def unrelated(files: Any, _: Pdf) -> None:
    for file in files:
        file.AFRelationship = Name.Data


def no_list(_: Any, pdf: Pdf) -> None:
    pdf.Root.AF = pikepdf.String("none")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (twice, "two sources called"),
        (bomb, "more than"),
        (lengthened, "not as it was embedded"),
        (cut_off, "not as it was embedded"),
        (unnamed, "not in it"),
        (empty, "not in it"),
        (strangely_packed, "unknown way"),
        (unrelated, "does not carry"),
        (no_list, "does not carry"),
    ],
)
def test_a_file_that_is_not_to_be_trusted_is_refused(
    carrying: bytes, change: Callable[[Any, Pdf], object], message: str
) -> None:
    with pytest.raises(ArchiveError, match=message):
        sources_of(changed(carrying, change, stream_decode_level=StreamDecodeLevel.none))


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file_is_refused(carrying: bytes, user: str) -> None:
    locked = changed(
        carrying, lambda *_: None, encryption=pikepdf.Encryption(owner="owner", user=user)
    )

    with pytest.raises(ArchiveError, match=r"encrypted|password"):
        sources_of(locked)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ArchiveError):
        sources_of(data)


def test_a_cut_file_is_refused_or_read_whole(carrying: bytes) -> None:
    for length in range(0, len(carrying), len(carrying) // 40):
        with suppress(ArchiveError):
            assert sources_of(carrying[:length]) == SOURCES


def test_a_document_without_sources_says_which_one_has_them() -> None:
    with pytest.raises(ArchiveError, match="official PDF"):
        sources_of(blank())

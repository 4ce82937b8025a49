"""Versions that somebody made to do harm, and sealed again as if they had been frozen so."""

import os
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.record import Output
from statementpress.archive.bag.versions import versions
from statementpress.archive.freeze.bagging import freeze
from statementpress.archive.freeze.signing import read_signer
from statementpress.archive.verify.signatures import check_signatures
from statementpress.archive.verify.validity import validity_findings
from statementpress.conformance.claims import claimed_flavours
from statementpress.conformance.verapdf import VeraPdf
from statementpress.errors import ArchiveError, OutputError, SetupError, UsageError
from statementpress.machine.storage import store
from statementpress.project.files import ProjectFiles
from statementpress.typeset.compose.templating import render
from tests.archive.certificates import PASSWORD, certificate, elliptic_key, rsa_key, written
from tests.archive.rivers import SLUG, facts
from tests.archive.signed import NAME, errors, signed_version
from tests.shared.small_pdf import claiming
from tests.shared.small_project import SmallProject


def first(archive: Path) -> Path:
    """Freeze a version and return its folder, which may be written to."""
    folder = freeze(archive, facts(), {"text/en.txt": b"Rivers\n"}, lambda _: False)
    for path in (folder.version.folder, *folder.version.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder.version.folder


@pytest.mark.parametrize(
    "name", ["../../../OUTSIDE/v1", "/etc/v1", "a/b/v1", "./v1", "v1", f"{SLUG}/v0"]
)
def test_no_version_names_a_place_elsewhere(tmp_path: Path, name: str) -> None:
    info = first(tmp_path) / layout.INFO
    info.write_text(info.read_text("utf-8").replace(f"{SLUG}/v1", name), "utf-8")
    with pytest.raises(ArchiveError):
        read_bag_info(info.parent)


def test_a_version_in_the_place_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    first(tmp_path).rename(tmp_path / SLUG / "v2")
    with pytest.raises(ArchiveError, match="says that it is"):
        versions(tmp_path, SLUG)


def test_nothing_is_frozen_after_a_version_whose_manifest_was_edited(tmp_path: Path) -> None:
    manifest = first(tmp_path) / layout.MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(b"0", b"1"))
    with pytest.raises(ArchiveError, match="changed since"):
        freeze(tmp_path, facts(), {"text/en.txt": b"Lakes\n"}, lambda _: False)


def test_a_link_that_looks_like_a_leftover_leads_nowhere(tmp_path: Path) -> None:
    folder = freeze(tmp_path, facts(), {"a.txt": b""}, lambda _: False).version.folder
    (tmp_path / SLUG / f".v2.{2**30}-0123abcd.part").symlink_to(folder)
    freeze(tmp_path, facts(), {"b.txt": b""}, lambda _: False)
    assert folder.stat().st_mode & 0o222 == 0


@pytest.mark.parametrize("name", ["data/pdf/d.pdf", "new.txt", "../new.txt", "../../a/new.txt"])
def test_nothing_is_stored_where_versions_are_frozen(tmp_path: Path, name: str) -> None:
    folder = first(tmp_path / "archive")
    with pytest.raises(OutputError, match="where versions are frozen"):
        store(folder / name, b"")
    assert not (folder / name).exists()


def test_nothing_is_restored_beside_frozen_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    folder = first(tmp_path / "archive")
    outcome = project.run("restore", f"{SLUG}/v1", str(folder.with_name("v9")))
    assert outcome.code in {UsageError.exit_code, ArchiveError.exit_code}
    assert not folder.with_name("v9").exists()


@pytest.mark.parametrize(
    "expression",
    [
        "cycler.__init__.__globals__.os.getpid()",
        "''.__class__.__mro__[1].__subclasses__()",
        "lipsum.__globals__",
    ],
)
def test_a_template_reaches_nothing_but_what_it_is_given(tmp_path: Path, expression: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/t.txt").write_text(f"{{{{ {expression} }}}}")
    with pytest.raises(SetupError, match="the template fails"):
        render(ProjectFiles(tmp_path, alone=True), "t.txt")


@pytest.mark.parametrize("part", ["3a\t/other.pdf\n3", "9", "3 "])
def test_a_pdf_that_claims_no_standard_is_not_judged_by_it(part: str) -> None:
    with pytest.raises(ValueError, match="there is no standard"):
        claimed_flavours(claiming(pdfaid_part=part, pdfaid_conformance="a"))


def test_a_pdf_that_no_longer_says_what_it_was_is_an_error(tmp_path: Path) -> None:
    key = rsa_key()
    signer = read_signer(written(tmp_path / "k.p12", key, certificate(key, NAME)), PASSWORD)
    version, record = signed_version(tmp_path, signer)
    output = Output(
        path="pdf/official.pdf", bytes=0, sha256="", validity={"3a": "valid", "ua1": "valid"}
    )
    promised = replace(record, outputs=(output,))
    found = validity_findings(version, promised, VeraPdf("made up", lambda *_: ()))
    assert [finding.message for finding in found] == [
        "it no longer claims to be PDF/A-3a",
        "it no longer claims to be PDF/UA-1",
    ]


def test_a_page_replaced_before_a_strangers_signature_is_noticed(tmp_path: Path) -> None:
    key = elliptic_key()
    signer = read_signer(written(tmp_path / "k.p12", key, certificate(key, NAME)), PASSWORD)
    version, record = signed_version(tmp_path, signer)
    path = version.data / "pdf/official.pdf"
    unsigned = record.outputs[0].unsigned
    assert unsigned is not None
    original = path.read_bytes()[: unsigned.bytes]
    path.chmod(0o644)
    path.write_bytes(signer.sign_pdf(_with_another_page(original)))
    assert path.read_bytes().startswith(original)
    (error,) = errors(check_signatures(version, record))
    assert "another look of page 1" in error


def _with_another_page(pdf: bytes) -> bytes:
    """Return the PDF with an update appended that paints its page black."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"0 0 400 400 re f"))
    writer.update_container(page)
    made = BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()


def test_a_record_that_is_nested_without_end_is_an_error_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    deep = b'{"format": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    freeze(tmp_path / "archive", facts(), {layout.RECORD: deep}, lambda _: False)
    outcome = project.run("verify")
    assert outcome.code == ArchiveError.exit_code
    assert "build record cannot be read" in outcome.out


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    folder = first(tmp_path / "archive")
    (folder / "data/text/en.txt").unlink()
    os.mkfifo(folder / "data/text/en.txt")
    assert project.run("verify").code == ArchiveError.exit_code
    assert project.run("site").code == ArchiveError.exit_code


def test_claims_of_an_empty_pdf_are_none() -> None:
    made = BytesIO()
    with pikepdf.new() as document:
        document.save(made)
    assert claimed_flavours(made.getvalue()) == ()

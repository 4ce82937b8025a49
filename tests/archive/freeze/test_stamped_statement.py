"""A statement is frozen, signed and stamped on the command line, and other eyes look at it."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest

from statementpress.archive.bag.record import record_of
from statementpress.archive.bag.versions import choose_version
from statementpress.cli import main
from statementpress.conformance import verapdf as found
from statementpress.proof.alike import likeness
from tests.archive.authority import CLOCK, Clock
from tests.archive.certificates import PASSWORD
from tests.archive.signed import NAME
from tests.readers import mupdf, pdfjs, poppler, verapdf
from tests.readers.tool import output, requires
from tests.shared.desk import FOLDER, Desk
from tests.shared.small_project import Outcome

Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def project(clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Freeze a small statement once, signed and stamped; return its project."""
    folder = tmp_path_factory.mktemp("stamped-statement")
    Desk(folder)
    clock.issue("coalition", NAME, "told")
    stamping = ("archive", "--timestamp", f"{clock.url}/stamp")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(found, "find", lambda: None)  # a test below asks veraPDF
        patch.setenv("STATEMENTPRESS_PASSWORD", PASSWORD)
        sign = ("--sign", str(clock.packed("coalition")))
        assert main(["--project", str(folder), *stamping, *sign]) == 0
        yield folder


@pytest.fixture
def run(project: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on the project; {url} stands for the authority's."""

    def run(*argv: str) -> Outcome:
        capsys.readouterr()
        given = [each.format(url=clock.url, root=clock.root) for each in argv]
        return Outcome(main(["--project", str(project), *given]), *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def official(project: Path) -> Path:
    """Return the signed and stamped PDF."""
    return project / "archive" / FOLDER / "v1" / "data/pdf/official.pdf"


@requires(verapdf)
def test_it_is_still_pdf_a_and_pdf_ua(official: Path) -> None:
    assert verapdf.validate(official) == {"3a": [], "ua1": []}


def test_it_begins_with_the_unsigned_file_and_looks_the_same(official: Path, project: Path) -> None:
    (output,) = (
        each
        for each in record_of(choose_version(project / "archive", FOLDER)).outputs
        if each.unsigned
    )
    assert output.unsigned
    signed = official.read_bytes()
    unsigned = signed[: output.unsigned.bytes]
    with pikepdf.open(official) as document:
        assert {"/DSS", "/AcroForm"} <= set(document.Root.keys())
        assert "/DocTimeStamp" in {field.V.Type for field in document.Root.AcroForm.Fields}
    assert likeness(unsigned, signed).alike


@requires(poppler)
def test_poppler_finds_the_signature_valid_and_the_stamp_over_all(official: Path) -> None:
    said = output("pdfsig", str(official))
    first, second = said.split("Signature #2")
    assert "Signature is Valid" in first
    assert "ETSI.CAdES.detached" in first
    assert CLOCK in second
    assert "Total document signed" in second


@requires(mupdf, pdfjs)
def test_other_readers_read_the_same_text(official: Path) -> None:
    assert "ទន្លេស្អាត។" in "".join(mupdf.text(official))
    assert "ទន្លេស្អាត។" in "".join(pdfjs.text(official))


def test_the_report_has_day_authority_level_and_trust(run: Run) -> None:
    outcome = run("verify", "--json", "--trust", "{root}")
    assert outcome.code == 0
    (version,) = json.loads(outcome.out)["versions"]
    stamped = [it["facts"] for it in version["findings"] if it["code"] == "stamped"]
    assert [it["stamps"] for it in stamped] == ["signature", "version"]
    assert stamped[0]["level"] == "PAdES B-LTA"
    for facts in stamped:
        assert CLOCK in facts["authority"]
        assert datetime.now(UTC) - datetime.fromisoformat(facts["time"]) < timedelta(hours=1)
    trusted = [it["facts"] for it in version["findings"] if it["code"] == "trusted"]
    assert [it["trusted"] for it in trusted] == [True, True]


def test_the_same_statement_is_not_stamped_twice(run: Run, project: Path) -> None:
    outcome = run("archive", "--timestamp", "{url}/stamp")
    assert outcome.code == 0
    assert "and nothing was stamped" in outcome.err
    assert f"archive --renew {FOLDER}/v1 --timestamp URL" in outcome.err
    assert not (project / "archive" / FOLDER / "v2").exists()


def test_versions_are_stamped_anew_by_name_or_all_of_them(run: Run) -> None:
    for number, named in enumerate(((), ("all",), (f"{FOLDER}/v1",)), start=1):
        outcome = run("archive", "--renew", *named, "--timestamp", "{url}/stamp")
        assert outcome.code == 0
        assert outcome.out.endswith(f"/{FOLDER}/v1-stamp-{number}\n")
        assert CLOCK in outcome.err
    assert run("verify", "-q").out == ""


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--renew",), "--renew needs an authority"),
        (("--renew", "--timestamp", "{url}/stamp", "--note", "x"), "--renew freezes nothing"),
        (("--timestamp", "example.org"), "not the address of an authority"),
        (("--renew", "v1", "--timestamp", "{url}/stamp"), "may be a version of any statement"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, argv: tuple[str, ...], message: str) -> None:
    outcome = run("archive", *argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_an_authority_that_does_not_answer_ends_in_10_and_nothing_is_frozen(
    run: Run, project: Path
) -> None:
    text = project / "statements" / FOLDER / "en.md"
    before = text.read_text("utf-8")
    text.write_text(before.replace("clean", "clear"), "utf-8")
    outcome = run("archive", "--timestamp", "{url}/nowhere")
    text.write_text(before, "utf-8")
    assert (outcome.code, outcome.out) == (10, "")
    assert "answers with the status 404" in outcome.err
    assert [path.name for path in (project / "archive" / FOLDER).glob("v2*")] == []


def test_a_day_in_the_future_is_not_stamped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    outcome = run("archive", "--timestamp", "{url}/stamp")
    assert outcome.code == 2
    assert "lies in the future" in outcome.err

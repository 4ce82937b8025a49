"""What `verify` prints, and the exit code that a nightly job goes by."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import bag_hash
from statementpress.archive.bag.version import Version
from statementpress.archive.freeze.bagging import freeze
from statementpress.archive.verify import checks
from statementpress.archive.verify.checks import Checks
from statementpress.cli import main
from statementpress.conformance import verapdf
from statementpress.conformance.verapdf import VeraPdf
from statementpress.conformance.verdict import Failure, VeraPdfError
from statementpress.errors import Finding, Severity
from tests.archive.rivers import (
    EN,
    KM,
    OTHER,
    SLUG,
    copied,
    facts,
    flip,
    frozen,
    opened,
    payload,
    remove,
    vouch,
)

Captured = pytest.CaptureFixture[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """Return the codes of the findings, in order."""
        lines = self.out.splitlines()
        return [line.rpartition("[")[2][:-1] for line in lines if line.endswith("]")]


Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("rivers") / "archive"
    frozen(archive, SLUG, 2)
    frozen(archive, OTHER, 1)
    return archive


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path / "project" / "archive")


@pytest.fixture
def run(archive: Path, capsys: Captured) -> Run:
    def run(*options: str) -> Outcome:
        capsys.readouterr()
        return Outcome(
            main(["--project", str(archive.parent), "verify", *options]), *capsys.readouterr()
        )

    return run


def damage(archive: Path) -> None:
    with opened(archive):
        flip(archive / SLUG / "v1" / EN)


def test_an_archive_that_is_whole_has_a_line_for_each_version(run: Run) -> None:
    outcome = run()
    assert outcome.code == 0
    assert [line.split("\t")[:3] for line in outcome.out.splitlines()] == [
        ["whole", f"{OTHER}/v1", "9 files"],
        ["whole", f"{SLUG}/v1", "9 files"],
        ["whole", f"{SLUG}/v2", "9 files"],
    ]
    assert "3 versions" in outcome.err
    assert "as they were frozen" in outcome.err


def test_a_fault_stands_under_its_version_and_ends_in_9(archive: Path, run: Run) -> None:
    damage(archive)
    outcome = run()
    assert outcome.code == 9
    lines = outcome.out.splitlines()
    assert [line.partition("\t")[0] for line in lines if "\t" in line] == [
        "whole",
        "damaged",
        "whole",
    ]
    assert lines[2].startswith(f"error: {archive / SLUG / 'v1' / EN}: ")
    assert lines[3].startswith("  hint: ")
    assert outcome.codes == ["changed-file"]
    assert "1 fault found: 1 of 3 versions" in outcome.err


def test_quiet_prints_what_was_found_and_nothing_else(archive: Path, run: Run) -> None:
    assert run("-q") == Outcome(0, "", "")
    damage(archive)
    outcome = run("-q")
    assert outcome.code == 9
    assert outcome.codes == ["changed-file"]
    assert "\t" not in outcome.out


def test_a_warning_is_no_error(archive: Path, run: Run) -> None:
    (archive / SLUG / "v1" / EN).chmod(0o644)
    outcome = run("-q")
    assert (outcome.code, outcome.codes) == (0, ["not-read-only"])
    assert "with 1 warning" in run().err


def test_every_fault_in_every_version_is_reported(archive: Path, run: Run) -> None:
    with opened(archive):
        flip(archive / SLUG / "v1" / EN)
        (archive / SLUG / "v2" / KM).unlink()
        remove(archive / OTHER / "v1" / layout.PAYLOAD)
        (archive / OTHER / "v1" / layout.INFO).write_bytes(b"\xff")
    outcome = run("-q")
    assert outcome.code == 9
    assert sorted(set(outcome.codes)) == ["changed-file", "edited-bag-info", "missing-file"]
    assert "3 of 3" in outcome.err


def test_as_json_it_is_one_document(archive: Path, run: Run) -> None:
    damage(archive)
    with opened(archive):
        (archive / SLUG / ".v4.7-0123abcd.part").mkdir()
    outcome = run("--json")
    document = json.loads(outcome.out)
    assert outcome.code == 9
    assert document["checked"] == {
        "fixity": True,
        "chain": True,
        "validity": None,
        "rebuild": False,
    }
    counts = document["counts"]
    assert (counts["versions"], counts["whole"], counts["files"]) == (3, 2, 27)
    assert (counts["errors"], counts["warnings"], counts["notes"]) == (1, 1, 0)
    first, second, third = document["versions"]
    assert (first["version"], first["whole"], first["findings"]) == (f"{OTHER}/v1", True, [])
    assert third["sha256"] == bag_hash(archive / SLUG / "v2")
    (finding,) = second["findings"]
    assert finding["code"] == "changed-file"
    assert finding["severity"] == "error"
    assert finding["place"] == str(archive / SLUG / "v1" / EN)
    assert [each["code"] for each in document["findings"]] == ["leftover"]


def test_a_hostile_name_breaks_neither_log_nor_json(archive: Path, run: Run) -> None:
    with opened(archive):
        (archive / SLUG / "v1" / "data" / "x\nwhole\tv9\x1b[2J\udcff").write_text("")
    assert "\nwhole\tv9" not in run().out
    (finding,) = json.loads(run("--json").out)["versions"][1]["findings"]
    assert finding["place"].endswith(r"x\nwhole\tv9\x1b[2J\udcff")


@pytest.mark.parametrize("path", [SLUG, f"{SLUG}/v1", f"{SLUG}/v1/"])
def test_a_folder_of_the_archive_is_verified_alone(archive: Path, run: Run, path: str) -> None:
    with opened(archive):
        flip(archive / OTHER / "v1" / EN)
    assert run(str(archive / path)).code == 0
    assert run(str(archive)).code == 9


@pytest.mark.parametrize(("name", "count"), [(SLUG, 2), (SLUG[:4], 2), (f"{SLUG}/v2", 1)])
def test_a_name_will_do_for_a_path(run: Run, name: str, count: int) -> None:
    outcome = run(name)
    assert (outcome.code, len(outcome.out.splitlines())) == (0, count)


def test_a_copy_of_a_version_elsewhere_is_verified(archive: Path, tmp_path: Path, run: Run) -> None:
    copy = copied(archive / SLUG / "v2", tmp_path / "on a stick")
    assert run(str(copy)).code == 0
    assert json.loads(run(str(copy), "--json").out)["checked"]["chain"] is False
    with opened(copy):
        flip(copy / KM)
    assert run(str(copy)).codes == ["changed-file"]


def test_another_archive_is_verified(archive: Path, tmp_path: Path, run: Run) -> None:
    damage(copied(archive, tmp_path / "backup"))
    assert run(str(tmp_path / "backup")).code == 9
    assert run().code == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere/archive", "no folder nowhere/archive"), (f"{SLUG}/v7", "has no version v7")],
)
def test_a_path_that_is_not_there_ends_in_2(run: Run, name: str, message: str) -> None:
    outcome = run(name)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert "hint: " in outcome.err


def test_a_file_is_no_archive(archive: Path, run: Run) -> None:
    outcome = run(str(archive / SLUG / "v1" / EN))
    assert outcome.code == 2
    assert "hint: " in outcome.err


@pytest.mark.parametrize("gone", [".", "*", "*/v*"], ids=["archive", "statements", "versions"])
def test_where_nothing_is_frozen_that_is_an_error(archive: Path, run: Run, gone: str) -> None:
    with opened(archive):
        for folder in [archive] if gone == "." else list(archive.glob(gone)):
            remove(folder)
        outcome = run()
    assert (outcome.code, outcome.out) == (2, "")
    assert "no frozen version" in outcome.err


def test_a_statement_without_versions_is_noticed(archive: Path, run: Run) -> None:
    with opened(archive):
        remove(archive / OTHER / "v1")
    outcome = run("-q")
    assert (outcome.code, outcome.codes) == (0, ["no-version"])


def test_a_version_in_no_statements_folder_is_noticed(archive: Path, run: Run) -> None:
    with opened(archive):
        shutil.move(archive / SLUG / "v2", archive / "lost")
    outcome = run("-q")
    assert (outcome.code, outcome.codes) == (9, ["wrong-folder"])


def test_a_version_without_a_record_is_named(archive: Path, run: Run) -> None:
    version = archive / OTHER / "v1"
    with opened(version):
        (version / "data" / layout.RECORD).unlink()
        vouch(version)
        info = version / layout.INFO
        size = sum(each.stat().st_size for each in version.glob("data/**/*") if each.is_file())
        lines = info.read_text("utf-8").splitlines()
        kept = [each for each in lines if not each.startswith("Payload-Oxum")]
        info.write_text("\n".join([*kept, f"Payload-Oxum: {size}.4", ""]), "utf-8")
        vouch(version)
    outcome = run("-q")
    assert outcome.codes == ["no-record"]


def test_further_checks_are_made_of_what_is_whole_alone(
    archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(archive)
    looked: list[str] = []

    def check_version(version: Version, wanted: Checks, stage: object) -> list[Finding]:
        looked.append(version.name)
        return [Finding("looked", Severity.NOTE, "well")]

    monkeypatch.setattr(checks, "check_version", check_version)
    outcome = run()
    assert looked == [f"{OTHER}/v1", f"{SLUG}/v2"]
    assert outcome.codes.count("looked") == 2


def pdf(claims_archival: bool) -> bytes:
    made = BytesIO()
    with pikepdf.new() as document:
        with document.open_metadata() as metadata:
            if claims_archival:
                metadata["pdfaid:part"] = "3"
                metadata["pdfaid:conformance"] = "A"
        document.save(made)
    return made.getvalue()


@pytest.fixture
def with_pdfs(archive: Path) -> Path:
    """Return the folder of the PDFs of a new version: one that claims to be PDF/A-3a, one not."""
    pdfs = {"pdf/official.pdf": pdf(True), "pdf/press.pdf": pdf(False)}
    made = freeze(archive, facts(), {**payload(SLUG, "new"), **pdfs}, lambda _: False)
    return made.version.data / "pdf"


def judge(ask: Callable[[str, Path], tuple[Failure, ...]]) -> Callable[[], VeraPdf]:
    return lambda: VeraPdf("1.30", ask)


def test_where_verapdf_is_not_installed_that_is_said_once(
    with_pdfs: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf, "find", lambda: None)
    outcome = run()
    assert outcome.code == 0
    assert outcome.err.count("veraPDF is not installed") == 1


def test_each_standard_that_a_pdf_claims_is_judged(
    with_pdfs: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Path]] = []

    def ask(flavour: str, path: Path) -> tuple[Failure, ...]:
        asked.append((flavour, path))
        return (Failure("6.1.2", 1, "no header"),)

    monkeypatch.setattr(verapdf, "find", judge(ask))
    outcome = run()
    assert asked == [("3a", with_pdfs / "official.pdf")]
    assert (outcome.code, outcome.codes) == (9, ["invalid-pdf"])
    assert "6.1.2-1: no header" in outcome.out
    assert json.loads(run("--json").out)["checked"]["validity"] == "1.30"


def test_a_verapdf_that_does_not_answer_is_a_warning(
    with_pdfs: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(flavour: str, path: Path) -> tuple[Failure, ...]:
        raise VeraPdfError("it hangs")

    monkeypatch.setattr(verapdf, "find", judge(ask))
    outcome = run("-q")
    assert (outcome.code, outcome.codes) == (0, ["not-judged"])


def test_a_check_that_fails_is_a_fault_and_hides_nothing(
    archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> list[Finding]:
        raise OSError("a pipe burst")

    def wanted(version: Version, *_: object) -> Iterator[tuple[str, Callable[[], list[Finding]]]]:
        yield "count to three", failing
        yield "say hello", lambda: [Finding("hello", Severity.NOTE, version.name)]

    monkeypatch.setattr(checks, "_wanted", wanted)
    outcome = run(SLUG)
    assert outcome.code == 9
    assert outcome.codes == ["not-checked", "hello"] * 2
    assert "count to three: " in outcome.out
    assert "a pipe burst" in outcome.out


def test_a_version_that_nobody_signed_is_named_where_one_had_to(archive: Path, run: Run) -> None:
    outcome = run("--signer", ":".join(["AB"] * 32))
    assert (outcome.code, set(outcome.codes)) == (9, {"bad-signature"})
    assert f"{'AB' * 32}" in outcome.out


@pytest.mark.parametrize("fingerprint", ["AB", "X" * 64, "the coalition"])
def test_what_is_no_fingerprint_is_refused(archive: Path, run: Run, fingerprint: str) -> None:
    outcome = run("--signer", fingerprint)
    assert outcome.code == 2
    assert "fingerprint" in outcome.err


def test_what_lies_in_the_archive_itself_is_named(archive: Path, run: Run) -> None:
    (archive / "notes.txt").write_text("mine")
    outcome = run("-q")
    assert (outcome.code, outcome.codes) == (0, ["stray"])
    assert f"{archive}/notes.txt: " in outcome.out


def test_a_damaged_version_says_that_its_signatures_were_not_checked(
    archive: Path, run: Run
) -> None:
    version = archive / SLUG / "v2"
    with opened(archive):
        (version / layout.SIGNATURE).write_bytes(b"one")
        (version / layout.TAG_SIGNATURE).write_bytes(b"two")
    outcome = run("-q")
    assert (outcome.code, outcome.codes) == (9, ["added-file", "added-file", "not-checked"])

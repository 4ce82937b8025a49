"""Freezing from the command line: what a version holds, and when there is a new one."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import bagit
import pikepdf
import pytest

from statementpress.archive.freeze import payload as frozen_files
from statementpress.cli import main
from statementpress.conformance import verapdf
from statementpress.editions import together as all_editions
from statementpress.project.files import SHIPPED
from tests.shared.desk import FOLDER, Desk
from tests.shared.ink import leave_ink_unmeasured
from tests.shared.small_project import SmallProject

pytestmark = pytest.mark.long

GENERATE = SHIPPED / "generate.py"
DAY = "1893456000"
"""1 January 2030, as SOURCE_DATE_EPOCH."""


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with one statement and its first version."""
    project = tmp_path_factory.mktemp("frozen")
    Desk(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        assert main(["--project", str(project), "archive", "--note", "The first one"]) == 0
    return project


@pytest.fixture
def project(
    frozen_once: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> SmallProject:
    """Return another project with the same statement and a copy of that archive.

    What is frozen in it has the same bytes, but nobody measures its ink again.
    """
    leave_ink_unmeasured(monkeypatch)
    made = SmallProject(tmp_path, capsys)
    shutil.copytree(frozen_once / "archive", tmp_path / "archive")
    return made


def bag(project: SmallProject | Path, number: int = 1) -> Path:
    root = project if isinstance(project, Path) else project.project
    return root / "archive" / FOLDER / f"v{number}"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def bag_info(folder: Path) -> dict[str, str]:
    lines = (folder / "bag-info.txt").read_text("utf-8").splitlines()
    return {key: value for key, _, value in (line.partition(": ") for line in lines)}


def test_a_version_is_a_bag_that_others_check(frozen_once: Path) -> None:
    folder = bag(frozen_once)
    assert bagit.Bag(str(folder)).validate()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--check", "--quiet", manifest], cwd=folder, check=True)


def test_its_bag_info_says_what_it_is(frozen_once: Path) -> None:
    info = bag_info(bag(frozen_once))
    assert info["Title-en"] == "A Statement on Clean Rivers"
    assert info["Title-km"] == "ទន្លេ ស្អាត"
    assert info["Statement-Date"] == "2030-01-31"
    assert info["Bagging-Date"] == "2030-01-01"
    assert info["Signatories"] == info["Signatories-signed"] == "2"
    assert info["Version-Note"] == "The first one"


def test_it_holds_the_documents_their_texts_and_what_they_were_made_from(frozen_once: Path) -> None:
    names = set(contents(bag(frozen_once) / "data"))
    assert {
        "READ-ME.txt",
        "build-record.json",
        "pdf/official.pdf",
        "pdf/press.pdf",
        "text/en.txt",
        "text/km.txt",
        "html/en.html",
        "html/km.html",
        f"source/statements/{FOLDER}/statement.toml",
        f"source/statements/{FOLDER}/signatories.csv",
        "source/templates/editions.toml",
        "source/templates/statement.html",
        "source/styles/tokens.css",
        "source/press/conditions/FOGRA39L_coated.icc",
        "source/press/conditions/LICENCE.txt",
        "source/fonts/battambang/OFL.txt",
    } <= names


def test_it_holds_nothing_that_it_was_not_made_from(frozen_once: Path) -> None:
    names = contents(bag(frozen_once) / "data" / "source")
    assert not [
        name for name in names if "noto" in name or name.endswith(("card.css", "card.html"))
    ]


def test_the_statement_lies_in_it_as_it_was(frozen_once: Path) -> None:
    kept = bag(frozen_once) / "data" / "source" / "statements" / FOLDER
    assert contents(kept) == contents(frozen_once / "statements" / FOLDER)


def test_the_official_pdf_alone_carries_its_sources(frozen_once: Path) -> None:
    pdfs = bag(frozen_once) / "data" / "pdf"
    with pikepdf.open(pdfs / "official.pdf") as official, pikepdf.open(pdfs / "press.pdf") as press:
        assert f"statements/{FOLDER}/en.md" in official.attachments
        assert not press.attachments
        assert not [name for name in official.attachments if name.startswith("press/")]


def test_the_record_names_each_output_with_its_hash_and_what_made_it(frozen_once: Path) -> None:
    data = bag(frozen_once) / "data"
    record = json.loads((data / "build-record.json").read_text("utf-8"))
    outputs = {each["path"]: each for each in record["outputs"]}
    others = {"build-record.json"}
    assert set(outputs) == {n for n in contents(data) if not n.startswith("source/")} - others
    for name, output in outputs.items():
        content = (data / name).read_bytes()
        assert (output["bytes"], output["sha256"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
    assert record["software"]["weasyprint"] == "70.0"
    assert record["native"]["Pango"]
    assert set(record["editions"]) == {"official", "press"}
    assert record["source_date_epoch"] == 1896048000
    assert outputs["pdf/official.pdf"]["proof"].startswith("217 characters on 2 pages")
    assert outputs["pdf/press.pdf"]["preflight"] == "sheetfed-coated"


def test_the_same_statement_gives_the_same_files_anywhere(
    frozen_once: Path, tmp_path: Path
) -> None:
    Desk(tmp_path)
    command = (sys.executable, GENERATE, "--project", tmp_path, "archive", "--note", "Elsewhere")
    elsewhere = {"TZ": "Asia/Phnom_Penh", "LANG": "C", "PYTHONHASHSEED": "7"}
    environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY, **elsewhere}
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    assert done.stdout.strip().endswith(f"archive/{FOLDER}/v1"), done.stderr
    assert contents(bag(tmp_path) / "data") == contents(bag(frozen_once) / "data")


def test_an_unchanged_statement_makes_no_new_version_and_says_so(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf, "find", None)  # it would take seconds to start
    outcome = project.run("archive", "--note", "Nothing new")
    assert outcome.code == 0
    assert outcome.out.strip().endswith("v1")
    assert f"nothing changed since {FOLDER}/v1" in outcome.err
    assert not bag(project, 2).exists()


def test_a_change_makes_the_next_version_and_leaves_the_first(project: SmallProject) -> None:
    before = contents(bag(project))
    project.replace("en.md", "Rivers are clean.", "Rivers are clear.")
    assert project.run("archive").out.strip().endswith("v2")
    assert contents(bag(project)) == before
    whole = hashlib.sha256(before["tagmanifest-sha256.txt"]).hexdigest()
    assert bag_info(bag(project, 2))["Previous-Tag-Manifest-SHA256"] == whole


def test_an_edition_more_makes_a_new_version_and_one_less_none(project: SmallProject) -> None:
    assert project.run("archive", "-e", "khmer").out.strip().endswith("v2")
    assert (bag(project, 2) / "data" / "pdf" / "khmer.pdf").exists()
    assert project.run("archive").out.strip().endswith("v2")
    assert not bag(project, 3).exists()
    project.replace("en.md", "Rivers are clean.", "Rivers are clear.")
    said = project.run("archive").err
    assert "v2 also has khmer" in said
    assert "generate.py archive -e khmer" in said


def test_what_it_was_not_made_from_may_change(project: SmallProject) -> None:
    project.own("styles/editions/poster.css", "")
    assert not project.run("archive").out.strip().endswith("v2")


def test_a_style_sheet_of_its_own_makes_a_new_version(project: SmallProject) -> None:
    shipped = (SHIPPED / "styles" / "title.css").read_text("utf-8")
    project.own("styles/title.css", f"{shipped}\n/* ours */\n")
    assert project.run("archive").out.strip().endswith("v2")


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("-e", "newspaper"), 2, "no edition “newspaper”"),
        (("-e", "card", "--all"), 2, "either --all or --edition"),
        (("--sign", "nobody.p12"), 2, "nobody.p12"),
        (("-e", "leaflet"), 3, "leaflet"),
        (("-e", "docx"), 2, "docx: an archive keeps PDFs"),
        (("2031",), 2, "no statement “2031”"),
    ],
)
def test_what_cannot_be_frozen_is_named_and_nothing_is_new(
    project: SmallProject,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.setenv("STATEMENTPRESS_PASSWORD", "secret")
    outcome = project.run("archive", *options)
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err
    assert "hint:" in outcome.err
    assert [path.name for path in bag(project).parent.glob("[!.]*")] == ["v1"]


def test_a_clock_that_is_no_number_is_refused(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert project.run("archive").code == 2


@pytest.mark.parametrize("changed", ["signatories.csv", "km.md"])
def test_what_is_saved_meanwhile_is_never_frozen_beside_older_pages(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    project.replace("en.md", "Rivers are clean.", "Rivers are clear.")
    make = all_editions.make_all

    def saving(*arguments: Any) -> Any:
        path = project.folder / changed
        path.write_text(path.read_text("utf-8").replace("សមាគមភេ", "ភេ") + "\n", "utf-8")
        if changed == "km.md":
            project.replace("km.md", "ទន្លេស្អាត។", "ទន្លេថ្លា។")
        return make(*arguments)

    monkeypatch.setattr(frozen_files, "make_all", saving)
    outcome = project.run("archive")
    assert outcome.code == 3
    assert "it was changed while the version was being made" in outcome.err
    assert not bag(project, 2).exists()


def test_a_style_sheet_that_is_saved_meanwhile_is_noticed_too(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (SHIPPED / "styles" / "title.css").read_text("utf-8")
    project.own("styles/title.css", f"{shipped}\n/* ours */\n")
    kept = frozen_files.statement_files

    def saving(source: Any) -> Any:
        project.own("styles/title.css", f"{shipped}\n/* ours, again */\n")
        return kept(source)

    monkeypatch.setattr(frozen_files, "statement_files", saving)
    monkeypatch.setattr("statementpress.archive.freeze.freezing._hashes_now", lambda *_: {})
    outcome = project.run("archive")
    assert (outcome.code, "styles/title.css: it was changed" in outcome.err) == (3, True)

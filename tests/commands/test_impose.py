"""What `impose` writes where, what it says of the pages, and what it refuses."""

from pathlib import Path

import pytest

from statementpress.project.files import SHIPPED
from tests.prepress.imposition.numbered import A5, numbered, numbers, opened
from tests.shared.small_project import SmallProject

A4 = 210.0, 297.0


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> SmallProject:
    """Return a project with a booklet of eight pages, programme.pdf."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "programme.pdf").write_bytes(numbered(8))
    return SmallProject(tmp_path, capsys)


def test_sheets_lie_beside_the_file_and_their_path_alone_is_printed(desk: SmallProject) -> None:
    outcome = desk.run("impose", "programme.pdf")
    assert (outcome.code, outcome.out, outcome.err) == (0, "programme-print.pdf\n", "")
    sheets = (desk.project / "programme-print.pdf").read_bytes()
    assert numbers(sheets)[0] == [8, 1]


def test_options_choose_scheme_sheet_paper_and_where_it_goes(desk: SmallProject) -> None:
    outcome = desk.run(
        *("impose", "programme.pdf", "--scheme", "cards", "--sheet", "a3"),
        *("--paper", "0.2", "--no-marks", "-o", "to/sheets.pdf"),
    )
    assert outcome.out == "to/sheets.pdf\n"
    with opened((desk.project / "to/sheets.pdf").read_bytes()) as sheets:
        width, height = sheets.pages[0].obj.MediaBox[2:]
    assert (float(width), float(height)) == pytest.approx((841.89, 1190.55), abs=0.01)


def test_marks_can_be_asked_for_where_the_scheme_has_none(desk: SmallProject) -> None:
    table = (SHIPPED / "press/schemes.toml").read_text("utf-8")
    desk.own("press/schemes.toml", table.replace("marks = true", "marks = false"))

    def sheets(*argv: str) -> bytes:
        assert desk.run("impose", "programme.pdf", *argv).code == 0
        return (desk.project / "programme-print.pdf").read_bytes()

    assert sheets("--marks") != sheets("--no-marks") == sheets()


def test_it_is_said_where_pages_are_scaled_or_places_blank(desk: SmallProject) -> None:
    (desk.project / "large.pdf").write_bytes(numbered(6, A4))
    outcome = desk.run("impose", "large.pdf")
    assert outcome.code == 0
    assert "warning: large.pdf: too large for their place" in outcome.err
    assert "pages 1–6 to 70.7 %" in outcome.err
    assert "note: large.pdf: 2 places stay blank" in outcome.err
    assert desk.run("-q", "impose", "large.pdf").err == ""


def test_it_is_said_where_no_stapler_takes_the_sheets(desk: SmallProject) -> None:
    (desk.project / "long.pdf").write_bytes(numbered(64))
    warned = desk.run("impose", "long.pdf").err
    assert "warning: long.pdf: 16 sheets one inside the other" in warned
    assert "1.5 mm nearer to the fold" in warned
    assert "sheets one inside" not in desk.run("impose", "programme.pdf").err


def test_it_is_said_where_bleed_is_short(desk: SmallProject) -> None:
    outcome = desk.run("impose", "programme.pdf", "--sheet", "sra4", "--bleed", "3")
    assert "pages 1–8: less than 3 mm bleed, in places only 0.0 mm" in outcome.err


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("gone.pdf",), 2, "there is no file gone.pdf"),
        (("folder.pdf",), 2, "folder.pdf is not a file"),
        (("programme.pdf", "-o", "programme.pdf"), 2, "overwrite programme.pdf"),
        (("programme.pdf", "-o", "link.pdf"), 2, "overwrite programme.pdf"),
        (("programme.pdf", "--scheme", "perfect"), 2, "choose one of: saddle, cards"),
        (("programme.pdf", "--sheet", "b4"), 2, "choose one of: a4"),
        (("programme.pdf", "--paper", "9"), 2, "cannot be the thickness"),
        (("programme.pdf", "--bleed", "3"), 2, "choose --sheet sra4"),
        (("empty.pdf",), 3, "the file is empty"),
        (("text.pdf",), 3, "the file is not a PDF"),
        (("programme.pdf", "-o", "text.pdf/out.pdf"), 7, "in the way"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(
    desk: SmallProject, argv: tuple[str, ...], code: int, says: str
) -> None:
    folder = desk.project
    (folder / "folder.pdf").mkdir()
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "text.pdf").write_bytes(b"Dear print shop,")
    (folder / "link.pdf").symlink_to("programme.pdf")
    outcome = desk.run("impose", *argv)
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err
    assert "\n  hint: " in outcome.err
    assert (folder / "programme.pdf").read_bytes() == numbered(8, A5)
    assert not (folder / "programme-print.pdf").exists()


def test_the_table_of_the_project_counts_and_help_lists_it(desk: SmallProject) -> None:
    printed = " ".join(desk.run("impose", "--help").out.split())
    assert "saddle a booklet" in printed
    assert "sra3 320 × 450 mm" in printed
    desk.own("press/schemes.toml", "scheme = 3")
    assert desk.run("impose", "--help").code == 0
    assert desk.run("impose", "programme.pdf").code == 4

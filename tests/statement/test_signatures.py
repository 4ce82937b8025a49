"""Groups that sign by hand: what statement.toml and the register may say, and what is published."""

from pathlib import Path

import pytest

from statementpress.statement.published_files import published_files
from tests.shared.desk import Desk
from tests.shared.signers import write_signers


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return write_signers(tmp_path)


def publish(desk: Desk, said: str) -> None:
    desk.replace("statement.toml", "publish = true", said)


def published(desk: Desk) -> set[str]:
    statement = desk.read().statement
    assert statement is not None
    return set(published_files(statement, desk.project))


def test_a_member_has_its_scans(desk: Desk) -> None:
    statement = desk.read().statement
    assert statement is not None
    members = statement.groups["signed"].members
    names = [(m.signature.name if m.signature else "", bool(m.stamp), m.signed) for m in members]
    assert names == [
        ("dara.jpg", True, True),
        ("sophea.jpg", False, True),
        ("", True, True),
        ("", False, False),
    ]


def test_who_does_not_say_that_scans_are_published_is_warned_once(desk: Desk) -> None:
    assert desk.found() == []
    publish(desk, "")
    assert desk.found() == ["signatures-published signatories.csv:2"]
    publish_false = 'set_as = "signatures"\npublish = false'
    desk.replace("statement.toml", 'set_as = "signatures"', publish_false)
    assert desk.found() == []


def test_personal_scans_do_not_leave_the_folder(desk: Desk) -> None:
    """Nor does a scan that no row names any more."""
    desk.write("signatures/old.jpg", b"of somebody who left")
    everything = published(desk)
    assert "signatures/dara.jpg" in everything
    publish(desk, "publish = false")
    left = published(desk)
    assert everything - left == {
        "signatures/dara.jpg",
        "signatures/old.jpg",
        "signatures/seal.jpg",
        "signatures/sophea.jpg",
    }


def test_what_is_published_can_be_read_again(desk: Desk) -> None:
    """It says where the scans were; they are no errors, and nothing more is left out."""
    publish(desk, "publish = false")
    for scan in ("dara.jpg", "sophea.jpg", "seal.jpg"):
        (desk.folder / "signatures" / scan).unlink()
    found = desk.found()
    assert found == [f"signature-left-out signatories.csv:{line}" for line in (2, 2, 3, 4)]
    statement = desk.read().statement
    assert statement is not None
    members = statement.groups["signed"].members
    assert [member.signed for member in members] == [True, True, True, False]
    assert not any(member.signature or member.stamp for member in members)
    assert published(desk) == {"statement.toml", "en.md", "km.md", "signatories.csv"}


def test_a_scan_that_is_published_has_to_be_there(desk: Desk) -> None:
    (desk.folder / "signatures" / "dara.jpg").unlink()
    assert desk.found() == ["missing-file signatories.csv:2"]


def test_a_scan_of_a_group_that_is_a_list_is_an_error(desk: Desk) -> None:
    desk.replace("statement.toml", 'set_as = "signatures"\npublish = true', 'order = "name"')
    found = [f"signature-not-printed signatories.csv:{line}" for line in (2, 3, 4)]
    assert [each for each in desk.found() if each.startswith("signature-not")] == found


@pytest.mark.parametrize(
    ("group", "said", "code"),
    [
        ("signed", "blank_rows = 3", "facts-contradict"),
        ("signed", "total = true", "facts-contradict"),
        ("signed", "columns = 4", "wrong-value"),
        ("signed", "once = true", "facts-contradict"),
        ("village", "columns = 2", "facts-contradict"),
        ("village", "publish = false", "facts-contradict"),
    ],
)
def test_a_fact_that_says_nothing_of_a_group_is_an_error(
    desk: Desk, group: str, said: str, code: str
) -> None:
    desk.replace("statement.toml", f"[group.{group}]", f"[group.{group}]\n{said}")
    (found,) = desk.found()
    assert found.startswith(f"{code} statement.toml:")


def test_a_sheet_may_have_empty_rows_alone(desk: Desk) -> None:
    rows = (desk.folder / "signatories.csv").read_text("utf-8").splitlines()
    desk.write("signatories.csv", "\n".join(row for row in rows if not row.startswith("village")))
    assert desk.found() == []
    desk.replace("statement.toml", "blank_rows = 20", "blank_rows = 0")
    assert desk.found() == ["empty-group statement.toml:3"]


def test_empty_rows_need_no_register(desk: Desk) -> None:
    desk.replace("statement.toml", '["signed", "village"]', '["village"]')
    text = (desk.folder / "statement.toml").read_text("utf-8")
    facts = text.replace('[group.signed]\nset_as = "signatures"\npublish = true\n', "")
    desk.write("statement.toml", facts)
    desk.write("en.md", "A petition.\n\n::: signatories village\nSigned:\n:::\n")
    desk.write("km.md", "ញត្តិ។\n\n::: signatories village\nផ្តិតដោយ៖\n:::\n")
    (desk.folder / "signatories.csv").unlink()
    for scan in (desk.folder / "signatures").iterdir():
        scan.unlink()
    assert desk.found() == []

"""signatories.csv: who signs, in which group, with which name and mark."""

import pytest

from statementpress.errors import Severity
from statementpress.statement.reading import read_statement
from statementpress.statement.signatories import Logo, Wordmark
from statementpress.statement.terms import Terms
from tests.shared.desk import FILES, Desk

CSV = "signatories.csv"


def test_a_row_is_an_organisation_in_every_language(desk: Desk) -> None:
    desk.replace(CSV, "Heron Trust,មូលនិធិកុក,,", "Heron Trust,មូលនិធិកុក,for the lake,សម្រាប់បឹង")
    member = desk.statement().groups["signed"].members[1]
    assert member.name == {"en": "Heron Trust", "km": "មូលនិធិកុក"}
    assert member.note == {"en": "for the lake", "km": "សម្រាប់បឹង"}
    assert member.mark is None
    assert member.line == 3


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("singed,Frog Club,ក", ["unknown-group signatories.csv:4"]),
        (",Frog Club,ក", ["unknown-group signatories.csv:4"]),
        ("signed,Frog Club,", ["missing-name signatories.csv:4"]),
        ("signed,,ក", ["missing-name signatories.csv:4"]),
        ("signed,Frog Club,ក,a note,", ["missing-translation signatories.csv:4"]),
        ("signed,OTTER society,ក", ["twice-in-group signatories.csv:4"]),
        ("signed,Frog Club,សមាគមភេ", ["twice-in-group signatories.csv:4"]),
        ("signed,Frog Club,ក,,,,,frogs.example", ["bad-link signatories.csv:4"]),
        ("signed,Frog Club,ក,,,,,javascript:x", ["bad-link signatories.csv:4"]),
        ("signed,Frog Club,ក,,,,,mailto:a@b.example", ["bad-link signatories.csv:4"]),
        ("signed,Frog Club,ក,,,frog.svg,,", ["missing-file signatories.csv:4"]),
        ("signed,Frog Club,ក,,,../en.md,,", ["outside-folder signatories.csv:4"]),
        ("signed,Frog Club,?????????", ["lost-letters signatories.csv:4"]),
        ("signed,Frog Club,áž˜áž¼", ["misread signatories.csv:4"]),
        ("conveners,Frog Club,ក,,,,,", ["no-mark signatories.csv:4"]),
        ("conveners,Frog Club,ក,a,ខ,,Frog,", ["note-not-printed signatories.csv:4"]),
    ],
)
def test_a_slip_is_named_with_its_line(desk: Desk, row: str, found: list[str]) -> None:
    assert desk.rows(row) == found
    assert desk.read().statement is None


def test_the_same_khmer_name_typed_in_another_order_is_the_same(desk: Desk) -> None:
    found = desk.rows("signed,Frog Club,ស្ត្រី", "signed,Toad Club,ស្រ្តី")
    assert "twice-in-group signatories.csv:5" in found


def test_a_name_with_other_spaces_is_the_same(desk: Desk) -> None:
    assert desk.rows("signed,Frog Club,សមាគម\u200bភេ") == ["twice-in-group signatories.csv:4"]


def test_an_organisation_that_stands_in_two_groups_is_a_warning(desk: Desk) -> None:
    desk.replace("statement.toml", '["signed"]', '["signed", "joined"]')
    for name in ("en.md", "km.md"):
        desk.write(name, FILES[name] + "\n::: signatories joined\n:::\n")
    assert desk.rows("joined,Otter Society,សមាគមភេ") == ["in-two-groups signatories.csv:4"]
    assert desk.read().statement is not None


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("signed,ក្លឹបកង្កែប,Frog Club", ["other-script signatories.csv:4"]),
        ("signed,Frog Club (ក្លឹបកង្កែប),Frog Club", []),
        ("signed,Frog 24,២៤ ក", []),
    ],
)
def test_a_name_in_the_script_of_the_other_language_is_a_warning(
    desk: Desk, row: str, found: list[str]
) -> None:
    assert desk.rows(row) == found
    assert desk.read().statement is not None


def test_a_frozen_statement_is_read_whatever_the_checks_say_today(desk: Desk) -> None:
    assert desk.rows("signed,N/A,ក") == ["no-name signatories.csv:4"]
    languages = {"en": "Latn", "km": "Khmr"}
    reading = read_statement(desk.folder, desk.project, languages, terms=Terms(frozen=True))
    assert [(each.code, each.severity) for each in reading.findings] == [
        ("no-name", Severity.WARNING)
    ]
    assert reading.statement is not None


def test_a_group_without_members_is_named_where_it_is_listed(desk: Desk) -> None:
    desk.replace("statement.toml", '["signed"]', '[\n  "signed",\n  "joined",\n]')
    assert "empty-group statement.toml:5" in desk.found()


@pytest.mark.parametrize("cell", ["Frog | Club", '"Frog\nClub"'])
def test_a_wordmark_of_two_lines(desk: Desk, cell: str) -> None:
    desk.rows(f"signed,Frog Club,ក,,,,{cell},")
    mark = desk.statement().groups["signed"].members[2].mark
    assert mark == Wordmark(("Frog", "Club"), "en")


def test_a_wordmark_has_the_language_of_its_script(desk: Desk) -> None:
    desk.rows("signed,Frog Club,ក,,,,កង្កែប,")
    assert desk.statement().groups["signed"].members[2].mark == Wordmark(("កង្កែប",), "km")


def test_conveners_stand_above_the_title_and_need_no_directive(desk: Desk) -> None:
    desk.rows("conveners,Frog Club,ក,,,,Frog,")
    statement = desk.statement()
    assert [convener.name["en"] for convener in statement.conveners] == ["Frog Club"]
    assert list(statement.groups) == ["signed"]


def test_a_statement_without_groups_needs_no_register(desk: Desk) -> None:
    (desk.folder / CSV).unlink()
    desk.replace("statement.toml", 'groups = ["signed"]\n', "")
    desk.write("en.md", "Rivers.")
    desk.write("km.md", "ទន្លេ។")
    assert desk.statement().groups == {}


@pytest.mark.parametrize(("rules", "width"), [(1, 100), (2, 20)])
def test_a_statement_frozen_earlier_keeps_the_margins_of_its_logos(
    desk: Desk, rules: int, width: float
) -> None:
    small = '<rect x="40" y="30" width="20" height="40"/>'
    desk.write(
        "logos/otter.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{small}</svg>',
    )
    desk.replace(CSV, "សមាគមភេ,,,,", "សមាគមភេ,,,otter.svg,")
    terms = Terms(logo_rules=rules)
    languages = {"en": "Latn", "km": "Khmr"}
    statement = read_statement(desk.folder, desk.project, languages, terms=terms).statement
    assert statement
    mark = statement.groups["signed"].members[0].mark
    assert isinstance(mark, Logo)
    assert mark.width == pytest.approx(width, abs=1)

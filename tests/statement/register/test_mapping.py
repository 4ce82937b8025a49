"""register.toml: the export of a form becomes a register, and what is private stays behind."""

import pytest

from tests.shared.desk import Desk
from tests.shared.workbooks import xlsx

HEAD = (
    "Timestamp",
    "Your organisation (English)",
    "Your organisation\n(Khmer) ",
    "Which list?",
    "E-mail",
    "How did you hear of us?",
)
FORM = (
    HEAD,
    ("4/5/2021 9:00", "Otter Society", "សមាគមភេ", "We endorse", "otter@example.org", "a friend"),
    ("4/5/2021 9:10", "Heron Trust", "មូលនិធិកុក", "WE  endorse", "heron@example.org", ""),
)
SETTINGS = """\
file = "responses-*.xlsx"
ignored = ["How did you hear of us?"]
private = ["E-mail", "Timestamp"]

[columns]
"Your organisation (English)" = "name_en"
"Your organisation (Khmer)" = "name_km"
"Which list?" = "group"

[values.group]
"We endorse" = "signed"
"""
EXPORT = "responses-2021-05-04.xlsx"


@pytest.fixture
def form(desk: Desk) -> Desk:
    """Return a statement whose register is the export of a form."""
    (desk.folder / "signatories.csv").unlink()
    desk.write("register.toml", SETTINGS)
    desk.write(EXPORT, xlsx({"Form responses 1": FORM}))
    return desk


def test_an_export_is_read_as_it_is(form: Desk) -> None:
    assert form.found() == []
    members = form.statement().groups["signed"].members
    assert [(member.name["en"], member.name["km"], member.line) for member in members] == [
        ("Otter Society", "សមាគមភេ", 2),
        ("Heron Trust", "មូលនិធិកុក", 3),
    ]


@pytest.mark.parametrize(
    "header",
    ["e-mail", " E-Mail\n", "E-\u200bmail", "E-mail\u00a0"],
)
def test_a_header_is_the_same_if_people_read_it_so(form: Desk, header: str) -> None:
    form.write(
        EXPORT, xlsx({"One": [[header if it == "E-mail" else it for it in HEAD], *FORM[1:]]})
    )
    assert form.found() == []


def test_accents_may_be_stored_in_either_form(form: Desk) -> None:
    form.write("register.toml", SETTINGS.replace("E-mail", "Cafe\u0301"))
    head = [it.replace("E-mail", "Caf\xe9") for it in HEAD]
    form.write(EXPORT, xlsx({"One": [head, *FORM[1:]]}))
    assert form.found() == []


def test_a_column_of_which_nothing_is_said_is_an_error(form: Desk) -> None:
    form.replace("register.toml", '"Timestamp"', '"Time"')
    assert form.found() == [f"unmapped-column {EXPORT}:1"]


def test_the_nearest_header_is_named(form: Desk) -> None:
    form.replace("register.toml", "Which list?", "Which lists?")
    assert [(it.code, "did you mean" in it.hint) for it in form.read().findings] == [
        ("missing-header", True),
        ("unmapped-column", True),
        ("missing-column", False),
    ]


def test_a_column_of_the_register_needs_no_mapping(form: Desk) -> None:
    rows = [(*row, more) for row, more in zip(FORM, ("URL", "https://a.example", ""), strict=True)]
    form.write(EXPORT, xlsx({"One": rows}))
    assert form.statement().groups["signed"].members[0].url == "https://a.example"


def test_a_value_that_is_always_the_same_stands_in_register_toml(form: Desk) -> None:
    form.replace("register.toml", '"Which list?" = "group"', "")
    form.replace("register.toml", "ignored = [", 'ignored = ["Which list?", ')
    form.replace("register.toml", '[values.group]\n"We endorse"', "[always]\ngroup")
    assert form.found() == []
    assert len(form.statement().groups["signed"].members) == 2


def test_two_questions_may_be_one_column(form: Desk) -> None:
    rows = [
        (*HEAD, "Or its name"),
        (*FORM[1], ""),
        ("", "", "កុក", "signed", "", "", "Heron Trust"),
        ("", "Toad Club", "គីង្គក់", "signed", "", "", "Frog Club"),
    ]
    form.replace("register.toml", "[columns]", '[columns]\n"Or its name" = "name_en"')
    form.write(EXPORT, xlsx({"One": rows}))
    assert form.found() == [f"two-values {EXPORT}:4"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("file =", "flie =", "unknown-key register.toml:1"),
        ('"name_km"', '"name_kh"', "unknown-column register.toml:7"),
        ("[values.group]", "[values.grup]", "unknown-column register.toml:10"),
        (
            "[values.group]",
            "[always]\ncolour = 'x'\n\n[values.group]",
            "unknown-column register.toml:11",
        ),
        ('"E-mail", ', '"E-mail", "Which list?", ', "twice-mapped register.toml:8"),
        ('"E-mail", ', '"How did you hear of us?", ', "twice-mapped register.toml:2"),
        (
            "[values.group]",
            "[always]\ngroup = 'signed'\n[values.group]",
            "wrong-value register.toml:11",
        ),
        ("private = [", "private = 5 # [", "wrong-value register.toml:3"),
        ("[columns]", "[columns", "toml register.toml:5"),
        ("responses-*", "answers-*", "missing-file register.toml:1"),
    ],
)
def test_a_slip_in_register_toml_is_named_with_its_line(
    form: Desk, old: str, new: str, found: str
) -> None:
    form.replace("register.toml", old, new)
    assert found in form.found()


def test_of_several_exports_the_last_by_name_is_read(form: Desk) -> None:
    for day, name in (("2021-05-10", "Toad Club"), ("2021-05-9", "Frog Club")):
        rows = [HEAD, *((it[0], name, *it[2:]) for it in FORM[1:2])]
        form.write(f"responses-{day}.xlsx", xlsx({"One": rows}))
    (member,) = form.statement().groups["signed"].members
    assert member.name["en"] == "Toad Club"


def test_exports_may_lie_in_a_folder_of_their_own(form: Desk) -> None:
    form.replace("register.toml", "responses-*", "exports/responses-*")
    (form.folder / "exports").mkdir()
    (form.folder / EXPORT).rename(form.folder / "exports" / EXPORT)
    assert form.found() == []


@pytest.mark.parametrize("pattern", ["../*.xlsx", "/etc/*", "exports/../../*.xlsx"])
def test_a_pattern_never_leaves_the_folder(form: Desk, pattern: str) -> None:
    form.write("../other.xlsx", xlsx({"One": FORM}))
    form.replace("register.toml", "responses-*.xlsx", pattern)
    assert form.read().statement is None


def test_the_name_of_an_export_is_found_in_either_form_of_its_accents(form: Desk) -> None:
    (form.folder / EXPORT).rename(form.folder / "re\u0301ponses.xlsx")
    form.replace("register.toml", "responses-*.xlsx", "r\xe9ponses.xlsx")
    assert form.found() == []


def test_a_table_that_is_named_as_a_workbook_is_read_as_a_table(form: Desk) -> None:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in FORM)
    form.write(EXPORT, text)
    assert form.found() == []

"""statement.toml: every slip is named with its line."""

import datetime

import pytest

from tests.shared.desk import FILES, Desk

TOML = "statement.toml"


def test_facts_reach_the_statement(desk: Desk) -> None:
    statement = desk.statement()
    assert statement.languages == ("en", "km")
    assert statement.date == datetime.date(2030, 1, 31)
    assert statement.title == {"en": ("A Statement on Clean Rivers",), "km": ("ទន្លេ", "ស្អាត")}
    assert statement.place["km"] == "ក្រុងទន្លេ"
    assert statement.slug == "2030-01-31-clean-rivers"


def test_names_that_are_never_parted_are_kept_in_order(desk: Desk) -> None:
    desk.write(TOML, 'unbroken = ["Otter Society", "ភេ"]\n' + FILES[TOML])
    assert desk.statement().unbroken == ("Otter Society", "ភេ")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("date = 2030-01-31", "date = ", "toml statement.toml:2"),
        ("date = 2030-01-31", f"date = {'9' * 5000}", "toml statement.toml:2"),
        ("date = 2030-01-31", f"date = {'[' * 5000}", "toml statement.toml:2"),
        ('en = "Clean Rivers"', 'en = "Clean Rivers', "toml statement.toml:10"),
        ('["signed"]', '["signed"]\ngroups = []', "toml statement.toml:4"),
        ("date = 2030-01-31", "date = 2030-02-30", "impossible-date statement.toml:2"),
        ("date = 2030-01-31", 'date = "2030-02-30"', "impossible-date statement.toml:2"),
        ("date = 2030-01-31", "date = 2030", "wrong-value statement.toml:2"),
        ("date = 2030-01-31", "date = 2030-01-30", "date-differs statement.toml:2"),
        ("date = 2030-01-31\n", "", "missing-key statement.toml"),
        ("[place]", "[palce]", "unknown-key statement.toml:13"),
        ('km = "ក្រុងទន្លេ"\n', "", "missing-translation statement.toml:13"),
        ('km = "ក្រុងទន្លេ"', "km = 5", "wrong-value statement.toml:15"),
        ('km = "ក្រុងទន្លេ"', 'km = "  "', "wrong-value statement.toml:15"),
        ('km = ["ទន្លេ", "ស្អាត"]', "km = []", "wrong-value statement.toml:7"),
        ('km = ["ទន្លេ", "ស្អាត"]', 'km = [\n "ទន្លេ",\n 7]', "wrong-value statement.toml:9"),
        ('km = "ក្រុងទន្លេ"', 'km = "ក"\nkh = "ក"', "unknown-language statement.toml:16"),
        ('["en", "km"]', '["en", "km", "xx"]', "unknown-language statement.toml:1"),
        ('["en", "km"]', '["en", "km", "en"]', "repeated statement.toml:1"),
        ('["signed"]', '["signed", "conveners"]', "wrong-value statement.toml:3"),
        ('["signed"]', '["signed", "Not A Name"]', "wrong-value statement.toml:3"),
    ],
)
def test_a_slip_is_named_with_its_line(desk: Desk, old: str, new: str, found: str) -> None:
    desk.replace(TOML, old, new)
    assert found in desk.found()
    assert desk.read().statement is None


TITLES = '[group_titles.signed]\nen = "river societies"\nkm = "សមាគម"\n'
ADDRESS = 'published = "https://rivers.example/2030"\n'


def test_a_group_may_have_a_title(desk: Desk) -> None:
    assert desk.statement().group_titles == {}
    desk.write(TOML, f"{FILES[TOML]}\n{TITLES}")
    assert desk.statement().group_titles == {"signed": {"en": "river societies", "km": "សមាគម"}}


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (TITLES.replace("signed", "singed"), "unknown-group statement.toml:25"),
        (TITLES.replace('km = "សមាគម"\n', ""), "missing-translation statement.toml:25"),
        (TITLES + 'fr = "sociétés"', "unknown-language statement.toml:28"),
        (TITLES.replace('"river societies"', "3"), "wrong-value statement.toml:26"),
        (TITLES.replace("river societies", " "), "wrong-value statement.toml:26"),
        ('[group_titles]\nsigned = "river societies"', "wrong-value statement.toml:26"),
        ("[group_titles.signed.en]\na = 1", "wrong-value statement.toml:25"),
        ("[[group_titles]]\nen = 1", "wrong-value statement.toml:25"),
    ],
)
def test_a_slip_in_a_group_title_is_named(desk: Desk, titles: str, found: str) -> None:
    desk.write(TOML, f"{FILES[TOML]}\n{titles}")
    assert found in desk.found()


def test_a_title_is_not_wrong_where_the_groups_are_not_known(desk: Desk) -> None:
    desk.write(TOML, f"{FILES[TOML]}\n{TITLES}")
    desk.replace(TOML, '["signed"]', "1")
    assert desk.found() == ["wrong-value statement.toml:3"]


def test_the_address_where_it_is_published(desk: Desk) -> None:
    assert desk.statement().published == ""
    desk.write(TOML, ADDRESS + FILES[TOML])
    assert desk.statement().published == "https://rivers.example/2030"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("rivers.example", "bad-link statement.toml:1"),
        ("mailto:otter@rivers.example", "bad-link statement.toml:1"),
        ("ftp://rivers.example", "bad-link statement.toml:1"),
        ("https://", "bad-link statement.toml:1"),
        ("https://rivers.example/a b", "bad-link statement.toml:1"),
        ("https://[", "bad-link statement.toml:1"),
        ("", "wrong-value statement.toml:1"),
    ],
)
def test_it_is_published_on_the_web(desk: Desk, address: str, found: str) -> None:
    desk.write(TOML, f'published = "{address}"\n{FILES[TOML]}')
    assert desk.found() == [found]


def test_an_unknown_key_suggests_the_nearest(desk: Desk) -> None:
    desk.replace(TOML, "[short_title]", "[shorttitle]")
    hints = [finding.hint for finding in desk.read().findings]
    assert "did you mean “short_title”?" in hints


def test_a_table_may_not_be_plain_text(desk: Desk) -> None:
    old = '[place]\nen = "Rivertown"\nkm = "ក្រុងទន្លេ"\n'
    desk.write(TOML, 'place = "Rivertown"\n' + FILES[TOML].replace(old, ""))
    assert desk.found() == ["wrong-value statement.toml:1"]


def test_one_slip_does_not_hide_the_next(desk: Desk) -> None:
    desk.replace(TOML, "date = 2030-01-31", "date = 1")
    desk.replace(TOML, "[place]", "[palce]")
    desk.replace("km.md", "ទន្លេស្អាត។", "<b>ទន្លេ</b>")
    assert desk.found() == [
        "missing-key statement.toml",
        "wrong-value statement.toml:2",
        "unknown-key statement.toml:13",
        "raw-html km.md:1",
        "raw-html km.md:1",
    ]


def test_the_other_files_are_read_though_the_facts_are_broken(desk: Desk) -> None:
    desk.write(TOML, "languages = [")
    desk.replace("en.md", "Rivers", "`Rivers`")
    desk.replace("signatories.csv", "Otter Society", "")
    assert desk.found() == [
        "toml statement.toml:1",
        "not-used en.md:1",
        "missing-name signatories.csv:2",
    ]


def test_markup_in_facts_is_text(desk: Desk) -> None:
    desk.replace(TOML, "A Statement on Clean Rivers", "<script>{{ x }} & ]]> *no*")
    assert desk.statement().title["en"] == ("<script>{{ x }} & ]]> *no*",)


def test_a_language_without_a_table_is_one_error_that_names_the_tables_file(desk: Desk) -> None:
    """What else is written in it is not held against the other languages."""
    for name in ("statement.toml", "signatories.csv"):
        text = (desk.folder / name).read_text(encoding="utf-8")
        desk.write(name, text.replace("km =", "th =").replace("_km", "_th"))
    desk.replace(TOML, '["en", "km"]', '["en", "th"]')
    (desk.folder / "km.md").rename(desk.folder / "th.md")
    (desk.folder / "summary.th.md").write_text("1. ทะเล", encoding="utf-8")
    (finding,) = desk.read().findings
    assert (finding.code, finding.place and finding.place.line) == ("unknown-language", 1)
    assert "templates/words/languages.toml" in finding.message


def test_of_a_value_that_would_fill_the_screen_its_beginning_is_quoted(desk: Desk) -> None:
    desk.write(TOML, FILES[TOML] + f'[group.signed]\norder = "{"name" * 5000}"\n')
    (finding,) = desk.read().findings
    assert finding.code == "wrong-value"
    assert "namename" in finding.message
    assert len(finding.message) < 150

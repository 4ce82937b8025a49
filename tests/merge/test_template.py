"""Which columns a statement uses: in its fields, and in place of facts of a letter."""

from tests.merge.mailing import ROW, Mailing
from tests.shared.desk import FILES


def test_a_field_takes_the_column_of_its_language_or_else_that_of_all(mailing: Mailing) -> None:
    letter = mailing.letter().statement
    assert "Dear Sok Dara, the river at Otter Bend" in str(letter.parts["en"][0])
    assert "ជូនសុខ ដារ៉ា៖ ទន្លេនៅOtter Bendមិន" in str(letter.parts["km"][0])


def test_a_field_may_name_the_column_of_another_language(mailing: Mailing) -> None:
    mailing.replace("en.md", "{name}", "{name_km}")
    assert "Dear សុខ ដារ៉ា," in str(mailing.letter().statement.parts["en"][0])


def test_a_field_without_a_column_is_an_error(mailing: Mailing) -> None:
    mailing.replace("en.md", "{village}", "{vilage}")
    mailing.replace("statement.toml", '"7/30"', '"{name}"')
    assert mailing.told(ROW) == [
        "unknown-field statement.toml:5",
        "unknown-field en.md:1",
    ]


def test_a_brace_that_is_no_field_is_an_error_and_two_are_printed_as_one(mailing: Mailing) -> None:
    mailing.replace("en.md", "is not", "{{is}} not {")
    assert mailing.told(ROW) == ["stray-brace en.md:1"]
    mailing.replace("en.md", "{{is}} not {", r"{{is}} \{not\}")
    assert "{is} {not}" in str(mailing.letter().statement.parts["en"][0])


def test_outside_of_a_merge_a_brace_is_a_brace(mailing: Mailing) -> None:
    mailing.replace("en.md", "is not", "{{is}} not")
    said = str(mailing.statement().parts["en"][0])
    assert "Dear {name}, the river at {village} {{is}} not" in said


def test_columns_stand_in_place_of_the_facts_of_a_letter(mailing: Mailing) -> None:
    row = {
        "addressee_en": "The Otter\n2 River Road",
        "salutation": "Hello",
        "reference": "8/30",
        "date": "2030-02-01",
        "through_km?": "",
    }
    statement = mailing.letter(**row).statement
    letter = statement.letter
    assert letter
    assert letter.addressee["en"] == ("The Otter", "2 River Road")
    assert letter.addressee["km"] == ("សូមគោរពជូន", "ឯកឧត្តមរដ្ឋមន្ត្រីទន្លេ")
    assert letter.salutation == {"en": ("Hello",), "km": ("Hello",)}
    assert letter.through == {"en": (), "km": ()}
    assert statement.status.reference == {"en": "8/30", "km": "8/30"}
    assert str(statement.date) == "2030-02-01"


def test_a_column_that_is_a_field_stands_in_place_of_nothing_else(mailing: Mailing) -> None:
    mailing.replace("en.md", "{village}", "{subject}")
    statement = mailing.letter(subject="wells").statement
    assert statement.title["en"] == ("Request for clean rivers",)
    assert "at wells is" in str(statement.parts["en"][0])


def test_the_columns_of_a_statement_are_no_facts_of_it(mailing: Mailing) -> None:
    for name in ("statement.toml", "signatories.csv", "km.md"):
        mailing.write(name, FILES[name])
    mailing.write("en.md", "Dear {name},\n\n" + FILES["en.md"])
    row = {"name": "Sok", "title": "Dr", "date": "x", "subject": "y"}
    assert mailing.told(row) == ["unused-column people.csv:1"] * 3


def test_facts_have_fields_and_each_line_of_a_cell_is_a_line(mailing: Mailing) -> None:
    mailing.replace(
        "statement.toml",
        '["The Minister of Rivers", "Rivertown"]',
        '["{title} {name}", "{office}", "{address}"]',
    )
    row = {"title?": "", "office?": "", "address": "2 River Road\nRivertown"}
    letter = mailing.letter(**row).statement.letter
    assert letter
    assert letter.addressee["en"] == ("Sok Dara", "2 River Road", "Rivertown")


def test_a_value_in_a_fact_is_no_toml(mailing: Mailing) -> None:
    mailing.replace("statement.toml", '"Request for clean rivers"', '"On {topic}"')
    value = "\"]\nkind = \"statement\" # \\u0041 '''"
    statement = mailing.letter(topic=value).statement
    assert statement.title["en"] == ("On \"] kind = \"statement\" # \\u0041 '''",)


def test_the_day_of_a_letter_has_to_be_one(mailing: Mailing) -> None:
    assert mailing.told({**ROW, "date": "1 May"}) == ["impossible-date people.csv:2"]

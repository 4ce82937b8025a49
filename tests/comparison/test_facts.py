"""Which facts, logos and files changed."""

import pytest

from statementpress.comparison.model import Change, FileChange
from statementpress.comparison.sides import compare_files
from tests.comparison.shown import marked
from tests.comparison.two_desks import TwoDesks

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path fill="{}" d="M0 0h9v9z"/></svg>'
)


@pytest.mark.parametrize(
    ("old", "new", "name", "shown"),
    [
        ("Rivertown", "Laketown", "place en", "[-Rivertown-]{+Laketown+}"),
        ('["ទន្លេ", "ស្អាត"]', '"ទន្លេ ស្អាត"', "title km", "ទន្លេ[-\n-]{+ +}ស្អាត"),
        ('"Clean Rivers"', '"Rivers"', "short_title en", "[-Clean -]Rivers"),
        ("made-up River", "made-up Lake", "author en", None),
        ("nobody made.", "we made.", "description en", "A statement that [-nobody-]{+we+} made."),
        ('languages = ["en", "km"]', 'languages = ["km", "en"]', "languages ", None),
        ("\n[title]", 'published = "https://a.example/"\n[title]', "published ",
         "{+https://a.example/+}"),
        ("\n[title]", 'keywords = ["river", "water"]\n[title]', "keywords ", "{+river\nwater+}"),
        ("\n[title]", 'unbroken = ["ទន្លេ"]\n[title]', "unbroken ", "{+ទន្លេ+}"),
        ("\n[title]", '\n[group_titles.signed]\nen = "signed"\nkm = "ចុះ"\n[title]',
         "group_titles.signed en", "{+signed+}"),
        ("\n[title]", 'status = "draft"\n[title]', "status ", "{+draft+}"),
        ("\n[title]", "embargo = 2030-02-01\n[title]", "embargo ", "{+2030-02-01+}"),
        ("\n[title]", 'unofficial = ["en"]\n[title]', "unofficial ", "{+en (km)+}"),
        ("\n[title]", 'reference = "7/30"\n[title]', "reference en", "{+7/30+}"),
        ("\n[title]", "version = 2\n[title]", "version ", "{+2+}"),
        ("\n[title]", "lunar = true\n[title]", "lunar ", "{+true+}"),
        ("\n[title]", 'lunar = { km = "ពុធ" }\n[title]', "lunar km", "{+ពុធ+}"),
    ],
)  # fmt: skip
def test_a_fact_that_changed(
    desks: TwoDesks, old: str, new: str, name: str, shown: str | None
) -> None:
    desks.new.replace("statement.toml", old.replace("made-up", "Made-up"), new)
    found = desks.compared().facts
    assert name in [f"{fact.name} {fact.language or ''}" for fact in found]
    if shown is not None:
        assert marked(found[0].runs) == shown


def test_a_list_is_compared_entry_by_entry(desks: TwoDesks) -> None:
    desks.old.replace("statement.toml", "\n[title]", 'keywords = ["river", "lake"]\n[title]')
    desks.new.replace("statement.toml", "\n[title]", 'keywords = ["river bed", "lake"]\n[title]')
    assert marked(desks.compared().facts[0].runs) == "[-river-]{+river bed+}\nlake"


def test_a_language_that_is_new_is_new_in_all_facts_and_its_text(desks: TwoDesks) -> None:
    desks.old.replace("statement.toml", '["en", "km"]', '["en"]')
    toml = (desks.old.folder / "statement.toml").read_text("utf-8")
    lines = [line for line in toml.splitlines() if not line.startswith("km")]
    desks.old.write("statement.toml", "\n".join(lines) + "\n")
    desks.old.write("signatories.csv", "group,name_en\nsigned,Otter Society\nsigned,Heron Trust\n")
    (desks.old.folder / "km.md").unlink()
    found = desks.compared()
    assert [fact.name for fact in found.facts if fact.language == "km"] == [
        "title", "short_title", "place", "author", "description"
    ]  # fmt: skip
    khmer = next(text for text in found.texts if text.language == "km")
    assert not any(row.old for row in khmer.rows)
    assert found.signatories == ()


def test_what_is_not_said_once_is_not_changed(desks: TwoDesks) -> None:
    desks.new.replace("statement.toml", "languages", "# a comment\nlanguages")
    assert not desks.compared().changed


@pytest.mark.parametrize(
    ("name", "colour", "change"),
    [("a.svg", "red", None), ("a.svg", "blue", Change.CHANGED), ("b.svg", "red", Change.CHANGED)],
)
def test_a_logo_is_known_by_its_bytes(
    desks: TwoDesks, name: str, colour: str, change: Change | None
) -> None:
    desks.old.write("logos/a.svg", SVG.format("red"))
    desks.new.write(f"logos/{name}", SVG.format(colour))
    found = desks.register("signed,Otter,ភេ,,,a.svg,,", f"signed,Otter,ភេ,,,{name},,")
    assert [logo.change for logo in found.logos] == ([change] if change else [])
    # A file that has another name shows the same mark.
    marks = [kind for signatory in found.signatories for kind in signatory.kinds]
    assert marks == (["mark"] if colour == "blue" else [])


def test_logos_come_and_go(desks: TwoDesks) -> None:
    desks.old.write("logos/a.svg", SVG.format("red"))
    desks.new.write("logos/b.svg", SVG.format("blue"))
    found = desks.register("signed,Otter,ភេ,,,a.svg,,", "signed,Otter,ភេ,,,b.svg,,")
    assert [logo.change for logo in found.logos] == [Change.REMOVED, Change.ADDED]


def test_files_that_differ_are_named() -> None:
    found = compare_files({"a": "1", "b": "2", "c": "3"}, {"b": "2", "c": "4", "d": "5"})
    assert found == (
        FileChange("a", Change.REMOVED),
        FileChange("c", Change.CHANGED),
        FileChange("d", Change.ADDED),
    )

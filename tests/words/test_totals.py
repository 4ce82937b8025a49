"""How many members a group has, in the words of each language."""

import pytest

from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.languages import read_languages
from statementpress.words.totals import Totals
from tests.shared.desk import Desk

LANGUAGES = read_languages(ProjectFiles(SHIPPED))
CSV = "signatories.csv"


@pytest.mark.parametrize(
    ("facts", "rows", "total"),
    [
        ("", ["Otter,", "Heron,"], {"en": "2 organisations", "km": "អង្គការចំនួន ២"}),
        ("", ["Otter,"], {"en": "1 organisation"}),
        (
            'group_by = "country"',
            ["Otter,KH", "Heron,TH", "Toad,KH"],
            {
                "en": "3 organisations from 2 countries",
                "km": "អង្គការចំនួន ៣ មកពីប្រទេសចំនួន ២",
            },
        ),
        ('group_by = "country"', ["Otter,KH"], {"en": "1 organisation from 1 country"}),
        ('group_by = "country"', ["Otter,KH", "Heron,"], {"en": "2 organisations"}),
    ],
)
def test_a_total_counts_members_and_headings(
    facts: str, rows: list[str], total: dict[str, str], desk: Desk
) -> None:
    written = "".join(f"signed,{row},\n" for row in rows)
    desk.write(CSV, f"group,name_en,country,title\n{written}")
    desk.replace(
        "statement.toml",
        "[title]",
        f"[group.signed]\ntotal = true\ntranslated = false\n{facts}\n\n[title]",
    )
    statement = desk.statement()
    sections = statement.groups["signed"].sections
    for code, words in total.items():
        assert Totals(statement, code, LANGUAGES[code]).total("signed", sections[code]) == words


@pytest.mark.parametrize(
    ("titles", "members"),
    [(("Director", "Teacher"), "2 individuals"), (("Director", ""), "2 signatories")],
)
def test_people_are_counted_as_people(titles: tuple[str, str], members: str, desk: Desk) -> None:
    first, second = titles
    desk.write(CSV, f"group,name_en,name_km,title\nsigned,A,ក,{first}\nsigned,B,ខ,{second}\n")
    assert Totals(desk.statement(), "en", LANGUAGES["en"]).members("signed") == members


def test_the_title_of_a_group_stands_in_place_of_a_word(desk: Desk) -> None:
    titles = '[group_titles.signed]\nen = "friends of rivers"\nkm = "មិត្តទន្លេ"\n\n[title]'
    desk.replace("statement.toml", "[title]", titles)
    statement = desk.statement()
    assert Totals(statement, "en", LANGUAGES["en"]).members("signed") == "2 friends of rivers"
    assert Totals(statement, "km", LANGUAGES["km"]).members("signed") == "មិត្តទន្លេ ចំនួន ២"

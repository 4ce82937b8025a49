"""How the members of a group are listed: below headings, in an order, with numbers."""

from collections.abc import Mapping

import pytest

from statementpress.statement.listing import Listing, Numbers, Order
from statementpress.statement.register.sections import listed
from statementpress.statement.signatories import Group, Signatory
from tests.shared.desk import FILES, Desk

LANGUAGES = ("en", "km", "fr", "vi", "th", "lo", "my")


def member(name: str | Mapping[str, str], line: int = 2, **details: str) -> Signatory:
    """Return a member; a detail is the same in all languages, but for `country_km` and the like."""
    names = {each: name if isinstance(name, str) else name.get(each, "") for each in LANGUAGES}
    texts: dict[str, dict[str, str]] = {}
    for column, text in details.items():
        plain, _, language = column.partition("_")
        texts.setdefault(plain, {}).update(
            dict.fromkeys([language] if language else LANGUAGES, text)
        )
    return Signatory(names, dict.fromkeys(LANGUAGES, ""), None, "", line, texts)


def shown(language: str, listing: Listing, *members: Signatory) -> list[tuple[str, list[str]]]:
    """Return the list of a language: each heading, and the numbers and names below it."""
    group = listed(Group("signed", members), listing, LANGUAGES)
    return [
        (
            each.heading,
            [f"{e.number or ''} {e.member.name[language]}".strip() for e in each.entries],
        )
        for each in group.sections[language]
    ]


def names(language: str, *typed: str) -> list[str]:
    listing = Listing(order=Order.NAME, numbers=Numbers.NONE)
    return shown(language, listing, *map(member, typed))[0][1]


@pytest.mark.parametrize(
    ("language", "typed", "in_order"),
    [
        ("en", ["beta", "Alpha", "alpha", "Beta"], ["alpha", "Alpha", "beta", "Beta"]),
        ("en", ["Group 10", "Group 9"], ["Group 9", "Group 10"]),
        ("en", ["Beta", "“Alpha”", "(Gamma)"], ["“Alpha”", "Beta", "(Gamma)"]),
        ("en", ["The Alpha", "Beta"], ["Beta", "The Alpha"]),
        ("en", ["!!", "A"], ["!!", "A"]),
        ("fr", ["Zoé", "École", "Eau", "Étang"], ["Eau", "École", "Étang", "Zoé"]),
        ("vi", ["Đông", "Em", "Dân", "Ân", "An"], ["An", "Ân", "Dân", "Đông", "Em"]),
        ("km", ["ឡាវ", "Alpha", "ថៃ", "កម្ពុជា"], ["កម្ពុជា", "ថៃ", "ឡាវ", "Alpha"]),
        ("th", ["ขาว", "เก่า", "กลาง"], ["กลาง", "เก่า", "ขาว"]),
        ("lo", ["ຂາວ", "ເກົ່າ", "ກາງ"], ["ກາງ", "ເກົ່າ", "ຂາວ"]),
        ("my", ["ခ", "ဃ", "က"], ["က", "ခ", "ဃ"]),
    ],
)
def test_names_stand_in_the_alphabet_of_the_language(
    language: str, typed: list[str], in_order: list[str]
) -> None:
    assert names(language, *typed) == in_order


def test_members_that_sort_alike_keep_the_order_of_the_register() -> None:
    listing = Listing(order=Order.NAME)
    group = listed(Group("signed", (member("A", 3), member("A", 2))), listing, ["en"])
    assert [each.member.line for each in group.sections["en"][0].entries] == [3, 2]


@pytest.mark.parametrize(
    ("typed", "language", "heading"),
    [
        ("KH", "en", "Cambodia"),
        ("KH", "km", "កម្ពុជា"),
        ("kh", "fr", "Cambodge"),
        ("Cambodia", "km", "កម្ពុជា"),
        ("Cambodge", "en", "Cambodia"),
        ("The Moon", "km", "The Moon"),
        ("GB", "km", "ចក្រភពអង់គ្លេស"),
    ],
)
def test_a_country_is_called_as_in_each_language(typed: str, language: str, heading: str) -> None:
    listing = Listing(group_by="country")
    assert shown(language, listing, member("A", country=typed)) == [(heading, ["1 A"])]


def test_a_country_that_is_typed_for_a_language_stays_as_it_is() -> None:
    signed = member("A", country="KH", country_km="ព្រះរាជាណាចក្រកម្ពុជា")
    assert shown("km", Listing(group_by="country"), signed)[0][0] == "ព្រះរាជាណាចក្រកម្ពុជា"
    assert shown("en", Listing(group_by="country"), signed)[0][0] == "Cambodia"


MEMBERS = (
    member("Delta", kind="Unions"),
    member("Beta"),
    member("Gamma", kind="Networks"),
    member("Alpha", kind="Unions"),
)


@pytest.mark.parametrize(
    ("order", "numbers", "expected"),
    [
        ("as-typed", "through", ["| 1 Beta", "Unions| 2 Delta, 3 Alpha", "Networks| 4 Gamma"]),
        ("name", "through", ["| 1 Beta", "Networks| 2 Gamma", "Unions| 3 Alpha, 4 Delta"]),
        ("name", "restart", ["| 1 Beta", "Networks| 1 Gamma", "Unions| 1 Alpha, 2 Delta"]),
        ("as-typed", "none", ["| Beta", "Unions| Delta, Alpha", "Networks| Gamma"]),
    ],
)
def test_who_has_no_heading_comes_first(order: str, numbers: str, expected: list[str]) -> None:
    listing = Listing(group_by="kind", order=Order(order), numbers=Numbers(numbers))
    found = shown("en", listing, *MEMBERS)
    assert [f"{heading}| {', '.join(below)}" for heading, below in found] == expected


def test_a_section_knows_its_heading_in_every_language() -> None:
    group = listed(
        Group("signed", (member("A", country="TH"),)), Listing(group_by="country"), LANGUAGES
    )
    section = group.sections["km"][0]
    assert (section.headings["en"], section.headings["fr"]) == ("Thailand", "Thaïlande")


@pytest.mark.parametrize(
    ("grouped", "found"),
    [
        ("", ["column-not-printed signatories.csv:2"]),
        ('[group.signed]\ngroup_by = "country"\n', []),
        ('[group.joined]\ngroup_by = "country"\n', []),
    ],
    ids=["in no group", "in this group", "in another group"],
)
def test_a_column_that_no_group_prints_is_a_warning(
    desk: Desk, grouped: str, found: list[str]
) -> None:
    facts = FILES["statement.toml"].replace('["signed"]', '["signed", "joined"]')
    desk.write("statement.toml", f"{facts}\n{grouped}")
    rows = ("signed,Otter Club,ក្លឹបភេ,KH", "joined,Frog Club,ក្លឹបកង្កែប,KH")
    desk.write("signatories.csv", "\n".join(("group,name_en,name_km,country", *rows, "")))
    assert [each for each in desk.found() if "column" in each] == found

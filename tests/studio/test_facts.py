"""Facts are changed one by one, and everything else in statement.toml stays as it is."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.shared.desk import FILES, FOLDER
from tests.studio.page import Page

FACTS = FILES["statement.toml"]
COMMENTED = f"# What this is.\n{FACTS}\n# At the end.\n".replace(
    'groups = ["signed"]', 'groups = ["signed"] # who signs'
)


def change(page: Page, *changes: tuple[Sequence[str], Any], base: str = COMMENTED) -> Any:
    said = [{"path": path, "value": value} for path, value in changes]
    asked = {"changes": said, "base": page.hash_of(base), "window": "one"}
    return page.ask("PATCH", f"api/s/{FOLDER}/facts", json=asked)


@pytest.fixture(autouse=True)
def _with_comments(page: Page) -> None:
    page.desk.write("statement.toml", COMMENTED)
    page.statement()


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (
            ["title", "en"],
            "Deep Rivers",
            'en = "A Statement on Clean Rivers"',
            'en = "Deep Rivers"',
        ),
        (["title", "km"], "ទន្លេ", 'km = ["ទន្លេ", "ស្អាត"]', 'km = "ទន្លេ"'),
        (["date"], "2030-02-01", "date = 2030-01-31", "date = 2030-02-01"),
        (["groups"], ["signed", "heard"], '["signed"]', '["signed", "heard"]'),
    ],
)
def test_one_value_is_changed(
    page: Page, path: list[str], value: Any, before: str, after: str
) -> None:
    answer = change(page, (path, value))
    assert answer.json()["text"] == page.lies("statement.toml") == COMMENTED.replace(before, after)


def test_new_facts_find_their_place(page: Page) -> None:
    said = change(
        page,
        (["keywords"], [f"a long keyword, number {number}" for number in range(9)]),
        (["embargo"], "2030-02-01T09:00:00+07:00"),
        (["reference"], "R-1"),
        (["group_titles", "signed", "en"], "those who sign"),
    ).json()
    assert said["facts"]["group_titles"] == {"signed": {"en": "those who sign"}}
    assert said["facts"]["keywords"][8] == "a long keyword, number 8"
    assert "embargo = 2030-02-01T09:00:00+07:00\n" in said["text"]
    assert max(map(len, said["text"].splitlines())) < 80
    assert all(line in said["text"].splitlines() for line in COMMENTED.splitlines())


def test_what_is_taken_away_takes_its_table_along(page: Page) -> None:
    assert "[place]" in page.lies("statement.toml")
    said = change(page, (["place", "en"], None), (["place", "km"], None)).json()
    assert "place" not in said["facts"]
    assert "# At the end." in said["text"]


def test_two_people_change_two_facts(page: Page) -> None:
    page.desk.replace("statement.toml", "A Statement on Clean Rivers", "Our Rivers")
    said = change(page, (["place", "en"], "Lakeville")).json()
    assert said["merged"]
    assert (said["facts"]["title"]["en"], said["facts"]["place"]["en"]) == (
        "Our Rivers",
        "Lakeville",
    )


def test_two_people_change_the_same_fact(page: Page) -> None:
    page.desk.replace("statement.toml", "A Statement on Clean Rivers", "Our Rivers")
    answer = change(page, (["title", "en"], "Deep Rivers"), (["place", "en"], "Lakeville"))
    assert answer.status_code == 409
    assert answer.json()["theirs"]["facts"]["title"]["en"] == "Our Rivers"
    assert answer.json()["path"] == ["title", "en"]
    assert "Lakeville" not in page.lies("statement.toml")
    assert change(page, (["title", "en"], "Our Rivers")).status_code == 200


@pytest.mark.parametrize(
    ("path", "mine", "then", "now"),
    [
        (["place", "en"], "Laketown", "Rivertown", "Hilltown"),
        (["date"], "2030-03-03", "2030-01-31", "2030-02-02"),
        (["place", "en"], None, "Rivertown", "Hilltown"),
    ],
)
def test_who_saw_another_value_is_refused_and_who_saw_this_one_is_not(
    page: Page, path: list[str], mine: str | None, then: str, now: str
) -> None:
    """What a person saw counts, also if the page has heard of the other value meanwhile."""
    page.desk.replace("statement.toml", then, now)
    base = page.hash_of(page.lies("statement.toml"))

    def changed(before: str) -> Any:
        asked = {"changes": [{"path": path, "value": mine, "before": before}], "base": base}
        return page.ask("PATCH", f"api/s/{FOLDER}/facts", json=asked)

    refused = changed(then)
    assert (refused.status_code, refused.json()["path"]) == (409, path)
    assert now in page.lies("statement.toml")
    assert changed(now).status_code == 200
    assert now not in page.lies("statement.toml")


def test_a_file_that_is_no_toml_is_said_with_its_line_and_edited_as_text(page: Page) -> None:
    broken = COMMENTED.replace('"Rivertown"', "Rivertown")
    page.desk.write("statement.toml", broken)
    shown = page.statement()
    assert (shown["facts"], shown["facts_error"]["code"]) == ({}, "toml")
    answer = change(page, (["date"], "2030-02-01"), base=broken)
    line = broken[: broken.index("= Rivertown")].count("\n") + 1
    assert answer.status_code == 422
    assert answer.json()["place"] == {"path": "statement.toml", "line": line}
    assert page.save("statement.toml", COMMENTED, broken).status_code == 200


@pytest.mark.parametrize(
    "path",
    [[], [""], ["title"], ["title", "en", "deeper"], ["date", "en"], ["new", "key"], ["a.b"]],
)
@pytest.mark.parametrize("value", ["text", 7, None, True, ["a", "b"], {"en": "text"}, [{"a": 1}]])
def test_whatever_a_page_sends_only_that_fact_changes(
    page: Page, path: list[str], value: Any
) -> None:
    answer = change(page, (path, value))
    assert answer.status_code in {200, 422}
    text = page.lies("statement.toml")
    assert "# What this is." in text
    assert text == COMMENTED or answer.status_code == 200
    kept = page.statement()["facts"]["short_title"]
    assert kept == {"en": "Clean Rivers", "km": "ទន្លេស្អាត"}


def test_what_is_meant_is_said_at_the_end(page: Page) -> None:
    for words in ("170", "a “quoted” \\ word"):
        entry = {"code": "number-differs", "file": "en.md", "words": words}
        answer = page.ask("POST", f"api/s/{FOLDER}/meant", json={"meant": entry})
        assert answer.json()["facts"]["meant"][-1] == entry
    assert page.lies("statement.toml").startswith(COMMENTED.rstrip())
    assert page.lies("statement.toml").count("[[meant]]") == 2
    assert page.ask("POST", f"api/s/{FOLDER}/meant", json={"meant": {}}).status_code == 400


def test_a_group_is_listed_and_has_its_place_in_each_text(page: Page) -> None:
    page.desk.write("statement.toml", COMMENTED.replace('["signed"]', "[]"))
    page.desk.write("en.md", "Rivers are clean.\n\n::: contact\nWrite to us.\n:::\n")
    page.desk.write("km.md", "ទន្លេស្អាត។\n")
    made = page.ask("POST", f"api/s/{FOLDER}/groups", json={"name": "signed"}).json()
    assert [each["name"] for each in made["files"]] == ["en.md", "km.md", "statement.toml"]
    assert page.desk.found() == []
    assert page.lies("statement.toml") == COMMENTED
    assert page.lies("en.md").endswith("statement:\n:::\n\n::: contact\nWrite to us.\n:::\n")
    again = page.ask("POST", f"api/s/{FOLDER}/groups", json={"name": "signed"}).json()
    assert again == {"files": []}
    assert page.ask("POST", f"api/s/{FOLDER}/groups", json={"name": "No!"}).status_code == 422

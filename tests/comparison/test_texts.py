"""What changed in a text: its passages as they face each other, and what changed beside words."""

import random

import pytest

from statementpress.comparison.alignment import align
from statementpress.comparison.model import Fate, Passage, Role, TextComparison
from statementpress.comparison.texts import compare_texts
from tests.comparison.shown import new_of, old_of, rows
from tests.comparison.two_desks import TwoDesks

ONE = "The first paragraph says that rivers are clean."
TWO = "Another one is about the people who live beside them."
THREE = "Nobody has ever written the third of these paragraphs before."


def texts(old: list[str], new: list[str]) -> TextComparison:
    before, after = (
        [Passage(Role.PARAGRAPH, text, line) for line, text in enumerate(side, 1)]
        for side in (old, new)
    )
    return compare_texts("en", "en.md", before, after)


def test_a_text_as_it_was_has_the_same_rows_only() -> None:
    found = texts([ONE, TWO], [ONE, TWO])
    assert rows(found.rows) == [f"same: {ONE}", f"same: {TWO}"]
    assert not found.changed


def test_a_new_paragraph_stands_alone_between_those_that_stayed() -> None:
    found = texts([ONE, THREE], [ONE, TWO, THREE])
    assert rows(found.rows) == [f"same: {ONE}", f"added: {{+{TWO}+}}", f"same: {THREE}"]


def test_a_changed_paragraph_faces_what_it_was_though_others_came_and_went() -> None:
    found = texts([ONE, TWO], [THREE, TWO.replace("people", "herons")])
    assert rows(found.rows) == [
        f"removed: [-{ONE}-]",
        f"added: {{+{THREE}+}}",
        "changed: Another one is about the [-people-]{+herons+} who live beside them.",
    ]


def test_a_heading_alone_in_its_place_is_changed_even_if_most_of_it_is() -> None:
    found = texts([ONE, "What we ask", TWO], [ONE, "What we all demand", TWO])
    assert rows(found.rows)[1] == "changed: What we [-ask-]{+all demand+}"


def test_a_paragraph_that_moved_is_at_both_places_with_its_changed_words() -> None:
    found = texts([ONE, TWO, THREE], [TWO, THREE, ONE.replace("clean", "dirty")])
    assert rows(found.rows) == [
        "moved-away: The first paragraph says that rivers are [-clean-].",
        f"same: {TWO}",
        f"same: {THREE}",
        "moved-here: The first paragraph says that rivers are {+dirty+}.",
    ]
    assert (found.rows[0].other, found.rows[3].other) == (3, 0)
    assert (found.words.removed, found.words.added) == (1, 1)


def test_words_are_counted_without_spaces_and_signs() -> None:
    found = texts([ONE], [ONE.replace("rivers are clean.", "all (the) rivers run!")])
    assert (found.words.removed, found.words.added) == (2, 3)


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("Read [this](https://a.example/).", "Read [this](https://b.example/).",
         ("links", "https://a.example/", "https://b.example/")),
        ("Read **this**.", "Read this.", ("stress", "**this**", "")),
        ("Read *this*.", "Read **this**.", ("stress", "*this*", "**this**")),
        ("## Us\n## Rivers", "## Us\n### Rivers", ("depth", "2", "3")),
        ("## Rivers", "Rivers", ("role", "heading", "paragraph")),
        ("0. Rivers", "1. Rivers", ("number", "0.", "1.")),
        ("- Rivers", "1. Rivers", ("number", "•", "1.")),
        ("> Rivers", "- Rivers", ("role", "quotation", "item")),
    ],
)  # fmt: skip
def test_what_changed_beside_words_is_a_detail(
    desks: TwoDesks, old: str, new: str, detail: tuple[str, str, str]
) -> None:
    rows = desks.english(old, new).rows
    (row,) = [row for row in rows if row.fate is Fate.CHANGED]
    assert [(each.name, each.old, each.new) for each in row.details] == [detail]


def test_an_inserted_item_leaves_the_numbers_after_it_alone(desks: TwoDesks) -> None:
    found = desks.english("1. Rivers\n2. Lakes", "1. Rivers\n2. Ponds and seas\n3. Lakes")
    assert [row.fate for row in found.rows][:3] == [Fate.SAME, Fate.ADDED, Fate.SAME]


def test_passages_know_what_they_are(desks: TwoDesks) -> None:
    body = "## H\n\nP\n\n1. A\n   - B\n\n   C\n\n> Q\n\n::: notes\nN\n:::\n\n::: contact\nK\n:::"
    found = desks.english(body, body)
    kinds = [(row.new.role.value, row.new.depth, row.new.number) for row in found.rows if row.new]
    assert kinds == [
        ("heading", 2, None), ("paragraph", 0, None), ("item", 1, 1), ("item", 2, None),
        ("item", 1, None), ("quotation", 0, None), ("note", 0, None), ("contact", 0, None),
        ("paragraph", 0, None), ("introduction", 0, None), ("group", 0, None),
    ]  # fmt: skip


def test_a_group_that_stands_elsewhere_in_the_text_has_moved(two_groups: TwoDesks) -> None:
    start = "\n\n".join([ONE, TWO, THREE])
    groups = ["::: signatories signed\n:::", "::: signatories joined\n:::"]
    two_groups.old.write("en.md", "\n\n".join([start, *groups]))
    two_groups.new.write("en.md", "\n\n".join([groups[1], start, groups[0]]))
    moved = [row for row in two_groups.compared().texts[0].rows if row.fate is Fate.MOVED_HERE]
    assert [row.new.group for row in moved if row.new] == ["joined"]


def test_introductions_of_two_groups_are_never_taken_for_each_other(two_groups: TwoDesks) -> None:
    two_groups.old.replace("en.md", "Signed by:", "Signed by all of these:")
    two_groups.new.replace("en.md", "Signed by:", "Here are all of these:")
    two_groups.new.replace("en.md", "Joined by:", "Signed by all of these:")
    for row in two_groups.compared().texts[0].rows:
        assert not (row.old and row.new) or row.old.group == row.new.group


def test_a_summary_of_its_own_is_compared_as_a_text(desks: TwoDesks) -> None:
    for language in ("en", "km"):
        desks.old.write(f"summary.{language}.md", "Rivers.\n\n- We clean them.\n")
        desks.new.write(f"summary.{language}.md", "Rivers.\n\n- We clean all of them.\n")
    english = next(t for t in desks.compared().texts if t.file == "summary.en.md")
    assert rows(english.rows) == ["same: Rivers.", "changed: We clean {+all of +}them."]


def test_marks_for_a_summary_are_details_of_the_text(desks: TwoDesks) -> None:
    found = desks.english("Rivers run.", "::: lead\nRivers run.\n:::\n\n::: commitments\nOn.\n:::")
    assert [detail.new for row in found.rows for detail in row.details] == ["lead"]


def test_every_passage_is_in_one_row_of_its_side_in_order() -> None:
    chance = random.Random(5)
    pool = [ONE, TWO, THREE, "Rivers", "Lakes and rivers", "", "ទន្លេស្អាត។", "ទន្លេទាំងអស់ស្អាត។"]
    for _ in range(200):
        old = [chance.choice(pool) for _ in range(chance.randrange(7))]
        new = [chance.choice(pool) for _ in range(chance.randrange(7))]
        found = texts(old, new).rows
        assert [old_of(row.runs) for row in found if row.old] == old
        assert [new_of(row.runs) for row in found if row.new] == new


def test_turned_round_the_same_passages_face_each_other() -> None:
    chance = random.Random(6)
    pool = [ONE, TWO, THREE, f"{ONE} {TWO}", f"{TWO} {THREE}", "Rivers", "River", "Rivers run"]
    for _ in range(200):
        sides = [
            [Passage(Role.PARAGRAPH, chance.choice(pool), 1) for _ in range(6)] for _ in range(2)
        ]
        there, back = align(*sides), align(*reversed(sides))
        assert there.placed == tuple((first, second) for second, first in back.placed)
        assert set(there.moved) == {(first, second) for second, first in back.moved}


def test_thousands_of_passages_are_soon_compared() -> None:
    old = [f"Paragraph {number} of a very long text." for number in range(2000)]
    new = [text.replace("very", "not so") for text in old]
    assert len(texts(old, new).rows) == 4000

"""What a partner changed in a Word file: found, shown with its place, and taken over or left."""

import pytest

from statementpress.partners.changes import ChangeKind, PartnerChange
from tests.partners.made import AUTHOR, Partner, compared, own_file, typed_anew
from tests.readers import libreoffice
from tests.readers.tool import requires
from tests.shared.desk import Desk

ENGLISH = """\
Rivers are clean in **most** villages, says [the office](https://rivers.example/office).[^1]

## What we ask

We ask for three things:

1. Measure each well.
2. Publish the *true* numbers.

| Year | Wells |
|---|---|
| 2029 | 412 |

> Water is life, they say.

::: signatories signed
Signed by:
:::

[^1]: In 37 villages nobody was asked.
"""
KHMER = "ទន្លេស្អាតនៅក្នុងភូមិជាច្រើន។\n\n::: signatories signed\nចុះហត្ថលេខា៖\n:::\n"


@pytest.fixture
def rivers(desk: Desk) -> Desk:
    desk.write("en.md", ENGLISH)
    desk.write("km.md", KHMER)
    return desk


@pytest.fixture
def partner(rivers: Desk) -> Partner:
    return Partner(own_file(rivers))


def shown(change: PartnerChange) -> tuple[str, int, str, str]:
    return change.file, change.line, change.before, change.after


def taken(desk: Desk, partner: Partner) -> str:
    """Take all that is offered, write it, see that nothing is left, and return the English."""
    found = compared(desk, partner.data())
    offered = {change.number for change in found.changes if change.is_offered}
    for name, text in found.taken(offered).items():
        desk.write(name, text)
    assert not [each for each in compared(desk, partner.data()).changes if each.is_offered]
    return (desk.folder / "en.md").read_text(encoding="utf-8")


def test_our_own_file_changes_nothing(rivers: Desk, partner: Partner) -> None:
    assert compared(rivers, partner.data()).changes == ()


def test_other_words_are_found_with_their_place(rivers: Desk, partner: Partner) -> None:
    partner.replace("Rivers are", "clean in", "dirty in")
    partner.replace("Measure", "each well", "every well")
    partner.replace("412", "412", "421")
    partner.replace("Water", "they say", "we say")
    changes = compared(rivers, partner.data()).changes
    assert [shown(each) for each in changes] == [
        ("en.md", 1, "clean", "dirty"),
        ("en.md", 7, "each", "every"),
        ("en.md", 12, "412", "421"),
        ("en.md", 14, "they", "we"),
    ]
    assert [each.number for each in changes] == [1, 2, 3, 4]
    assert (changes[0].leads, changes[0].follows[:8]) == ("Rivers are ", " in most")


def test_markup_beside_a_change_survives(rivers: Desk, partner: Partner) -> None:
    partner.replace("Rivers are", "most", "all")
    partner.replace("Rivers are", "the office", "the new office")
    partner.replace("Publish", "true", "whole")
    text = taken(rivers, partner)
    expected = ENGLISH.replace("**most**", "**all**").replace("[the office]", "[the new office]")
    assert text == expected.replace("*true*", "*whole*")


def test_a_tracked_change_names_its_author(rivers: Desk, partner: Partner) -> None:
    partner.track("We ask for", "three", "two")
    (change,) = compared(rivers, partner.data()).changes
    assert shown(change) == ("en.md", 5, "three", "two")
    assert (change.author, change.date[:10]) == (AUTHOR, "2030-02-01")
    assert taken(rivers, partner) == ENGLISH.replace("three", "two")


def test_khmer_words_are_found(rivers: Desk, partner: Partner) -> None:
    partner.replace("ទន្លេស្អាតនៅ", "ជាច្រើន", "ទាំងអស់")
    (change,) = compared(rivers, partner.data()).changes
    assert shown(change) == ("km.md", 1, "ជាច្រើន", "ទាំងអស់")


def test_words_put_in_and_taken_out(rivers: Desk, partner: Partner) -> None:
    partner.replace("We ask for", "ask for", "ask again for")
    partner.track("Water is", "life, ", "")
    text = taken(rivers, partner)
    assert "We ask again for three" in text
    assert "> Water is they say." in text


def test_a_new_sentence_behind_a_note_leaves_the_note(rivers: Desk, partner: Partner) -> None:
    partner.type_at_the_end("Rivers are", " We regret it.")
    assert taken(rivers, partner) == ENGLISH.replace("[^1]\n", "[^1] We regret it.\n", 1)


def test_signs_of_markdown_are_typed_so_that_they_are_printed(
    rivers: Desk, partner: Partner
) -> None:
    partner.replace("We ask for", "three", "*3* or [4]")
    partner.replace("412", "412", "4|12")
    text = taken(rivers, partner)
    assert "We ask for \\*3\\* or [4] things:" in text
    assert "| 2029 | 4\\|12 |" in text


def test_a_change_across_markup_is_shown_and_not_offered(rivers: Desk, partner: Partner) -> None:
    beginning = partner.paragraph("Rivers are")
    for words in beginning.iter():
        if words.text in ("most", " villages, says "):
            words.text = {"most": "no", " villages, says ": " towns, says "}[words.text]
    changes = compared(rivers, partner.data()).changes
    assert [(each.before, each.after, each.is_offered) for each in changes] == [
        ("most villages", "no towns", False)
    ]
    assert "by hand" in changes[0].reason
    assert taken(rivers, partner) == ENGLISH


def test_a_new_paragraph_is_put_in(rivers: Desk, partner: Partner) -> None:
    partner.add_after("We ask for", "We ask politely.")
    (change,) = compared(rivers, partner.data()).changes
    assert (change.kind, change.after) == (ChangeKind.ADDED, "We ask politely.")
    assert taken(rivers, partner) == ENGLISH.replace("things:\n", "things:\n\nWe ask politely.\n")


def test_a_new_item_at_the_end_of_a_list(rivers: Desk, partner: Partner) -> None:
    partner.add_after("Publish", "Answer our letters.")
    assert taken(rivers, partner) == ENGLISH.replace(
        "numbers.\n", "numbers.\n3. Answer our letters.\n"
    )


def test_an_item_that_would_move_the_numbers_after_it_is_not_offered(
    rivers: Desk, partner: Partner
) -> None:
    partner.add_after("Measure", "Answer our letters.")
    (change,) = compared(rivers, partner.data()).changes
    assert change.kind is ChangeKind.ADDED
    assert not change.is_offered
    assert change.reason


def test_a_paragraph_is_taken_out(rivers: Desk, partner: Partner) -> None:
    partner.remove("We ask for")
    assert taken(rivers, partner) == ENGLISH.replace("We ask for three things:\n\n", "")


def test_a_paragraph_that_was_moved_is_shown(rivers: Desk, partner: Partner) -> None:
    moved = partner.paragraph("Water is life")
    partner.paragraph("We ask for three").addprevious(moved)
    (change,) = compared(rivers, partner.data()).changes
    assert (change.kind, change.file, change.line) == (ChangeKind.MOVED, "en.md", 14)
    assert not change.is_offered


def test_the_name_of_a_signatory_is_shown_and_not_offered(rivers: Desk, partner: Partner) -> None:
    partner.replace("Otter Society", "Society", "Union")
    (change,) = compared(rivers, partner.data()).changes
    assert (change.before, change.after, change.is_offered) == ("Society", "Union", False)
    assert "register" in change.reason


def test_a_remark_is_shown(rivers: Desk, partner: Partner) -> None:
    partner.remark("We ask for", "Why three?")
    (change,) = compared(rivers, partner.data()).changes
    assert (change.kind, change.remark, change.author) == (
        ChangeKind.COMMENT,
        "Why three?",
        AUTHOR,
    )
    assert (change.file, change.line, change.is_offered) == ("en.md", 5, False)


def test_a_file_that_was_typed_anew_can_be_compared(rivers: Desk) -> None:
    found = compared(
        rivers,
        typed_anew(
            "Statement",
            "Rivers are clean in most villages, says the ministry.",
            "What we ask",
            "We ask for three things:",
            "Measure each well.",
            "Publish the true numbers.",
            "Water is life, they say.",
            "Signed by:",
        ),
    )
    assert ("en.md", 1, "office", "ministry") in [shown(each) for each in found.changes]
    assert not [each for each in found.changes if each.file == "km.md"]


@requires(libreoffice)
def test_a_copy_that_libreoffice_saved_is_compared_alike(rivers: Desk, partner: Partner) -> None:
    copy = libreoffice.converted(partner.data(), "docx", "docx")
    assert compared(rivers, copy).changes == ()
    partner.track("We ask for", "three", "two")
    partner.replace("Measure", "each well", "every well")
    copy = libreoffice.converted(partner.data(), "docx", "docx")
    changes = compared(rivers, copy).changes
    assert [(each.before, each.after, each.author) for each in changes] == [
        ("three", "two", AUTHOR),
        ("each", "every", ""),
    ]

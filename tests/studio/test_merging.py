"""What two people change in one text is put together, or they hear that it is the same place."""

import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.studio.merging import merged, merged_text

BASE = "# Rivers\n\nRivers are clean and deep.\n\nThey belong to all of us, and to the otters.\n"
KHMER = "ទន្លេស្អាតហើយជ្រៅ។ ទន្លេជារបស់យើងទាំងអស់គ្នា។\n"
texts = st.lists(st.sampled_from(["a", "b", "ទន្លេ", " ", "\n", "\n\n", "word", "."])).map("".join)
words = st.lists(st.sampled_from("abcdefgh"), max_size=12)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (("Rivers\n", "Lakes\n"), ("otters", "herons"), None),
        (("clean", "clear"), ("all of us", "everybody"), None),
        (("all of us", "everybody"), ("otters", "herons"), None),
        (("deep.\n", "deep.\n\nThey flow.\n"), ("# Rivers", "# Our rivers"), None),
        (("clean", "clear"), ("clean", "clear"), "the same"),
        (("clean", "clear"), ("clean", "cold"), "conflict"),
        (("clean and", "clear and"), ("and deep", "but deep"), "conflict"),
        (("Rivers are clean and deep.\n", ""), ("clean", "clear"), "conflict"),
        (("otters.\n", "otters.\n\nOne.\n"), ("otters.\n", "otters.\n\nTwo.\n"), "conflict"),
    ],
)
def test_changes_of_two_people(
    mine: tuple[str, str], theirs: tuple[str, str], both: str | None
) -> None:
    wanted: str | None = BASE.replace(*mine)
    if both is None and wanted:
        wanted = wanted.replace(*theirs)
    if both == "conflict":
        wanted = None
    assert merged_text(BASE, BASE.replace(*mine), BASE.replace(*theirs)) == wanted


def test_khmer_without_spaces_is_compared_cluster_by_cluster() -> None:
    mine, theirs = KHMER.replace("ស្អាត", "ថ្លា"), KHMER.replace("យើង", "កុមារ")
    assert merged_text(KHMER, mine, theirs) == mine.replace("យើង", "កុមារ")
    same = KHMER.replace("ស្អាត", "ត្រជាក់")
    assert merged_text(KHMER, mine, same) is None


@given(texts, texts)
def test_the_change_of_one_is_the_whole_change(base: str, mine: str) -> None:
    assert merged_text(base, mine, base) == mine
    assert merged_text(base, base, mine) == mine
    assert merged_text(base, mine, mine) == mine


@given(texts, texts, texts)
def test_it_does_not_matter_who_is_who(base: str, mine: str, theirs: str) -> None:
    assert merged_text(base, mine, theirs) == merged_text(base, theirs, mine)


@st.composite
def edits(draw: st.DrawFn, base: list[str], letters: str) -> list[str]:
    """Return a text in which words were deleted, and new ones written, each of them only once."""
    found: list[str] = []
    new = list(letters)
    for word in [*base, ""]:
        if draw(st.booleans()) and new:
            found.append(new.pop())
        if draw(st.integers(0, 3)) and word:
            found.append(word)
    return found


@given(words, st.data())
def test_no_word_of_either_is_lost_and_none_that_one_deleted_comes_back(
    base: list[str], data: st.DataObject
) -> None:
    mine, theirs = (data.draw(edits(base, letters)) for letters in ("ABCD", "WXYZ"))
    both = merged(base, mine, theirs)
    if both is not None:
        new = [word for word in (*mine, *theirs) if word.isupper()]
        assert sorted(word for word in both if word.isupper()) == sorted(new)
        assert [word for word in both if word in "ABCD"] == [it for it in mine if it in "ABCD"]
        kept = [word for word in both if word.islower()]
        for word in set(base):
            deleted = sum(base.count(word) - side.count(word) for side in (mine, theirs))
            assert base.count(word) - deleted <= kept.count(word) <= base.count(word)


@given(st.lists(words, max_size=4), st.data())
def test_in_the_words_of_lines_nothing_is_lost_either(
    lines: list[list[str]], data: st.DataObject
) -> None:
    def written(letters: str) -> str:
        pool = iter(letters)
        edited = [data.draw(edits(line, "".join(islice(pool, 3)))) for line in lines]
        return "".join(f"{' '.join(line)} to the end of this line.\n" for line in edited)

    base = "".join(f"{' '.join(line)} to the end of this line.\n" for line in lines)
    mine, theirs = written("ABCDEFGHIJKL"), written("MNOPQRSTUVWX")
    both = merged_text(base, mine, theirs)
    if both is not None:
        new = [letter for letter in (*mine, *theirs) if letter.isupper()]
        assert sorted(letter for letter in both if letter.isupper()) == sorted(new)
        own = [letter for letter in both if letter in "ABCDEFGHIJKL"]
        assert own == [letter for letter in mine if letter.isupper()]


def test_a_long_text_is_merged_soon_and_one_of_a_single_letter_is_left_to_its_authors() -> None:
    long = "".join(f"Paragraph {number} of a long text.\n\n" for number in range(4000))
    mine = long.replace("Paragraph 7 ", "The seventh paragraph ")
    theirs = re.sub("Paragraph 39.. ", "A late paragraph ", long)
    both = merged_text(long, mine, theirs)
    assert both is not None
    assert (both.count("The seventh"), both.count("A late")) == (1, 100)
    assert merged_text("a\n" * 9000, "a\n" * 8999 + "b\n", "b\n" + "a\n" * 8999) is None

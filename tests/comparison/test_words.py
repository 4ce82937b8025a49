"""What changed between two texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.comparison.model import Change
from statementpress.comparison.tokens import tokens
from statementpress.comparison.words import compare_words
from statementpress.khmer.clusters import boundaries
from tests.comparison.shown import marked, new_of, old_of

WORDS = ["we", "support", "Children", "rights", "2,500", "ទន្លេ", "ស្អាត", "សិទ្ធិ", "កុមារ", "៥", "NGO"]
SIGNS = [" ", " ", "។", ".", "\n", "(", "\u200e", "e\u0301", "្ក", "https://example.org/a"]
prose = st.lists(st.sampled_from(WORDS + SIGNS), max_size=14).map("".join)
any_text = prose | st.text(max_size=20)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("We thank the dog.", "We thank the cat.", "We thank the [-dog-]{+cat+}."),
        ("one two", "one big two", "one {+big +}two"),
        ("one big two", "one two", "one [-big -]two"),
        ("the right", "the rights", "the [-right-]{+rights+}"),
        ("It's 2,500 people", "It's 2,600 people", "It's [-2,500-]{+2,600+} people"),
        ("a well-known one", "a well-liked one", "a [-well-known-]{+well-liked+} one"),
        ("see https://a.example/b.", "see https://a.example/c.",
         "see [-https://a.example/b-]{+https://a.example/c+}."),
        ("one two", "one\ntwo", "one[- -]{+\n+}two"),
        ("an e\u0301t\u00e9", "an \u00e9t\u00e9", "an [-e\u0301t\u00e9-]{+\u00e9t\u00e9+}"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_words_are_marked_whole(old: str, new: str, shown: str) -> None:
    assert marked(compare_words(old, new)) == shown


def test_neighbouring_words_that_change_are_one_change() -> None:
    runs = compare_words("We thank the big dog today", "We thank the small cat today")
    assert marked(runs) == "We thank the [-big dog-]{+small cat+} today"


def test_a_lone_word_in_common_does_not_tear_a_new_sentence_apart() -> None:
    old = "All rivers near the town of Example are clean again"
    new = "Many lakes beyond every border of other countries dried up"
    assert marked(compare_words(old, new)) == f"[-{old}-]{{+{new}+}}"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("ទន្លេទាំងអស់ត្រូវតែស្អាត", "ទន្លេទាំងអស់ត្រូវតែស្រស់ស្អាត", "ទន្លេទាំងអស់ត្រូវតែ[-ស្អាត-]{+ស្រស់ស្អាត+}"),
        (
            "យើងគាំទ្រសិទ្ធិកុមារនៅប្រទេសកម្ពុជា។",
            "យើងគាំទ្រសិទ្ធិយុវជននៅប្រទេសកម្ពុជា។",
            "យើងគាំទ្រសិទ្ធិ[-កុមារ-]{+យុវជន+}នៅប្រទេសកម្ពុជា។",
        ),
        ("ថ្ងៃទី៥ខែឧសភា", "ថ្ងៃទី៦ខែឧសភា", "ថ្ងៃទី[-៥-]{+៦+}ខែឧសភា"),
    ],
)
def test_one_khmer_word_is_marked_in_a_run_without_spaces(old: str, new: str, shown: str) -> None:
    assert marked(compare_words(old, new)) == shown


def test_a_name_kept_whole_is_one_word() -> None:
    text, name = "អង្គការគ្រួសារថ្មីនៅកម្ពុជា", "គ្រួសារថ្មី"
    assert name not in tokens(text)
    assert name in tokens(text, [name])


def test_what_is_cut_into_tokens_is_the_text_again() -> None:
    text = "ថ្ងៃទី៥ NGO Panel (2021), e\u0301 ។ល។"
    assert "".join(tokens(text)) == text


@given(old=any_text, new=any_text)
def test_the_runs_are_both_texts_exactly(old: str, new: str) -> None:
    runs = compare_words(old, new)
    assert (old_of(runs), new_of(runs)) == (old, new)
    assert all(run.text for run in runs)


@given(text=any_text)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {run.change for run in compare_words(text, text)} <= {Change.KEPT}


@given(old=prose, new=prose)
def test_turned_round_what_was_added_is_removed(old: str, new: str) -> None:
    turned = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED, Change.KEPT: Change.KEPT}
    there = compare_words(old, new)
    back = compare_words(new, old)
    assert sorted((run.change, run.text) for run in there) == sorted(
        (turned[run.change], run.text) for run in back
    )


@given(old=prose, new=prose)
def test_no_run_ends_inside_a_cluster(old: str, new: str) -> None:
    for change, text in ((Change.ADDED, old), (Change.REMOVED, new)):
        end, ends = 0, boundaries(text)
        for run in compare_words(old, new):
            if run.change is not change:
                end += len(run.text)
                assert end in ends


def test_the_same_word_thousands_of_times_is_soon_compared() -> None:
    runs = compare_words("word " * 20_000, "other " + "word " * 20_000)
    assert (old_of(runs), new_of(runs)) == ("word " * 20_000, "other " + "word " * 20_000)

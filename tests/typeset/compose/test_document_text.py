"""The text of a document, as the proof expects it."""

from statementpress.typeset.compose.document_text import Texts, document_text, flows


def test_a_line_for_each_block() -> None:
    html = "<body><h1>One<br>two</h1><p>three <strong>four</strong></p></body>"

    assert document_text(html) == "One\ntwo\nthree four"


def test_neither_head_nor_feet_are_text() -> None:
    html = (
        "<head><title>no</title></head><body><div class='foot-page'>Page"
        "<span class='page-number'></span><br></div><p>yes</p></body>"
    )

    assert document_text(html) == "yes"


def test_break_opportunities_and_private_characters_are_no_text() -> None:
    assert document_text("<p>ក\u200bខ\u2060 \ue0ad&amp;</p>") == "កខ &"


def test_labels_belong_to_their_items() -> None:
    assert document_text("<ol><li><span>1. </span>Name</li></ol>") == "1. Name"


def test_texts_side_by_side_are_kept_apart() -> None:
    html = (
        "<table><tr><td data-flow='en'><p>One</p></td><td data-flow='km'>មួយ</td></tr>"
        "<tr><td colspan='2'>Both</td></tr>"
        "<tr><td data-flow='en'>Two</td><td data-flow='km'></td></tr></table>"
    )

    assert flows(html) == Texts("Both", {"en": "One\nTwo", "km": "មួយ"})
    assert document_text(html) == "One\nមួយ\nBoth\nTwo"


def test_a_document_without_columns_is_one_text() -> None:
    assert flows("<p>One</p><p>Two</p>") == Texts("One\nTwo", {})


def test_a_text_goes_on_to_the_end_of_its_own_element() -> None:
    html = "<div data-flow='en'>One<div>two<br></div>three</div><div>Four</div>"

    assert flows(html) == Texts("Four", {"en": "One\ntwo\nthree"})

"""Where lines of a web page may break: at <wbr> alone in Khmer, and nowhere by a character."""

import pytest

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.renderings.web_breaks import with_breaks

SCRIPTS = {"en": "Latn", "km": "Khmr"}


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        (f'<p lang="km">ក{BREAK}ខ</p>', '<p lang="km">ក<wbr>ខ</p>'),
        ('<p lang="km">ក ខ</p>', '<p lang="km">ក <wbr>ខ</p>'),
        ('<p lang="en">one two</p>', '<p lang="en">one two</p>'),
        (
            '<p lang="km">ក <span lang="en">a b</span> ខ</p>',
            '<p lang="km">ក <wbr><span lang="en">a b</span> <wbr>ខ</p>',
        ),
        (f'<p lang="en">on{NO_BREAK}e</p>', '<p lang="en">one</p>'),
        (f'<a title="ក{BREAK}ខ" lang="km">ក</a>', '<a title="កខ" lang="km">ក</a>'),
        (
            f'<html lang="km"><title>ក{BREAK}ខ ខ</title></html>',
            '<html lang="km"><title>កខ ខ</title></html>',
        ),
        (f'<p lang="km">ក<br>ខ{BREAK}គ</p>', '<p lang="km">ក<br>ខ<wbr>គ</p>'),
    ],
)
def test_each_opportunity_becomes_an_element(html: str, broken: str) -> None:
    assert with_breaks(html, SCRIPTS) == broken


def test_the_language_of_an_element_ends_with_it() -> None:
    html = '<div lang="km"><p lang="en">a b</p><p>ក ខ</p></div><p lang="en">a b</p>'
    assert with_breaks(html, SCRIPTS).count("<wbr>") == 1

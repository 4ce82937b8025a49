"""What a page of the site takes over of a frozen web page, and what it leaves there."""

import pytest

from statementpress.site.statement_text import description, images, statement_text


def taken(inside: str) -> str | None:
    page = f'<body><p>around</p><main id="statement" lang="km">{inside}</main><p>after</p></body>'
    return statement_text(page, lambda address: f"moved/{address}")


@pytest.mark.parametrize(
    "inside",
    [
        "<h1>ទឹក<wbr>ស្អាត</h1>",
        "<p>5 &lt; 6 &amp; 7 &gt; 6</p>",
        '<p>one<br>two <a href="https://example.org/?a=1&amp;b=2" lang="en">there</a></p>',
        '<p><a href="mailto:somebody@example.org">write</a></p>',
        "<ol><li><span>1. </span>one</li><li><main>no end</main></li></ol>",
        "",
    ],
)
def test_the_text_is_taken_as_it_is(inside: str) -> None:
    assert taken(inside) == inside


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ("<p>a<script>alert('<p>')</script>b</p>", "<p>ab</p>"),
        ("<style>p { color: red }</style><p>a</p>", "<p>a</p>"),
        ("<iframe src='x'><p>in</p></iframe><p>a</p>", "<p>a</p>"),
        ('<p onclick="x()" style="color: red" class="c">a</p>', '<p class="c">a</p>'),
        ('<a href="JavaScript:x()">a</a>', "<a>a</a>"),
        ('<a href="../v9.html">a</a>', "<a>a</a>"),
        ("<div><p>a</p<iframe>b</div>", "<div><p>ab</div>"),
        ('<link rel="stylesheet" href="s.css"><p>a</p>', "<p>a</p>"),
    ],
)
def test_what_no_page_may_have_is_left_out(inside: str, left: str) -> None:
    assert taken(inside) == left


@pytest.mark.parametrize(
    ("source", "moved"),
    [
        ("logos/1.svg", "moved/logos/1.svg"),
        ("../../../secret.png", ""),
        ("/secret.png", ""),
        ("https://elsewhere.example/x.png", ""),
        ("data:image/png;base64,AA", ""),
    ],
)
def test_only_images_beside_the_page_are_shown(source: str, moved: str) -> None:
    assert taken(f'<img src="{source}" alt="">') == f'<img src="{moved}" alt="">'


def test_images_are_named_as_the_frozen_page_names_them() -> None:
    page = '<main id="statement"><img src="logos/1.svg"><img src="/x"></main><img src="out.png">'
    assert images(page) == ["logos/1.svg"]


@pytest.mark.parametrize("page", ["", "<main>no id</main>", '<main id="statement"><p>cut'])
def test_a_page_without_a_whole_text_has_none(page: str) -> None:
    assert statement_text(page, str) is None


def test_the_description_is_the_frozen_one() -> None:
    page = '<meta name="description" content="a &quot;b&quot; &amp; c">'
    assert description(page) == 'a "b" & c'
    assert description("<title>none</title>") == ""

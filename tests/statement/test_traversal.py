"""The one walk through blocks: every word of a part, in the order in which it is read."""

from typing import get_args

from statementpress.statement.model import Block, Endorsement, Paragraph, Signatories
from statementpress.statement.traversal import inlines_of, leaves, links_in, name_of, texts
from tests.shared.desk import Desk

TEXT = """\
## One *and* **two**

three\\
four [five](https://five.example.org)

- six

  - seven

> eight <https://eight.example.org>

::: signatories signed
nine
:::

::: notes
ten
:::

::: contact
eleven **<mailto:otter@example.org>**
:::
"""


def blocks(desk: Desk) -> tuple[Block, ...]:
    desk.write("en.md", TEXT)
    return desk.statement().parts["en"]


def test_words_come_in_reading_order_and_a_group_after_its_introduction(desk: Desk) -> None:
    read = [
        leaf.group
        if isinstance(leaf, Signatories | Endorsement)
        else "".join(texts(inlines_of(leaf)))
        for leaf in leaves(blocks(desk))
    ]
    assert read == [
        *("One and two", "three\nfour five", "six", "seven"),
        *("eight https://eight.example.org", "nine", "signed", "ten"),
        "eleven mailto:otter@example.org",
    ]


def test_links_are_found_however_deep_they_stand(desk: Desk) -> None:
    assert list(links_in(blocks(desk))) == [
        "https://five.example.org",
        "https://eight.example.org",
        "mailto:otter@example.org",
    ]


def test_a_block_is_called_what_people_call_it_or_what_they_typed(desk: Desk) -> None:
    called = [name_of(block) for block in blocks(desk)]
    assert called[:4] == ["a heading", "a paragraph", "a list", "a quotation"]
    assert called[4:] == ["“::: signatories”", "“::: notes”", "“::: contact”"]


def test_only_a_block_with_inlines_of_its_own_is_made_of_them() -> None:
    made = {kind.__name__ for kind in get_args(Block) if "inlines" in kind.__slots__}
    assert made == {"Paragraph", "Heading"}
    assert inlines_of(Paragraph((), 1)) == ()

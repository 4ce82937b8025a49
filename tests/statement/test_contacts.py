"""Whom to write to, as a statement's texts say it."""

from statementpress.statement.contacts import mail_addresses
from tests.shared.desk import Desk


def test_addresses_come_in_the_order_of_the_text_each_once(desk: Desk) -> None:
    desk.write(
        "en.md",
        "Rivers are clean. <elsewhere@example.org>\n\n::: signatories signed\nBy:\n:::\n\n"
        "::: contact\nWrite to **<otter@example.org>**:\n\n- <heron@example.org>\n"
        "- <https://www.example.org>\n:::\n",
    )
    desk.write(
        "km.md",
        "ទន្លេស្អាត។\n\n::: signatories signed\nចុះហត្ថលេខា៖\n:::\n\n"
        "::: contact\n<otter@example.org>\n:::\n",
    )
    assert mail_addresses(desk.statement()) == ("otter@example.org", "heron@example.org")


def test_a_statement_without_contact_has_none(desk: Desk) -> None:
    assert mail_addresses(desk.statement()) == ()

"""What messengers show beside a link to a page: a title card, and all that they ask of it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from statementpress.cli import main
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.share.title_cards import TitleCard, drawn
from tests.site.archives import ADDRESS, FACTS, OTHER, SLUG, frozen

_META = re.compile(r'<meta (?:property|name)="((?:og:image|twitter)[\w:]*)" content="([^"]*)">')
CARD = TitleCard("en", "A Statement on Clean Rivers", "en", "31 January 2030", "A Coalition", "")


def said(page: Path) -> Mapping[str, str]:
    """Return what a page says of its picture."""
    return {name: unescape(value) for name, value in _META.findall(page.read_text("utf-8"))}


@pytest.mark.parametrize("code", ["en", "km"])
def test_a_statement_has_a_card_in_the_language_of_its_page(
    addressed_site: Path, code: str
) -> None:
    shown = said(addressed_site / code / f"{SLUG}.html")
    assert shown["og:image"].startswith(f"{ADDRESS}pictures/")
    with Image.open(addressed_site / shown["og:image"].removeprefix(ADDRESS)) as image:
        assert image.format == "PNG"
        assert image.size == (1200, 630)
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
    assert shown["og:image:type"] == "image/png"
    assert shown["og:image:alt"].startswith(f"{FACTS.titles[code]} · ")
    assert FACTS.author in shown["og:image:alt"]
    assert shown["twitter:card"] == "summary_large_image"


def test_each_language_has_a_card_of_its_own(addressed_site: Path) -> None:
    pages = [said(addressed_site / code / f"{OTHER}.html")["og:image"] for code in ("en", "km")]
    assert len(set(pages)) == 2


def test_an_older_version_shows_its_first_page(addressed_site: Path) -> None:
    shown = said(addressed_site / "en" / SLUG / "v1.html")
    with Image.open(addressed_site / shown["og:image"].removeprefix(ADDRESS)) as image:
        assert image.width < image.height
        size = (shown["og:image:width"], shown["og:image:height"])
        assert size == tuple(map(str, image.size))
    assert shown["twitter:card"] == "summary"
    assert shown["og:image:alt"]


def test_a_site_without_an_address_has_no_pictures_for_messengers(site: Path) -> None:
    assert not any(said(page) for page in site.rglob("*.html"))


def test_a_card_says_that_a_statement_is_under_embargo(tmp_path: Path) -> None:
    frozen(tmp_path / "archive", replace(FACTS, embargo="2031-05-07T10:00:00+07:00"))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/site.toml").write_text(f'address = "{ADDRESS}"\n', encoding="utf-8")
    assert main(["--project", str(tmp_path), "-q", "site"]) == 0
    shown = said(tmp_path / "build/site/en" / f"{SLUG}.html")
    assert shown["og:image:alt"].startswith("Embargoed until 10:00 on 7 May 2031 (UTC+7) · ")


def test_cards_have_the_same_bytes_drawn_alone_together_or_from_the_cache() -> None:
    project = Project.at(SHIPPED)
    others = [replace(CARD, title=f"{CARD.title} {number}") for number in range(2)]
    together = drawn([*others, CARD], project)
    assert drawn([CARD], project)[CARD] == together[CARD]
    with Image.open(BytesIO(together[CARD])) as image:
        assert image.mode == "P"
    assert len(set(together.values())) == 3


def test_a_title_that_no_card_can_hold_has_none_and_the_others_have_theirs() -> None:
    endless = replace(CARD, title="A long title of many rivers " * 60)
    assert set(drawn([endless, CARD], Project.at(SHIPPED))) == {CARD}

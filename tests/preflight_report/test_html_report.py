"""The report in HTML: whole in itself, in two languages, readable without seeing it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from statementpress.errors import Severity
from statementpress.khmer.characters import without_breaks
from statementpress.preflight_report.html_report import MOST_KINDS, html_report
from statementpress.preflight_report.layout import MOST_PAGES
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from tests.preflight_report.cases import BARE, COARSE, RICH, SHIPPED_PROJECT, UNMARKED, examined

PREFLIGHT_WORDS = "templates/words/preflight.toml"
VOID = {"meta", "img", "br"}


class Reader(HTMLParser):
    """What a reader meets: text by language, headings, addresses, alternatives of images."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.text = {"en": "", "km": ""}
        self.headings: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names |= {tag, *given}
        if tag == "img":
            self.images.append(given)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag not in VOID:
            self.languages.append(given.get("lang") or (self.languages or ["en"])[-1])

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages:
            self.text[self.languages[-1]] += without_breaks(data).replace("\u00a0", " ")


def read(*findings: PreflightFinding, **facts: object) -> Reader:
    return Reader(html(*findings, **facts))


def html(*findings: PreflightFinding, **facts: object) -> str:
    return html_report(examined(*findings, **facts), SHIPPED_PROJECT).decode()  # type: ignore[arg-type]


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    page = html(UNMARKED, COARSE)
    assert "script" not in Reader(page).names
    assert "style" not in set(re.findall(r"<\w+[^>]*\s(style)=", page))
    addresses = re.findall(r'(?:src|href)="([^"]*)"|url\("?([^")]*)', page)
    assert addresses
    assert all("".join(address).startswith("data:") for address in addresses)


@pytest.mark.parametrize(
    ("findings", "english", "khmer"),
    [
        ((), "Fit to print", "អាចបោះពុម្ពបាន"),
        ((COARSE,), "Fit to print, with warnings", "ប៉ុន្តែមានការព្រមាន"),
        ((BARE,), "Not fit to print · formalities complete", "មិនទាន់អាចបោះពុម្ពបានទេ"),
        ((UNMARKED,), "Fit to print · formalities missing", "ខ្វះលក្ខខណ្ឌបែបបទ"),
        ((UNMARKED,), "The file prints well.", "ឯកសារនេះបោះពុម្ពបានល្អ"),
        ((UNMARKED,), "error (formality)", "កំហុស (បែបបទ)"),
    ],
)
def test_the_verdict_stands_in_both_languages(
    findings: tuple[PreflightFinding, ...], english: str, khmer: str
) -> None:
    page = read(*findings)
    assert english in page.text["en"]
    assert khmer in page.text["km"]


def test_a_finding_is_explained_in_both_languages() -> None:
    page = read(COARSE)
    for part in ("The resolution of an image is low", "60 mm from left", "Use the original"):
        assert part in page.text["en"]
    for part in ("រូបភាពមានកម្រិតច្បាស់", "ពីឆ្វេង", "សូមប្រើរូបភាពដើម"):
        assert part in page.text["km"]
    assert "72 ppi, limit 150 ppi" in page.text["en"]


def test_findings_of_one_code_are_one_kind() -> None:
    page = read(*(replace(COARSE, page=number) for number in (1, 2, 3, 5)), pages=5)
    assert page.text["en"].count("The resolution of an image is low") == 1
    assert "and 3 more · pages 1–3, 5" in page.text["en"]


def test_the_worst_come_first() -> None:
    text = read(RICH, COARSE, UNMARKED).text["en"]
    places = [text.index(word) for word in ("Not marked", "resolution of an", "A black area")]
    assert places == sorted(places)


def test_pictures_say_what_they_show() -> None:
    alternatives = [image["alt"] for image in read(UNMARKED, COARSE).images]
    assert alternatives == ["Page 1", "Page 2, with findings 2"]


def test_headings_lead_down_step_by_step() -> None:
    levels = [int(heading[1]) for heading in read(UNMARKED, COARSE).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_of_a_long_file_the_pages_with_findings_are_pictured() -> None:
    page = read(replace(COARSE, page=299), RICH, pages=300)
    assert len(page.images) == MOST_PAGES
    assert page.images[-1]["alt"] == "Page 299, with findings 1"
    assert "24 of 300 pages are shown" in page.text["en"]


def test_kinds_without_room_are_counted() -> None:
    findings = [PreflightFinding(f"made-up-{i}", Severity.NOTE) for i in range(MOST_KINDS + 3)]
    assert "had no room here: 3." in read(*findings).text["en"]


def test_names_are_text_and_never_markup() -> None:
    page = html(replace(COARSE, subject="</p><script>"), name="<b>&.pdf")
    assert "<script" not in page
    assert "&lt;b&gt;&amp;.pdf" in page


def test_the_same_file_gives_the_same_bytes() -> None:
    assert html(UNMARKED, COARSE) == html(UNMARKED, COARSE)


def test_a_report_is_in_the_languages_of_its_words_in_their_order(tmp_path: Path) -> None:
    shipped = (SHIPPED / PREFLIGHT_WORDS).read_text(encoding="utf-8")
    english, khmer = shipped[: shipped.index("[km]")], shipped[shipped.index("[km]") :]
    (tmp_path / PREFLIGHT_WORDS).parent.mkdir(parents=True)
    own = "\n".join([khmer, english, english.replace("[en", "[fr")])
    (tmp_path / PREFLIGHT_WORDS).write_text(own, encoding="utf-8")
    html = html_report(examined(COARSE, name="poster.pdf"), Project.at(tmp_path)).decode()
    assert '<html lang="km">' in html
    assert re.findall('<div class="side" lang="([a-z]+)">\n<h3>', html) == ["km", "en", "fr"]

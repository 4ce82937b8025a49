"""What the pages say, and that each of them is sound HTML that leads somewhere."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import tinyhtml5  # type: ignore[import-untyped]
import tinyhtml5.parser  # type: ignore[import-untyped]

from tests.site.archives import ADDRESS, HOSTILE, KHMER_ONLY, OTHER, SLUG

BASE = "https://site.invalid/"
Read = Callable[[str], str]


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def addresses_in(html: str) -> list[str]:
    return re.findall(r' (?:href|src)="([^"]*)"', html)


def alternates(html: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html)
    return dict(found)


def data(html: str) -> dict[str, object]:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert match
    read: dict[str, object] = json.loads(match[1])
    return read


def test_every_language_lists_all_statements(page: Read) -> None:
    for code in ("en", "km"):
        listed = re.findall(r'<h2><a href="([^"]+)"', page(f"{code}/index.html"))
        assert [Path(address).stem for address in listed] == [SLUG, OTHER, KHMER_ONLY]


def test_a_list_shows_date_count_size_and_hash(page: Read) -> None:
    english, khmer = page("en/index.html"), page("km/index.html")
    assert "5 May 2031" in english
    assert "24 signatories" in english
    assert "1 signatory<" in english
    assert "ឧសភា" in khmer
    assert "២០៣១" in khmer
    assert len(re.findall(r'class="digest"', english)) == 3 * 6 + 5


def test_a_statement_page_shows_the_newest_text_and_all_versions(page: Read) -> None:
    html = page(f"en/{SLUG}.html")
    assert "Water that is safe to drink" in html
    assert re.findall(r'<p class="name"><a href="([^"]+)"', html) == [
        f"{SLUG}/v2.html",
        f"{SLUG}/v1.html",
    ]
    assert "Nine more organisations have signed." in html


def test_an_older_version_says_that_it_was_replaced(page: Read) -> None:
    older, newer = page(f"en/{SLUG}/v1.html"), page(f"en/{SLUG}/v2.html")
    assert "A newer version has replaced it." in older
    assert f'href="../{SLUG}.html"' in older
    assert "replaced" not in newer


def test_a_statement_in_one_language_is_listed_in_the_other_in_its_own(
    page: Read, site: Path
) -> None:
    listed = page("en/index.html")
    assert f'href="../km/{KHMER_ONLY}.html"' in listed
    assert '<span lang="km">' in listed
    assert not (site / "en" / f"{KHMER_ONLY}.html").exists()
    assert 'hreflang="en" lang="en"' in page(f"km/{KHMER_ONLY}.html")


def test_what_people_wrote_is_never_markup(site: Path) -> None:
    for path in pages(site):
        html = (site / path).read_text(encoding="utf-8")
        assert "<script>" not in html
        assert HOSTILE not in html


def test_nothing_is_styled_or_scripted_in_a_page(site: Path) -> None:
    for path in pages(site):
        html = (site / path).read_text(encoding="utf-8")
        assert not re.search(r'<style| style="| on\w+="', html)
        assert set(re.findall(r"<script[^>]*>", html)) <= {'<script type="application/ld+json">'}


def test_every_page_is_well_formed(site: Path) -> None:
    for path in pages(site):
        parser = tinyhtml5.parser.HTMLParser(tinyhtml5.treebuilder.TreeBuilder)
        parser.parse((site / path).read_text(encoding="utf-8"))
        assert [error for _, error, *_ in parser.errors] == [], path


def test_every_address_leads_to_a_file_of_the_site(site: Path) -> None:
    lost = []
    for path in pages(site):
        html = (site / path).read_text(encoding="utf-8")
        for address in addresses_in(html):
            target = urlsplit(urljoin(BASE + path, address))
            if target.scheme == "mailto":
                continue
            assert f"{target.scheme}://{target.netloc}/" == BASE, address
            if not (site / unquote(target.path).lstrip("/")).is_file():
                lost.append((path, address))
            if target.fragment and f'id="{target.fragment}"' not in html:
                lost.append((path, address))
    assert lost == []


def test_every_file_is_reached_from_the_first_page(site: Path) -> None:
    reached, to_read = {"index.html"}, ["index.html"]
    while to_read:
        path = to_read.pop()
        text = (site / path).read_text(encoding="utf-8")
        found = addresses_in(text) + re.findall(r'url\("([^"]+)"\)', text)
        for address in found:
            target = unquote(urlsplit(urljoin(BASE + path, address)).path).lstrip("/")
            if target not in reached and (site / target).is_file():
                reached.add(target)
                to_read += [target] if target.endswith((".html", ".css")) else []
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    unseen = {path for path in files - reached if not path.endswith("OFL.txt")}
    assert unseen == {"404.html", "SHA256SUMS", "robots.txt"}


@pytest.mark.parametrize("kind", ["site", "addressed_site"])
def test_translations_name_each_other(kind: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(kind)
    address = ADDRESS if kind == "addressed_site" else BASE
    for path in pages(site):
        html = (site / path).read_text(encoding="utf-8")
        named = {code: urljoin(address + path, it) for code, it in alternates(html).items()}
        for code, target in named.items():
            if code == "x-default":
                continue
            other = target.removeprefix(address)
            back = alternates((site / other).read_text(encoding="utf-8"))
            assert {each: urljoin(target, it) for each, it in back.items()} == named


def test_each_page_leads_to_itself_in_the_other_language(page: Read) -> None:
    for path, other in (
        (f"en/{SLUG}.html", f"../km/{SLUG}.html"),
        (f"en/{SLUG}/v1.html", f"../../km/{SLUG}/v1.html"),
        ("km/index.html", "../en/index.html"),
    ):
        switch = page(path).split('<nav class="languages"')[1].split("</nav>")[0]
        assert f'href="{other}"' in switch


def test_search_engines_learn_what_a_version_is(page: Read) -> None:
    facts = data(page(f"km/{SLUG}/v1.html"))
    assert facts["inLanguage"] == "km"
    assert facts["datePublished"] == "2031-05-05"
    assert facts["dateModified"] == "2031-05-06"
    assert facts["version"] == 1
    assert isinstance(encodings := facts["encoding"], list)
    assert {each["encodingFormat"] for each in encodings} == {"application/pdf", "text/plain"}
    assert HOSTILE in str(data(page(f"en/{OTHER}.html"))["headline"])


def test_with_an_address_search_engines_get_whole_addresses(addressed_site: Path) -> None:
    html = (addressed_site / f"en/{SLUG}/v2.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}en/{SLUG}.html">' in html
    assert str(data(html)["@id"]) == f"{ADDRESS}en/{SLUG}.html"
    missing = (addressed_site / "404.html").read_text(encoding="utf-8")
    assert all(it.startswith(ADDRESS) for it in addresses_in(missing))


def test_without_one_none_is_made_up(page: Read) -> None:
    assert "canonical" not in page(f"en/{SLUG}.html")
    assert "://" not in page(f"en/{SLUG}.html").replace("https://schema.org", "")

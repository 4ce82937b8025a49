"""What programs read: feeds, sitemap, robots.txt, hashes."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from statementpress.cli import main
from tests.site.archives import ADDRESS, SLUG

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def texts(element: ET.Element, name: str) -> list[str]:
    return [each.text or "" for each in element.iter(ATOM + name)]


@pytest.mark.parametrize("code", ["en", "km"])
def test_a_feed_has_what_the_standard_asks_for(site: Path, code: str) -> None:
    feed = ET.parse(site / code / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        assert [part.findtext(ATOM + name) for name in ("id", "title", "updated")].count(None) == 0
        assert part.find(f"{ATOM}link[@rel='alternate']") is not None
    assert len(set(texts(feed, "id"))) == len(texts(feed, "id"))
    assert all(it.startswith("urn:uuid:") for it in texts(feed, "id"))


def test_the_version_frozen_last_comes_first(site: Path) -> None:
    feed = ET.parse(site / "en" / "feed.xml").getroot()
    entries = list(feed.iter(f"{ATOM}entry"))
    assert feed.findtext(f"{ATOM}updated") == "2031-06-20T00:00:00Z"
    assert [it.findtext(f"{ATOM}updated", "")[:10] for it in entries] == [
        "2031-06-20",
        "2031-05-06",
        "2030-02-01",
        "2029-11-13",
    ]
    assert "Nine more" in entries[0].findtext(f"{ATOM}summary", "")


def test_ids_stay_when_the_site_moves(site: Path, addressed_site: Path) -> None:
    here, there = (ET.parse(it / "km" / "feed.xml").getroot() for it in (site, addressed_site))
    assert texts(here, "id") == texts(there, "id")
    links = [it.get("href", "") for it in there.iter(f"{ATOM}link")]
    assert all(link.startswith(ADDRESS) for link in links)


def test_a_sitemap_needs_an_address(site: Path, addressed_site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    listed = [
        it.text for it in ET.parse(addressed_site / "sitemap.xml").getroot().iter(f"{MAP}loc")
    ]
    assert f"{ADDRESS}en/{SLUG}.html" in listed
    assert f"{ADDRESS}km/{SLUG}/v1.html" in listed
    assert f"{ADDRESS}km/{SLUG}/v2.html" not in listed  # its statement's page says the same
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (addressed_site / "robots.txt").read_text()


def test_sha256sum_checks_the_whole_site(site: Path) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not installed")
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=site, check=False
    )
    assert checked.returncode == 0
    named = {line[66:] for line in (site / "SHA256SUMS").read_text().splitlines()}
    files = {it.relative_to(site).as_posix() for it in site.rglob("*") if it.is_file()}
    assert files - named == {"SHA256SUMS"}


def test_the_same_archive_gives_the_same_site(project: Path, site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert main(["--project", str(project), "-q", "site", "-o", str(again)]) == 0
    assert (again / "SHA256SUMS").read_bytes() == (site / "SHA256SUMS").read_bytes()

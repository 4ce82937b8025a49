"""A site does not publish what is under an embargo without a warning."""

from dataclasses import replace
from pathlib import Path

from statementpress.errors import Severity
from statementpress.site.published import embargoes, published
from tests.site.archives import FACTS, SLUG, frozen


def test_the_newest_version_counts(tmp_path: Path) -> None:
    frozen(tmp_path, replace(FACTS, embargo="2031-05-06"))
    (found,) = embargoes(published(tmp_path))
    assert (found.code, found.severity) == ("embargo", Severity.WARNING)
    assert str(found.place) == f"{SLUG}/v1"
    assert "2031-05-06" in found.message

    frozen(tmp_path, replace(FACTS, note="After the launch"))
    assert list(embargoes(published(tmp_path))) == []

"""A made-up archive and the site of it, made once for all tests that only look."""

from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.cli import main
from tests.site.archives import archive_of_four

ADDRESS = "https://archive.example.org/statements/"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with an archive, a site at no known address in build/site/."""
    folder = tmp_path_factory.mktemp("site-project")
    archive_of_four(folder / "archive")
    assert main(["--project", str(folder), "-q", "site"]) == 0
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """Return the folder of the site at no known address."""
    return project / "build" / "site"


@pytest.fixture(scope="session")
def addressed_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same site made for `ADDRESS`."""
    own = tmp_path_factory.mktemp("site-addressed")
    (own / "archive").symlink_to(project / "archive")
    words = Path("templates/site.toml").read_text(encoding="utf-8")
    (own / "templates").mkdir()
    told = words.replace('address = ""', f'address = "{ADDRESS}"')
    (own / "templates" / "site.toml").write_text(told, encoding="utf-8")
    assert main(["--project", str(own), "-q", "site"]) == 0
    return own / "build" / "site"


@pytest.fixture
def page(site: Path) -> Callable[[str], str]:
    """Return what reads a page of the site by its path."""
    return lambda path: (site / path).read_text(encoding="utf-8")

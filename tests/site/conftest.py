"""A made-up archive and the site of it, made once for all tests that only look."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from statementpress.cli import main
from tests.site.archives import ADDRESS, archive_of_four


@pytest.fixture(scope="session")
def project(shared_folder: Path) -> Path:
    """Return a project with an archive, a site at no known address in build/site/."""
    folder = shared_folder / "site-project"
    with FileLock(shared_folder / "site-project.lock"):
        if not folder.exists():
            archive_of_four(folder / "archive")
            assert main(["--project", str(folder), "-q", "site"]) == 0
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """Return the folder of the site at no known address."""
    return project / "build" / "site"


@pytest.fixture(scope="session")
def addressed_site(project: Path, shared_folder: Path) -> Path:
    """Return the folder of the same site made for `ADDRESS`."""
    own = shared_folder / "site-addressed"
    with FileLock(shared_folder / "site-addressed.lock"):
        if not own.exists():
            own.mkdir()
            (own / "archive").symlink_to(project / "archive")
            words = Path("templates/site.toml").read_text(encoding="utf-8")
            (own / "templates").mkdir()
            addressed = words.replace('address = ""', f'address = "{ADDRESS}"')
            (own / "templates" / "site.toml").write_text(addressed, encoding="utf-8")
            assert main(["--project", str(own), "-q", "site"]) == 0
    return own / "build" / "site"


@pytest.fixture
def page(site: Path) -> Callable[[str], str]:
    """Return what reads a page of the site by its path."""
    return lambda path: (site / path).read_text(encoding="utf-8")

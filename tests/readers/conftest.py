"""Tiny PDFs that the readers and validators are tried on, each right or wrong in one known way."""

from pathlib import Path

import pytest

from tests.readers.made_up import typeset

BODY = """<h1>Clean rivers</h1><p>Fish &amp; frogs, 100 % &lt;safe&gt;:<br>“Ça va ?”</p>
<p style="break-before: page">Nobody   signed this.</p>"""


@pytest.fixture(scope="session")
def pdf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the PDFs that are made once."""
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="session")
def untagged(pdf_folder: Path) -> Path:
    """Return two pages without tags, metadata or conformance."""
    return typeset(pdf_folder / "untagged.pdf", BODY)


@pytest.fixture(scope="session")
def archival(pdf_folder: Path) -> Path:
    """Return the same pages as PDF/A-3a."""
    return typeset(pdf_folder / "archival.pdf", BODY, "pdf/a-3a")


@pytest.fixture(scope="session")
def accessible(pdf_folder: Path) -> Path:
    """Return the same pages as PDF/UA-1."""
    return typeset(pdf_folder / "accessible.pdf", BODY, "pdf/ua-1")

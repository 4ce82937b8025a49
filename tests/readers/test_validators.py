"""The validators pass what is right and name the clause of what is wrong."""

from pathlib import Path

import pytest

from statementpress.conformance.verdict import VeraPdfError
from tests.readers import outloud, verapdf
from tests.readers.tool import requires


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a file that is no PDF."""
    path = tmp_path / "broken.pdf"
    path.write_text("This is no PDF.", encoding="utf-8")
    return path


@requires(verapdf)
def test_verapdf_passes_pdf_a_3a(archival: Path) -> None:
    assert verapdf.validate(archival, ("3a",)) == {"3a": []}


@requires(verapdf)
def test_verapdf_passes_pdf_ua_1(accessible: Path) -> None:
    assert verapdf.validate(accessible, ("ua1",)) == {"ua1": []}


@requires(verapdf)
def test_verapdf_names_the_clause_that_a_file_without_tags_fails(untagged: Path) -> None:
    # ISO 14289-1, 6.2: the catalogue's MarkInfo says that the document is tagged.
    found = verapdf.validate(untagged)
    assert ("6.2", 1) in {(failure.clause, failure.test) for failure in found["ua1"]}
    assert found["3a"]
    assert all(failure.message and failure.place for failure in found["ua1"] + found["3a"])


@requires(verapdf)
def test_verapdf_cannot_be_asked_for_a_flavour_that_is_not_there(archival: Path) -> None:
    with pytest.raises(VeraPdfError, match="no flavour is called 9z"):
        verapdf.validate(archival, ("9z",))


@requires(verapdf)
def test_verapdf_does_not_pass_what_it_cannot_read(broken: Path) -> None:
    with pytest.raises(VeraPdfError, match=r"cannot judge broken\.pdf"):
        verapdf.validate(broken)


@requires(verapdf)
def test_a_dead_verapdf_is_an_error(archival: Path) -> None:
    engine = verapdf.engine()
    engine.stop()
    with pytest.raises(VeraPdfError, match="veraPDF died"):
        engine.ask("3a", archival)


@requires(outloud)
def test_outloud_finds_no_error_in_an_accessible_file(accessible: Path) -> None:
    assert outloud.findings(accessible, severity="error") == []


@requires(outloud)
def test_outloud_finds_the_missing_tags(untagged: Path) -> None:
    errors = outloud.findings(untagged, severity="error")
    assert any("StructTreeRoot" in str(finding) for finding in errors)


@requires(outloud)
def test_outloud_does_not_pass_what_it_cannot_read(broken: Path) -> None:
    with pytest.raises(RuntimeError, match="outloud"):
        outloud.findings(broken)

"""What veraPDF says of the same files, for what PDF/A (ISO 19005-2) forbids as PDF/X-4 does.

Where the two differ, `DIFFERENT` says why we are right.
"""

from pathlib import Path

import pytest

from tests.prepress.preflight.faults import TABLES
from tests.prepress.preflight.faults.case import Case
from tests.readers import verapdf
from tests.readers.tool import requires

CLAUSES = {
    "identifier-missing": {"6.1.3-1"},
    "encrypted": {"6.1.3-2"},
    "filter": {"6.1.7.2-1"},
    "intent-several": {"6.2.3-2"},
    "transfer-function": {"6.2.5-1", "6.2.5-2", "6.2.5-3"},
    "alternate-image": {"6.2.8-1"},
    "opi": {"6.2.8-2"},
    "reference-object": {"6.2.9-2", "6.1.7.1-3"},
    "postscript": {"6.2.9-1", "6.2.9-3"},
    "blend-mode": {"6.2.10-1"},
    "font-not-embedded": {"6.2.11.4.1-1"},
    "font-broken": {"6.2.11.4.1-1"},
    "glyph-missing": {"6.2.11.4.1-2", "6.2.11.8-1"},
    "font-widths": {"6.2.11.5-1"},
    "javascript": {"6.5.1-1"},
}
"""Our codes, and the clauses and tests of veraPDF's profile for PDF/A-2b that say the same."""
SPACE = "a space leaves no ink, whether the font has it or not"
DIFFERENT = {
    "intent-several: an output intent for PDF/A as well": "PDF/X counts those for PDF/X alone",
    "transfer-function: a square painted with /HT": "a screen of their own is what shops ask for",
    "transfer-function: a tone curve that is set back": "nothing is painted while it is in force",
    "alternate-image: an image with no second version": "an empty list names no image",
    "blend-mode: a list with a known one": "a reader takes the first that it knows (11.3.5)",
    "glyph-missing: a space that /FontFile lacks": SPACE,
    "glyph-missing: a space that /FontFile2 lacks": SPACE,
    "glyph-missing: a space that /FontFile3 lacks": SPACE,
    "glyph-missing: a CID that its map leads to .notdef": "veraPDF takes .notdef for a letter",
}
"""The files that the two judge differently, with the reason why we are right."""
UNREADABLE = {"alternate-image: an image with a second version"}
"""Files on which veraPDF fails."""
CASES = [case for table in TABLES for case in table]


def differs(case: Case, folder: Path) -> bool:
    """Say whether veraPDF tells what we do not, or does not tell what we do."""
    path = folder / "file.pdf"
    path.write_bytes(case.file())
    found = {
        f"{failure.clause}-{failure.test}" for failure in verapdf.validate(path, ("2b",))["2b"]
    }
    return bool(found & CLAUSES[case.code]) is not case.told


@requires(verapdf)
@pytest.mark.parametrize("code", CLAUSES)
def test_verapdf_agrees_or_is_wrong_for_a_reason(code: str, tmp_path: Path) -> None:
    cases = [each for each in CASES if each.code == code and str(each) not in UNREADABLE]
    found = {str(each) for each in cases if differs(each, tmp_path)}
    assert found == {name for name in DIFFERENT if name.startswith(f"{code}: ")}

"""One file is PDF/A-3a and PDF/UA-1, and what validators cannot judge is clean as well."""

import pytest

from tests.readers import outloud, verapdf
from tests.readers.tool import requires
from tests.shared.editions import Edition


@requires(verapdf)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing(edition: Edition, flavour: str) -> None:
    assert list(map(str, verapdf.validate(edition.path, (flavour,))[flavour])) == []


@requires(outloud)
def test_outloud_finds_no_error(edition: Edition) -> None:
    assert list(map(str, outloud.findings(edition.path, severity="error"))) == []

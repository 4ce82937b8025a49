"""Editions are built and measured for ink once in a run."""

from collections.abc import Iterator

import pytest

from statementpress.editions.printing import checking
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.ink.ghostscript import installed
from statementpress.prepress.ink.measure import Method, measure
from tests.readers.once import digest, once
from tests.shared.ink import bare_paper


@pytest.fixture(scope="session", autouse=True)
def _ink_is_measured_once() -> Iterator[None]:
    """Share how much ink a file gets: a build measures it, and tests of the edition do so again."""

    def measured(
        data: bytes, window: float, *, profile: OutputProfile, method: Method = Method.AUTO
    ) -> InkReport:
        asked = f"{window} {method} {installed()}".encode()
        key = digest(data, profile.data, asked)
        return once(f"ink {key}", lambda: measure(data, window, profile=profile, method=method))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "measure", measured)
        yield


@pytest.fixture
def ink_unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build without measuring ink, which takes half of the time of a small handout."""
    monkeypatch.setattr(checking, "measure", lambda data, *_, **__: bare_paper(data))

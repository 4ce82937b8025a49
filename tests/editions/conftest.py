"""Editions are built and measured for ink once in a run."""

from collections.abc import Collection, Iterator
from functools import partial

import pytest

from statementpress.editions.printing import checking
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.ink.ghostscript import installed
from statementpress.prepress.ink.measure import InkLimit, Method, measure
from tests.readers.once import digest, once
from tests.shared.ink import leave_ink_unmeasured

INK = ("statementpress/prepress", "statementpress/machine", "statementpress/unpacking.py")
"""The code that measures ink."""


@pytest.fixture(scope="session", autouse=True)
def _ink_is_measured_once() -> Iterator[None]:
    """Share how much ink a file gets: a build measures it, and tests of the edition do so again."""

    def measured(
        data: bytes,
        limit: InkLimit,
        *,
        profile: OutputProfile,
        method: Method = Method.AUTO,
        without: Collection[int] = (),
    ) -> InkReport:
        asked = f"{limit} {method} {installed()} {sorted(without)}".encode()
        key = digest(data, profile.data, asked)
        how = partial(measure, profile=profile, method=method, without=without)
        return once(f"ink {key}", lambda: how(data, limit), of=INK)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "measure", measured)
        yield


@pytest.fixture
def ink_unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build without measuring ink, which takes half of the time of a small press file."""
    leave_ink_unmeasured(monkeypatch)

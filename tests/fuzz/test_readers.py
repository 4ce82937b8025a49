"""Whatever goes in, a reader refuses it in words or keeps its promises; `make fuzz` tries more."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statementpress.errors import StatementPressError
from tests.fuzz.__main__ import figures
from tests.fuzz.readers import READERS, BrokenPromiseError, Reader, tried


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=15)
@given(chance=st.randoms(use_true_random=False))
def test_a_reader_refuses_in_words_or_keeps_its_promises(name: str, chance: Random) -> None:
    tried(READERS[name], READERS[name].make(chance))


def test_a_broken_promise_is_noticed() -> None:
    def read(data: bytes) -> None:
        raise StatementPressError(f"{object()!r} is broken", hint="look")

    with pytest.raises(BrokenPromiseError):
        tried(Reader(lambda chance: b"", read), b"")


def test_each_kind_of_failure_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    def read(data: bytes) -> None:
        match data[0] % 4:
            case 0:
                raise KeyError("a")
            case 1:
                raise StatementPressError("b", hint="c")
            case 2:
                raise BrokenPromiseError("d")

    readers = {"otter": Reader(lambda chance: chance.randbytes(1), read)}
    (found,) = figures(readers, count=100, seed=1)
    assert found.inputs == 100
    assert found.refused + sum(found.failures.values()) < 100
    assert sorted(kind.partition(" ")[0] for kind in found.failures) == ["promise", "traceback"]

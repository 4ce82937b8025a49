"""A job that needs more than it may use is ended; all others answer as if they were done here."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from statementpress.machine.forked import Budget, OverBudgetError, Report, forked
from statementpress.native import system
from statementpress.native.limits import limit_program

SMALL = Budget(1, 100_000_000)


def test_a_job_returns_what_it_finds() -> None:
    assert forked(lambda _: {"pages": 3}, SMALL) == {"pages": 3}


def test_an_error_is_raised_here() -> None:
    def fails(_: Report) -> None:
        raise ValueError("has no pages")

    with pytest.raises(ValueError, match="has no pages"):
        forked(fails, SMALL)


def loops(report: Report) -> None:
    report("page 2")
    while True:
        try:
            sum(range(1_000))
        except Exception:  # as code does that expects anything of a file
            continue


def fills(report: Report) -> None:
    report("page 2")
    bytearray(1_000_000_000)


def dies(report: Report) -> None:
    report("page 2")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(("job", "what"), [(loops, "time"), (fills, "memory"), (dies, "memory")])
def test_a_job_that_needs_more_is_ended_and_its_place_is_known(
    job: Callable[[Report], None], what: str
) -> None:
    with pytest.raises(OverBudgetError, match=what) as caught:
        forked(job, SMALL)
    assert caught.value.place == "page 2"


def refuses(_: Report) -> None:
    raise ValueError("has no pages")


def test_where_none_can_be_forked_a_process_is_started_with_the_same_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "PLATFORM", "darwin")
    with pytest.raises(ValueError, match="has no pages"):
        forked(refuses, SMALL)
    for job, what in (loops, "time"), (fills, "memory"), (dies, "memory"):
        with pytest.raises(OverBudgetError, match=what) as caught:
            forked(job, SMALL)
        assert caught.value.place == "page 2"


def test_a_job_that_needs_less_has_its_memory() -> None:
    assert forked(lambda _: len(bytearray(50_000_000)), SMALL) == 50_000_000


def test_no_process_is_left_behind() -> None:
    process = forked(lambda _: os.getpid(), SMALL)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_signal_after_the_job_does_not_let_its_process_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()
    ended = os._exit

    def slowly(code: int) -> None:
        time.sleep(0.05)  # the parent asks it to end now
        ended(code)

    def terminated(*_: object) -> None:
        raise SystemExit(143)

    monkeypatch.setattr(os, "_exit", slowly)
    before = signal.signal(signal.SIGTERM, terminated)
    try:
        with suppress(SystemExit):
            forked(lambda _: None, SMALL)
        if os.getpid() != here:
            (tmp_path / "went on").touch()
            ended(1)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert list(tmp_path.iterdir()) == []


def test_a_job_may_limit_a_part_of_itself_further() -> None:
    def outer(_: Report) -> str:
        with pytest.raises(OverBudgetError) as caught:
            forked(fills, Budget(1, 10_000_000))
        return str(caught.value)

    assert forked(outer, SMALL) == "memory"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process")
def test_a_program_inside_a_job_gets_no_more_than_the_job() -> None:
    def job(_: Report) -> list[str]:
        with subprocess.Popen(["sleep", "60"]) as program:
            limit_program(program.pid, 1_000, 10**12)
            text = Path(f"/proc/{program.pid}/limits").read_text(encoding="ascii")
            program.kill()
        return [line for line in text.splitlines() if "cpu time" in line]

    (limits,) = forked(job, SMALL)
    assert limits.split()[3:5] == ["6", "6"]

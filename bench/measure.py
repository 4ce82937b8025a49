"""Time a whole process, and ask the kernel what it used.

On Linux a process begins with the peak memory of the one that started it. So the process that
measures has to stay small: nothing in it imports the typesetting.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: getrusage(2) of macOS counts bytes, that of Linux KiB."""

Started = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Measure:
    """What one process used, together with the processes that it started and waited for."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time."""
    peak: int
    """Bytes of memory of the largest process."""


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measure:
    """Run a command to its end and measure it; `environment` is added to that of this process.

    Raise RuntimeError, with the end of what it printed, if it fails.
    """
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
        )
        cpu, peak = _waited_for(process)
        wall = time.perf_counter() - start
        if process.returncode:
            printed.seek(0)
            words = printed.read().decode("utf-8", "replace").strip()[-2000:]
            raise RuntimeError(f"{command[0]} ended with {process.returncode}: {words}")
    return Measure(wall, cpu, peak)


def typical(measures: Sequence[Measure]) -> Measure:
    """Return the median of each figure over several runs."""

    def middle(value: Callable[[Measure], float]) -> float:
        return median(map(value, measures))

    return Measure(
        middle(lambda each: each.wall),
        middle(lambda each: each.cpu),
        round(middle(lambda each: each.peak)),
    )


def project_root() -> Path:
    """Return the folder that holds generate.py."""
    return Path(__file__).parents[1]


def _waited_for(process: Started) -> tuple[float, int]:
    """Wait for a process; return its CPU seconds and its peak memory in bytes."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT

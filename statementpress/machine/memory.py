"""How much memory this process has, and how much this machine has left, as far as Linux says.

Other systems say none of it in files, and 0 then stands for what is not known.
"""

import re
from contextlib import suppress
from pathlib import Path

_OWN, _PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_MACHINE = Path("/proc/meminfo")
_GROUP = Path("/sys/fs/cgroup")
"""The limits of a container, or of a group of processes (cgroup v2)."""
_BEGIN = "5"
"""What tells Linux to count a process's peak from now on."""


def resident() -> int:
    """Return how many bytes of memory this process has, shared ones included."""
    return _kilobytes(_OWN, "VmRSS")


def begin_peak() -> None:
    """Let `peak` count from now on."""
    with suppress(OSError):
        _PEAK.write_text(_BEGIN, encoding="ascii")


def peak() -> int:
    """Return the most bytes that this process has had since `begin_peak`, or since its start."""
    return _kilobytes(_OWN, "VmHWM")


def available() -> int:
    """Return how many bytes can still be used here without any being written to a disk."""
    machine = _kilobytes(_MACHINE, "MemAvailable")
    with suppress(OSError, ValueError):  # most processes have no limit of their own
        most, used = (
            int((_GROUP / f"memory.{it}").read_text("ascii")) for it in ("max", "current")
        )
        return min(machine, max(0, most - used))
    return machine


def _kilobytes(file: Path, name: str) -> int:
    """Return the bytes of a line such as "VmRSS:  12345 kB"; 0 if there is none."""
    with suppress(OSError):
        found = re.search(rf"^{name}:\s*(\d+) kB$", file.read_text("ascii"), re.MULTILINE)
        return 1024 * int(found[1]) if found else 0
    return 0

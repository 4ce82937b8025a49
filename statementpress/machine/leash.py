"""A process that ends when the one that started it does, however that ends.

Who was killed cannot tell anybody to end. But the system closes the pipes that they held, and a
thread here waits for that, whatever the process is doing. It is a program of its own and no copy,
so that it has none of the signals, sockets and threads of the one that started it, here called its
owner.

Run as a program, it carries out a command line of Statement Press in this way.
"""

import os
import runpy
import signal
import struct
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

import msgspec

import statementpress
from statementpress.native.processes import end_this_process

PROGRAM: Final = "statementpress"
"""What is run."""
GRACE_SECONDS: Final = 5
"""How long a process may take to remove its folders."""
LENGTH: Final = struct.Struct(">I")
"""What a message begins with: how many bytes follow, which are MessagePack."""
_LAST: Final = object()
"""Stands for the end of all messages."""


class Pipe:
    """The messages between this process and its owner."""

    def __init__(self) -> None:
        """Take standard input and output for messages; what is printed goes to standard error."""
        self._to_owner = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)
        self._lock = threading.Lock()
        self._waiting: SimpleQueue[Any] = SimpleQueue()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner decides
        signal.signal(signal.SIGTERM, _unwind)
        on_a_leash(self._read)

    def send(self, message: Any) -> None:
        """Send a message: of dicts, lists, text, bytes and numbers. Any thread may call this."""
        data = msgspec.msgpack.encode(message)
        with self._lock:
            self._to_owner.write(LENGTH.pack(len(data)) + data)
            self._to_owner.flush()

    def next(self) -> Any:
        """Return the next message; wait for it. Raises SystemExit if there will be none."""
        return _unless_last(self._waiting.get())

    def waiting(self) -> list[Any]:
        """Return all messages that have come by now, without waiting; they are taken away.

        Raises SystemExit if there will be no more.
        """
        found = []
        try:
            while True:
                found.append(_unless_last(self._waiting.get_nowait()))
        except Empty:
            return found

    def _read(self) -> None:
        try:
            while head := _exactly(LENGTH.size):
                self._waiting.put(msgspec.msgpack.decode(_exactly(*LENGTH.unpack(head))))
        finally:
            self._waiting.put(_LAST)  # on Windows, no signal wakes who waits for a message


def command(module: str, arguments: Sequence[str]) -> Sequence[str]:
    """Return what runs a module of this package, whatever lies in the current folder."""
    return (sys.executable, "-P", "-m", module, *arguments)


def environment() -> Mapping[str, str]:
    """Return the environment in which a process finds this same package."""
    package = str(Path(statementpress.__file__).resolve().parents[1])
    others = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(filter(None, (package, others)))
    return {**os.environ, "PYTHONPATH": path}


def on_a_leash(read: Callable[[], object]) -> None:
    """Call `read`, which reads standard input, in a thread; end this process when it returns."""

    def hold() -> None:
        try:
            read()
        finally:
            end_this_process(GRACE_SECONDS)

    threading.Thread(target=hold, daemon=True).start()


def _exactly(count: int) -> bytes:
    """Return so many bytes of standard input; b"" at its end.

    Nothing of it is buffered: at its end, the interpreter would wait for the lock of a buffer.
    """
    data = bytearray()
    while len(data) < count:
        chunk = os.read(0, count - len(data))
        if not chunk:
            return b""
        data += chunk
    return bytes(data)


def _to_the_end() -> None:
    while os.read(0, 65_536):
        pass


def _unless_last(message: Any) -> Any:
    """Return a message; unwind this process if it stands for the end of all messages."""
    if message is _LAST:
        _unwind()
    return message


def _unwind(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # nothing may interrupt what is being removed
    raise SystemExit


def main(argv: Sequence[str]) -> None:
    """Carry out a command line of Statement Press as long as the owner is there."""
    on_a_leash(_to_the_end)
    sys.argv = [PROGRAM, *argv]
    runpy.run_module(PROGRAM, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])

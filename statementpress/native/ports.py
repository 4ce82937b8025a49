"""How a server takes a port so that it is the only one there."""

import errno
import socket

from statementpress.native.system import is_windows

EXCLUSIVE = getattr(socket, "SO_EXCLUSIVEADDRUSE", ~socket.SO_REUSEADDR)
"""The option of Windows; Python has a name for it only there."""


def take_exclusively(listener: socket.socket) -> None:
    """Let no other program listen where this socket will.

    On Unix the option lets a server begin while connections of the one before it are still ending;
    nobody else can take its port. On Windows the same option would let any program do so.
    """
    option = EXCLUSIVE if is_windows() else socket.SO_REUSEADDR
    listener.setsockopt(socket.SOL_SOCKET, option, 1)


def is_taken(error: OSError) -> bool:
    """Return whether a port could not be taken because another program has it.

    Windows says that this is not allowed if that program took it exclusively.
    """
    return error.errno == errno.EADDRINUSE or (is_windows() and error.errno == errno.EACCES)

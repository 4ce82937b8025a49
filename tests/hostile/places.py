"""What can stand in the place of a file: links, pipes, sockets, devices, and files without end."""

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

SECRET: Final = "a secret of the person who opens the project"


def _link_out(path: Path) -> None:
    path.symlink_to(_secret(path))


def _secret(path: Path) -> Path:
    """Return a file outside every project of these tests."""
    place = Path(os.environ["HOSTILE_SECRET"])
    assert not place.is_relative_to(path.parent)
    return place


def _link_round(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the path of a socket may have no more than 107 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def _folder(path: Path) -> None:
    path.mkdir()


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _endless(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(101_000_000)


KINDS: Final[Mapping[str, Callable[[Path], None]]] = {
    "a link that leads out": _link_out,
    "a link to itself": _link_round,
    "a pipe": _pipe,
    "a socket": _socket,
    "a folder": _folder,
    "a device": _device,
    "101 MB": _endless,
}

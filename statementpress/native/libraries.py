"""The shared libraries that WeasyPrint loads, each asked for its version and its file.

GLib is not in the table, because no system installs Pango without it. HarfBuzz-subset is optional
for WeasyPrint 70 but required here: without it WeasyPrint warns, and fontTools makes the subsets of
fonts, with other bytes.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from statementpress.errors import SetupError
from statementpress.late import late_imports
from statementpress.native.part import Need, Package, Part, hint_for_all, this_installer
from statementpress.native.system import is_macos, is_windows

with late_imports():
    import ctypes
    from ctypes import util

MACOS_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib", "/usr/lib")
"""Where Homebrew (Apple silicon, Intel) and MacPorts keep libraries, and then macOS itself."""
DLL_FOLDERS = "WEASYPRINT_DLL_DIRECTORIES"
"""The variable, which WeasyPrint reads, too, that names other folders with DLLs on Windows."""
WINDOWS_FOLDERS = (
    r"C:\msys64\ucrt64\bin",
    r"C:\msys64\clang64\bin",
    r"C:\msys64\mingw64\bin",
    r"C:\Program Files\GTK3-Runtime Win64\bin",
)
"""Where MSYS2 and GTK keep DLLs."""


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, and how to find it on each system."""

    name: str
    """What people call it."""
    stem: str
    """Its name for the linker of macOS."""
    soname: str
    """Its file on Linux."""
    dll: str
    """Its file on Windows."""
    symbol: str
    """A C function without arguments that returns its version as text, or as a number: 21401."""
    package: Package
    """What to install to get it."""


LIBRARIES = (
    Library("Pango", "pango-1.0", "libpango-1.0.so.0", "libpango-1.0-0.dll",
            "pango_version_string", Package("libpango-1.0-0", "pango", "pango")),
    Library("PangoFT2", "pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0.dll",
            "pango_version_string", Package("libpangoft2-1.0-0", "pango", "pango")),
    Library("HarfBuzz", "harfbuzz", "libharfbuzz.so.0", "libharfbuzz-0.dll",
            "hb_version_string", Package("libharfbuzz0b", "harfbuzz", "harfbuzz")),
    Library("HarfBuzz-subset", "harfbuzz-subset", "libharfbuzz-subset.so.0",
            "libharfbuzz-subset-0.dll", "hb_version_string",
            Package("libharfbuzz-subset0", "harfbuzz", "harfbuzz")),
    Library("fontconfig", "fontconfig", "libfontconfig.so.1", "libfontconfig-1.dll",
            "FcGetVersion", Package("libfontconfig1", "fontconfig", "fontconfig")),
)  # fmt: skip


def library_parts() -> Iterator[Part]:
    """Yield a part for every library of the table, found or not."""
    for library in LIBRARIES:
        handle = _load(library)
        yield Part(
            name=library.name,
            version=_version(handle, library.symbol) if handle else "",
            path=_path(library, handle) if handle else "",
            needed_for=Need.BUILD,
            package=library.package,
            hint=library.package.hint(this_installer()),
        )


def loaded_libraries() -> dict[str, int]:
    """Return the files of all shared libraries that this process has loaded, each with its inode.

    The path of a file that was replaced since ends in " (deleted)". Where the system has no list of
    them, they are those of the table, without an inode.
    """
    mapped = {path: inode for path, inode in _mapped().items() if ".so" in Path(path).name}
    return mapped or {part.path: 0 for part in library_parts() if part.found}


def require_libraries() -> None:
    """Raise SetupError if libraries are missing; it names them all, and what to type.

    Call it before the first import of WeasyPrint, because on macOS that finds the libraries of
    Homebrew only after this.
    """
    missing = [part for part in library_parts() if not part.found]
    if missing:
        names = ", ".join(part.name for part in missing)
        typed = hint_for_all((part.package for part in missing), this_installer())
        raise SetupError(
            f"libraries that set type are missing: {names}",
            hint=f"type: {typed}. After that, `generate.py doctor` lists what is found",
        )


def _load(library: Library) -> "ctypes.CDLL | None":
    try:
        if is_macos():
            # dyld reads this variable only when a process starts, but find_library at each call.
            os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", ":".join(_macos_folders()))
            found = util.find_library(library.stem)
            return ctypes.CDLL(found) if found else None
        if is_windows():
            _add_dll_folders()
            return ctypes.CDLL(library.dll)
        return ctypes.CDLL(library.soname)
    except OSError:
        return None


def _macos_folders() -> Iterator[str]:
    """Yield where libraries may lie on macOS; Homebrew's own variable names its folder first."""
    if prefix := os.environ.get("HOMEBREW_PREFIX"):
        yield f"{prefix}/lib"
    yield from MACOS_FOLDERS


@cache
def _add_dll_folders() -> tuple[str, ...]:
    """Let Windows look for DLLs where people have them; return these folders.

    WeasyPrint and the program itself then look in the same places.
    """
    named = os.environ.setdefault(DLL_FOLDERS, ";".join(WINDOWS_FOLDERS)).split(";")
    add: Callable[[str], object] = getattr(os, "add_dll_directory", str)
    for folder in named:
        with suppress(OSError):
            add(folder)
    return tuple(named)


def _version(handle: "ctypes.CDLL", symbol: str) -> str:
    try:
        function = handle[symbol]
    except AttributeError:
        return "unknown"
    if symbol == "FcGetVersion":
        number = int(function())
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    function.restype = ctypes.c_char_p
    return str(function().decode("ascii"))


def _path(library: Library, handle: "ctypes.CDLL") -> str:
    loaded = [path for path in _mapped() if Path(path).name.startswith(library.soname)]
    if is_windows():
        folders = map(Path, _add_dll_folders())
        loaded = [str(each / library.dll) for each in folders if (each / library.dll).is_file()]
    return next(iter(loaded), str(handle._name))


def _mapped() -> dict[str, int]:
    """Return the files that this process has in its memory, each with its inode.

    They are known on Linux only. The path of a file that was replaced since ends in " (deleted)".
    """
    maps = Path("/proc/self/maps")
    if not maps.exists():
        return {}
    found = {}
    for line in maps.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        # A line: address, permissions, offset, device, inode, and the path, which may hold spaces.
        fields = line.split(maxsplit=5)
        if len(fields) > 5 and fields[5].startswith("/"):
            found[fields[5]] = int(fields[4])
    return found

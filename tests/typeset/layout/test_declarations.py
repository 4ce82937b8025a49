"""Declarations that come compiled from the cache are those that cffi would have parsed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cffi
import pytest

from statementpress.machine import cache
from statementpress.machine.cache import Shelf
from statementpress.typeset.layout import declarations
from statementpress.typeset.layout.declarations import compiled_declarations

DECLARED = """
    typedef enum { PLAIN, LARGE = 7 } size_of_type;
    typedef struct { int width; const char *name; } face;
    typedef unsigned int tag;
    size_t strlen (const char *text);
    int snprintf (char *into, size_t most, const char *form, ...);
    int no_library_has_this (int);
"""


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of compiled declarations in a cache of its own."""
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path))
    cache.forget()
    yield tmp_path / Shelf.DECLARATIONS
    cache.forget()


def interface() -> Any:
    """Return what a library gets that is imported as in a new process."""
    cache.forget()
    with compiled_declarations():
        declared = cffi.FFI()
        declared.cdef(DECLARED)
    return declared


def answers(ffi: Any) -> list[object]:
    """Return what an interface says and does, in each of the ways in which WeasyPrint uses one."""
    library = ffi.dlopen(None, ffi.RTLD_NOW)
    text = ffi.new("char[]", b"ABC")
    face = ffi.new("face *", {"width": 3, "name": text})
    into = ffi.new("char[20]")
    freed: list[object] = []
    kept = ffi.gc(text, freed.append)
    library.snprintf(into, 20, b"%s %d", text, ffi.cast("int", 12))
    found = [
        (library.PLAIN, library.LARGE),
        library.strlen(kept),
        ffi.string(into),
        ffi.string(face.name),
        list(ffi.new(f"tag[{2}]", (5, 6))),
        ffi.unpack(text, 2),
        face == ffi.NULL,
    ]
    del kept
    return [*found, len(freed)]


def test_it_does_what_the_parsed_interface_does() -> None:
    parsed = cffi.FFI()
    parsed.cdef(DECLARED)
    assert answers(interface()) == answers(parsed)


def test_a_function_that_no_library_has_is_refused() -> None:
    ffi = interface()
    with pytest.raises(ffi.error, match="no_library_has_this"):
        ffi.dlopen(None).no_library_has_this(1)


def test_the_second_process_parses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = answers(interface())
    monkeypatch.delattr(declarations, "compiled")
    assert answers(interface()) == first


def test_a_damaged_entry_is_made_anew(shelf: Path) -> None:
    first = answers(interface())
    (entry,) = shelf.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole.replace(b"strlen", b"strlan"))
    assert answers(interface()) == first
    assert entry.read_bytes() == whole


def test_other_declarations_are_another_entry(shelf: Path) -> None:
    interface()
    with compiled_declarations():
        cffi.FFI().cdef("int abs (int);")
    assert len(list(shelf.iterdir())) == 2


def test_without_a_cache_cffi_parses_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", "")
    assert isinstance(interface(), cffi.FFI)


def test_outside_the_block_cffi_is_as_it_was() -> None:
    before = cffi.FFI
    interface()
    assert cffi.FFI is before


def test_what_is_no_c_is_refused(shelf: Path) -> None:
    with compiled_declarations(), pytest.raises(cffi.CDefError):
        cffi.FFI().cdef("this is no C")
    assert not shelf.exists()

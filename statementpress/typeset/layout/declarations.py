"""What a library declares to cffi, compiled once and kept.

cffi reads C declarations in one of two ways. In-line, a library hands them over as C each time it
is imported, and cffi parses them: WeasyPrint's take twenty times as long as loading the libraries
that they are of. Out-of-line, they were written as a Python module before, and importing that is
all. The result is the same (cffi's documentation, “Preparing and Distributing modules”), but for a
function that a library lacks: that is an error of cffi, not an AttributeError.

Here a library that declares in-line gets the out-of-line module, which the cache keeps by the
declarations and the versions of cffi and Python. That module is run, so it comes from a shelf for
code: of `machine.cache` such a shelf trusts only a file that nobody but this user can have written,
and whose bytes have the hash at its front. Who can write such a file could as well write the files
that this user's shell runs when it starts.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import _cffi_backend
import cffi

from statementpress.machine.cache import Shelf, cache_folder, cached, key

MODULE = "declarations"
"""The name that cffi writes into the module; nothing imports it by that name."""


@contextmanager
def compiled_declarations() -> Iterator[None]:
    """Let what libraries declare to cffi inside the block come from the cache.

    Without a cache, cffi parses it as ever.
    """
    parsed = cffi.FFI
    if cache_folder():
        cffi.FFI = _Interface
    try:
        yield
    finally:
        cffi.FFI = parsed


class _Interface:
    """Stands for a `cffi.FFI` whose declarations come at once, before it is used."""

    def cdef(self, declarations: str) -> None:
        """Take the declarations; from here on this does what the compiled interface does."""
        parts = (declarations, cffi.__version__, _cffi_backend.__version__, sys.version)
        name = key(part.encode() for part in parts)
        source = cached(Shelf.DECLARATIONS, name, lambda: compiled(declarations))
        module: dict[str, Any] = {}
        exec(compile(source, MODULE, "exec"), module)
        interface = module["ffi"]
        members = [each for each in dir(interface) if not each.startswith("__")]
        # Its own methods are called, without a detour: layout calls them for each line of text.
        vars(self).update({each: getattr(interface, each) for each in members})


def compiled(declarations: str) -> bytes:
    """Return the source of a Python module whose `ffi` has the declarations.

    Raises cffi.CDefError if they are not C.
    """
    builder = cffi.api.FFI()
    builder.cdef(declarations)
    builder.set_source(MODULE, None, compiler_verbose=0)
    module = io.StringIO()
    builder.emit_python_code(module)
    return module.getvalue().encode()

"""What lies outside Python: found, named with version and path, and installed where possible.

`parts()` feeds `generate.py doctor`; `install` is what `make` and CI run before anything is
installed, so nothing in this package needs more than Python itself.
"""

from statementpress.native.libraries import require_libraries
from statementpress.native.part import Need, Package, Part
from statementpress.native.parts import parts

__all__ = ["Need", "Package", "Part", "parts", "require_libraries"]

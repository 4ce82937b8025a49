"""The programs and libraries outside Python: finds them, and installs what is missing.

`parts()` is what the command `doctor` prints. `make` and CI run `install` before any package is
installed, so this room needs nothing but Python itself.
"""

from statementpress.native.libraries import loaded_libraries, require_libraries
from statementpress.native.part import Need, Package, Part
from statementpress.native.parts import parts, verapdf_parts
from statementpress.native.programs import found_programs, program_part

__all__ = [
    "Need",
    "Package",
    "Part",
    "found_programs",
    "loaded_libraries",
    "parts",
    "program_part",
    "require_libraries",
    "verapdf_parts",
]

"""What differs from system to system, and the programs and libraries outside Python.

`parts()` is what the command `doctor` prints. `make` and CI run `install` before any package is
installed, so this room needs nothing but Python itself. What differs by system is asked of its
modules: `system`, `processes`, `limits`, `locks`, `replacing`, `file_names` and `ports`.
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

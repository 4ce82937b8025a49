"""What a build is made with, by version: Python, its packages, and the libraries outside Python.

The same sources give the same bytes with the same versions. A frozen version records them, and
machines that share the work of many builds compare theirs.
"""

import platform
import zlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from statementpress import __version__
from statementpress.editions.installed import package_names
from statementpress.native import Need, parts

_ELSEWHERE = {"Python", "WeasyPrint"}
"""Native parts that are listed among the software."""


def machine() -> str:
    """Return the system and its processor, such as "Linux x86_64"."""
    return f"{platform.system()} {platform.machine()}"


def software() -> dict[str, str]:
    """Return the versions of Statement Press, Python, and the packages that a build uses."""
    versions = {"Statement Press": __version__, "Python": platform.python_version()}
    for name in package_names():
        try:
            versions[name] = version(name)
        except PackageNotFoundError:  # a package for another system
            continue
    return versions


def native() -> dict[str, str]:
    """Return the versions of the libraries and programs outside Python that a build uses."""
    found = parts(Need.BUILD, Need.INK)
    versions = {part.name: part.version for part in found if part.name not in _ELSEWHERE}
    return {**versions, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the versions that are not the same in two accounts, "absent" for one that is missing.

    They are in the order of `one`, and then of what only `other` has.
    """
    pairs = {
        name: (one.get(name) or "absent", other.get(name) or "absent")
        for name in dict.fromkeys((*one, *other))
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

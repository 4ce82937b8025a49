"""Hold the locked packages against the published advisories: `make audit`.

pip-audit asks the database that it knows. It calls a package that it could not ask about skipped,
and all well with the rest; so does it where no network allows it to ask at all. Here nothing counts
as checked that was not. It lies in an environment of its own, as it brings thirty packages that
nothing else needs.

Exit code: 0 nothing is known against any package, 1 something is, 75 (EX_TEMPFAIL) not all of them
could be checked.
"""

import json
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
LOCK = PROJECT / "requirements" / "test.txt"
"""The lock of the tests, which holds that of the build."""
TOOLS = PROJECT / "build" / "audit"
UNCHECKED = 75


def main() -> int:
    """Print what is known against the locked packages."""
    program = _installed()
    if program is None:
        sys.stderr.write("nothing was checked: pip-audit could not be installed from here\n")
        return UNCHECKED
    asked = [program, "--disable-pip", "--require-hashes", "--requirement", str(LOCK)]
    done = subprocess.run(
        [*asked, "--progress-spinner=off", "--format=json"],
        check=False,
        capture_output=True,
        text=True,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        sys.stderr.write(f"nothing was checked: {done.stderr.strip()[-500:]}\n")
        return UNCHECKED
    for line in known(packages):
        sys.stdout.write(f"{line}\n")
    left = unchecked(packages)
    sys.stderr.write(f"{len(packages) - len(left)} of {len(packages)} packages were checked\n")
    if left:
        sys.stderr.write("  hint: ask again where the network reaches the database of advisories\n")
    if any(each.get("vulns") for each in packages):
        return 1
    return UNCHECKED if left or not packages else 0


def known(packages: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line for each advisory, with the versions that mend it."""
    for package in packages:
        for advisory in package.get("vulns", ()):
            mended = ", ".join(advisory.get("fix_versions", ())) or "no version yet"
            name = f"{package['name']} {package['version']}"
            yield f"{name}: {advisory['id']}, mended in {mended}"


def unchecked(packages: list[Mapping[str, Any]]) -> list[str]:
    """Return the packages that the database did not answer for."""
    return [each["name"] for each in packages if "skip_reason" in each]


def _installed() -> str | None:
    """Return the path of pip-audit; None if it cannot be had."""
    program = TOOLS / "bin" / "pip-audit"
    if not program.exists():
        declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
        wanted = declared["dependency-groups"]["audit"]
        venv.create(TOOLS, with_pip=True, clear=True)
        pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--disable-pip-version-check", *wanted], check=False)
    return str(program) if program.exists() else None


if __name__ == "__main__":
    sys.exit(main())

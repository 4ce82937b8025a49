"""What LibreOffice makes of a document, in a profile of its own."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.readers.once import READERS, digest, once
from tests.readers.tool import Tool, output

TOOL = Tool("LibreOffice", parts=("LibreOffice",))
available, version = TOOL.available, TOOL.version


def converted(data: bytes, ending: str, into: str) -> bytes:
    """Return a document with a name that ends in `ending`, saved in the format `into`.

    `into` may name a filter, as in "txt:Text (encoded):UTF8". Raises RuntimeError if it fails.
    """
    key = f"LibreOffice {ending} {into} {digest(data)}"
    return once(key, lambda: _converted(data, ending, into), of=READERS)


def _converted(data: bytes, ending: str, into: str) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"document.{ending}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        out = folder / "converted"
        command = (TOOL.path("LibreOffice"), profile, "--headless", "--convert-to", into)
        output(*command, "--outdir", str(out), str(source))
        return next(out.iterdir()).read_bytes()


def text(data: bytes, ending: str) -> str:
    """Return the text of a document, a line for each paragraph."""
    return converted(data, ending, "txt:Text (encoded):UTF8").decode("utf-8-sig")

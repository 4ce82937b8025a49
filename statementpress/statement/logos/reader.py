"""Read a logo: an SVG, PNG or JPEG file inside the statement's logos/ folder."""

from pathlib import Path, PurePosixPath

from statementpress.late import late_imports
from statementpress.statement.files import FileError, is_own_folder, read_inside
from statementpress.statement.signatories import Logo

with late_imports():  # Pillow takes 40 ms, and most statements have no logo
    from statementpress.statement.logos import raster, svg


def read_logo(folder: Path, name: str) -> Logo:
    """Return the logo `name`, a path inside `folder` with forward slashes, ready to embed.

    The content decides the format, as names may lie. Raises FileError with the code
    outside-folder, missing-file, too-large, unreadable or logo-format, or a code of `svg` and
    `raster`.
    """
    if folder.exists() and not is_own_folder(folder):
        raise FileError(
            "outside-folder",
            f"“{name}” cannot be read, as {folder.name}/ is a link to another folder",
            f"make {folder.name}/ a real folder, and copy the files into it",
        )
    data = read_inside(folder, name)
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return raster.read_raster(name, data)
    if PurePosixPath(name).suffix.lower() == ".svg":
        return svg.read_svg(name, data)
    raise FileError(
        "logo-format",
        f"“{name}” is not an SVG, PNG or JPEG image",
        "ask the organisation for an SVG file, or save the image as PNG",
    )

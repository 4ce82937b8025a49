"""Read a logo: an image file inside the statement's logos/ folder."""

from pathlib import Path

from statementpress.late import late_imports
from statementpress.statement.files import FileError, is_own_folder, read_inside
from statementpress.statement.logos.formats import Format, format_of
from statementpress.statement.signatories import Logo

with late_imports():  # Pillow takes 40 ms, and most statements have no logo
    from statementpress.statement.logos import raster, svg

LOGOS = "logos"
"""The folder of a statement that holds its logos."""


def read_logo(folder: Path, name: str, *, is_mark: bool = True) -> Logo:
    """Return the logo `name`, a path inside `folder` with forward slashes, ready to embed.

    The content decides the format, as names may lie. A picture that is not a mark keeps its
    margins, and is not put on a plate. Raises FileError with the code outside-folder, missing-file,
    too-large, unreadable or logo-format, or a code of `svg` and `raster`.
    """
    if folder.exists() and not is_own_folder(folder):
        raise FileError(
            "outside-folder",
            f"“{name}” cannot be read, as {folder.name}/ is a link to another folder",
            f"make {folder.name}/ a real folder, and copy the files into it",
        )
    data = read_inside(folder, name)
    image_format = format_of(name, data)
    if image_format is Format.SVG:
        return svg.read_svg(name, data, is_mark=is_mark)
    return raster.read_raster(image_format, name, data, is_mark=is_mark)

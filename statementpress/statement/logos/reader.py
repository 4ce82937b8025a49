"""Read a logo: an image file inside the statement's logos/ folder."""

from pathlib import Path

from statementpress.late import late_imports
from statementpress.statement.files import FileError, is_own_folder, read_inside
from statementpress.statement.logos.formats import Format, format_of
from statementpress.statement.report import Report
from statementpress.statement.signatories import Logo

with late_imports():  # Pillow takes 40 ms, and most statements have no logo
    from statementpress.statement.logos import raster, svg

LOGOS = "logos"
"""The folder of a statement that holds its logos."""
_MOST_NAMED = 4
"""Things left out that a warning names."""


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


def warn_of_left_out(what: str, logo: Logo, line: int, report: Report) -> None:
    """Warn, with the code logo-left-out, of what is in the file of an image but not in its copy."""
    if logo.left_out:
        named = ", ".join(logo.left_out[:_MOST_NAMED])
        more = len(logo.left_out) - _MOST_NAMED
        others = f" and {more} more" if more > 0 else ""
        message = f"{what} “{logo.name}” is used without {named}{others}, which nothing here draws"
        hint = (
            "look whether it is whole on the page; if not, ask for it with plain shapes "
            "(Inkscape: “Plain SVG”), or as PNG"
        )
        report.warning("logo-left-out", line, message, hint)

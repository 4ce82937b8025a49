"""The separations of a PDF as Ghostscript's tiffsep device draws them.

Ghostscript is a RIP: spot colours come on plates of their own and overprint is done plate by plate
without any option (`-dOverprint` is /enable by default, and simulation is for devices without
plates). Measured with Ghostscript 10.0: if the press's profile is given both for the output *and*
for DeviceCMYK, CMYK keeps its numbers; if it is given for the output alone, 100 % K comes out in
four inks. RGB and Lab then go through the profile, so that RGB black becomes what a press would
make of it (317 % with FOGRA39L coated). `-dPDFSTOPONERROR` is not used, because it leaves pages
white and reports success.

Ghostscript only measures and never writes a file that is handed out, because its rewriting of a
PDF destroys the text.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PIL import Image, ImageChops

from statementpress.native import Need, Part, parts
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.colour.space import PROCESS
from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError
from statementpress.prepress.ink.separations import Frame, Separations
from statementpress.prepress.pdf.objects import spelled
from statementpress.project.temporary import TemporaryFolder

SECONDS = 60
"""Ghostscript is taken to hang after this time and `SECONDS_A_PAGE` for each page."""
SECONDS_A_PAGE = 2
MOST_SECONDS = 600
"""The longest wait, however many pages there are: nobody would wait longer."""
SUPERSAMPLING = 4
"""Pixels drawn in each direction for one that is kept; each is also smoothed (`AlphaBits`). Without
that a line or letter covers every pixel it touches: at 100 ppi text measured 3 to 7 % too much ink,
a patch of 2 mm 11 % and hairlines twice as much; with it 2 %, 2 % and 8 %."""
SPOTS = 50
"""Plates beside the four; tiffsep has 64 in all, and those that are not used take no memory."""
INCOMPLETE = b"Page drawing error occurred"
"""What Ghostscript prints when it gives up in the middle of a page; it still reports success."""


def installed() -> Part | None:
    """Return the Ghostscript of this machine, or None if there is none that answers."""
    return next((part for part in parts(Need.INK) if part.found), None)


def ghostscript_separations(
    copy: BleedCopy, resolution: float, profile: OutputProfile, program: str
) -> Iterator[Separations]:
    """Yield the separations of each page, at `resolution` pixels to the inch.

    `program` is the path of Ghostscript. Raises NoInkError if it fails, hangs or leaves out a page.
    """
    try:
        folder = _folder(copy.data, profile.data)
    except OSError as error:
        raise NoInkError(f"Ghostscript has no room to work in: {error.strerror}") from error
    with folder as place:
        allowed = min(SECONDS + SECONDS_A_PAGE * len(copy.frames), MOST_SECONDS)
        _run(program, place, resolution, allowed)
        drawn = len(list(place.glob("page*[0-9].tif")))
        if drawn != len(copy.frames):
            raise NoInkError(f"Ghostscript drew {drawn} of {len(copy.frames)} pages")
        for index, frame in enumerate(copy.frames, 1):
            yield Separations(frame, resolution, _plates(place, index, frame))


def _folder(pdf: bytes, profile: bytes) -> TemporaryFolder:
    """Return a folder with the files that Ghostscript reads."""
    folder = TemporaryFolder()
    try:
        (folder.path / "in.pdf").write_bytes(pdf)
        (folder.path / "press.icc").write_bytes(profile)
    except OSError:
        folder.close()
        raise
    return folder


def _run(program: str, place: Path, resolution: float, seconds: float) -> None:
    """Draw `in.pdf` as page1.tif, page1(Cyan).tif and so on; raise NoInkError if that fails."""
    command = [
        program,
        *("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dNOPROMPT"),
        "-sDEVICE=tiffsep",
        f"-dMaxSpots={SPOTS}",
        f"-r{resolution * SUPERSAMPLING:.3f}",
        f"-dDownScaleFactor={SUPERSAMPLING}",
        *("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dShowAnnots=false"),
        "--permit-file-read=press.icc",
        *("-sOutputICCProfile=press.icc", "-sDefaultCMYKProfile=press.icc"),
        *("-dRenderIntent=1", "-dBlackPtComp=1"),
        "-sOutputFile=page%d.tif",
        "in.pdf",
    ]
    try:
        done = subprocess.run(
            command,
            cwd=place,
            env={**os.environ, "TEMP": str(place)},  # where its own temporary files go
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise NoInkError(f"Ghostscript did not finish in {seconds:.0f} s") from error
    except OSError as error:
        raise NoInkError(f"Ghostscript did not start: {error}") from error
    if INCOMPLETE in done.stdout:
        raise NoInkError("Ghostscript could not draw a page")
    if done.returncode:
        raise NoInkError(f"Ghostscript failed with exit code {done.returncode}")


def _plates(place: Path, index: int, frame: Frame) -> dict[str, Image.Image]:
    """Return the plates of one page; raise NoInkError if one of the four is missing."""
    stem = f"page{index}("
    found = {
        # the device writes characters that a file's name may not have as bytes in hexadecimal
        spelled(unquote_to_bytes(path.name[len(stem) : -len(").tif")])): _plate(path)
        for path in sorted(place.iterdir())
        if path.name.startswith(stem)
    }
    if not found.keys() >= set(PROCESS):
        raise NoInkError(f"Ghostscript drew page {frame.number} without its plates")
    spots = sorted(found.keys() - set(PROCESS))
    return {name: found[name] for name in (*PROCESS, *spots)}


def _plate(path: Path) -> Image.Image:
    """Return a plate as Separations have it; in the file, white is 255."""
    try:
        with Image.open(path) as image:
            return ImageChops.invert(image.convert("L"))
    except (OSError, ValueError) as error:
        raise NoInkError(f"Ghostscript wrote a plate that cannot be read: {error}") from error

"""The separations of a PDF as Ghostscript's tiffsep device draws them.

Ghostscript is a RIP: spot colours come on plates of their own and overprint is done plate by plate
without any option (`-dOverprint` is /enable by default, and simulation is for devices without
plates). Measured with Ghostscript 10.0: if the press's profile is given both for the output *and*
for DeviceCMYK, CMYK keeps its numbers; if it is given for the output alone, 100 % K comes out in
four inks. RGB and Lab then go through the profile, so that RGB black becomes what a press would
make of it (317 % with FOGRA39L coated). Images are not smoothed even if they ask for it, which
changes no mean and can take eight times as long. `-dPDFSTOPONERROR` is not used, because it leaves
pages white and reports success.

Ghostscript only measures and never writes a file that is handed out, because its rewriting of a
PDF destroys the text.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PIL import Image, ImageChops

from statementpress.machine.temporary import TemporaryFolder
from statementpress.native import Need, Part, parts
from statementpress.native.limits import ended_by_time, limit_program
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.colour.space import PROCESS
from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError
from statementpress.prepress.ink.separations import Fineness, Frame, Separations
from statementpress.prepress.pdf.objects import spelled

MEMORY = 900_000_000
"""Bytes that Ghostscript may use; a page of A1 takes 112 MB."""
HANGS = 10
"""How many times longer than its time of the processor it may take: the machine may be busy."""
MOST_SECONDS = 600
"""The longest wait, however many pages there are: nobody would wait longer."""
SPOTS = 50
"""Plates beside the four; tiffsep has 64 in all, and those that are not used take no memory."""
INCOMPLETE = b"Page drawing error occurred"
"""What Ghostscript prints when it gives up in the middle of a page; it still reports success."""


def installed() -> Part | None:
    """Return the Ghostscript of this machine, or None if there is none that answers."""
    return next((part for part in parts(Need.INK) if part.found), None)


def ghostscript_separations(
    copy: BleedCopy, fineness: Fineness, seconds: float, *, profile: OutputProfile, program: str
) -> Iterator[Separations]:
    """Yield the separations of each page.

    `program` is the path of Ghostscript, which may use `seconds` of the processor. Raises
    NoInkError if it fails or leaves out a page. If its time is not enough, that comes after the
    pages that it has drawn.
    """
    try:
        folder = _folder(copy.data, profile.data)
    except OSError as error:
        raise NoInkError(f"Ghostscript has no room to work in: {error.strerror}") from error
    with folder as place:
        finished = _run(program, place, fineness, seconds)
        drawn = len(list(place.glob("page*[0-9].tif")))
        if finished and drawn != len(copy.frames):
            raise NoInkError(f"Ghostscript drew {drawn} of {len(copy.frames)} pages")
        for index, frame in enumerate(copy.frames, 1):
            try:
                plates = _plates(place, index, frame)
            except NoInkError as error:
                if finished:
                    raise
                said = f"Ghostscript did not finish page {frame.number} in {seconds:.0f} s"
                raise NoInkError(said) from error
            yield Separations(frame, fineness.resolution, plates)


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


def _run(program: str, place: Path, fineness: Fineness, seconds: float) -> bool:
    """Draw `in.pdf` as page1.tif, page1(Cyan).tif and so on; raise NoInkError if that fails.

    Returns whether it was finished before its time was used up.
    """
    command = [
        program,
        *("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dNOPROMPT"),
        "-sDEVICE=tiffsep",
        f"-dMaxSpots={SPOTS}",
        f"-r{fineness.resolution * fineness.supersampling:.3f}",
        f"-dDownScaleFactor={fineness.supersampling}",
        *("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dInterpolateControl=0"),
        *("-dShowAnnots=false", "--permit-file-read=press.icc"),
        *("-sOutputICCProfile=press.icc", "-sDefaultCMYKProfile=press.icc"),
        *("-dRenderIntent=1", "-dBlackPtComp=1"),
        "-sOutputFile=page%d.tif",
        "in.pdf",
    ]
    try:
        code, said = _ended(command, place, seconds)
    except OSError as error:
        raise NoInkError(f"Ghostscript did not start: {error}") from error
    if code is None or code in ended_by_time():
        return False
    if INCOMPLETE in said:
        raise NoInkError("Ghostscript could not draw a page")
    if code:
        raise NoInkError(f"Ghostscript failed with exit code {code}")
    return True


def _ended(command: Sequence[str], place: Path, seconds: float) -> tuple[int | None, bytes]:
    """Return the exit code of a program, None if it had to be stopped, and what it printed."""
    with subprocess.Popen(
        command,
        cwd=place,
        env={**os.environ, "TEMP": str(place)},  # where its own temporary files go
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            limit_program(running.pid, max(1, round(seconds)), MEMORY)
            said, _ = running.communicate(timeout=min(HANGS * seconds, MOST_SECONDS))
        except subprocess.TimeoutExpired:
            running.kill()
            return None, b""
        except BaseException:
            running.kill()
            raise
    return running.returncode, said


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

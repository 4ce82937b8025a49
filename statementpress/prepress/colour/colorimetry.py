"""Convert colours with LittleCMS: into the inks of a press, or into L*a*b*.

The intent is always relative colorimetric: white is the paper, and a colour that can be printed is
printed as it is. Black point compensation (ISO 18619) makes room for darker colours, so that
shadows keep their detail. A profile that is broken, or that is for another kind of colour, is
ignored, as readers do (ISO 32000-1, 8.6.5.5): RGB is then sRGB, and CMYK that of the press.
"""

from functools import lru_cache
from typing import Literal

from PIL import Image, ImageCms

from statementpress.prepress.colour.profile import OutputProfile, ProfileError, open_profile

SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
"""How the header of a profile names the colours of each of Pillow's modes."""
COMPENSATED = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC


class Colorimetry:
    """Transforms between the colours of files, the inks of one press, and L*a*b*."""

    def __init__(self, press: OutputProfile) -> None:
        self.press = press
        self._transform = lru_cache(maxsize=32)(self._built)

    def inks(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image (mode RGB, CMYK or LAB) as CMYK of the press."""
        return self._applied(image, profile, "CMYK")

    def lab(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image (mode L, RGB, CMYK or LAB) as LAB.

        Its channels are 0 to 255 for L* of 0 to 100, a + 128 and b + 128. The black of L, RGB and
        LAB is L* 0; CMYK is as light as it prints, in relation to paper.
        """
        return self._applied(image, profile, "LAB")

    def knows(self, mode: str, profile: bytes | None) -> bool:
        """Say whether a profile can be used for images of a mode."""
        return profile is not None and self._transform(mode, profile, "LAB") is not None

    def is_press(self, profile: bytes | None) -> bool:
        """Say whether CMYK with this profile, or without one, is that of the press."""
        return profile in {None, self.press.data} or not self.knows("CMYK", profile)

    def _applied(self, image: Image.Image, profile: bytes | None, target: str) -> Image.Image:
        found = self._transform(image.mode, profile, target)
        transform = found or self._transform(image.mode, None, target)
        if transform is None:
            raise ValueError(f"{image.mode} has no colours of its own")
        return transform.apply(image)

    def _built(
        self, mode: str, profile: bytes | None, target: str
    ) -> ImageCms.ImageCmsTransform | None:
        measured = mode == "CMYK" and target == "LAB"
        try:
            source = self._source(mode, profile)
            if source is None:
                return None
            return ImageCms.buildTransform(
                source,
                self._target(target),
                mode,
                target,
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.HIGHRESPRECALC if measured else COMPENSATED,
            )
        except (ProfileError, ImageCms.PyCMSError):
            return None

    def _source(self, mode: str, profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
        if mode == "LAB":
            return _built_in("LAB")
        if profile is not None:
            return open_profile(profile, SPACES[mode])
        if mode == "CMYK":
            return open_profile(self.press.data, "CMYK")
        return _built_in("sRGB") if mode == "RGB" else None

    def _target(self, target: str) -> ImageCms.ImageCmsProfile:
        if target == "LAB":
            return _built_in("LAB")
        return open_profile(self.press.data, "CMYK")


def _built_in(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space))

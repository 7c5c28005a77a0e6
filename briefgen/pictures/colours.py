"""Bring the samples of a picture into eight bits of grey, or of red, green and blue as sRGB means them."""

from io import BytesIO
from typing import Any

from PIL import Image as Pillow
from PIL import ImageCms

SIXTEEN_BITS = 257
"""65,535 of 16 bits are 255 of 8."""
OPAQUE = (255, 255)


def is_plain(picture: Pillow.Image) -> bool:
    """Whether the samples mean what sRGB means by them, without a profile of their own."""
    return picture.mode == "L" or (picture.mode == "RGB" and _other_profile(picture.info.get("icc_profile")) is None)


def resizable(picture: Pillow.Image) -> Pillow.Image:
    """The same colours in a mode whose samples can be averaged; decodes the file."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda sample: sample / SIXTEEN_BITS).convert("L")
    if picture.mode in ("1", "L", "LA", "La"):
        return picture.convert("LA" if picture.has_transparency_data else "L")
    if picture.mode == "CMYK":
        picture.load()
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def as_printed(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """The picture as grey or sRGB, without a transparency that hides nothing."""
    coloured = _in_srgb(picture, profile) if picture.mode in ("CMYK", "RGB", "RGBA") else picture
    if coloured.mode in ("LA", "RGBA") and coloured.getchannel("A").getextrema() == OPAQUE:
        return coloured.convert(coloured.mode[:-1])
    return coloured


def _in_srgb(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """A profile that cannot be read, or is meant for other colours, is as good as none."""
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    other = _other_profile(profile)
    if other is not None:
        try:
            converted = ImageCms.profileToProfile(picture, other, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return picture.convert(mode)


def _other_profile(profile: bytes | None) -> Any:
    """The profile, opened, unless it is that of sRGB."""
    if not profile:
        return None
    try:
        opened = ImageCms.getOpenProfile(BytesIO(profile))
        return None if "sRGB" in ImageCms.getProfileDescription(opened) else opened
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None

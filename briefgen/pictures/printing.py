"""Make a picture ready to print: upright, in the colours of sRGB, no finer than a printer, without metadata.

What both writers take is a JPEG or a PNG of eight bits a sample, in red, green and blue or in grey, a PNG perhaps with
transparency. A JPEG that is all this already keeps its samples byte for byte.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.document import Image
from briefgen.origins import Where
from briefgen.pictures.colours import as_printed, is_plain, resizable
from briefgen.pictures.jpeg import bare
from briefgen.pictures.kinds import USABLE, kind_of

OPENERS: dict[str, Callable[[BytesIO], Pillow.Image]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WebP": WebPImageFile,
    "GIF": GifImageFile,
}

FINEST = 300
"""Pixels an inch at the printed size: what a printing office asks of photographs."""
NEARLY = 0.9
"""A picture that is finer by less than a tenth stays as it is: making it anew would cost more than it saves."""
COARSEST = 150
"""Fewer pixels an inch are seen on paper."""
LONGEST = 10
"""How many times longer than wide a picture may be: 16 : 3 is a wide panorama."""

MOST_PIXELS = 50_000_000
"""What is decoded whole: 200 MB in four channels."""
MOST_PIXELS_REDUCED = 600_000_000
"""A JPEG whose rows come one after another can be decoded at an eighth of its size."""
QUALITY = 90

ORIENTATION = 0x0112
"""The tag of EXIF that says which side is up (CIPA DC-008, 4.6.4)."""
TURNED = range(5, 9)
"""Its values for pictures whose width is their height on paper."""


@dataclass(frozen=True, slots=True)
class Room:
    """The largest size that a picture is printed in, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose head has been read; `size` is that of the upright picture in pixels."""

    name: str
    content: bytes
    kind: str
    picture: Pillow.Image
    turned: int
    size: tuple[int, int]


def printable(name: str, content: bytes, room: Room, where: Where) -> Warned[Image | None]:
    """The picture as it is printed in `room`; None and one error where it cannot be.

    Warnings tell of an animation, of which the first picture is taken, and of one that is too coarse.
    """
    kind = kind_of(content)
    if kind not in USABLE:
        return Warned(None, (_unusable(name, content, kind, where),))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow remarks on in passing is no mistake of the office
        try:
            opened = _opened(name, content, kind)
            refused = _refused(opened, where)
            if refused:
                return Warned(None, (refused,))
            made = _made(opened, room)
        except Exception:  # a decoder answers broken bytes with whatever comes to its mind
            return Warned(None, (error("P801", where, path=name),))
        return Warned(made, _remarks(opened, room, where))


def _unusable(name: str, content: bytes, kind: str, where: Where) -> Diagnostic:
    usable = ", ".join(USABLE)
    if kind:
        return error("P803", where, path=name, kind=kind, usable=usable)
    return error("P804" if content else "P805", where, path=name, usable=usable)


def _opened(name: str, content: bytes, kind: str) -> _Opened:
    picture = OPENERS[kind](BytesIO(content))
    turned = _orientation(picture)
    width, height = picture.size
    return _Opened(name, content, kind, picture, turned, (height, width) if turned in TURNED else (width, height))


def _orientation(picture: Pillow.Image) -> int:
    """Which side is up: 1 where the camera held it so, does not say, or says it in a way that cannot be read."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # the picture itself may be sound
        return 1


def _refused(opened: _Opened, where: Where) -> Diagnostic | None:
    width, height = opened.size
    size = {"path": opened.name, "width": width, "height": height}
    if max(width, height) > LONGEST * min(width, height):
        return error("P807", where, most=LONGEST, **size)
    most = MOST_PIXELS_REDUCED if _reducible(opened) else MOST_PIXELS
    if width * height > most:
        return error("P806", where, most=most // 1_000_000, **size)
    return None


def _reducible(opened: _Opened) -> bool:
    return opened.kind == "JPEG" and not opened.picture.info.get("progressive")


def _remarks(opened: _Opened, room: Room, where: Where) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    if getattr(opened.picture, "is_animated", False):
        found.append(warning("P808", where, path=opened.name))
    width, height = opened.size
    fineness = round(72 * max(width / room.width, height / room.height))
    if fineness < COARSEST:
        size = {"width": width, "height": height}
        wanted = round(room.width * FINEST / 72, -2)
        found.append(warning("P809", where, path=opened.name, fineness=fineness, wanted=f"{wanted:.0f}", **size))
    return tuple(found)


# --- making -------------------------------------------------------------------------------------------------


def _made(opened: _Opened, room: Room) -> Image:
    target = _target(opened.size, room)
    picture = opened.picture
    kept = _as_it_is(opened, target)
    if kept is not None:
        return Image(opened.name, kept, *opened.size)
    lying = target[::-1] if opened.turned in TURNED else target
    if opened.kind == "JPEG":
        picture.draft(None, lying)  # decoded at a half, a quarter or an eighth, but no coarser than wanted
    drawn = resizable(picture)
    profile = picture.info.get("icc_profile")
    if drawn.size != lying:
        drawn = drawn.resize(lying, Pillow.Resampling.LANCZOS, reducing_gap=3)
    upright = _upright(as_printed(drawn, profile), opened.turned)
    return Image(opened.name, _encoded(upright, _is_photograph(opened)), *upright.size)


def _target(size: tuple[int, int], room: Room) -> tuple[int, int]:
    """The size in pixels at which the picture has 300 of them an inch on paper, or its own if it has no more."""
    width, height = size
    scale = min(room.width * FINEST / 72 / width, room.height * FINEST / 72 / height)
    return size if scale >= NEARLY else (max(1, round(width * scale)), max(1, round(height * scale)))


def _as_it_is(opened: _Opened, target: tuple[int, int]) -> bytes | None:
    """The samples of a JPEG that needs no change; decoded once, because a truncated file shows only then."""
    if opened.kind != "JPEG" or opened.turned != 1 or target != opened.size or not is_plain(opened.picture):
        return None
    opened.picture.load()
    try:
        return bare(opened.content)
    except ValueError:
        return None


def _upright(picture: Pillow.Image, turned: int) -> Pillow.Image:
    exif = Pillow.Exif()
    exif[ORIENTATION] = turned
    picture.info["exif"] = exif.tobytes()
    return ImageOps.exif_transpose(picture)


def _is_photograph(opened: _Opened) -> bool:
    """Whether the file is of a kind that blurs what the eye does not see; its edges are not sharp anyhow."""
    return opened.kind == "JPEG" or (opened.kind == "WebP" and b"VP8 " in opened.content[:ENOUGH_FOR_WEBP])


ENOUGH_FOR_WEBP = 64


def _encoded(picture: Pillow.Image, photograph: bool) -> bytes:
    picture.info.clear()
    made = BytesIO()
    if photograph and picture.mode in ("L", "RGB"):
        picture.save(made, "JPEG", quality=QUALITY, optimize=True)
    else:
        picture.save(made, "PNG")
    return made.getvalue()

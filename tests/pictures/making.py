"""Make picture files for tests: four colours in four corners, in every format, and files that are none."""

import io
import struct
import zlib

from PIL import Image as Pillow
from PIL import ImageCms

from briefgen.diagnostics import Warned
from briefgen.document import Image
from briefgen.origins import Origin
from briefgen.pictures import Room, printable

Colour = tuple[int, ...]

RED, GREEN, BLUE, WHITE = (200, 0, 0), (0, 130, 0), (0, 0, 200), (255, 255, 255)
CELL = Origin("w.xlsx", "图片", "F2")
ROOM = Room(72, 48)
"""One inch wide: 300 pixels are the most that is printed."""
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
SECRET = "30.6N 114.3E"
UPRIGHT = {
    1: ["red", "green", "blue", "white"],
    2: ["green", "red", "white", "blue"],
    3: ["white", "blue", "green", "red"],
    4: ["blue", "white", "red", "green"],
    5: ["red", "blue", "green", "white"],
    6: ["blue", "red", "white", "green"],
    7: ["white", "green", "blue", "red"],
    8: ["green", "white", "red", "blue"],
}
"""The corners on paper of a file that stores red and green above blue and white (CIPA DC-008, 4.6.4)."""


def quarters(width: int = 96, height: int = 64, mode: str = "RGB") -> Pillow.Image:
    """Red and green above, blue and white below."""
    drawn = Pillow.new("RGB", (width, height), WHITE)
    half_width, half_height = width // 2, height // 2
    drawn.paste(RED, (0, 0, half_width, half_height))
    drawn.paste(GREEN, (half_width, 0, width, half_height))
    drawn.paste(BLUE, (0, half_height, half_width, height))
    return drawn.convert(mode)


def saved(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> bytes:
    """What a camera writes: which side is up, its maker, and where it was."""
    tags = Pillow.Exif()
    tags[ORIENTATION], tags[MAKER] = orientation, SECRET
    tags.get_ifd(GPS).update({1: "N", 2: (30.0, 36.0, 0.0)})
    return tags.tobytes()


def ready(content: bytes, room: Room = ROOM, name: str = "照片") -> Warned[Image | None]:
    return printable(name, content, room, CELL)


def made(content: bytes, room: Room = ROOM) -> Image:
    """The picture that is printed; an assertion where it is refused."""
    done = ready(content, room)
    assert done.output is not None, done.diagnostics
    return done.output


def opened(image: Image) -> Pillow.Image:
    return Pillow.open(io.BytesIO(image.content))


def told(content: bytes, room: Room = ROOM) -> list[str]:
    return [each.code for each in ready(content, room).diagnostics]


def corners(picture: Pillow.Image) -> list[str]:
    """The nearest name of the colour near each corner: top left, top right, bottom left, bottom right."""
    drawn = picture.convert("RGB")
    near, far = 0.2, 0.8
    return [
        colour_name(drawn.getpixel((int(drawn.width * x), int(drawn.height * y))))  # type: ignore[arg-type]  # RGB
        for y in (near, far)
        for x in (near, far)
    ]


def colour_name(pixel: Colour) -> str:
    names = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    return min(names, key=lambda name: sum((a - b) ** 2 for a, b in zip(names[name], pixel, strict=True)))


def profile_with_red_and_green_exchanged() -> bytes:
    """A profile by which pure red means green; its name does not say sRGB."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    renamed = usual.replace("sRGB".encode("utf-16-be"), "pRGB".encode("utf-16-be"))
    count = struct.unpack_from(">I", renamed, 128)[0]
    table = bytearray(renamed)
    for entry in range(132, 132 + 12 * count, 12):
        tag = bytes(table[entry : entry + 4])
        table[entry : entry + 4] = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(tag, tag)
    return bytes(table)


def grey_jpeg(side: int) -> bytes:
    """A grey JPEG of side × side pixels; side is a multiple of 32.

    All blocks but the first differ from their neighbour by nothing, which takes six bits: four blocks are three bytes.
    """
    start = saved(Pillow.new("L", (8, 8), 128), "JPEG")
    head = start[: start.index(b"\xff\xda") + 10]
    size = start.index(b"\xff\xc0") + 5
    head = head[:size] + struct.pack(">HH", side, side) + head[size + 4 :]
    four_blocks = int("001010" * 4, 2).to_bytes(3, "big")
    return head + four_blocks * (side * side // 64 // 4) + b"\xff\xd9"


def huge_png(width: int, height: int) -> bytes:
    """A PNG whose head promises that size, and which has no samples."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0" * 100)),
            (b"IEND", b""),
        )
    )

"""Embed pictures as they are encoded already: a JPEG whole, a PNG by its samples (ISO 32000-1, 7.4.4.4 and 8.9).

Transparency stands beside the samples as a soft mask, for which they have to be taken apart.
"""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image as Pictures

from briefgen.document import Image
from briefgen.writers.pdf.objects import Object, dictionary, encoded, name

COLOUR_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
CHANNELS = {"L": 1, "RGB": 3}

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_PREDICTORS = 15
"""Each row of a PNG says how its samples are predicted; PDF takes them as they are."""


class Images:
    """The pictures that a document has used so far; one that is used twice is embedded once."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self._images: list[Image] = []

    def resource(self, image: Image) -> str:
        known = self._names.get(image.content)
        if known is None:
            self._images.append(image)
            known = self._names[image.content] = f"I{len(self._images)}"
        return known

    def resources(self, document: Object) -> Object:
        """The XObject dictionary of every page's resources, or None where there is no picture."""
        if not self._images:
            return None
        return dictionary(
            **{self.resource(each): document.Reference(_embedded(document, each)) for each in self._images}
        )


def _embedded(document: Object, image: Image) -> Object:
    try:
        opened = Pictures.open(BytesIO(image.content), formats=("JPEG", "PNG"))
        if opened.format == "PNG":
            return _png(document, opened, image.content)
        return encoded(image.content, **_description(opened), Filter=name("DCTDecode"))
    except (OSError, SyntaxError, KeyError) as fault:
        raise ValueError(f"picture {image.name} is not ready to print: {fault}") from fault


def _png(document: Object, opened: Pictures.Image, content: bytes) -> Object:
    if opened.mode not in ("LA", "RGBA"):
        return _samples(opened, content)
    mask = opened.getchannel("A")
    flat = opened.convert(opened.mode[:-1])
    hidden = document.Reference(_samples(mask, _as_png(mask)))
    return _samples(flat, _as_png(flat), SMask=hidden)


def _as_png(picture: Pictures.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def _samples(picture: Pictures.Image, content: bytes, **entries: Object) -> Object:
    prediction = dictionary(
        Predictor=PNG_PREDICTORS, Colors=CHANNELS[picture.mode], BitsPerComponent=8, Columns=picture.width
    )
    samples = b"".join(_samples_of(content))
    return encoded(samples, **_description(picture), Filter=name("FlateDecode"), DecodeParms=prediction, **entries)


def _samples_of(content: bytes) -> Iterator[bytes]:
    """The chunks IDAT of a PNG file (W3C PNG, 5.3: length, kind, content, check)."""
    place = len(PNG_SIGNATURE)
    while place < len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if kind == b"IDAT":
            yield content[place + 8 : place + 8 + length]
        place += length + 12


def _description(picture: Pictures.Image) -> dict[str, Object]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
        "ColorSpace": name(COLOUR_SPACES[picture.mode]),
    }

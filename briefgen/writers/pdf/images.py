"""Embed pictures: a JPEG as it stands, a PNG as samples with its transparency beside it (ISO 32000-1, 8.9).

A JPEG of four inks becomes one of three colours: an archive whose colours are those of sRGB takes no inks
(ISO 19005-2, 6.2.4.3).
"""

from io import BytesIO

from PIL import Image as Pictures

from briefgen.document import Image
from briefgen.writers.pdf.objects import Object, compressed, dictionary, encoded, name

COLOUR_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}

QUALITY = 92
"""Of a JPEG that has to be written anew: no difference is seen in print."""


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
        return _png(document, opened) if opened.format == "PNG" else _jpeg(image, opened)
    except (OSError, SyntaxError, Pictures.DecompressionBombError) as fault:
        raise ValueError(f"picture {image.name} cannot be read: {fault}") from fault


def _jpeg(image: Image, opened: Pictures.Image) -> Object:
    content = image.content
    if opened.mode == "CMYK":
        opened, made = opened.convert("RGB"), BytesIO()
        opened.save(made, "JPEG", quality=QUALITY)
        content = made.getvalue()
    return encoded(content, **_description(opened), Filter=name("DCTDecode"))


def _png(document: Object, opened: Pictures.Image) -> Object:
    samples = _eight_bits(opened)
    mask = None
    if samples.has_transparency_data:
        mask = samples.convert("RGBA").getchannel("A")
    flat = samples.convert("L" if samples.mode in ("L", "LA", "1") else "RGB")
    mask_object = document.Reference(compressed(mask.tobytes(), **_description(mask))) if mask else None
    return compressed(flat.tobytes(), **_description(flat), SMask=mask_object)


def _eight_bits(opened: Pictures.Image) -> Pictures.Image:
    """Pillow cuts samples of 16 bits off at 255 where it should scale them."""
    if opened.mode.startswith("I"):
        return opened.convert("I").point(lambda sample: sample / 257).convert("L")
    return opened


def _description(picture: Pictures.Image) -> dict[str, Object]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
        "ColorSpace": name(COLOUR_SPACES[picture.mode]),
    }

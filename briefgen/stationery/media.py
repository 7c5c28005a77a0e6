"""Take a picture of a running part as it is drawn, without what its file says of people, places and programs."""

from collections.abc import Iterator

from briefgen.pictures.jpeg import bare
from briefgen.pictures.kinds import kind_of
from briefgen.stationery.values import Media

KINDS = {
    "PNG": ("png", "image/png"),
    "JPEG": ("jpeg", "image/jpeg"),
    "GIF": ("gif", "image/gif"),
    "BMP": ("bmp", "image/bmp"),
    "EMF": ("emf", "image/x-emf"),
    "WMF": ("wmf", "image/x-wmf"),
}
"""What Word has drawn ever since and what says nothing of its maker, or can be freed of it.

A drawing in SVG has one of these beside it.
"""

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SAYING_SOMETHING = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"})
"""Chunks that draw nothing (PNG 1.2, 4.2.3)."""


def media_of(content: bytes) -> Media | None:
    """The picture, or None for what is no picture or none of these kinds."""
    kind = KINDS.get(kind_of(content))
    if kind is None:
        return None
    try:
        return Media(*kind, _plain(content, kind[0]))
    except ValueError:
        return None


def _plain(content: bytes, ending: str) -> bytes:
    match ending:
        case "jpeg":
            return bare(content)
        case "png":
            return b"".join((PNG_SIGNATURE, *_chunks(content)))
        case _:
            return content


def _chunks(content: bytes) -> Iterator[bytes]:
    """The chunks that draw. ValueError where one is cut off."""
    at = len(PNG_SIGNATURE)
    while at < len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if end > len(content):
            raise ValueError("a chunk is cut off")
        kind = content[at + 4 : at + 8]
        if kind not in SAYING_SOMETHING:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end

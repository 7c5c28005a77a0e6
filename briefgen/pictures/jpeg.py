"""Take out of a JPEG file all that draws nothing (place and time, camera, preview), and leave its samples untouched.

The structure of the file is that of ITU-T T.81, annex B. Of the application's segments those of JFIF and of Adobe stay,
because they say how the colours are meant, and of these only the parts that say so.
"""

import re
from collections.abc import Iterator

BEGINNING, END = b"\xff\xd8", b"\xff\xd9"
SCAN, COMMENT, JFIF, ADOBE = 0xDA, 0xFE, 0xE0, 0xEE
APPLICATIONS = range(0xE0, 0xF0)
WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))
AFTER_SAMPLES = re.compile(rb"\xff+[^\xff\x00\xd0-\xd7]")
"""Among samples, FF 00 is a sample and FF D0 to FF D7 only restart them (B.1.1.5)."""

PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""Square pixels and no preview."""
ADOBE_LENGTH = 12


def bare(content: bytes) -> bytes:
    """The same picture without metadata, and without what is appended to it. ValueError if it is not well formed."""
    if not content.startswith(BEGINNING):
        raise ValueError("no JPEG")
    return b"".join((BEGINNING, *_parts(content), END))


def _parts(content: bytes) -> Iterator[bytes]:
    """The segments that draw, with the samples behind them, up to the end of the picture."""
    place = len(BEGINNING)
    while True:
        marker, place = _marker(content, place)
        if marker == END[1]:
            return
        if marker in WITHOUT_LENGTH:
            continue
        end = place + int.from_bytes(content[place : place + 2], "big")
        if not place + 2 <= end <= len(content):
            raise ValueError("a segment is cut off")
        yield _kept(marker, content[place + 2 : end])
        place = end
        if marker == SCAN:
            place = _end_of_samples(content, place)
            yield content[end:place]


def _marker(content: bytes, place: int) -> tuple[int, int]:
    """The marker that stands here, and where it ends; any number of FF may stand before it."""
    if content[place : place + 1] != b"\xff":
        raise ValueError("no marker where one belongs")
    while content[place : place + 1] == b"\xff":
        place += 1
    if place >= len(content):
        raise ValueError("the end is missing")
    return content[place], place + 1


def _kept(marker: int, segment: bytes) -> bytes:
    if marker == JFIF and segment.startswith(b"JFIF\0"):
        return PLAIN_JFIF
    if marker == ADOBE and segment.startswith(b"Adobe"):
        segment = segment[:ADOBE_LENGTH]
    elif marker == COMMENT or marker in APPLICATIONS:
        return b""
    return b"\xff" + bytes((marker,)) + (len(segment) + 2).to_bytes(2, "big") + segment


def _end_of_samples(content: bytes, start: int) -> int:
    found = AFTER_SAMPLES.search(content, start)
    if found is None:
        raise ValueError("the end is missing")
    return found.start()

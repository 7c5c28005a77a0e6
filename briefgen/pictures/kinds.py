"""Tell by its first bytes what kind of file this is; its name may say anything."""

import re

USABLE = ("JPEG", "PNG", "WebP", "GIF")

BEGINNINGS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*|II\+\0|MM\0\+")),
    ("HEIC", re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL)),
    ("AVIF", re.compile(rb".{4}ftypavi", re.DOTALL)),
    ("SVG", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*|<!--.*|<!DOCTYPE.*)?<svg\b", re.DOTALL)),
    ("BMP", re.compile(rb"BM.{4}\0{4}", re.DOTALL)),
    ("PDF", re.compile(rb"%PDF-")),
    ("PSD", re.compile(rb"8BPS")),
    ("JPEG 2000", re.compile(rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51")),
    ("JPEG XL", re.compile(rb"\xff\x0a|\0\0\0\x0cJXL ")),
    ("EMF", re.compile(rb"\x01\0\0\0.{36} EMF", re.DOTALL)),
    ("WMF", re.compile(rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0\0[\x01\x03]")),
    ("Word / Excel / zip", re.compile(rb"PK\x03\x04")),
)
ENOUGH = 1024
"""An SVG may begin with a declaration and a comment."""


def kind_of(content: bytes) -> str:
    """The name of the format; empty for what is no picture."""
    start = content[:ENOUGH]
    return next((name for name, beginning in BEGINNINGS if beginning.match(start)), "")

"""Tell by its first bytes what kind of file somebody calls a workbook."""

from enum import Enum

ZIP = b"PK\x03\x04"
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
"""The first bytes of a compound file ([MS-CFB] 2.2): an old .xls, or an encrypted .xlsx."""
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an encrypted .xlsx ([MS-OFFCRYPTO] 2.3.4.4)."""
OPENDOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
"""An OpenDocument package stores this as its first entry, uncompressed (OpenDocument 1.3, part 2, 3.3)."""
TEXTS = (".csv", ".tsv", ".txt")
PAGES = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")
"""How files begin that a web site calls .xls and that Excel opens with a warning."""
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""The marks of UTF-16 (Unicode 23.8), in which Excel saves "Unicode text"."""
LOCK = ("~$", ".~lock.")


class Kind(Enum):
    """What the bytes are; the value is what a message calls it."""

    PACKAGE = ".xlsx"
    OPENDOCUMENT = ".ods"
    OLD_EXCEL = ".xls"
    ENCRYPTED = "encrypted"
    TEXT = ".csv"
    WEB_PAGE = "web page"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def kind_of(content: bytes, name: str) -> Kind:
    """The kind by content; the name decides only whether text is a table. Compound files come before zip ones,
    since some genuine .xls hold a whole zip file."""
    if not content:
        return Kind.EMPTY
    if content.startswith(COMPOUND):
        return Kind.ENCRYPTED if ENCRYPTED_PACKAGE in content else Kind.OLD_EXCEL
    if content.startswith(ZIP):
        return Kind.OPENDOCUMENT if OPENDOCUMENT in content[:120] else Kind.PACKAGE
    if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGES):
        return Kind.WEB_PAGE
    is_text = b"\0" not in content or content.startswith(WIDE)
    return Kind.TEXT if name.lower().endswith(TEXTS) and is_text else Kind.UNKNOWN


def is_lock_file(name: str) -> bool:
    """Whether Excel, WPS or LibreOffice keeps such a file beside a workbook that is open, to say who has it open."""
    return name.startswith(LOCK)

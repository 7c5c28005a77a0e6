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


class Kind(Enum):
    """What the bytes are; the value is what a message calls it."""

    PACKAGE = ".xlsx"
    OPENDOCUMENT = ".ods"
    OLD_EXCEL = ".xls"
    ENCRYPTED = "encrypted"
    TEXT = ".csv"
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
    return Kind.TEXT if name.lower().endswith(TEXTS) and b"\0" not in content else Kind.UNKNOWN

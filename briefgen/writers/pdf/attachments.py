"""Put files into the file: what a reader of the PDF can take out again (ISO 32000-1, 7.11.4; ISO 32000-2, 14.13)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.writers.pdf.objects import Object, array, compressed, dictionary, name, text

Relationship = Literal["Data", "Source"]
"""Data is what the pages were made of, Source what they were made from (ISO 32000-2, table 43)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside: its name, bytes, media type, what it is to the pages, and a line that says so."""

    name: str
    content: bytes
    media_type: str
    relationship: Relationship
    description: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """What the catalogue says of attachments: names by which readers find them, and the list that ties them to it."""

    names: Object = None
    associated: Object = None


def attached(document: Object, attachments: Sequence[Attachment], made: Object) -> Attached:
    """All files, by name; `made` is the date that each bears."""
    if not attachments:
        return Attached()
    ordered = sorted(attachments, key=lambda each: each.name)
    files = {each.name: document.Reference(_file(document, each, made)) for each in ordered}
    pairs = [part for file, reference in files.items() for part in (text(file), reference)]
    return Attached(dictionary(EmbeddedFiles=dictionary(Names=array(*pairs))), array(*files.values()))


def _file(document: Object, attachment: Attachment, made: Object) -> Object:
    stream = document.Reference(_stream(attachment, made))
    return dictionary(
        Type=name("Filespec"),
        F=text(attachment.name),
        UF=text(attachment.name),
        Desc=text(attachment.description) if attachment.description else None,
        AFRelationship=name(attachment.relationship),
        EF=dictionary(F=stream, UF=stream),
    )


def _stream(attachment: Attachment, made: Object) -> Object:
    content = attachment.content
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return compressed(
        content,
        Type=name("EmbeddedFile"),
        Subtype=name(attachment.media_type).replace("/", "#2F").replace("#2F", "/", 1),
        Params=dictionary(Size=len(content), CheckSum=f"<{digest}>", CreationDate=made, ModDate=made),
    )

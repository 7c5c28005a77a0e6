"""Say what a file is, once for old readers and once for archives: the information dictionary and its XMP twin.

XMP: ISO 16684-1. What a file conforms to: ISO 19005-3, 6.6.4 (PDF/A), ISO 14289-1, 5 (PDF/UA).
"""

import re
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize
from xml.sax.saxutils import escape

from briefgen.document import Meta
from briefgen.writers.pdf.objects import Object, dictionary, encoded, name, text

PROGRAM = "briefgen"

DATE = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold (XML 1.0, 2.2)."""
UNDATED = date(2000, 1, 1)
"""A file has to say when it was made, and the clock is not asked."""

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{properties}
</rdf:Description>
{schemas}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

SCHEMAS = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A does not know the properties of PDF/UA: a file has to describe them (ISO 19005-2, 6.6.2.3.3)."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; it always has a title."""

    title: str
    language: str
    author: str
    subject: str
    day: date
    archive_part: int
    """The part of ISO 19005: 3 where any files travel inside, 2 where none do."""


def about(meta: Meta, fallback: str, has_attachments: bool) -> About:
    """`fallback` is the title of a document that has none, such as its first heading."""
    title = meta.title or fallback or PROGRAM
    return About(title, meta.language, meta.issuer, meta.subject, _day(meta.date), 3 if has_attachments else 2)


def made(told: About) -> Object:
    """The date of a file as PDF writes it: midnight in China."""
    return text(f"D:{told.day:%Y%m%d}000000+08'00'")


def information(told: About) -> Object:
    return dictionary(
        Title=text(told.title),
        Author=text(told.author) if told.author else None,
        Subject=text(told.subject) if told.subject else None,
        Creator=text(PROGRAM),
        Producer=text(PROGRAM),
        CreationDate=made(told),
        ModDate=made(told),
    )


def metadata(told: About) -> Object:
    """The stream of XMP; archives want to find it without unpacking."""
    packet = PACKET.format(properties="\n".join(_properties(told)), schemas=SCHEMAS)
    return encoded(packet.encode("utf-8"), Type=name("Metadata"), Subtype=name("XML"))


def _properties(told: About) -> list[str]:
    moment = f"{told.day:%Y-%m-%d}T00:00:00+08:00"
    written = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_worded(told.title, told.language)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{told.language}</rdf:li></rdf:Bag></dc:language>",
    ]
    if told.author:
        written.append(f"<dc:creator><rdf:Seq><rdf:li>{_text(told.author)}</rdf:li></rdf:Seq></dc:creator>")
    if told.subject:
        written.append(f"<dc:description>{_worded(told.subject, told.language)}</dc:description>")
    return [
        *written,
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>",
        f"<pdf:Producer>{PROGRAM}</pdf:Producer>",
        f"<pdfaid:part>{told.archive_part}</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]


def _text(words: str) -> str:
    return escape(UNWRITABLE.sub("", words))


def _worded(words: str, language: str) -> str:
    each = f">{_text(words)}</rdf:li>"
    return f'<rdf:Alt><rdf:li xml:lang="x-default"{each}<rdf:li xml:lang="{language}"{each}</rdf:Alt>'


def _day(written: str) -> date:
    """The day that a date of issue names: 2025年1月20日, 2025-01-20; the first one if it names a month only."""
    found = DATE.search(normalize("NFKC", written))
    if not found:
        return UNDATED
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return UNDATED

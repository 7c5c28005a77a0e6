"""Write the parts that hold for the whole file: settings, faces, footnotes, properties of the document."""

import re
from collections.abc import Sequence

from briefgen.document import Meta
from briefgen.faces import Faces, alternative
from briefgen.language import Language
from briefgen.theme import Theme
from briefgen.writers.docx.markup import NOTHING, Xml, escaped, root, tag, whole, word
from briefgen.writers.docx.properties import flag, properties, spacing, twips

COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
"""Word 2013 and later as it is, not as an older one would be (MS-DOCX 2.3.3)."""

NO_DATE = "2000-01-01T00:00:00Z"
"""Stands where a packet names no date: the clock must not make two equal packets differ."""

_DATE = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D(\d{1,2})")


def note_format(theme: Theme) -> str:
    """How Word numbers footnotes (ECMA-376 17.18.59)."""
    return "decimalEnclosedCircle" if theme.circled_notes else "decimal"


def settings_part(theme: Theme, language: Language, *, sides_differ: bool) -> bytes:
    """`sides_differ` says whether pages on the left have running heads of their own."""
    compatibility = [
        word("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in COMPATIBILITY
    ]
    return root(
        "w:settings",
        "w",
        word("zoom", percent=100),
        tag("w:mirrorMargins") if theme.two_sided else NOTHING,
        word("defaultTabStop", val=twips(theme.page.labels or 2 * theme.styles.body.size)),
        tag("w:evenAndOddHeaders") if sides_differ else NOTHING,
        word("characterSpacingControl", val="compressPunctuation"),
        word(
            "footnotePr",
            word("numFmt", val=note_format(theme)),
            word("numRestart", val="eachPage"),
            word("footnote", id=-1),
            word("footnote", id=0),
        ),
        # Space after and before add up, as the theme has it; lines that a break ends are not stretched.
        word(
            "compat",
            flag("doNotExpandShiftReturn", True),
            flag("doNotUseHTMLParagraphAutoSpacing", True),
            *compatibility,
        ),
        word("themeFontLang", val=language.locale, eastAsia="zh-CN"),
        word("decimalSymbol", val="."),
        word("listSeparator", val=","),
    )


def faces_part(theme_faces: Sequence[str], faces: Faces, language: Language) -> bytes:
    """The families in use and the names under which an office's machine may have a kin of them."""
    families: dict[str, Xml] = {}
    for name in theme_faces:
        shipped = faces.face(name).file
        entry = word(
            "font",
            word("altName", val=shipped.latin if language.spaced else alternative(name, shipped)),
            word("charset", val="00" if language.spaced else "86"),
            word("family", val="auto"),
            word("pitch", val="variable"),
            name=shipped.family,
        )
        families.setdefault(shipped.family, entry)
    return root("w:fonts", "w", *families.values())


def footnotes_part(notes: Sequence[Xml]) -> bytes:
    return root("w:footnotes", "w r", _separator("separator", -1), _separator("continuationSeparator", 0), *notes)


def _separator(kind: str, number: int) -> Xml:
    """The rule above footnotes is Word's own; a border of the theme's length would vanish in LibreOffice."""
    paragraph = word("p", properties("pPr", spacing()), word("r", tag(f"w:{kind}")))
    return word("footnote", paragraph, type=kind, id=number)


def core_part(meta: Meta) -> bytes:
    """Title, issuer and date of issue, nothing of the machine (ECMA-376-2, 11)."""
    moment = issued(meta.date)
    return whole(
        tag(
            "cp:coreProperties",
            tag("dc:title", escaped(meta.title)),
            tag("dc:subject", escaped(meta.subject)),
            tag("dc:creator", escaped(meta.issuer)),
            tag("cp:lastModifiedBy", escaped(meta.issuer)),
            tag("dc:language", escaped(meta.language)),
            tag("dcterms:created", Xml(moment), **{"xsi:type": "dcterms:W3CDTF"}),
            tag("dcterms:modified", Xml(moment), **{"xsi:type": "dcterms:W3CDTF"}),
            tag("cp:version", escaped(meta.edition)) if meta.edition else NOTHING,
            **{
                "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms": "http://purl.org/dc/terms/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            },
        )
    )


def issued(date: str) -> str:
    """The date of issue as W3CDTF; a date that cannot be read gives a fixed one."""
    found = _DATE.search(date)
    if not found:
        return NO_DATE
    year, month, day = map(int, found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}T00:00:00Z" if 1 <= month <= 12 and 1 <= day <= 31 else NO_DATE

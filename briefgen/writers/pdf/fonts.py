"""Embed what a document uses of its faces, as composite fonts whose codes are ours (ISO 32000-1, 9.7).

Each character has a code of its own, even where two share a glyph, so that what is copied out of the file is what was
set. A dash pair that the face draws as one stroke has one code for both characters.
"""

import hashlib
from collections.abc import Sequence

from briefgen.faces import Face, Faces
from briefgen.faces.cutting import Cut
from briefgen.writers.pdf.objects import Object, array, compressed, dictionary, font_resources, name, text

MAPPINGS_A_BLOCK = 100
"""No more may stand between beginbfchar and endbfchar, or begincidchar and endcidchar (Adobe Technical Note 5014)."""

SYMBOLIC = 4
"""The flag of a font whose codes follow no standard encoding (ISO 32000-1, table 123)."""

STEM = 80
"""Vertical stems in thousandths of an em; viewers use it only to imitate a font that is not embedded."""

MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
ENCODING = "briefgen-codes"
ENCODING_HEAD = (
    MAP_HEAD.replace("(UCS)", "(Identity)").replace("Adobe-Identity-UCS", ENCODING).replace("Type 2", "Type 1")
)
MAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class Codes(dict[str, str]):
    """The codes of one face's characters, four hexadecimal digits each, in order of first use.

    Looking up a character gives it a code; MissingGlyph if the face does not have it.
    """

    def __init__(self, face: Face, resource: str) -> None:
        super().__init__()
        self.face = face
        self.resource = resource

    def __missing__(self, character: str) -> str:
        self.face.glyph(character)
        code = self[character] = f"{len(self) + 1:04X}"
        return code


class Fonts:
    """The faces that a document has used so far."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._codes: dict[str, Codes] = {}

    def codes(self, face: str) -> Codes:
        """The codes of a face by its name; ValueError for a name that the packet's faces do not have."""
        known = self._codes.get(face)
        if known is None:
            known = self._codes[face] = Codes(self._faces.face(face), f"F{len(self._codes) + 1}")
        return known

    def resources(self, document: Object) -> Object:
        """The font dictionary of every page's resources, with all that it refers to."""
        return font_resources(document, {codes.resource: _font(document, codes) for codes in self._codes.values()})


def _font(document: Object, codes: Codes) -> Object:
    cut = codes.face.cut(codes)
    tagged = f"{_tag(cut.content)}+{codes.face.descriptor.postscript_name}"
    encoding = name("Identity-H") if cut.outlines == "glyf" else document.Reference(_encoding(codes, cut))
    return document.Reference(
        dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=name(tagged),
            Encoding=encoding,
            DescendantFonts=array(document.Reference(_descendant(document, codes, cut, tagged))),
            ToUnicode=document.Reference(compressed(_characters(codes).encode("ascii"))),
        )
    )


def _descendant(document: Object, codes: Codes, cut: Cut, tagged: str) -> Object:
    """Codes of a TrueType font are its CIDs, which a map leads to glyphs; in a CFF font CIDs are the glyphs."""
    is_truetype = cut.outlines == "glyf"
    return dictionary(
        Type=name("Font"),
        Subtype=name("CIDFontType2" if is_truetype else "CIDFontType0"),
        BaseFont=name(tagged),
        CIDSystemInfo=_system(),
        DW=1000,
        W=_widths(codes) if is_truetype else _widths_of_glyphs(codes, cut),
        CIDToGIDMap=document.Reference(compressed(_glyph_map(codes, cut))) if is_truetype else None,
        FontDescriptor=document.Reference(_descriptor(document, codes.face, cut, tagged)),
    )


def _system() -> Object:
    return dictionary(Registry=text("Adobe"), Ordering=text("Identity"), Supplement=0)


def _widths(codes: Codes) -> str:
    return f"[1 [{' '.join(_thousandths(codes.face.advance(character)) for character in codes)}]]"


def _widths_of_glyphs(codes: Codes, cut: Cut) -> str:
    widths = {cut.glyphs[character]: _thousandths(codes.face.advance(character)) for character in codes}
    return f"[{' '.join(f'{glyph} [{widths[glyph]}]' for glyph in sorted(widths))}]"


def _descriptor(document: Object, face: Face, cut: Cut, tagged: str) -> Object:
    measures = face.descriptor
    return dictionary(
        Type=name("FontDescriptor"),
        FontName=name(tagged),
        Flags=SYMBOLIC,
        FontBBox=array(*measures.box),
        ItalicAngle=0,
        Ascent=measures.ascent,
        Descent=measures.descent,
        CapHeight=measures.cap_height,
        StemV=STEM,
        **_program(document, cut),
    )


def _program(document: Object, cut: Cut) -> dict[str, Object]:
    if cut.outlines == "glyf":
        return {"FontFile2": document.Reference(compressed(cut.content, Length1=len(cut.content)))}
    return {"FontFile3": document.Reference(compressed(cut.content, Subtype=name("CIDFontType0C")))}


def _encoding(codes: Codes, cut: Cut) -> Object:
    """A CMap from our codes to the glyphs of a CFF font (ISO 32000-1, 9.7.5.3)."""
    lines = [f"<{code}> {cut.glyphs[character]}\n" for character, code in codes.items()]
    content = ENCODING_HEAD + _in_blocks(lines, "cidchar") + MAP_FOOT
    return compressed(
        content.encode("ascii"), Type=name("CMap"), CMapName=name(ENCODING), CIDSystemInfo=_system(), WMode=0
    )


def _glyph_map(codes: Codes, cut: Cut) -> bytes:
    """For code 0 and then for each code the index of its glyph in the cut, two bytes each."""
    glyphs = (cut.glyphs[character] for character in codes)
    return b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)


def _characters(codes: Codes) -> str:
    """What each code means in UTF-16, which spells a character beyond U+FFFF as two (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code}> <{character.encode('utf-16-be').hex().upper()}>\n" for character, code in codes.items()]
    return MAP_HEAD + _in_blocks(lines, "bfchar") + MAP_FOOT


def _in_blocks(lines: Sequence[str], kind: str) -> str:
    blocks = (lines[start : start + MAPPINGS_A_BLOCK] for start in range(0, len(lines), MAPPINGS_A_BLOCK))
    return "".join(f"{len(each)} begin{kind}\n{''.join(each)}end{kind}\n" for each in blocks)


def _tag(content: bytes) -> str:
    """Six capitals that stand for this cut (ISO 32000-1, 9.6.4)."""
    digest = hashlib.md5(content, usedforsecurity=False).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _thousandths(em: float) -> str:
    """A width of PDF; faces of 1,000 units an em give whole numbers."""
    return f"{em * 1000:.3f}".rstrip("0").rstrip(".")

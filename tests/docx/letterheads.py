"""Make documents of an office as its clerks would: with python-docx, and by hand where that cannot."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

OFFICE_NAME = "滨江新区管委会用笺"
STREET = "武汉市江岸区六合路1号"
FIRST = "首页专用抬头"
MAIN = "word/document.xml"
CREATOR = "张三丰"

Parts = dict[str, bytes]


def picture(width: int = 60, height: int = 40, *, colour: bytes = b"\xc0\x10\x10", said: bytes = b"") -> bytes:
    """A PNG of one colour; `said` stands in it as a text that nobody sees."""
    rows = b"".join(b"\0" + colour * width for _ in range(height))
    text = _chunk(b"tEXt", b"Author\0" + said) if said else b""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + text + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def office(change: Callable[[Document], None] = lambda _: None) -> bytes:
    """An office's document: B5, a logo and its name at the head, its street and the page at the foot, red headings."""
    document = docx.Document()
    _page(document)
    _styles(document)
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run().add_picture(io.BytesIO(picture(said=CREATOR.encode())), height=Mm(8))
    head.add_run(f" {OFFICE_NAME}")
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{STREET}  第 ")
    field(foot, "PAGE", "7")
    foot.add_run(" 页")
    document.core_properties.author = CREATOR
    document.add_paragraph("这里的正文不带过去")
    change(document)
    return saved(document)


def saved(document: Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(182), Mm(257)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)


def _styles(document: Document) -> None:
    styles = document.styles
    _lettered(document, "Normal", "FangSong", 12)
    styles["Normal"].paragraph_format.first_line_indent = Pt(24)
    _lettered(document, "Body Text", "FangSong", 12)
    styles["Body Text"].paragraph_format.line_spacing = Pt(22)
    for level, size in ((1, 20), (2, 15), (3, 13), (4, 12)):
        _lettered(document, f"Heading {level}", "SimHei", size, RGBColor(0xB0, 0x10, 0x10))
    _lettered(document, "Title", "SimSun", 26, RGBColor(0xB0, 0x10, 0x10))
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _lettered(document, "Caption", "KaiTi", 10.5)
    styles["Caption"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("toc 1", "footnote text"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]


def _lettered(document: Document, name: str, face: str, size: float, colour: RGBColor | None = None) -> None:
    font = document.styles[name].font
    font.name, font.size = face, Pt(size)
    fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if str(key).endswith("Theme"):
            del fonts.attrib[key]
    fonts.set(qn("w:eastAsia"), face)
    if colour is not None:
        font.color.rgb = colour


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A complex field with what it showed last."""
    for kind in ("begin", code, "separate", "", "end"):
        run = paragraph.add_run(shown if not kind else "")
        if kind and kind != code:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)


# --- by hand -----------------------------------------------------------------------------------------------------


def unpacked(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def related(*links: tuple[str, str], outside: tuple[str, str] | None = None) -> bytes:
    """Relationships rId1, rId2 …, each a kind and a target; `outside` is the last one."""
    entries = [f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(links, 1)]
    if outside:
        place = f'Type="{R}/{outside[0]}" Target="{outside[1]}" TargetMode="External"'
        entries.append(f'<Relationship Id="rId{len(links) + 1}" {place}/>')
    return f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(entries)}</Relationships>'.encode()


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"'
    ' w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/>'
    '<w:pPr><w:keepNext/><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:color w:val="00AA00"/></w:rPr></w:style>'
)


def by_hand(
    header: str, *, section: str = SECTION, styles: str | None = STYLES, links: bytes = b"", more: Parts | None = None
) -> bytes:
    """A document of a single header, spelt out; `links` are the relationships of the header, `more` other parts."""
    space = f'xmlns:w="{W}" xmlns:r="{R}"'
    parts: Parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{MAIN}" ContentType="{WORD_TYPE}.document.main+xml"/></Types>'.encode(),
        "_rels/.rels": related(("officeDocument", MAIN)),
        MAIN: f"<w:document {space}><w:body><w:p/>{section}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": related(
            ("header", "header1.xml"), *((("styles", "styles.xml"),) if styles else ()), ("settings", "settings.xml")
        ),
        "word/header1.xml": f"<w:hdr {space}>{header}</w:hdr>".encode(),
        "word/settings.xml": f"<w:settings {space}/>".encode(),
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {space}>{styles}</w:styles>".encode()
    if links:
        parts["word/_rels/header1.xml.rels"] = links
    return zipped({**parts, **(more or {})})


def text_of(part: bytes) -> str:
    return "".join(each.text or "" for each in etree.fromstring(part).iter(f"{{{W}}}t"))

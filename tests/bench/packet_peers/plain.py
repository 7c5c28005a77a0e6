"""Make packets with python-docx, reportlab and matplotlib: each chart is drawn once, and both files show it."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.bench.packet_peers.drawing import HEIGHT, WIDTH, Charts
from tests.bench.packet_peers.packets import FACES, Packet, Section

Drawn = Sequence[tuple[Section, bytes]]
"""The sections of a packet, each with its chart."""


def make(packets: Sequence[Packet], target: Path) -> None:
    charts = Charts()
    pdfmetrics.registerFont(TTFont("song", FACES / "NotoSerifSC-Regular.ttf"))
    for packet in packets:
        drawn = [(section, charts.png(section)) for section in packet.sections]
        (target / f"{packet.area}.docx").write_bytes(word(packet, drawn))
        (target / f"{packet.area}.pdf").write_bytes(pdf(packet, drawn))


# --- Word -----------------------------------------------------------------------------------------------------------


def word(packet: Packet, drawn: Drawn) -> bytes:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif SC", Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif SC")
    document.add_heading(packet.title, 0)
    document.add_paragraph(packet.issuer)
    document.add_paragraph(packet.date)
    for section, chart in drawn:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _word_section(document, section, chart)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _word_section(document: Any, section: Section, chart: bytes) -> None:
    document.add_heading(section.title, 1)
    document.add_paragraph(section.lead)
    document.add_paragraph(section.words)
    table = document.add_table(len(section.rows), len(section.rows[0]), style="Table Grid")
    cells = iter(table._cells)  # one list of all: asking for a row or a cell makes it anew each time
    for row in section.rows:
        for words in row:
            next(cells).text = words
    document.add_paragraph(section.chart)
    document.add_picture(BytesIO(chart), width=Inches(WIDTH))


# --- PDF ------------------------------------------------------------------------------------------------------------

BODY = ParagraphStyle("body", fontName="song", fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22)
LEAD = ParagraphStyle("lead", fontName="song", fontSize=12, leading=20, wordWrap="CJK")
TITLE = ParagraphStyle("title", fontName="song", fontSize=28, leading=40, wordWrap="CJK")
HEADING = ParagraphStyle("heading", fontName="song", fontSize=18, leading=30, wordWrap="CJK")
GRID = TableStyle([("FONT", (0, 0), (-1, -1), "song", 9.5), ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.black)])
COLUMNS = (190, 60, 80, 60, 70)


def pdf(packet: Packet, drawn: Drawn) -> bytes:
    story: list[Any] = [Paragraph(packet.title, TITLE), Paragraph(packet.issuer, LEAD), Paragraph(packet.date, LEAD)]
    for section, chart in drawn:
        story += [
            PageBreak(),
            Paragraph(section.title, HEADING),
            Paragraph(section.lead, LEAD),
            Paragraph(section.words, BODY),
            Spacer(1, 8),
            Table(section.rows, COLUMNS, style=GRID, repeatRows=1),
            Paragraph(section.chart, LEAD),
            Image(BytesIO(chart), WIDTH * inch, HEIGHT * inch),
        ]
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4, title=packet.title).build(story)
    return file.getvalue()

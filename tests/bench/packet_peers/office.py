"""Make packets with docxtpl, matplotlib and LibreOffice: one template, and one run of the office for all of them.

The office starts with a profile and a cache of faces that stand already, as on a machine where somebody works.
"""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docxtpl import DocxTemplate, InlineImage

from tests.bench.packet_peers import OFFICE
from tests.bench.packet_peers.drawing import WIDTH, Charts
from tests.bench.packet_peers.packets import FACES, HEAD, Packet

STANDING = Path(tempfile.gettempdir()) / f"briefgen-bench-office-{os.getuid()}"
"""Profile, cache and settings of the office, kept from run to run."""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>"""
SECTION = "{{ section.title }}", "{{ section.lead }}", "{{ section.words }}"


def make(packets: Sequence[Packet], target: Path) -> None:
    charts, template = Charts(), _template()
    for packet in packets:
        made = DocxTemplate(BytesIO(template))
        sections = [
            {
                "title": section.title,
                "lead": section.lead,
                "words": section.words,
                "rows": section.rows,
                "chart": section.chart,
                "image": InlineImage(made, BytesIO(charts.png(section)), width=Inches(WIDTH)),
            }
            for section in packet.sections
        ]
        made.render({"packet": packet, "sections": sections}, autoescape=True)
        made.save(target / f"{packet.area}.docx")
    converted([target / f"{packet.area}.docx" for packet in packets], target)


def _template() -> bytes:
    """Made once, as somebody would in Word."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif SC", Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif SC")
    document.add_heading("{{ packet.title }}", 0)
    for words in ("{{ packet.issuer }}", "{{ packet.date }}", "{%p for section in sections %}"):
        document.add_paragraph(words)
    title, *others = SECTION
    document.add_heading(title, 1).paragraph_format.page_break_before = True
    for words in others:
        document.add_paragraph(words)
    table = document.add_table(3, len(HEAD), style="Table Grid")
    rows = list(table.rows)
    rows[0].cells[0].text, rows[2].cells[0].text = "{%tr for row in section.rows %}", "{%tr endfor %}"
    for number, cell in enumerate(rows[1].cells):
        cell.text = f"{{{{ row[{number}] }}}}"
    for words in ("{{ section.chart }}", "{{ section.image }}", "{%p endfor %}"):
        document.add_paragraph(words)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def converted(files: Sequence[Path], target: Path) -> None:
    """A PDF beside each Word file."""
    STANDING.mkdir(exist_ok=True)
    fonts = STANDING / "fonts.conf"
    fonts.write_text(FONTS.format(faces=FACES, cache=STANDING / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(STANDING / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(target), *map(str, files)]
    subprocess.run(command, env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, capture_output=True, check=True)

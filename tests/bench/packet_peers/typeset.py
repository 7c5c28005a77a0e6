"""Make the PDF of each packet with typst, and no Word file: one compiler, one template, the words handed in as JSON."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from tests.bench.packet_peers.packets import FACES, Packet

TEMPLATE = """
#let packet = json(bytes(sys.inputs.packet))
#set document(title: packet.title)
#set page(paper: "a4", numbering: "1")
#set text(font: "Noto Serif SC", size: 11pt, lang: "zh")
#set par(justify: true)
#let chart(section) = {
  let most = calc.max(..section.bars.map(bar => bar.at(1)))
  grid(columns: (35%, 1fr), row-gutter: 6pt, align: horizon,
    ..section.bars.map(((name, number)) => (
      text(font: "Noto Sans SC", size: 9pt, name),
      stack(dir: ltr, spacing: 4pt,
        rect(width: number / most * 75%, height: 10pt, fill: rgb("#0B4A5E")),
        text(font: "Noto Sans SC", size: 9pt, str(number) + section.unit)),
    )).flatten())
}
#text(28pt, packet.title)

#packet.issuer

#packet.date

#for section in packet.sections {
  pagebreak()
  heading(section.title)
  text(12pt, section.lead)
  par(section.words)
  table(columns: (1fr, auto, auto, auto, auto), stroke: (bottom: 0.25pt), ..section.rows.flatten())
  text(section.chart)
  chart(section)
}
"""


def make(packets: Sequence[Packet], target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "packet.typ"
        template.write_text(TEMPLATE, encoding="utf-8")
        program: Any = typst
        compiler = program.Compiler(str(template), font_paths=[str(FACES)], ignore_system_fonts=True)
        for packet in packets:
            words = json.dumps(asdict(packet), ensure_ascii=False)
            (target / f"{packet.area}.pdf").write_bytes(compiler.compile(sys_inputs={"packet": words}))

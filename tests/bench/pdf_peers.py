"""Make the PDF of one document by this project, by plain reportlab and by typst, in one run, and print the ratios.

The peers set the same words in the same face, paragraph by paragraph and table by table; they tag nothing, break lines
by their own rules and know no cells.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import typst
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import SimpleDocTemplate, Table

from briefgen.compose import compose, with_edition
from briefgen.document import Document
from briefgen.faces import shipped_faces
from briefgen.faces.faces import FILES
from briefgen.layout import lay_out
from briefgen.pipeline.sources import source
from briefgen.settings import Settings
from briefgen.theme import briefing
from briefgen.writers import pdf, text
from tests.bench.clock import timed
from tests.samples import ROOT

FACE = FILES / "NotoSerifSC-Regular.ttf"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a table of cells."""

    words: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


def main() -> None:
    """Print how long each takes in a warm process, and its share of the slowest."""
    read = source(ROOT, Settings()).output
    document = with_edition(compose(read.dataset, read.packet, read.images).output.document)
    pieces = tuple(pieces_of(document))
    faces, theme = shipped_faces(), briefing()
    pdfmetrics.registerFont(TTFont("song", str(FACE)))
    ways: dict[str, Callable[[], object]] = {
        "briefgen": lambda: pdf.write(lay_out(document, theme, faces).output, document.meta, faces),
        "reportlab, plain": lambda: by_reportlab(pieces),
        "typst": lambda: by_typst(pieces),
    }
    seconds = {name: min(timed(way)) for name, way in ways.items()}
    print(f"\n{'one PDF, warm process':<34}{'min':>9}  ms{'ratio':>9}")
    for name, each in seconds.items():
        print(f"{name:<34}{1000 * each:9.2f}    {each / seconds['briefgen']:9.2f}")


def pieces_of(document: Document) -> Iterator[Piece]:
    """The words of a document in reading order, without its looks."""
    rows: list[tuple[str, ...]] = []
    for line in (*text.write(document).decode().splitlines(), ""):
        if line.startswith("|"):
            rows += [] if set(line) <= set("|- ") else [tuple(cell.strip() for cell in line[1:-1].split("|"))]
            continue
        if rows:
            yield Piece(cells=tuple(rows))
            rows = []
        if line.strip():
            yield Piece(line)


def by_reportlab(pieces: Sequence[Piece]) -> bytes:
    style = ParagraphStyle("body", fontName="song", fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22)
    story: list[Any] = []
    for piece in pieces:
        if piece.cells:
            table = Table(piece.cells)
            table.setStyle(
                [("FONT", (0, 0), (-1, -1), "song", 9.5), ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.black)]
            )
            story.append(table)
        else:
            story.append(Words(piece.words, style))
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(story)
    return file.getvalue()


def by_typst(pieces: Sequence[Piece]) -> bytes:
    lines = [
        '#set text(font: "Noto Serif SC", size: 11pt, lang: "zh")',
        "#set par(justify: true, first-line-indent: 2em)",
    ]
    for piece in pieces:
        if piece.cells:
            cells = ", ".join(f"[#{_quoted(cell)}]" for row in piece.cells for cell in row)
            lines.append(f"#table(columns: {len(piece.cells[0])}, {cells})")
        else:
            lines.append(f"#{_quoted(piece.words)}\n")
    compiler: Any = typst
    made = compiler.compile("\n".join(lines).encode(), font_paths=[str(FILES)], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", r"\\").replace('"', r"\"") + '"'


if __name__ == "__main__":
    main()

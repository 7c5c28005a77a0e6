"""Make the Word file of one document by this project, by plain python-docx and by docxtpl, in one run, as ratios.

The peers set the same words, paragraph by paragraph and table by table, as their manuals show it; they draw no charts,
bind no figures and number nothing.
"""

from collections.abc import Callable, Sequence
from io import BytesIO

from docx import Document as WordDocument
from docxtpl import DocxTemplate

from briefgen.compose import compose, with_edition
from briefgen.faces import shipped_faces
from briefgen.pipeline.sources import source
from briefgen.settings import Settings
from briefgen.theme import briefing
from briefgen.writers import docx
from tests.bench.clock import timed
from tests.bench.pdf_peers import Piece, pieces_of
from tests.samples import ROOT

PARAGRAPHS = "{%p for piece in pieces %}", "{{ piece }}", "{%p endfor %}"
ROWS = "{%tr for row in table %}", "{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}", "{%tr endfor %}"


def main() -> None:
    """Print how long each takes in a warm process, and its share of ours."""
    read = source(ROOT, Settings()).output
    document = with_edition(compose(read.dataset, read.packet, read.images).output.document)
    pieces = tuple(pieces_of(document))
    faces, theme, template = shipped_faces(), briefing(), _template(pieces)
    ways: dict[str, Callable[[], object]] = {
        "briefgen": lambda: docx.write(document, theme, {}, faces),
        "python-docx, plain": lambda: by_python_docx(pieces),
        "docxtpl": lambda: by_docxtpl(template, pieces),
    }
    seconds = {name: min(timed(way)) for name, way in ways.items()}
    print(f"\n{'one Word file, warm process':<34}{'min':>9}  ms{'ratio':>9}")
    for name, each in seconds.items():
        print(f"{name:<34}{1000 * each:9.2f}    {each / seconds['briefgen']:9.2f}")


def by_python_docx(pieces: Sequence[Piece]) -> bytes:
    document = WordDocument()
    for piece in pieces:
        if not piece.cells:
            document.add_paragraph(piece.words)
            continue
        table = document.add_table(len(piece.cells), len(piece.cells[0]))
        for number, row in enumerate(piece.cells):
            for index, words in enumerate(row):
                table.cell(number, index).text = words
    return _saved(document)


def by_docxtpl(template: bytes, pieces: Sequence[Piece]) -> bytes:
    made = DocxTemplate(BytesIO(template))
    tables = {f"table{number}": each.cells for number, each in enumerate(_tables(pieces))}
    made.render({"pieces": [each.words for each in pieces if each.words], **tables}, autoescape=True)
    return _saved(made)


def _template(pieces: Sequence[Piece]) -> bytes:
    """A loop for all paragraphs, and a table with loops for each table."""
    document = WordDocument()
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    for number, _ in enumerate(_tables(pieces)):
        table = document.add_table(3, 3)
        begin, *cells, end = (each.replace("table", f"table{number}") for each in ROWS)
        table.cell(0, 0).text, table.cell(2, 0).text = begin, end
        for index, words in enumerate(cells):
            table.cell(1, index).text = words
    return _saved(document)


def _tables(pieces: Sequence[Piece]) -> list[Piece]:
    return [each for each in pieces if each.cells]


def _saved(document: object) -> bytes:
    file = BytesIO()
    document.save(file)  # type: ignore[attr-defined]  # both peers have it, and share no type
    return file.getvalue()


if __name__ == "__main__":
    main()

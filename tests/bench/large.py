"""Time and weigh layout and the PDF of large packets: up to 500 pages, and a table of up to 16,000 rows.

Time is linear if what a page or a row takes stays the same: the last column is that, against the first of its kind.
Each is made once, in a process that the shipped packet has warmed: what is kept of lines that were set before must not
help. Memory is the most that Python holds beside the document itself while both steps run.
"""

import gc
import tracemalloc
from collections.abc import Iterable
from functools import partial

from briefgen.compose import compose, with_edition
from briefgen.document import Caption, Cell, Column, Datum, Document, Inlines, Meta, Reference, Row, Table, Text
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.origins import Origin
from briefgen.pipeline.sources import source
from briefgen.settings import Settings
from briefgen.theme import briefing
from briefgen.writers import pdf
from tests.bench.clock import timed
from tests.bench.growing import Material, grown
from tests.samples import ROOT

ROUNDS = (1, 5, 20, 50)
"""How many times the pillars of the shipped packet are said: the last makes about 500 pages."""
ROWS = (1_000, 4_000, 16_000)
UNITS, STATES = ("家", "个", "亿元", "万平方米"), ("实际", "预计", "初步核算")


def main() -> None:
    _made(_packet(1))
    print(f"\n{'layout and PDF':<34}{'ms':>9}{'pages':>9}{'peak MB':>9}{'each':>9}")
    _rows("packet of {} rounds", ((rounds, _packet(rounds)) for rounds in ROUNDS), by_page=True)
    _rows("table of {} rows", ((rows, _table(rows)) for rows in ROWS), by_page=False)


def _rows(title: str, documents: Iterable[tuple[int, Document]], by_page: bool) -> None:
    first = 0.0
    for count, document in documents:
        seconds, (pages, peak) = min(timed(partial(_made, document), times=1)), _weighed(document)
        each = seconds / (pages if by_page else count)
        first = first or each
        numbers = f"{1000 * seconds:9.0f}{pages:9}{peak / 1e6:9.1f}{each / first:9.2f}"
        print(f"{title.format(count):<34}{numbers}", flush=True)


def _made(document: Document) -> int:
    faces = shipped_faces()
    pages = lay_out(document, briefing(), faces).output
    pdf.write(pages, document.meta, faces)
    return len(pages.pages)


def _weighed(document: Document) -> tuple[int, int]:
    """How many pages it has, and the most bytes that are held at once."""
    gc.collect()
    tracemalloc.start()
    pages = _made(document)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return pages, peak


def _packet(rounds: int) -> Document:
    read = source(ROOT, Settings()).output
    large = grown(Material(read.dataset, read.packet, read.images), rounds)
    return with_edition(compose(large.dataset, large.packet, large.images).output.document)


def _table(count: int) -> Document:
    columns = (
        Column("stub", (Text("指标"),)),
        Column("unit", (Text("单位"),)),
        Column("value", (Text("2024年"),)),
        Column("change", (Text("增长"),), (Text("%"),)),
        Column("remark", (Text("说明"),)),
    )
    rows = tuple(Row(_cells(number), indent=number % 4 == 1, joined=number % 4 == 1) for number in range(count))
    table = Table(Caption("table", (Text("全部指标"),), 1), columns, rows, "indicators", (Text("注文"),))
    return Document(Meta("全部指标", "zh-CN"), (table,))


def _cells(number: int) -> tuple[Inlines, ...]:
    """Names and figures differ from row to row; units and states repeat, as they do in any list."""
    return (
        (Text(f"第{number}项科技创新指标"),),
        (Text(UNITS[number % len(UNITS)]),),
        (_figure(number, "value"),),
        (_figure(number, "change"),),
        (Text(STATES[number % len(STATES)]),),
    )


def _figure(number: int, part: str) -> Datum:
    cell = Cell(Reference(f"a{number}", "", "2024", part), (Origin("w.xlsx", "指标", f"F{number + 2}"),))
    return Datum(f"{number % 977}.{number % 10}", cell, "超" if number % 11 == 0 else "")

"""Write a Document as plain text that reads well and compares well: the golden format of the tests."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from briefgen.document import (
    Attachments,
    Block,
    Caption,
    Chart,
    Colophon,
    Contents,
    Cover,
    Definitions,
    Document,
    Heading,
    Imprint,
    Inlines,
    KeyFigures,
    Letterhead,
    List,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Row,
    Signature,
    Table,
    Text,
)
from briefgen.formalities import attachment_lines
from briefgen.language import LANGUAGES, Language
from briefgen.traversal import heading_words, plain_text, query


def write(document: Document) -> bytes:
    """The packet as UTF-8 text with line feeds."""
    language = LANGUAGES[document.meta.language]
    blocks = ("\n".join(_block(block, document, language)) for block in document.blocks)
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _block(block: Block, document: Document, language: Language) -> Iterator[str]:
    gap = " " if language.spaced else ""
    match block:
        case Cover():
            yield from _cover(block, gap)
        case Letterhead():
            yield from _letterhead(block, language)
        case Attachments():
            yield from (f"{label}{plain_text(name)}" for label, name in attachment_lines(block, language))
        case Signature():
            yield from filter(None, (plain_text(block.issuer), plain_text(block.date)))
        case Imprint():
            yield from _imprint(block)
        case Contents():
            yield f"[{plain_text(block.title)}]"
            yield from (heading_words(heading) for heading in _listed(document))
        case Heading():
            yield f"{'#' * block.level} {heading_words(block)}"
        case Paragraph():
            yield from _with_notes(block.children)
        case Definitions():
            if block.title:
                yield plain_text(block.title)
            for item in block.items:
                yield from _with_notes((*item.term, Text(": " if language.spaced else "："), *item.children))
        case List():
            yield from _list(block, document, language)
        case Quotation():
            yield "> " + gap.join(filter(None, map(plain_text, (block.speaker, block.children))))
            if block.attribution:
                yield "> " + plain_text(block.attribution)
        case Table():
            yield from _table(block, language)
        case Chart():
            yield from _chart(block, language)
        case Picture():
            yield f"({plain_text(block.wanted) if block.image is None else block.image.name})"
            yield _caption(block.caption, language)
            yield plain_text(block.credit)
        case KeyFigures():
            yield from _key_figures(block)
        case Colophon():
            yield f"{plain_text(block.label)} {document.meta.edition} {plain_text(block.facts)}"
        case PageBreak():
            yield "---"
        case _:
            assert_never(block)


def _cover(block: Cover, gap: str) -> Iterator[str]:
    yield plain_text(block.issuer) + " | " + plain_text(block.mark)
    yield gap.join(map(plain_text, block.title))
    yield plain_text(block.subtitle)
    yield " | ".join(f"{number} {plain_text(title)}" for number, title in block.index)
    yield plain_text(block.period) + " | " + plain_text(block.date)


def _letterhead(block: Letterhead, language: Language) -> Iterator[str]:
    signer = (Text(language.official.signer), *block.signer) if block.signer else ()
    preface = (Text(language.official.preface), *block.preface) if block.preface else ()
    lines = (
        *map(plain_text, block.marks),
        plain_text(block.name),
        " | ".join(filter(None, (plain_text(block.serial), plain_text(signer)))),
        " | ".join(filter(None, (plain_text(block.compiler), plain_text(block.date)))),
        *map(plain_text, (block.title, block.subtitle, block.addressees, preface)),
    )
    yield from filter(None, lines)


def _imprint(block: Imprint) -> Iterator[str]:
    yield from (plain_text((*label, *names)) for label, names in block.recipients)
    printed = " | ".join(filter(None, (plain_text(block.printer), plain_text(block.date))))
    yield from filter(None, (printed, plain_text(block.copies)))


def _listed(document: Document) -> list[Heading]:
    headings = (block for block in document.blocks if isinstance(block, Heading))
    return [heading for heading in headings if heading.level == 1 and not heading.section]


def _with_notes(children: Inlines) -> Iterator[str]:
    """The words, then each footnote on a line of its own."""
    yield plain_text(children)
    yield from (f"  * {plain_text(note.children)}" for note in query(children, Note))


def _list(block: List, document: Document, language: Language) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        mark = language.item_number.format(number=number) if block.ordered else "-"
        lines = [line for child in item for line in _block(child, document, language)]
        yield f"{mark} {lines[0] if lines else ''}"
        yield from (f"  {line}" for line in lines[1:])


def _caption(caption: Caption, language: Language) -> str:
    return f"{language.tables.label(caption.kind, caption.number)} {plain_text(caption.children)}"


def _table(block: Table, language: Language) -> Iterator[str]:
    if block.caption:
        yield _caption(block.caption, language)
    gap = " " if language.spaced else ""
    titles = [gap.join(filter(None, map(plain_text, (column.title, column.note)))) for column in block.columns]
    yield _bars(titles)
    yield _bars(["---"] * len(titles))
    yield from (_bars(_cells(row)) for row in block.rows)
    if block.note:
        yield f"{language.tables.note} {plain_text(block.note)}"


def _cells(row: Row) -> list[str]:
    cells = [plain_text(cell).replace("|", "｜") for cell in row.cells]
    return ["  " * row.indent + cells[0], *cells[1:]]


def _bars(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _chart(block: Chart, language: Language) -> Iterator[str]:
    """The chart as a small table: what its marks show, in figures."""
    yield _caption(block.caption, language)
    match block.kind:
        case "dots" | "bars":
            yield from _points(block, language)
        case "parts":
            yield from _panels(block, language)
        case "lines" | "multiples":
            yield from _series(block, language)
        case _:
            assert_never(block.kind)
    if block.note:
        yield f"{language.tables.note} {plain_text(block.note)}"


def _points(block: Chart, language: Language) -> Iterator[str]:
    words = language.chart_sentences
    yield from _headed(language.tables.indicator, words["value"], words["state"])
    for point in block.points:
        state = "words" if point.datum and point.number is None else point.state
        yield _bars([plain_text(point.label), _printed(point, language), words[f"{state} state"]])


def _panels(block: Chart, language: Language) -> Iterator[str]:
    words = language.chart_sentences
    yield from _headed(words["whole"], words["value"], words["part"], words["value"], words["state"])
    for panel in block.panels:
        whole, part = plain_text(panel.whole_label), plain_text(panel.part_label)
        yield _bars([whole, panel.whole.text, part, panel.part.text, words[f"{panel.part_state} state"]])


def _series(block: Chart, language: Language) -> Iterator[str]:
    yield from _headed(language.tables.indicator, *(plain_text(point.label) for point in block.series[0].points))
    for series in block.series:
        unit = f"{language.packet.joint}{series.unit}" if series.unit else ""
        yield _bars([plain_text(series.label) + unit, *(_printed(point, language) for point in series.points)])


def _printed(point: Point, language: Language) -> str:
    shown = point.datum or point.unlabelled
    return shown.text if shown else language.tables.missing


def _headed(*titles: str) -> Iterator[str]:
    yield _bars(titles)
    yield _bars(["---"] * len(titles))


def _key_figures(block: KeyFigures) -> Iterator[str]:
    for figure in block.figures:
        change = f" {figure.change.text}" if figure.change else ""
        yield f"  {plain_text(figure.label)}: {figure.datum.text}{change}"
    for strip in block.strips:
        yield f"  {strip.headline.text}: {'; '.join(map(plain_text, strip.items))}"

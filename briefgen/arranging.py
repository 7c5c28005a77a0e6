"""Transform a Document into the parts and forms that a theme asks for; both files of a packet are made of it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.compose import counted
from briefgen.document import (
    Attachments,
    Block,
    Column,
    Contents,
    Cover,
    Definition,
    Definitions,
    Document,
    Heading,
    Imprint,
    Inlines,
    KeyFigure,
    KeyFigures,
    Letterhead,
    List,
    Paragraph,
    Quotation,
    Row,
    Signature,
    Strip,
    Strong,
    Table,
    Text,
)
from briefgen.formats import numeral
from briefgen.language import LANGUAGES, Language
from briefgen.patterns import filled, joined
from briefgen.theme import Arrangement
from briefgen.traversal import plain_text

FOLDED = frozenset({"rank", "remark"})
"""Roles of columns that a folded table has below the name."""


def arranged(document: Document, arrangement: Arrangement) -> Document:
    """The same words and figures in the order of the document; what a theme never prints is left out."""
    language = LANGUAGES[document.meta.language]
    blocks: Iterable[Block] = document.blocks
    blocks = _opened(blocks, arrangement, language)
    if not arrangement.contents:
        blocks = (block for block in blocks if not isinstance(block, Contents))
    if arrangement.as_prose:
        blocks = (told for block in _with_subtitles(blocks, language) for told in _as_prose(block, language))
    if arrangement.folds_tables:
        blocks = (_folded(block, language) if isinstance(block, Table) else block for block in blocks)
    if arrangement.numbers_chapters:
        blocks = _numbered(blocks, language)
    if not arrangement.chapters_start_pages:
        blocks = (_running_on(block) if isinstance(block, Heading) else block for block in blocks)
    return replace(document, blocks=tuple(blocks))


def _running_on(heading: Heading) -> Heading:
    return replace(heading, starts_page=heading.annex)


# --- head and endings -------------------------------------------------------------------------------------


def _opened(blocks: Iterable[Block], arrangement: Arrangement, language: Language) -> tuple[Block, ...]:
    """A cover page without the parts of a letterhead, or a letterhead and, in their places, the endings."""
    made = tuple(blocks)
    if arrangement.opening == "cover":
        return tuple(_bare(block) if isinstance(block, Cover) else block for block in made)
    opening = next((block for block in made if isinstance(block, Cover)), None)
    if opening is None:
        return made
    opened = tuple(_letterhead(block, language) if isinstance(block, Cover) else block for block in made)
    return _ended(opened, opening.endings, language)


def _bare(cover: Cover) -> Cover:
    return replace(cover, letterhead=Letterhead(), endings=())


def _letterhead(cover: Cover, language: Language) -> Letterhead:
    title = joined(cover.title, " " if language.spaced else "")
    return replace(cover.letterhead, title=title, subtitle=cover.subtitle)


Ending = Attachments | Signature | Imprint


def _ended(blocks: Sequence[Block], endings: Sequence[Ending], language: Language) -> tuple[Block, ...]:
    """附件说明 and signature behind the text, before the first annex; the imprint behind everything."""
    annexes = [index for index, block in enumerate(blocks) if isinstance(block, Heading) and block.annex]
    named = next((each for each in endings if isinstance(each, Attachments)), None)
    titles = tuple(block.children for block in blocks if isinstance(block, Heading) and block.annex)
    attachments = named or (Attachments(titles) if titles else None)
    end = annexes[0] if annexes else len(blocks)
    below = (attachments, *(each for each in endings if isinstance(each, Signature)))
    last = (each for each in endings if isinstance(each, Imprint))
    behind = (_labelled_annex(block, attachments, language) for block in blocks[end:])
    return (*blocks[:end], *(each for each in below if each is not None), *behind, *last)


def _labelled_annex(block: Block, attachments: Attachments | None, language: Language) -> Block:
    """附件, with its number where several are named and this one is among them."""
    if not isinstance(block, Heading) or not block.annex:
        return block
    names = [plain_text(name) for name in attachments.names] if attachments else []
    title = plain_text(block.children)
    position = str(names.index(title) + 1) if len(names) > 1 and title in names else ""
    return replace(block, number=language.official.annex + position)


# --- prose ----------------------------------------------------------------------------------------------------


def _with_subtitles(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """The subtitle of a pillar runs on behind its title."""
    held: Heading | None = None
    for block in blocks:
        if held and isinstance(block, Paragraph) and block.style == "pillar_subtitle":
            joint = Text(language.official.label_joint)
            yield replace(held, children=(*held.children, joint, *block.children))
            held = None
            continue
        if held:
            yield held
        held = block if isinstance(block, Heading) else None
        if held is None:
            yield block
    if held:
        yield held


def _as_prose(block: Block, language: Language) -> Iterator[Block]:
    match block:
        case Quotation():
            yield _voice(block, language)
        case Definitions() if block.title:
            yield _reading_note(block, language)
        case Definitions():
            yield from (_labelled(item, language) for item in block.items)
        case KeyFigures():
            yield _listed(block, language)
        case Table():
            yield replace(block, columns=tuple(_with_note(column, language) for column in block.columns))
        case _:
            yield block


def _voice(block: Quotation, language: Language) -> Paragraph:
    """武创院院长李锡玲表示，…"""
    said = language.official
    pattern = said.voice if block.attribution else said.voice_alone
    if not block.speaker:
        return Paragraph(block.children)
    return Paragraph(filled(pattern, office=block.attribution, speaker=block.speaker, said=block.children))


def _labelled(item: Definition, language: Language) -> Paragraph:
    return Paragraph((Strong(item.term), Text(language.official.label_joint), *item.children))


def _reading_note(block: Definitions, language: Language) -> Paragraph:
    """限定词的读法：“预计”指编印日的预计数；…。"""
    said = language.official
    terms = tuple(filled(said.term, term=item.term, meaning=item.children) for item in block.items)
    told = joined(terms, said.terms_joint)
    return Paragraph((*block.title, Text(said.label_joint), *told, Text(said.sentence_end)))


def _with_note(column: Column, language: Language) -> Column:
    """较上年（%）"""
    if not column.note:
        return column
    return replace(column, note=filled(language.official.column_note, note=column.note))


def _listed(block: KeyFigures, language: Language) -> List:
    """◆ 地方一般公共预算收入121.9亿元，增长4.8%"""
    figures = (_figure(each, language) for each in block.figures)
    strips = (_strip(each, language) for each in block.strips)
    return List(tuple((Paragraph(children),) for children in (*figures, *strips)))


def _figure(figure: KeyFigure, language: Language) -> Inlines:
    said = language.official
    if figure.change is None:
        return filled(said.figure, label=figure.label, figure=(figure.datum,))
    return filled(said.figure_with_change, label=figure.label, figure=(figure.datum,), change=(figure.change,))


def _strip(strip: Strip, language: Language) -> Inlines:
    said = language.official
    items = joined(strip.items, language.list_separator)
    return filled(said.held if strip.leads else said.ranked, items=items, headline=(strip.headline,))


# --- tables and numbers -----------------------------------------------------------------------------------------


def _folded(table: Table, language: Language) -> Table:
    """Rank and remark in a row of their own below the name, where the columns left need the room."""
    kept = [index for index, column in enumerate(table.columns) if column.role not in FOLDED]
    if table.style != "indicators" or len(kept) == len(table.columns):
        return table
    others = [index for index in range(len(table.columns)) if index not in kept]
    rows = tuple(made for row in table.rows for made in _folded_row(row, kept, others, language))
    return replace(table, columns=tuple(table.columns[index] for index in kept), rows=rows)


def _folded_row(row: Row, kept: Sequence[int], others: Sequence[int], language: Language) -> Iterator[Row]:
    yield replace(row, cells=tuple(row.cells[index] for index in kept))
    below = joined(tuple(row.cells[index] for index in others if row.cells[index]), language.packet.joint)
    if below:
        yield Row((below, *[()] * (len(kept) - 1)), row.indent + 1, joined=True)


def _numbered(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """一、 for each chapter that is neither a section nor an annex, then （一）, 1. and （1）."""
    patterns = language.official.headings
    counts: tuple[int, ...] = ()
    for block in blocks:
        if not isinstance(block, Heading) or block.section or block.annex:
            yield block
            continue
        counts = counted(counts, min(block.level, len(patterns)))
        number = patterns[len(counts) - 1].format(numeral=numeral(counts[-1], language), number=counts[-1])
        yield replace(block, number=number)

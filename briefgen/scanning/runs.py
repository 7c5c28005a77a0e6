"""Read a document as runs of plain text in which every character knows whose it is; pure and linear."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, assert_never

from briefgen.document import (
    Block,
    Chart,
    Claim,
    Colophon,
    Contents,
    Cover,
    Datum,
    Definitions,
    Document,
    Emphasis,
    Heading,
    Inlines,
    KeyFigures,
    Link,
    List,
    Mark,
    Note,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Series,
    Strong,
    Table,
    Text,
)
from briefgen.origins import Origin, Place
from briefgen.traversal import plain_text


class Hand(Enum):
    """Who wrote a piece: a person in a template, the workbook, the program itself, or a cell as a figure."""

    TYPED = "typed"
    WORKBOOK = "workbook"
    PROGRAM = "program"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: `text[start:end]` of the run is this node; `claim` is the claim that it stands in."""

    start: int
    end: int
    node: Text | Datum | Mark
    hand: Hand
    claim: Claim | None = None

    @property
    def is_bare(self) -> bool:
        """Typed, and in no claim."""
        return self.hand is Hand.TYPED and self.claim is None

    def place(self, at: int) -> Place | Origin | None:
        """Where a character of the run stands: to the column in a typed file."""
        where = None if isinstance(self.node, Mark) else self.node.where
        if isinstance(where, Place) and self.hand is Hand.TYPED and where.column:
            return Place(where.file, where.line, where.column + max(at - self.start, 0))
        return where


@dataclass(frozen=True, slots=True)
class Run:
    """One string of the document as it is read aloud. `context` is what heads it: caption and columns of a table."""

    text: str
    pieces: tuple[Piece, ...]
    block: Block
    context: str = ""

    @property
    def figures(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.hand is Hand.FIGURE)

    @property
    def is_typed(self) -> bool:
        """Whether anything in it was typed outside of claims."""
        return any(piece.is_bare for piece in self.pieces)

    @property
    def is_written(self) -> bool:
        """Whether anything in it was written by a person, in a template or in the workbook."""
        return any(piece.hand in (Hand.TYPED, Hand.WORKBOOK) for piece in self.pieces)

    @property
    def places(self) -> Iterator[Place]:
        """Where in a template its pieces stand, the last first."""
        places = (piece.place(piece.start) for piece in reversed(self.pieces))
        return (place for place in places if isinstance(place, Place))

    @property
    def claims(self) -> Iterator[Claim]:
        """Each claim once."""
        return iter({id(piece.claim): piece.claim for piece in self.pieces if piece.claim}.values())

    @property
    def shown(self) -> tuple[Piece, ...]:
        """Every printed figure, and each claim that has none in it as a figure of its own, in reading order."""
        wordy = [each for each in self.claims if each.operands and not self._has_figure(each)]
        return tuple(sorted((*self.figures, *map(self._as_figure, wordy)), key=lambda piece: piece.start))

    def _has_figure(self, claim: Claim) -> bool:
        return any(piece.claim is claim for piece in self.figures)

    def _as_figure(self, claim: Claim) -> Piece:
        """What a claim says in words, with the cell that it is about."""
        within = [piece for piece in self.pieces if piece.claim is claim]
        start, end = within[0].start, within[-1].end
        said = Datum(self.text[start:end], claim.operands[0], where=within[0].place(start))
        return Piece(start, end, said, Hand.FIGURE, claim)

    def touched(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that have a character in the span."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        last = bisect_right(self.pieces, end - 1, lo=first, key=lambda piece: piece.start)
        return self.pieces[first:last]


class Strand(NamedTuple):
    """Inlines that are read in one breath, and whose hand wrote those of its texts that have no place."""

    inlines: Inlines
    unplaced: Hand = Hand.PROGRAM
    context: str = ""


JOINT = Text("\t")
"""Parts cells of a row: no word or numeral reaches over it, and it ends no sentence."""
MADE_LAST = frozenset({"sources", "claims"})
"""Tables that repeat what is printed elsewhere."""


def runs(document: Document) -> Iterator[Run]:
    """Every string of a document in reading order; what a footnote says follows the string that it hangs on."""
    for block in document.blocks:
        yield from _runs_of(block)


def _runs_of(block: Block) -> Iterator[Run]:
    if isinstance(block, List):
        for item in block.items:
            for child in item:
                yield from _runs_of(child)
        return
    for strand in _strands(block):
        if strand.inlines:
            yield from _read(strand, block)


def _read(strand: Strand, block: Block) -> Iterator[Run]:
    pieces: list[Piece] = []
    notes: list[Inlines] = []
    _gather(strand.inlines, strand.unplaced, None, pieces, notes)
    text = "".join(piece.node.text for piece in pieces)
    if text:
        yield Run(text, tuple(pieces), block, strand.context)
    for note in notes:
        yield from _read(Strand(note), block)


def _gather(inlines: Inlines, unplaced: Hand, claim: Claim | None, pieces: list[Piece], notes: list[Inlines]) -> None:
    for inline in inlines:
        match inline:
            case Text() | Datum() | Mark():
                start = pieces[-1].end if pieces else 0
                hand = _hand(inline, unplaced)
                if inline.text:
                    pieces.append(Piece(start, start + len(inline.text), inline, hand, claim))
            case Note():
                notes.append(inline.children)
            case Claim():
                _gather(inline.children, unplaced, inline, pieces, notes)
            case Emphasis() | Strong() | Link():
                _gather(inline.children, unplaced, claim, pieces, notes)
            case _:
                assert_never(inline)


def _hand(node: Text | Datum | Mark, unplaced: Hand) -> Hand:
    match node:
        case Datum():
            return Hand.FIGURE
        case Mark():
            return Hand.PROGRAM
        case Text(where=Place()):
            return Hand.TYPED
        case Text(where=Origin()):
            return Hand.WORKBOOK
        case _:
            return Hand.PROGRAM if node is JOINT else unplaced


# --- the strands of each block ------------------------------------------------------------------------------


def _strands(block: Block) -> Iterator[Strand]:
    match block:
        case Paragraph() | Heading():
            yield Strand(block.children)
        case Definitions():
            yield Strand(block.title)
            for definition in block.items:
                yield Strand(definition.term)
                yield Strand(definition.children)
        case Quotation():
            yield Strand((*block.speaker, *block.children))
            yield Strand(block.attribution)
        case Table():
            yield from _of_table(block)
        case Chart():
            yield from _of_chart(block)
        case Picture():
            yield from (Strand(inlines) for inlines in (block.caption.children, block.credit, block.wanted))
        case KeyFigures():
            yield from _of_key_figures(block)
        case Cover():
            yield from _of_cover(block)
        case Contents():
            yield Strand(block.title)
        case List() | Colophon() | PageBreak():
            pass
        case _:
            assert_never(block)


def _of_cover(cover: Cover) -> Iterator[Strand]:
    title = tuple(inline for part in cover.title for inline in part)
    yield from (Strand(inlines) for inlines in (cover.issuer, cover.mark, title, cover.subtitle))
    yield from (Strand(inlines) for _, inlines in cover.index)
    yield from (Strand(inlines) for inlines in (cover.period, cover.date))


def _of_table(table: Table) -> Iterator[Strand]:
    if table.style in MADE_LAST:
        return
    caption = table.caption.children if table.caption else ()
    yield Strand(caption, Hand.TYPED)
    for column in table.columns:
        yield Strand((*column.title, *column.note))
    heads = [caption, table.note, *(column.title for column in table.columns)]
    context = "\t".join(map(plain_text, heads))
    for row in table.rows:
        yield Strand(_joined(row.cells), context=context)
    yield Strand(table.note)


def _of_chart(chart: Chart) -> Iterator[Strand]:
    """What a template gives to a chart as arguments has no place of its own, and is typed all the same."""
    caption = chart.caption.children
    context = plain_text(caption) + "\t" + plain_text(chart.note)
    yield Strand(caption, Hand.TYPED)
    yield from (Strand(_point(point), Hand.TYPED, context) for point in chart.points)
    for panel in chart.panels:
        yield from _of_panel(panel, context)
    for series in chart.series:
        yield from _of_series(series, context)
    yield Strand(chart.note, Hand.TYPED)


def _point(point: Point) -> Inlines:
    return (*point.label, point.datum) if point.datum else point.label


def _of_series(series: Series, context: str) -> Iterator[Strand]:
    """Each printed figure behind the name of its series; periods below a chart are the program's own."""
    for point in series.points:
        if point.datum is not None:
            yield Strand((*series.label, point.datum), Hand.TYPED, context)


def _of_panel(panel: Panel, context: str) -> Iterator[Strand]:
    """The whole of a track is the program's own 100%."""
    if isinstance(panel.whole, Datum):
        whole = (*panel.whole_label, panel.whole, JOINT)
        yield Strand((*whole, *panel.part_label, panel.part), Hand.TYPED, context)
    else:
        yield Strand(panel.whole_label, Hand.TYPED, context)
        yield Strand((*panel.part_label, panel.part), Hand.TYPED, context)


def _of_key_figures(block: KeyFigures) -> Iterator[Strand]:
    for figure in block.figures:
        change = (JOINT, figure.change) if figure.change else ()
        yield Strand((*figure.label, figure.datum, *change))
    for strip in block.strips:
        yield Strand(_joined(((strip.headline,), *strip.items)))


def _joined(cells: Iterable[Inlines]) -> Inlines:
    parts = [inline for cell in cells for inline in (JOINT, *cell)]
    return tuple(parts[1:])

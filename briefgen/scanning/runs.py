"""Read a document as runs of plain text in which every character knows whose it is; pure and linear."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from enum import Enum
from typing import NamedTuple, assert_never

from briefgen.document import (
    Attachments,
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
    Imprint,
    Inlines,
    KeyFigures,
    Letterhead,
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
    Signature,
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


class Piece(NamedTuple):
    """A part of a run: `text[start:end]` of the run is this node; `claim` is the claim that it stands in.

    A packet has thousands: a tuple is made in a third of the time of a dataclass.
    """

    start: int
    end: int
    text: str
    node: Text | Datum | Mark
    hand: Hand
    claim: Claim | None = None

    @property
    def is_bare(self) -> bool:
        """Typed, and in no claim."""
        return self.hand is Hand.TYPED and self.claim is None

    @property
    def file(self) -> str:
        """The template file that it stands in, if any."""
        where = None if isinstance(self.node, Mark) else self.node.where
        return where.file if isinstance(where, Place) else ""

    def place(self, at: int) -> Place | Origin | None:
        """Where a character of the run stands: to the column in a typed file."""
        where = None if isinstance(self.node, Mark) else self.node.where
        if isinstance(where, Place) and self.hand is Hand.TYPED and where.column:
            return Place(where.file, where.line, where.column + max(at - self.start, 0))
        return where


class Run(NamedTuple):
    """One string of the document as it is read aloud: its pieces, which leave no gap, and where each starts.

    `figures` are those of its pieces that cells have given.
    `context` is what heads it, caption and columns of a table, and what its footnotes say.
    """

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    figures: tuple[Piece, ...]
    is_typed: bool
    """Whether anything in it was typed outside of claims."""
    is_written: bool
    """Whether anything in it was written by a person, in a template or in the workbook."""
    block: Block
    context: str = ""

    @property
    def file(self) -> str:
        """The template file in which the last of its pieces stands that stand in any."""
        return next((piece.file for piece in reversed(self.pieces) if piece.file), "")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Each claim once."""
        claims = [piece.claim for piece in self.pieces if piece.claim]
        return tuple({id(claim): claim for claim in claims}.values()) if claims else ()

    @property
    def shown(self) -> tuple[Piece, ...]:
        """Every printed figure, and each claim that has none in it as a figure of its own, in reading order."""
        figures, claims = self.figures, self.claims
        told = {id(piece.claim) for piece in figures} if claims else ()
        wordy = {id(claim): claim for claim in claims if claim.operands and id(claim) not in told}
        if not wordy:
            return figures
        within: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            within.setdefault(id(piece.claim), []).append(piece)
        said = [self._as_figure(claim, within[key]) for key, claim in wordy.items()]
        return tuple(sorted((*figures, *said), key=lambda piece: piece.start))

    def _as_figure(self, claim: Claim, within: Sequence[Piece]) -> Piece:
        """What a claim says in words, with the cell that it is about."""
        start, end = within[0].start, within[-1].end
        text = self.text[start:end]
        said = Datum(text, claim.operands[0], where=within[0].place(start))
        return Piece(start, end, text, said, Hand.FIGURE, claim)

    def touched(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that have a character in the span."""
        if start >= len(self.text):
            return ()
        return self.pieces[bisect_right(self.starts, start) - 1 : bisect_left(self.starts, end)]


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


def with_prose(run: Run, prose: Set[Origin]) -> Run:
    """The run with what stands in these cells told as typed: sentences of the workbook are nobody's figures."""
    if not any(_is_prose(piece, prose) for piece in run.pieces):
        return run
    hands = (piece._replace(hand=Hand.TYPED) if _is_prose(piece, prose) else piece for piece in run.pieces)
    return _run(tuple(hands), run.context, run.block)


def _is_prose(piece: Piece, prose: Set[Origin]) -> bool:
    return piece.hand is Hand.WORKBOOK and isinstance(piece.node, Text) and piece.node.where in prose


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
    _gather(strand, None, pieces, notes)
    if pieces:
        context = "\t".join((strand.context, *map(plain_text, notes)))
        yield _run(tuple(pieces), context, block)
    for note in notes:
        yield from _read(Strand(note), block)


def _run(pieces: tuple[Piece, ...], context: str, block: Block) -> Run:
    hands = [piece.hand for piece in pieces]
    is_typed = Hand.TYPED in hands
    return Run(
        "".join([piece.text for piece in pieces]),
        pieces,
        tuple([piece.start for piece in pieces]),
        tuple([piece for piece in pieces if piece.hand is Hand.FIGURE]),
        is_typed and any(piece.is_bare for piece in pieces),
        is_typed or Hand.WORKBOOK in hands,
        block,
        context,
    )


def _gather(strand: Strand, claim: Claim | None, pieces: list[Piece], notes: list[Inlines]) -> None:
    """Append what holds characters to the pieces, and put what footnotes say by."""
    at = pieces[-1].end if pieces else 0
    for inline in strand.inlines:
        match inline:
            case Text() | Datum() | Mark():
                text = inline.text
                if text:
                    end = at + len(text)
                    pieces.append(Piece(at, end, text, inline, _hand(inline, strand.unplaced), claim))
                    at = end
            case Note():
                notes.append(inline.children)
            case Claim() | Emphasis() | Strong() | Link():
                around = inline if isinstance(inline, Claim) else claim
                _gather(Strand(inline.children, strand.unplaced), around, pieces, notes)
                at = pieces[-1].end if pieces else 0
            case _:
                assert_never(inline)


def _hand(node: Text | Datum | Mark, unplaced: Hand) -> Hand:
    match node:
        case Text(where=None):
            return Hand.PROGRAM if node is JOINT else unplaced
        case Text(where=Origin()):
            return Hand.WORKBOOK
        case Text():
            return Hand.TYPED
        case Datum():
            return Hand.FIGURE
        case Mark():
            return Hand.PROGRAM


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
        case Letterhead():
            yield from _of_letterhead(block)
        case Attachments():
            yield from map(Strand, block.names)
        case Signature():
            yield from map(Strand, (block.issuer, block.date))
        case Imprint():
            yield from (Strand((*label, *names)) for label, names in block.recipients)
            yield from map(Strand, (block.printer, block.date, block.copies))
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


def _of_letterhead(head: Letterhead) -> Iterator[Strand]:
    yield from map(Strand, (*head.marks, head.name, head.serial, head.signer, head.compiler, head.date))
    yield from map(Strand, (head.title, head.subtitle, head.addressees, head.preface))


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

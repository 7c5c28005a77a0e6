"""Compare each figure with the name in front of it: 乙产值达{{ 甲 }} prints one figure under the name of another."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import Cell, Datum, Source
from briefgen.origins import Where
from briefgen.scanning.mentions import Names
from briefgen.scanning.runs import Piece, Run
from briefgen.scanning.sentences import Cuts

NONE = frozenset[str]()
UNNAMED_PARTS = frozenset({"status", "name", "bound"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A run, where its sentences end, and the names that it may hold."""

    run: Run
    cuts: Cuts
    names: Names

    def findings(self) -> Iterator[Diagnostic]:
        """A finding for each figure whose nearest name before it in its clause is another indicator's.

        An error (C365) where its own name stands nowhere in the sentence, a warning (C366) where it does.
        """
        before = 0
        for piece in self.run.figures:
            codes = codes_of(piece.node, self.names)
            if codes:
                start = max(before, self.cuts.clause(piece.start)[0])
                other = self._other_name(piece, start, codes) if start < piece.start else ""
                before = piece.end
                if other and isinstance(piece.node, Datum):
                    yield self._finding(piece, piece.node, other)

    def _other_name(self, piece: Piece, start: int, codes: frozenset[str]) -> str:
        """The nearest name before a figure, if it is another's and nothing behind it takes up the figure's own."""
        text = self.run.text[start : piece.start]
        nearest = self.names.last(text) if text.strip() else None
        if nearest is None or nearest.means(newcomers=False) & codes:
            return ""
        first, last = self.cuts.clause(piece.start)
        meant = self.names.means(nearest, self.run.text[first:last])
        behind = text[nearest.end :]
        own = meant & codes or any(self.names.takes_up(behind, code) for code in codes)
        return "" if own else text[nearest.start : nearest.end]

    def _finding(self, piece: Piece, datum: Datum, other: str) -> Diagnostic:
        codes = codes_of(datum, self.names)
        first, last = self.cuts.sentence(piece.start)
        sentence = self.run.text[first:last]
        named = any(self.names.means(each, sentence) & codes for each in self.names.mentions(sentence))
        return (warning if named else error)(
            "C366" if named else "C365",
            where_of(datum),
            figure=datum.text,
            name=self.names.told(codes),
            other=other,
            cell=next(iter(datum.source.origins), ""),
            sentence=self.cuts.told(piece.start, piece.end),
        )


def codes_of(node: object, names: Names) -> frozenset[str]:
    """The indicators that a figure belongs to."""
    return frozenset(_codes(node.source)) & names.full.keys() if isinstance(node, Datum) else NONE


def _codes(source: Source) -> Iterator[str]:
    if isinstance(source, Cell):
        if source.reference.part not in UNNAMED_PARTS:
            yield source.reference.indicator
        return
    for operand in source.operands:
        yield from _codes(operand)


def where_of(datum: Datum) -> Where | None:
    """The place of a figure in the template, or else its cell."""
    return datum.where or next(iter(datum.source.origins), None)

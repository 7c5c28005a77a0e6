"""Give a copy of a Word file in which everything that was noticed is a comment at its words."""

from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic, note
from briefgen.document import WAIVED, Claim, Datum, Document, Text
from briefgen.indicators import Dataset, Waiver
from briefgen.narrative.telling import bare
from briefgen.origins import Origin, Place
from briefgen.quantities import Rules
from briefgen.reporting import MessageLanguage, as_comment
from briefgen.scanning.margins import notes_of_claims
from briefgen.scanning.runs import Hand, Piece, Run, runs
from briefgen.scanning.sentences import cuts
from briefgen.traversal import plain_text, query
from briefgen.writers.docx.comments import Remark, commented

CLOSE = frozenset({"C368", "C369"})
"""Notes of claims, which are found anew with the claim that each is about."""


def annotated(content: bytes, document: Document, dataset: Dataset, rules: Rules, found: Iterable[Diagnostic]) -> bytes:
    """The file with a comment for each claim that holds by little or could say more, for each waiver, and for each
    finding that has a place in the text."""
    language: MessageLanguage = "en" if document.meta.language == "en" else "zh"
    of_claims = (*notes_of_claims(document, dataset, rules), *_waived(document, dataset))
    remarks = [Remark(as_comment(each, language), f"_claim_{number:04d}") for number, each in of_claims]
    others = (each for each in found if each.code not in CLOSE)
    return commented(content, [*remarks, *_placed(others, document, language)])


def _waived(document: Document, dataset: Dataset) -> Iterator[tuple[int, Diagnostic]]:
    for number, claim in enumerate(query(document, Claim), 1):
        waiver = _waiver_of(claim, dataset) if claim.verdict == WAIVED else None
        if waiver:
            names = {"sentence": plain_text(claim.children), "name": waiver.name.text, "reason": waiver.reason.text}
            yield number, note("C388", waiver.sentence.origin, cell=str(waiver.sentence.origin), **names)


def _waiver_of(claim: Claim, dataset: Dataset) -> Waiver | None:
    """The waiver in whose sentence the words stand."""
    words = bare(plain_text(claim.children))
    return next((each for each in dataset.waivers if words.strip() in bare(each.sentence.text)), None)


# --- findings that know their place in a template or in the workbook ---------------------------------------------


def _placed(found: Iterable[Diagnostic], document: Document, language: MessageLanguage) -> Iterator[Remark]:
    aloud = tuple(runs(document))
    numbers = {id(datum): number for number, datum in enumerate(query(document, Datum), 1)}
    for each in found:
        at = next(_spots(each, aloud), None)
        if at is not None:
            yield _remark(as_comment(each, language), *at, numbers)


def _spots(found: Diagnostic, aloud: tuple[Run, ...]) -> Iterator[tuple[Run, Piece]]:
    """Where in the text a finding is: at the words of its place in a template, or at the figure of its cell."""
    for run in aloud:
        for piece in run.pieces:
            if _stands_at(piece, found):
                yield run, piece


def _stands_at(piece: Piece, found: Diagnostic) -> bool:
    match found.where, piece.node:
        case Place() as place, Text() | Datum():
            return _holds(piece, place)
        case Origin() as cell, Datum() as datum:
            return cell in datum.source.origins
        case _:
            return False


def _holds(piece: Piece, place: Place) -> bool:
    first, last = piece.place(piece.start), piece.place(max(piece.end - 1, piece.start))
    if not isinstance(first, Place) or not isinstance(last, Place) or first.file != place.file:
        return False
    if piece.hand is Hand.TYPED:
        return first.line == place.line and first.column <= place.column <= last.column
    return (first.line, first.column) == (place.line, place.column)


def _remark(comment: str, run: Run, piece: Piece, numbers: dict[int, int]) -> Remark:
    number = numbers.get(id(piece.node))
    first, last = cuts(run.text).sentence(piece.start)
    bookmark = f"_fig_{number:04d}" if number else ""
    return Remark(comment, bookmark, run.text[first:last].strip(), piece.text)

"""Scan the whole text of a document for numerals and claims that nothing proves, and count what is covered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from briefgen.diagnostics import Diagnostic, Warned, warning
from briefgen.document import Datum, Document, Text
from briefgen.indicators import Dataset
from briefgen.language import Language
from briefgen.language.phrases import Asserted, Numeral, asserted, numerals
from briefgen.origins import Origin, Place, Where
from briefgen.quantities import Bound
from briefgen.scanning.coverage import Coverage
from briefgen.scanning.exemptions import Exempt, exempt_in, is_written, standing
from briefgen.scanning.literals import Literals, literals_of, prose_of, workbook_names
from briefgen.scanning.mentions import Names, names
from briefgen.scanning.naming import Naming, codes_of
from briefgen.scanning.proposals import Cells, Proposal, Wanted, claimed, corrected, honoured, printed
from briefgen.scanning.runs import Hand, Piece, Run, runs, with_prose
from briefgen.scanning.sentences import Cuts, cuts
from briefgen.traversal import plain_text, query

SILENT = frozenset({"equals", "part_of", "parts", "total", "stock", "net_added", "share", "per"})
"""What these words say is said by the figures themselves, and compared by `consistency`."""
UNMEASURED = "unmeasured"
"""大幅, 首家, 唯一: words for which no cell can be named."""
IN_CELLS = {"C360": "C387", "C362": "C387", "C361": "C381", "C363": "C381", "C367": "C382"}
"""What is told of words that were typed in a cell of the workbook, where no tag can be written."""
NUMBERLESS_PARTS = frozenset({"status", "bound", "name"})


def scan(
    document: Document,
    dataset: Dataset,
    literals: Sequence[str],
    language: Language,
    aloud: Sequence[Run] | None = None,
) -> Warned[Coverage]:
    """How much of the text is covered, and a finding for each numeral or claim that no figure, claim or name covers.

    `literals` are the names that the template declares; `aloud` are the runs of the document, where it has been read
    already. Findings are C360 to C367 and C380, and C381, C382 and C387 in words of the workbook.
    """
    scanner = Scanner(dataset, literals, language)
    prose = frozenset(prose_of(dataset))
    for run in runs(document) if aloud is None else aloud:
        scanner.read(with_prose(run, prose))
    return Warned(scanner.coverage(), tuple(scanner.findings))


UNASKED = frozenset({"C360", "C361", "C362", "C363", "C367", "C380", *IN_CELLS.values()})
"""What is wrong with typed words wherever they stand, whatever is printed beside them."""


def unprinted_only(found: Iterable[Diagnostic], document: Document) -> tuple[Diagnostic, ...]:
    """Of the findings in a document with all alternatives those about typed words that the given one does not print."""
    typed: dict[tuple[str, int], list[tuple[int, int]]] = {}
    cells: set[Where | None] = set()
    for text in query(document, Text):
        cells.add(text.where)
        if isinstance(text.where, Place):
            columns = (text.where.column, text.where.column + len(text.text))
            typed.setdefault((text.where.file, text.where.line), []).append(columns)
    asked = (each for each in found if each.code in UNASKED)
    return tuple(each for each in asked if not _is_printed(each.where, typed, cells))


def _is_printed(
    where: Where | None, typed: Mapping[tuple[str, int], Sequence[tuple[int, int]]], cells: Set[Where | None]
) -> bool:
    if not isinstance(where, Place):
        return where is not None and where in cells
    return any(first <= where.column < last for first, last in typed.get((where.file, where.line), ()))


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a run in which numerals and claims lie over one another."""

    start: int
    end: int
    numerals: tuple[Numeral, ...] = ()
    claims: tuple[Asserted, ...] = ()

    def joined(self, other: "Found") -> "Found":
        return Found(
            min(self.start, other.start),
            max(self.end, other.end),
            self.numerals + other.numerals,
            self.claims + other.claims,
        )


class Scanner:
    """Reads one run after the other and keeps count."""

    def __init__(self, dataset: Dataset, declared: Sequence[str], language: Language) -> None:
        self.dataset = dataset
        self.language = language.code
        said = language.bounds.items()
        self._befores = {words.before: bound for bound, words in said if words.before}
        self._afters = {words.after: bound for bound, words in said if words.after}
        self.names: Names = names(dataset, language.code)
        self.literals: Literals = literals_of(declared, (*workbook_names(dataset), *self.names.printed.values()))
        self.findings: list[Diagnostic] = []
        self.counts: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self._cells: Cells | None = None
        self._read: list[Run] = []

    @property
    def cells(self) -> Cells:
        """Made when the first finding asks for it: a clean packet never does."""
        self._cells = self._cells or Cells(self.dataset)
        return self._cells

    def coverage(self) -> Coverage:
        count = self.counts
        claims = tuple(sorted(self.verdicts.items()))
        return Coverage(count["bound"], count["literal"], count["unbound"], count["dates"], claims, count["waived"])

    # --- one run ---

    def read(self, run: Run) -> None:
        self._read.append(run)
        figures = [piece for piece in run.figures if _is_number(piece)]
        self.counts["bound"] += len(figures)
        for claim in run.claims:
            self.verdicts[claim.verdict] += 1
        unbound, unasked = self._unproved(run) if run.is_written else ([], [])
        where = cuts(run.text) if figures or unbound or unasked else None
        if where:
            self.findings += (self._finding(run, where, each) for each in _grouped(unbound, unasked))
            self.findings += Naming(run, where, self.names).findings()

    def _unproved(self, run: Run) -> tuple[list[Numeral], list[Asserted]]:
        """The numerals that nothing binds and the claims that nobody asked for; each numeral is counted."""
        found = numerals(run.text, self.language)
        written = [each for each in found if is_written(run, each)]
        said = asserted(run.text, self.language, known=found) if run.is_typed else ()
        claims = [each for each in said if each.test not in SILENT]
        if not written and not claims:
            return [], []
        exempt = exempt_in(run, self.literals)
        standings = [(each, standing(run, each, exempt)) for each in written]
        for _, kind in standings:
            self.counts[kind] += 1
        unbound = [each for each, kind in standings if kind == "unbound"]
        return unbound, [each for each in claims if self._is_unasked(run, each, exempt)]

    def _is_unasked(self, run: Run, claim: Asserted, exempt: Exempt) -> bool:
        """Whether a claim is typed, in no claim tag and in no name, and says more than the figure in it says itself."""
        touched = run.touched(claim.start, claim.end)
        if not any(piece.is_bare for piece in touched) or exempt.claims_nothing(claim):
            return False
        if claim.test == "status":
            return _stands_before_a_figure(run, claim)
        return not any(self._says_itself(piece, claim) for piece in touched)

    def _says_itself(self, piece: Piece, claim: Asserted) -> bool:
        """较上年 typed before a figure that prints 增长13.5%, or before a claim of 翻番: what is claimed is theirs."""
        said = self._asserted(plain_text((piece.claim,))) if piece.claim else ()
        if any((each.test, each.arguments) == (claim.test, claim.arguments) for each in said):
            return True
        return piece.hand is Hand.FIGURE and any(each.test == claim.test for each in self._asserted(piece.text))

    def _asserted(self, text: str) -> tuple[Asserted, ...]:
        return asserted(text, self.language)

    # --- findings ---

    def _finding(self, run: Run, where: Cuts, found: Found) -> Diagnostic:
        joined = _joined_figure(run, found)
        found = self._with_bound(run, found)
        wanted = Wanted(
            run.text[found.start : found.end],
            found.numerals,
            found.claims,
            self._near(run, where, found),
            self._bound(run.text[found.start : found.end]),
        )
        proposal = self._proposal(wanted, joined)
        code = _code(found, joined, proposal)
        told = {"written": wanted.text.strip(), "sentence": where.told(found.start, found.end)}
        if joined:
            told["figure"] = joined.text
        if proposal:
            told |= {"proposal": proposal.written, "cell": proposal.cell}
        if proposal and proposal.value:
            told |= {"value": proposal.value, "name": self._named(wanted)}
        place = _place(run, found) or self._somewhere()
        return warning(IN_CELLS.get(code, code) if isinstance(place, Origin) else code, place, **told)

    def _with_bound(self, run: Run, found: Found) -> Found:
        """With the typed bound word that stands before the number or behind it: 共有超5个."""
        if not found.numerals:
            return found
        before = next((each for each in self._befores if run.text.endswith(each, 0, found.start)), "")
        after = next((each for each in self._afters if run.text.startswith(each, found.end)), "")
        wider = replace(found, start=found.start - len(before), end=found.end + len(after))
        return wider if all(piece.is_bare for piece in run.touched(wider.start, wider.end)) else found

    def _bound(self, written: str) -> Bound | None:
        """The bound word that typed words begin or end with."""
        said = (bound for word, bound in self._befores.items() if written.startswith(word))
        return next(said, next((bound for word, bound in self._afters.items() if written.endswith(word)), None))

    def _proposal(self, wanted: Wanted, joined: Datum | None) -> Proposal | None:
        held = () if joined else self.cells.matching(wanted)
        if held:
            return printed(held, wanted)
        honour = honoured(self.dataset.honours, wanted)
        if honour:
            return honour
        indicator = self.dataset.indicator(wanted.near[0]) if wanted.near else None
        if indicator is None or (joined and wanted.numerals):
            return None
        if any(each.test == UNMEASURED for each in wanted.claims):
            return None
        if wanted.claims:
            return claimed(indicator, wanted)
        return corrected(indicator, indicator.at(self.dataset.period), wanted)

    def _somewhere(self) -> Where | None:
        """The file of the words before: what is given to a block as an argument has no place of its own."""
        file = next((run.file for run in reversed(self._read[:-1]) if run.file), "")
        return Place(file) if file else None

    def _named(self, wanted: Wanted) -> str:
        return self.names.printed[wanted.near[0]]

    def _near(self, run: Run, where: Cuts, found: Found) -> tuple[str, ...]:
        """The indicators that the sentence speaks of: figures in the words, names before them, then all others."""
        own = [code for piece in run.touched(found.start, found.end) for code in codes_of(piece.node, self.names)]
        first, last = where.sentence(found.start)
        sentence = run.text[first:last]
        mentions = self.names.mentions(sentence)
        before = [each for each in reversed(mentions) if first + each.end <= found.start]
        behind = [each for each in mentions if first + each.end > found.start]
        named = [code for each in (*before, *behind) for code in sorted(self.names.means(each, sentence))]
        figures = [code for piece in run.touched(first, last) for code in sorted(codes_of(piece.node, self.names))]
        return tuple(dict.fromkeys((*own, *named, *figures)))


def _is_number(piece: Piece) -> bool:
    """A printed figure counts; a status, a bound or a name does not."""
    if not isinstance(piece.node, Datum):
        return False
    part = getattr(getattr(piece.node.source, "reference", None), "part", "")
    return part not in NUMBERLESS_PARTS


def _stands_before_a_figure(run: Run, claim: Asserted) -> bool:
    """预计 is a word of its own in 预计数; before a figure it says something of it."""
    behind = run.touched(claim.end, claim.end + 1)
    return bool(behind) and behind[0].hand is Hand.FIGURE


def _grouped(found: Sequence[Numeral], claims: Sequence[Asserted]) -> Iterator[Found]:
    """Numerals and claims that lie over one another are one finding."""
    each = [Found(numeral.start, max(numeral.end, numeral.unit_end), numerals=(numeral,)) for numeral in found]
    each += [Found(claim.start, claim.end, claims=(claim,)) for claim in claims]
    group: Found | None = None
    for one in sorted(each, key=lambda one: (one.start, one.end)):
        if group is None or one.start >= group.end:
            if group:
                yield group
            group = one
        else:
            group = group.joined(one)
    if group:
        yield group


def _joined_figure(run: Run, found: Found) -> Datum | None:
    """The printed figure that typed words run into."""
    touched = run.touched(found.start, found.end)
    return next((piece.node for piece in touched if isinstance(piece.node, Datum)), None)


def _code(found: Found, joined: Datum | None, proposal: Proposal | None) -> str:
    if joined and found.numerals:
        return "C364"
    if proposal and proposal.value:
        return "C367"
    if any(each.test == UNMEASURED for each in found.claims):
        return "C380"
    if found.claims and (joined or not found.numerals):
        return "C362" if proposal else "C363"
    return "C360" if proposal else "C361"


def _place(run: Run, found: Found) -> Where | None:
    """The first typed character of what was found."""
    piece = next(piece for piece in run.touched(found.start, found.end) if piece.is_bare)
    return piece.place(max(found.start, piece.start)) if isinstance(piece.node, Text) else None

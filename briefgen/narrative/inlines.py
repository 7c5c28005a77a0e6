"""Turn Markdown's inline tokens into inlines: atoms become what they mean, typed words get their place."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import error, warning
from briefgen.document import Claim, Datum, Emphasis, Inline, Inlines, Link, Note, Strong, Text
from briefgen.narrative.atoms import ATOM, ClaimedWords, Edge, Meaning, Produced, Session
from briefgen.narrative.edges import folded
from briefgen.narrative.judgements import Telling
from briefgen.narrative.markdown import is_wide
from briefgen.narrative.passages import Backing, claim_key
from briefgen.narrative.rope import Positions, Rope
from briefgen.narrative.tying import Ties
from briefgen.narrative.waiving import waived_sentences
from briefgen.origins import Place
from briefgen.traversal import plain_text

SEGMENT = re.compile(f"{ATOM.pattern}|[^{ATOM.pattern[1:]}+")
BEFORE_NUMERAL = re.compile(r"(?<!\d)(?=\d)")
COMMENT = re.compile("<!--.*?-->", re.S)
TARGET = re.compile(r"(?:https?://|mailto:)\S+|#\S+", re.I)
NOTE_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")

Offsets = list[tuple[int, int]]
"""For each line of an inline token: where it starts in the token's content, and where in the whole text."""


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line's end inside a paragraph, before it is known what stands on either side."""

    where: Place | None


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that stand in a template exactly so, before it is known whether the next ones were typed with them."""

    text: str
    where: Place | None
    start: int


Loose = Inline | SoftBreak | Typed | Edge


class InlineBuilder:
    """Builds the inlines of one text; it counts each atom that it shows."""

    def __init__(self, text: Rope, session: Session, ties: Ties) -> None:
        self.positions = Positions(text)
        self.text = text
        self.session = session
        self.ties = ties
        self.language = ties.language
        self.shown: Counter[str] = Counter()
        self.notes: dict[int, Inlines] = {}
        self.labels: dict[str, int] = {}
        self.atom_at = {atom[0]: atom.start() for atom in ATOM.finditer(text)}
        self._read: Counter[int] = Counter()
        self._claims: list[tuple[Claim, Telling]] = []

    def built(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of an `inline` token."""
        content = _Content(node.content, self.offsets(node), _is_cell(node))
        self._check_note_marks(content)
        made = self._siblings(node.children, content)
        if self._claims:
            self.ties.check(made, self._claims)
            self._claims = []
        return self._waived(made) if self.session.waivers else made

    def _waived(self, made: Inlines) -> Inlines:
        """With a claim around each sentence that somebody answers for."""
        made, waivers = waived_sentences(made, self.session.waivers)
        for claim, waiver in waivers.items():
            self.session.waivers_used.add(waiver.sentence.origin)
            self.session.backings.setdefault(claim_key(claim), Backing((), "", waiver))
        return made

    def refuse(self, code: str, where: Place | None, **arguments: object) -> None:
        self.session.report(error(code, where, **arguments))

    def meaning(self, atom: str) -> Meaning | None:
        self.shown[atom] += 1
        return self.session.meanings.get(atom)

    # --- where the content stands ---

    def offsets(self, inline: SyntaxTreeNode) -> Offsets:
        lines = self.positions.lines
        start, end = inline.map or (0, 1)
        cell = _is_cell(inline)
        # lines of full-width spaces before a paragraph are stripped from its content
        opening = "" if cell else inline.content.partition("\n")[0]
        first = next((line for line in range(start, end) if opening in lines[line]), start)
        offsets, at = [], 0
        for number, line in enumerate(inline.content.split("\n"), first):
            offsets.append((at, self.positions.line_starts[number] + self._column(number, line, cell)))
            at += len(line) + 1
        return offsets

    def _column(self, number: int, line: str, cell: bool) -> int:
        """Where a line of content begins in its line of the text; a cell stands after the cells before it."""
        whole = self.positions.lines[number]
        if not cell:
            words = line.lstrip(" ")
            # blanks before them may be a tab that was widened: only the words are looked for
            return max(whole.rfind(words), 0) - (len(line) - len(words))
        written = line.replace("|", r"\|")
        column = max(whole.find(written, self._read[number]), self._read[number])
        self._read[number] = column + len(written)
        return column

    def end_of_cells(self, line: int) -> int:
        """The offset behind the last cell that was read in a line of a table."""
        return self.positions.line_starts[line] + self._read[line]

    def _check_note_marks(self, content: "_Content") -> None:
        for mark in NOTE_MARK.finditer(content.content):
            if mark[1] not in self.labels:
                self.refuse("T232", self.positions.place(content.offset(mark.start())), label=mark[1])

    # --- tokens ---

    def _siblings(self, nodes: Iterable[SyntaxTreeNode], content: "_Content") -> Inlines:
        loose = [made for node in nodes for made in self._inline(node, content)]
        return folded(_merged(self._without_breaks(loose)), self._claim, self._split)

    def _claim(self, children: Inlines, telling: Telling) -> Claim:
        claim = self.ties.claim(children, telling)
        self._claims.append((claim, telling))
        return claim

    def _split(self, telling: Telling) -> None:
        self.refuse("C347", telling.place)

    def _inline(self, node: SyntaxTreeNode, content: "_Content") -> Iterable[Loose]:
        match node.type:
            case "text" | "text_special":
                return self._words(node, content)
            case "softbreak":
                return [SoftBreak(self.positions.place(content.line_break()))]
            case "hardbreak":
                where = self.positions.place(content.line_break())
                self.session.report(warning("T229", where))
                return [SoftBreak(where)]
            case "strong":
                return [Strong(self._siblings(node.children, content))]
            case "em":
                return [Emphasis(self._siblings(node.children, content))]
            case "link":
                return self._link(node, content)
            case "footnote_ref":
                return [Note(self.notes.get(node.meta["id"], ()))]
            case _:
                return self._unwelcome(node, content)

    def _unwelcome(self, node: SyntaxTreeNode, content: "_Content") -> Iterable[Loose]:
        where = self.positions.place(content.here())
        match node.type:
            case "html_inline" if not COMMENT.fullmatch(node.content) and not _closes(node.content, content.content):
                self.refuse("T223", where, markup=node.content)
            case "image":
                self.refuse("T224", where)
            case "code_inline":
                self.refuse("T225", where)
            case _:
                pass
        return []

    def _link(self, node: SyntaxTreeNode, content: "_Content") -> Iterable[Loose]:
        where = self.positions.place(content.here())
        target = ATOM.sub(lambda atom: self._spelt(atom[0]), str(node.attrs.get("href", "")))
        if not TARGET.fullmatch(target):
            self.refuse("T230", where, target=target)
        children = self._siblings(node.children, content)
        return [Link(children, target, None if children else where)]

    def _spelt(self, atom: str) -> str:
        meaning = self.meaning(atom)
        if isinstance(meaning, Edge | ClaimedWords):
            self._split(meaning.telling)
        return meaning.text if isinstance(meaning, Datum | Text) else ""

    # --- words ---

    def _words(self, node: SyntaxTreeNode, content: "_Content") -> Iterator[Loose]:
        offset = content.located(node)
        verbatim = self.text.startswith(node.content, offset)
        for segment in SEGMENT.finditer(node.content):
            start = offset + segment.start()
            if ATOM.match(segment[0]):
                yield from self._atom(segment[0])
            elif verbatim:
                yield from self._typed(start, start + len(segment[0]))
            else:
                yield Text(segment[0], self.positions.place(offset))

    def _atom(self, atom: str) -> Iterator[Inline | Edge]:
        where = self.positions.place(self.atom_at[atom]) if atom in self.atom_at else None
        match self.meaning(atom):
            case Datum() as datum:
                yield replace(datum, where=where)
            case Text() | Edge() as itself:
                yield itself
            case ClaimedWords(telling=telling, words=words):
                yield self._claim((Text(words, telling.place),), telling)
            case Produced() as produced:
                self.refuse("T226", where, name=produced.name)
            case None:
                self.refuse("T235", where)

    def _typed(self, start: int, end: int) -> Iterator[Loose]:
        for piece, begin, stop in self.positions.runs(start, end):
            text = self.text[begin:stop]
            if piece.exact:
                yield Typed(text, self.positions.place(begin), begin)
            elif piece.place is None:
                yield Text(text)
            else:
                # what an expression printed has one place; a numeral begins a text, so that the place is its own
                yield from (Text(part, piece.place) for part in BEFORE_NUMERAL.split(text) if part)

    def _without_breaks(self, loose: list[Loose]) -> Iterator[Inline | Typed | Edge]:
        """Line ends vanish between wide characters and are spaces elsewhere, as the language has it."""
        for index, each in enumerate(loose):
            if not isinstance(each, SoftBreak):
                yield each
                continue
            before = _neighbour(loose, range(index - 1, -1, -1))[-1:]
            after = _neighbour(loose, range(index + 1, len(loose)))[:1]
            if before and after and self._parts(before, after):
                yield Text(" ", each.where)

    def _parts(self, before: str, after: str) -> bool:
        wide = is_wide(before) + is_wide(after)
        return wide < 2 if self.language.spaced else wide == 0


def _is_cell(inline: SyntaxTreeNode) -> bool:
    return inline.parent is not None and inline.parent.type in ("th", "td")


class _Content:
    """The content of an inline token and how far its tokens have been read."""

    def __init__(self, content: str, offsets: Offsets, cell: bool) -> None:
        self.content = content
        self.offsets = offsets
        self.cell = cell
        self._cursor = 0

    def offset(self, at: int) -> int:
        """The offset in the whole text of a place in the content."""
        line_at, line_offset = self.offsets[bisect_right(self.offsets, at, key=lambda pair: pair[0]) - 1]
        # a line in a cell was escaped in the text
        escapes = self.content.count("|", 0, at) if self.cell else 0
        return line_offset + at - line_at + escapes

    def here(self) -> int:
        return self.offset(self._cursor)

    def line_break(self) -> int:
        at = self.content.find("\n", self._cursor)
        self._cursor = at + 1
        return self.offset(at)

    def located(self, node: SyntaxTreeNode) -> int:
        """The offset of a word token; the library's own tokens do not know it and are looked for from here on."""
        written = node.markup or node.content if node.type == "text_special" else node.content
        at = node.meta.get("at", -1)
        if at < 0:
            at = max(self.content.find(written, self._cursor), self._cursor)
        self._cursor = at + len(written)
        return self.offset(at)


def _closes(tag: str, content: str) -> bool:
    """Whether a tag ends another that was told already."""
    return tag.startswith("</") and f"<{tag[2:-1].strip()}" in content


def _neighbour(loose: list[Loose], side: Iterable[int]) -> str:
    """What stands on one side of a line's end; the edges of claims are no words."""
    nearest = next((loose[index] for index in side if not isinstance(loose[index], Edge)), None)
    match nearest:
        case SoftBreak() | Edge() | None:
            return ""
        case Typed():
            return nearest.text
        case _:
            return plain_text((nearest,))


def _merged(inlines: Iterable[Inline | Typed | Edge]) -> Iterator[Inline | Edge]:
    """Join the words that were typed in one go."""
    run: list[Typed] = []
    for each in inlines:
        if isinstance(each, Typed) and (not run or _goes_on(run[-1], each)):
            run.append(each)
            continue
        yield from _joined(run)
        run = [each] if isinstance(each, Typed) else []
        if not isinstance(each, Typed):
            yield each
    yield from _joined(run)


def _goes_on(one: Typed, other: Typed) -> bool:
    """Whether they stand side by side in one piece of output and in one line of one file."""
    if one.start + len(one.text) != other.start or one.where is None or other.where is None:
        return False
    return replace(one.where, column=one.where.column + len(one.text)) == other.where


def _joined(run: list[Typed]) -> Iterator[Text]:
    if run:
        yield Text("".join(each.text for each in run), run[0].where)

"""Turn the Markdown that templates put out into passages; nothing that they print may vanish."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import warning
from briefgen.document import (
    Column,
    Definition,
    Definitions,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Row,
    Table,
    Text,
)
from briefgen.narrative.atoms import ATOM, Produced, Session
from briefgen.narrative.inlines import COMMENT, InlineBuilder
from briefgen.narrative.markdown import parsed
from briefgen.narrative.passages import Deferred, Passage
from briefgen.narrative.rope import Rope
from briefgen.narrative.tying import Ties
from briefgen.origins import Place

OPENER = "opener"
"""The block function after which a paragraph leads in."""
DEEPEST_HEADING = 4
MOST_LISTED = 99
"""A list that starts higher is a line that begins with a year."""
ATTRIBUTES = re.compile(r"\s*[{｛](?P<words>[^{}｛｝]*)[}｝]\s*\Z")
STUCK_MARK = re.compile(r"(?:#{1,6}|＃{1,6}\s?)(?=[^\s#＃])")


@dataclass(frozen=True, slots=True)
class _Made:
    """Passages and the name of the block function that made them, if one did."""

    passages: tuple[Passage, ...]
    name: str = ""


def passages_of(text: Rope, session: Session, ties: Ties) -> tuple[Passage, ...]:
    """The passages of a whole text; what would vanish or cannot be shown is reported to the session."""
    return TreeBuilder(text, session, ties).document()


class TreeBuilder:
    """Builds the blocks of one text."""

    def __init__(self, text: Rope, session: Session, ties: Ties) -> None:
        self.text = text
        self.session = session
        self.inlines = InlineBuilder(text, session, ties)

    def document(self) -> tuple[Passage, ...]:
        root, self.inlines.labels = parsed(self.text)
        self._read_notes(root)
        made = [self._top(node) for node in root.children]
        self._check_atoms()
        return tuple(_with_leads(made))

    def _top(self, node: SyntaxTreeNode) -> _Made:
        if node.type == "block_made":
            produced = self._produced(node)
            return _Made(produced.passages, produced.name) if produced else _Made(())
        return _Made(tuple(self._block(node)))

    # --- what must not vanish ---

    def _check_atoms(self) -> None:
        """Every atom that was put out is in the tree."""
        for atom in Counter(ATOM.findall(self.text)) - self.inlines.shown:
            self.inlines.refuse("T227", self._place(self.inlines.atom_at[atom]))

    def _read_notes(self, root: SyntaxTreeNode) -> None:
        for label, number in self.inlines.labels.items():
            if number < 0:
                self.inlines.refuse("T231", self._place(max(self.text.find(f"[^{label}]:"), 0)), label=label)
        for block in root.children:
            if block.type == "footnote_block":
                for note in block.children:
                    self.inlines.notes[note.meta["id"]] = self._note(note)

    def _note(self, note: SyntaxTreeNode) -> Inlines:
        blocks = [child for child in note.children if child.type != "footnote_anchor"]
        if len(blocks) != 1 or blocks[0].type != "paragraph":
            self.inlines.refuse("T233", self._line_place(blocks[0]) if blocks else None, label=note.meta["label"])
        return next((self._content(block) for block in blocks if block.type == "paragraph"), ())

    # --- places ---

    def _place(self, offset: int) -> Place | None:
        return self.inlines.positions.place(offset)

    def _line_place(self, node: SyntaxTreeNode) -> Place | None:
        """Where the first word of a block's first line stands."""
        line = node.map[0] if node.map else 0
        written = self.inlines.positions.lines[line]
        indent = len(written) - len(written.lstrip(" >\t"))
        return self._place(self.inlines.positions.line_starts[line] + indent)

    # --- blocks ---

    def _content(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of a block that holds nothing else."""
        return next((self.inlines.built(child) for child in node.children if child.type == "inline"), ())

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Passage, ...]:
        return tuple(made for node in nodes for made in self._block(node))

    def _block(self, node: SyntaxTreeNode) -> Iterable[Passage]:
        match node.type:
            case "paragraph":
                return self._paragraph(node)
            case "heading":
                return [self._heading(node)]
            case "bullet_list" | "ordered_list":
                return [self._list(node)]
            case "blockquote":
                return self._quotations(node)
            case "table":
                return [self._table(node)]
            case "dl":
                return [self._definitions(node)]
            case "block_made":
                produced = self._produced(node)
                return produced.passages if produced else ()
            case "hr":
                return [PageBreak()]
            case _:
                return self._unwelcome(node)

    def _unwelcome(self, node: SyntaxTreeNode) -> Iterable[Passage]:
        match node.type:
            case "html_block" if COMMENT.sub("", node.content).strip():
                self.inlines.refuse("T223", self._line_place(node), markup=node.content.strip().split("\n")[0])
            case "fence":
                self.inlines.refuse("T225", self._line_place(node))
            case _:
                pass
        return ()

    def _produced(self, node: SyntaxTreeNode) -> Produced | None:
        meaning = self.inlines.meaning(node.content)
        where = self._place(self.inlines.atom_at[node.content])
        if not isinstance(meaning, Produced):
            self.inlines.refuse("T235", where)
            return None
        return replace(meaning, passages=tuple(_placed(passage, where) for passage in meaning.passages))

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        source = node.children[0]
        if STUCK_MARK.match(source.content):
            self.inlines.refuse("T228", self._line_place(node))
        children = self.inlines.built(source)
        if children:
            yield Paragraph(children)

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1:])
        if level > DEEPEST_HEADING:
            self.inlines.refuse("T234", self._line_place(node), level=level, deepest=DEEPEST_HEADING)
        children, words = self._without_attributes(self._content(node))
        section = ".section" in words
        starts_page = level == 1 and not section and ".follow" not in words
        return Heading(min(level, DEEPEST_HEADING), children, starts_page=starts_page, section=section)

    def _without_attributes(self, children: Inlines) -> tuple[Inlines, frozenset[str]]:
        """The words of a heading, and what its last braces say about it."""
        last = children[-1] if children else None
        found = ATTRIBUTES.search(last.text) if isinstance(last, Text) and not _of_workbook(last) else None
        if not isinstance(last, Text) or not found:
            return children, frozenset()
        words = found["words"].split()
        for word in words:
            if word not in (".section", ".follow"):
                self.inlines.refuse("T236", _further(last.where, last.text.index(word, found.start())), word=word)
        text = last.text[: found.start()]
        return (*children[:-1], *([Text(text, last.where)] if text else [])), frozenset(words)

    def _list(self, node: SyntaxTreeNode) -> List:
        ordered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1)) if ordered else 1
        if start > MOST_LISTED:
            self.session.report(warning("T237", self._line_place(node), start=start))
        # a list that holds what only composition can make still holds it; the type of its items says Block
        items: Any = tuple(self._blocks(item.children) for item in node.children)
        return List(items, ordered, start)

    def _quotations(self, node: SyntaxTreeNode) -> Iterator[Passage]:
        for child in node.children:
            if child.type == "paragraph":
                yield Quotation((), self._content(child))
            else:
                yield from self._block(child)

    def _definitions(self, node: SyntaxTreeNode) -> Definitions:
        items: list[Definition] = []
        term: Inlines = ()
        for child in node.children:
            if child.type == "dt":
                term = self._content(child)
            else:
                items.append(Definition(term, self._content(child)))
                term = ()
        return Definitions((), tuple(items))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        head, *body = rows
        columns = tuple(self._column(index, cell) for index, cell in enumerate(head.children))
        self._check_cells(head)
        return Table(None, columns, tuple(self._row(row) for row in body))

    def _column(self, index: int, cell: SyntaxTreeNode) -> Column:
        right = "right" in str(cell.attrs.get("style", ""))
        title = self._content(cell)
        return Column("value" if right else "text" if index else "stub", title)

    def _row(self, row: SyntaxTreeNode) -> Row:
        cells = tuple(self._content(cell) for cell in row.children)
        self._check_cells(row)
        return Row(cells)

    def _check_cells(self, row: SyntaxTreeNode) -> None:
        """Markdown drops the cells for which the table has no column."""
        line = row.map[0] if row.map else 0
        start = self.inlines.end_of_cells(line)
        rest = self.text[start : self.inlines.positions.line_starts[line] + len(self.inlines.positions.lines[line])]
        if rest.strip(" |\t"):
            self.inlines.shown.update(ATOM.findall(rest))
            self.inlines.refuse("T238", self._place(start + len(rest) - len(rest.lstrip(" |\t"))))


def _of_workbook(text: Text) -> bool:
    return text.where is not None and not isinstance(text.where, Place)


def _further(where: object, characters: int) -> Place | None:
    return Place(where.file, where.line, where.column + characters) if isinstance(where, Place) else None


def _placed(passage: Passage, where: Place | None) -> Passage:
    return replace(passage, where=where) if isinstance(passage, Deferred) and where else passage


def _with_leads(made: list[_Made]) -> Iterator[Passage]:
    """The passages in order; a paragraph directly after an opener leads in."""
    before = ""
    for each in made:
        for passage in each.passages:
            leads = before == OPENER and not each.name and isinstance(passage, Paragraph)
            yield replace(passage, style="lead") if leads and isinstance(passage, Paragraph) else passage
            before = ""
        before = each.name or before if not each.passages else each.name

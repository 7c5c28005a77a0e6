"""Read Markdown into tokens that keep their offsets; the text itself is not altered (CommonMark 0.31, with tables,
footnotes and definition lists)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.narrative.atoms import BLOCK

WORDS = re.compile(r"[^\n\\*_\[\]!<&^`|]+")
DEFINITION = re.compile(r"(?::[ \t]+|：[ \t　]*)\S")
HAN_BEGINS = "\u2e80"
"""From here on characters are wide: radicals, Han, kana, full-width signs, and the atoms."""
DEEPEST = 100
"""Levels of nesting; what lies deeper would vanish, and nobody writes that."""


def is_wide(sign: str) -> bool:
    """Whether a character stands close to its neighbours, as Chinese does; dashes and curly quotes do too."""
    return sign >= HAN_BEGINS or "\u2010" <= sign <= "\u2026"


# --- inline rules -------------------------------------------------------------------------------------


def words(state: StateInline, silent: bool) -> bool:
    """The stock text rule, but a run of words is a token of its own, with its offset in the content."""
    found = WORDS.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        # trailing spaces stay pending, for the newline rule looks there for a hard break
        text = found[0].rstrip(" ")
        if text:
            token = state.push("text", "", 0)
            token.content, token.meta = text, {"at": state.pos}
        state.append_pending(found[0][len(text) :])
    state.pos = found.end()
    return True


class ProseState(StateInline):
    """CommonMark 6.2, but a wide neighbour or an atom counts as a space: in `**“创新”**是` the quotes are strong."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803  # names of the library
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before, after = self.src[start - 1 : start] or " ", self.src[end : end + 1] or " "
        opens = not after.isspace() and (not isPunctChar(after) or _is_loose(before))
        closes = not before.isspace() and (not isPunctChar(before) or _is_loose(after))
        return Scanned(
            opens and (canSplitWord or not closes or isPunctChar(before)),
            closes and (canSplitWord or not opens or isPunctChar(after)),
            end - start,
        )


def _is_loose(sign: str) -> bool:
    return sign.isspace() or isPunctChar(sign) or sign >= HAN_BEGINS


class ProseParser(ParserInline):
    """The stock inline parser with a state of our own."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = ProseState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


# --- block rules --------------------------------------------------------------------------------------


def block_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001  # the library's shape
    """An atom of a block, alone on its line, wherever that line stands."""
    line = _line(state, start).strip()
    if len(line) != 1 or ord(line) < BLOCK:
        return False
    if not silent:
        token = state.push("block_made", "", 0)
        token.content, token.map = line, [start, start + 1]
        state.line = start + 1
    return True


class _Definition(NamedTuple):
    term: int | None
    start: int
    end: int


def definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line with a term, then lines that begin with `: ` or `：` and what the term means."""
    found = [] if silent else list(_definitions(state, start, end))
    if not found:
        return False
    opening = state.push("dl_open", "dl", 1)
    opening.map = [start, found[-1].end]
    for definition in found:
        if definition.term is not None:
            _push(state, "dt", definition.term, definition.term + 1, _line(state, definition.term).strip())
        _push(state, "dd", definition.start, definition.end, _definition_text(state, definition))
    state.push("dl_close", "dl", -1)
    state.line = found[-1].end
    return True


def _definitions(state: StateBlock, line: int, end: int) -> Iterator[_Definition]:
    while line < end and state.sCount[line] >= state.blkIndent and not _defines(state, line):
        first = line + 2 if line + 1 < end and state.isEmpty(line + 1) else line + 1
        if not (first < end and _defines(state, first)):
            return
        term: int | None = line
        line = first
        while line < end and _defines(state, line):
            stop = _end_of_definition(state, line, end)
            yield _Definition(term, line, stop)
            term, line = None, stop
        if line < end and state.isEmpty(line):
            line += 1


def _defines(state: StateBlock, line: int) -> bool:
    return bool(DEFINITION.match(_line(state, line)))


def _end_of_definition(state: StateBlock, line: int, end: int) -> int:
    """Indented lines go on; others begin something else."""
    line += 1
    while line < end and not state.isEmpty(line) and state.sCount[line] > state.blkIndent and not _defines(state, line):
        line += 1
    return line


def _definition_text(state: StateBlock, definition: _Definition) -> str:
    lines = [_line(state, line).strip() for line in range(definition.start, definition.end)]
    return "\n".join([lines[0][1:].strip(), *lines[1:]])


def _push(state: StateBlock, tag: str, start: int, end: int, content: str) -> None:
    state.push(f"{tag}_open", tag, 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = content, [start, end], []
    state.push(f"{tag}_close", tag, -1)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


# --- the reader ---------------------------------------------------------------------------------------


class _Reader(MarkdownIt):
    """Targets of links stay as they are written; they are judged later, with a message."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"maxNesting": DEEPEST})
    reader.inline = ProseParser()
    reader.use(footnote_plugin, inline=False).enable("table")
    # a rule less is a surprise less; the joining rules would merge words that stand apart
    reader.disable(["code", "lheading", "reference", "strikethrough", "linkify", "text_join", "fragments_join"])
    reader.inline.ruler.at("text", words)
    reader.block.ruler.before("table", "block_line", block_line, {"alt": ["paragraph", "blockquote", "list"]})
    reader.block.ruler.before("paragraph", "definitions", definitions)
    return reader


READER = _reader()


def parsed(text: str) -> tuple[SyntaxTreeNode, dict[str, int]]:
    """The tree of a text, and its footnotes: label → number, negative for one that nothing refers to."""
    environment: dict[str, dict[str, dict[str, int]]] = {}
    root = SyntaxTreeNode(READER.parse(text, environment))
    references = environment.get("footnotes", {}).get("refs", {})
    return root, {label[1:]: number for label, number in references.items()}

"""Give cross-references the number of the table or figure that they name, before or behind them; pure."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from briefgen.charts import near
from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.document import Block, Caption, Link, Text
from briefgen.language import Language
from briefgen.traversal import Node, query, rebuilt

Captions = Mapping[str, Caption]
"""Numbered captions by the labels that templates gave them."""


def referred(labelled: Sequence[Block], numbered: tuple[Block, ...], language: Language) -> Warned[tuple[Block, ...]]:
    """The numbered blocks with words in every cross-reference: 见[](#成果表) becomes 见表2.

    `labelled` are the same blocks with their labels still on. Errors are T386 for a label that two have, T387 for one
    that none has.
    """
    within = [[each for each in query((block,), Link) if each.target.startswith("#")] for block in numbered]
    links = [each for found in within for each in found]
    if not links:
        return Warned(numbered)
    named = _Labels(tuple(zip(query(labelled, Caption), query(numbered, Caption), strict=True)))
    found = (
        *named.twice({link.target[1:] for link in links}),
        *(each for link in links for each in named.missing(link)),
    )
    captions = named.captions
    told = [
        rebuilt(block, lambda node: _told(node, captions, language)) if refers else block
        for block, refers in zip(numbered, within, strict=True)
    ]
    return Warned(tuple(told), found)  # type: ignore[arg-type]  # a block gives a block


def _told(node: Node, captions: Captions, language: Language) -> Node:
    if not isinstance(node, Link) or node.target[1:] not in captions:
        return node
    caption = captions[node.target[1:]]
    words = node.children or (Text(language.tables.label(caption.kind, caption.number)),)
    return Link(words, f"#{caption.identifier}")


@dataclass(frozen=True, slots=True)
class _Labels:
    """Each caption before and after it was numbered."""

    pairs: tuple[tuple[Caption, Caption], ...]

    @property
    def captions(self) -> Captions:
        return {before.identifier: after for before, after in reversed(self.pairs) if before.identifier}

    def twice(self, asked: Set[str]) -> Iterator[Diagnostic]:
        """A picture may be shown twice, if no reference asks which one is meant."""
        known: set[str] = set()
        for before, _ in self.pairs:
            if before.identifier in known & asked:
                where = next((each.where for each in before.children if isinstance(each, Text)), None)
                yield error("T386", where, label=before.identifier)
            known.add(before.identifier)

    def missing(self, link: Link) -> Iterator[Diagnostic]:
        """Only one without words of its own must name a table or figure; others may lead to a heading."""
        if not link.children and link.target[1:] not in self.captions:
            label, known = link.target[1:], list(self.captions)
            yield error("T387", link.where, label=label, near=near(label, known), known=", ".join(known) or "—")

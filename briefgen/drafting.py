"""Transform a document that was refused into a draft that says so on every page, and why on a page of its own."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import Block, Cover, Document, Heading, List, Paragraph, Text
from briefgen.language import LANGUAGES

IDENTIFIER = "draft"


def as_draft(document: Document, reasons: Sequence[str]) -> Document:
    """The document with its mark and, before everything else but the cover, the list of reasons."""
    title = LANGUAGES[document.meta.language].packet.draft
    heading = Heading(1, (Text(title),), IDENTIFIER, starts_page=True, section=True)
    listed = List(tuple((Paragraph((Text(reason),)),) for reason in reasons), ordered=True)
    meta = replace(document.meta, draft=tuple(reasons))
    return Document(meta, _behind_cover((heading, listed), _marked(document.blocks, title)))


def _marked(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The cover has no running head: there the mark stands where 密级 would."""
    return tuple(replace(block, mark=(Text(title),)) if isinstance(block, Cover) else block for block in blocks)


def _behind_cover(added: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first = 1 if blocks and isinstance(blocks[0], Cover) else 0
    return (*blocks[:first], *added, *blocks[first:])

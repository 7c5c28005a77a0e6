"""Transform a document that was refused into a draft that says so on every page, and why on a page of its own."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import Block, Cover, Document, Heading, Letterhead, List, Paragraph, Text
from briefgen.language import LANGUAGES

IDENTIFIER = "draft"


def as_draft(document: Document, reasons: Sequence[str]) -> Document:
    """The document with its mark and, before everything else but cover or red head, the list of reasons."""
    title = LANGUAGES[document.meta.language].packet.draft
    starts_page = not any(isinstance(block, Letterhead) for block in document.blocks)
    heading = Heading(1, (Text(title),), IDENTIFIER, starts_page=starts_page, section=True)
    listed = List(tuple((Paragraph((Text(reason),)),) for reason in reasons), ordered=True)
    meta = replace(document.meta, draft=tuple(reasons))
    return Document(meta, _behind_cover((heading, listed), _marked(document.blocks, title)))


def _marked(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """A cover and a red head bear the mark where 密级 would stand."""
    return tuple(_marked_block(block, title) for block in blocks)


def _marked_block(block: Block, title: str) -> Block:
    match block:
        case Cover():
            return replace(block, mark=(Text(title),))
        case Letterhead():
            return replace(block, marks=((Text(title),),))
        case _:
            return block


def _behind_cover(added: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first = 1 if blocks and isinstance(blocks[0], (Cover, Letterhead)) else 0
    return (*blocks[:first], *added, *blocks[first:])

"""Write the blocks that a mail may hold as a small page of HTML, and tell of those that it cannot show."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never
from urllib.parse import urlsplit

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.document import (
    Attachments,
    Block,
    Chart,
    Claim,
    Colophon,
    Column,
    Contents,
    Cover,
    Datum,
    Definitions,
    Document,
    Emphasis,
    Heading,
    Imprint,
    Inline,
    Inlines,
    KeyFigures,
    Letterhead,
    Link,
    List,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Signature,
    Strong,
    Table,
    Text,
)
from briefgen.language import LANGUAGES
from briefgen.language.wording import TableWords
from briefgen.origins import Place
from briefgen.traversal import heading_words, plain_text, query

BODY = "font-family:'Microsoft YaHei','PingFang SC',sans-serif;font-size:15px;line-height:1.7;color:#222"
CELL = "padding:3px 10px;border-bottom:1px solid #ccc;text-align:"
NUMERIC = frozenset({"value", "change", "rank"})
SCHEMES = frozenset({"http", "https", "mailto"})
"""Where a link in a mail may lead; any other is printed as its words."""


def write(document: Document, file: str) -> Warned[str]:
    """The page. Styles stand at their elements, since programs for mail drop style sheets.

    Blocks that need a page of paper or a picture are errors (D850); `file` is where they were called for.
    """
    found: list[Diagnostic] = []
    body = "\n".join(line for block in document.blocks for line in _block(block, document, found, file))
    meta = document.meta
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(meta.language)}">\n<head><meta charset="utf-8">'
        f'<title>{escape(meta.title)}</title></head>\n<body style="{BODY}">\n{body}\n</body>\n</html>\n'
    )
    return Warned(page, tuple(dict.fromkeys(found)))


def _block(block: Block, document: Document, found: list[Diagnostic], file: str) -> Iterator[str]:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            yield f"<h{level}>{escape(heading_words(block))}</h{level}>"
        case Paragraph():
            yield from _paragraph(block.children)
        case Definitions():
            terms = ((_inlines(each.term), _inlines(each.children)) for each in block.items)
            yield from (f"<p><strong>{term}</strong> {words}</p>" for term, words in terms)
        case List():
            yield from _list(block, document, found, file)
        case Quotation():
            words = _inlines((*block.speaker, *block.children))
            yield f"<blockquote>{words}<br>{_inlines(block.attribution)}</blockquote>"
        case Table():
            yield from _table(block, LANGUAGES[document.meta.language].tables)
        case KeyFigures():
            yield from _key_figures(block)
        case Colophon():
            words = f"{_inlines(block.label)} {escape(document.meta.edition)} {_inlines(block.facts)}"
            yield f"<p><small>{words}</small></p>"
        case PageBreak():
            yield "<hr>"
        case Cover() | Letterhead() | Attachments() | Signature() | Imprint() | Contents() | Chart() | Picture():
            found.append(error("D850", Place(file), block=type(block).__name__.lower()))
        case _:
            assert_never(block)


def _paragraph(children: Inlines) -> Iterator[str]:
    """The words, then each footnote in small type."""
    yield f"<p>{_inlines(children)}</p>"
    yield from (f"<p><small>{_inlines(note.children)}</small></p>" for note in query(children, Note))


def _list(block: List, document: Document, found: list[Diagnostic], file: str) -> Iterator[str]:
    tag, start = ("ol", f' start="{block.start}"') if block.ordered else ("ul", "")
    yield f"<{tag}{start}>"
    for item in block.items:
        lines = (line for child in item for line in _block(child, document, found, file))
        yield f"<li>{''.join(lines)}</li>"
    yield f"</{tag}>"


def _table(block: Table, words: TableWords) -> Iterator[str]:
    if block.caption:
        label = escape(words.label(block.caption.kind, block.caption.number))
        yield f"<p><strong>{label} {_inlines(block.caption.children)}</strong></p>"
    yield '<table style="border-collapse:collapse">'
    titles = (_inlines((*each.title, *each.note)) for each in block.columns)
    yield "<tr>" + "".join(f'<th style="{CELL}left">{title}</th>' for title in titles) + "</tr>"
    yield from (_row(row, block.columns) for row in block.rows)
    yield "</table>"
    if block.note:
        yield f"<p><small>{escape(words.note)} {_inlines(block.note)}</small></p>"


def _row(row: Row, columns: Iterable[Column]) -> str:
    cells = (
        f'<td style="{CELL}{"right" if column.role in NUMERIC else "left"}">{_inlines(cell)}</td>'
        for cell, column in zip(row.cells, columns, strict=True)
    )
    return "<tr>" + "".join(cells) + "</tr>"


def _key_figures(block: KeyFigures) -> Iterator[str]:
    yield "<ul>"
    for figure in block.figures:
        change = f" {escape(figure.change.text)}" if figure.change else ""
        yield f"<li>{_inlines(figure.label)} <strong>{escape(figure.datum.text)}</strong>{change}</li>"
    for strip in block.strips:
        items = "; ".join(map(plain_text, strip.items))
        yield f"<li><strong>{escape(strip.headline.text)}</strong> {escape(items)}</li>"
    yield "</ul>"


def _inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text() | Datum() | Mark():
            return escape(inline.text)
        case Emphasis():
            return f"<em>{_inlines(inline.children)}</em>"
        case Strong():
            return f"<strong>{_inlines(inline.children)}</strong>"
        case Link():
            words = _inlines(inline.children)
            leads = urlsplit(inline.target).scheme in SCHEMES
            return f'<a href="{escape(inline.target)}">{words}</a>' if leads else words
        case Claim():
            return _inlines(inline.children)
        case Note():
            return ""
        case _:
            assert_never(inline)

"""Put a page before a redline that lists what differs; it is not tracked, and stands in one control to be taken out.

Tracked as an insertion it would outlast acceptance, as a deletion rejection, and as both it would be struck through and
hidden by the usual view of Word. So it belongs to neither edition: the packet behind it is accepted or rejected.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from briefgen.redlining.markup import Element, W, element, text_element

TAG = "briefgen-summary"
"""Tells the control apart from others; a file that has it is a redline."""
WIDTHS = (30, 27, 27, 16)
"""The widths of the columns in hundredths."""
INK, RULE, SHADE = "1C2733", "8A97A3", "EEF2F5"
SMALL, USUAL, LARGE = 18, 20, 32
"""Sizes of letters in half points."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind under their title; each row has as many cells as there are heads."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What differs, in words: a title, what is compared, how to read the redline, heads of four columns, rows."""

    title: str
    editions: str
    note: str
    heads: tuple[str, ...]
    groups: tuple[Group, ...]


def put_before(body: Element, summary: Summary) -> None:
    """The summary in a section of its own, on the paper of the packet's last section.

    As a cover page it is one that Word offers to remove (Insert, Cover Page).
    """
    last = body.find(f"{W}sectPr")
    width = _text_width(last)
    held = [
        _paragraph(summary.title, size=LARGE, bold=True, after=60),
        _paragraph(summary.editions, size=SMALL, after=200),
        _paragraph(summary.note, size=SMALL, after=240),
        _table(summary, width),
    ]
    cover = element("docPartObj", element("docPartGallery", val="Cover Pages"), element("docPartUnique"))
    named = (element("alias", val=summary.title), element("tag", val=TAG), cover)
    control = element("sdt", element("sdtPr", *named), element("sdtContent", *held))
    end = element("p", element("pPr", element("spacing", before=0, after=0), _section(last)))
    body[:0] = [control, end]


def _section(last: Element | None) -> Element:
    """Pages like those of the packet, without its headers."""
    kept = [f"{W}pgSz", f"{W}pgMar"]
    paper = [deepcopy(each) for each in last if each.tag in kept] if last is not None else []
    return element("sectPr", element("type", val="nextPage"), *paper)


def _text_width(last: Element | None) -> int:
    size, margins = (last.find(f"{W}{name}") if last is not None else None for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 9000
    return int(size.get(f"{W}w", "11906")) - sum(int(margins.get(f"{W}{each}", "1440")) for each in ("left", "right"))


# --- the table --------------------------------------------------------------------------------------------------


def _table(summary: Summary, width: int) -> Element:
    columns = tuple(width * each // 100 for each in WIDTHS)
    lines = ("top", "bottom", "insideH")
    borders = element("tblBorders", *(element(each, val="single", sz=4, space=0, color=RULE) for each in lines))
    margins = element("tblCellMar", *(element(each, w=80, type="dxa") for each in ("left", "right")))
    form = element("tblPr", element("tblW", w=sum(columns), type="dxa"), borders, element("tblLayout", type="fixed"))
    form.append(margins)
    grid = element("tblGrid", *(element("gridCol", w=each) for each in columns))
    return element("tbl", form, grid, *_rows(summary, columns))


def _rows(summary: Summary, columns: tuple[int, ...]) -> Iterator[Element]:
    yield _row(summary.heads, columns, bold=True, is_head=True)
    for group in summary.groups:
        yield _title_row(group, sum(columns), len(columns))
        yield from (_row(each, columns) for each in group.rows)


def _row(cells: Iterable[str], columns: tuple[int, ...], *, bold: bool = False, is_head: bool = False) -> Element:
    repeated = [element("tblHeader")] if is_head else []
    made = [
        element("tc", element("tcPr", element("tcW", w=width, type="dxa")), _paragraph(words, bold=bold, after=0))
        for words, width in zip(cells, columns, strict=True)
    ]
    return element("tr", element("trPr", element("cantSplit"), *repeated), *made)


def _title_row(group: Group, width: int, count: int) -> Element:
    shade = element("shd", val="clear", color="auto", fill=SHADE)
    form = element("tcPr", element("tcW", w=width, type="dxa"), element("gridSpan", val=count), shade)
    counted = f"  {len(group.rows)}" if group.rows else ""
    words = _paragraph(group.title + counted, bold=True, after=0, keep=bool(group.rows))
    return element("tr", element("trPr", element("cantSplit")), element("tc", form, words))


def _paragraph(words: str, *, size: int = USUAL, bold: bool = False, after: int = 0, keep: bool = False) -> Element:
    form = element("pPr", *([element("keepNext")] if keep else []))
    form.append(element("spacing", before=40, after=after + 40, line=280, lineRule="auto"))
    form.append(element("ind", left=0, firstLine=0))
    form.append(element("jc", val="left"))
    look = element("rPr", *([element("b")] if bold else []), element("color", val=INK), element("sz", val=size))
    look.append(element("szCs", val=size))
    return element("p", form, element("r", look, text_element("t", words)))


def has_summary(body: Element) -> bool:
    return any(each.get(f"{W}val") == TAG for each in body.iter(f"{W}tag"))

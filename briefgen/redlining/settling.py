"""Take a part as it reads when the changes that somebody tracked in it are accepted, without comments and controls
around whole paragraphs."""

from briefgen.redlining.markup import Element, W, properties

UNWRAPPED = frozenset(f"{W}{name}" for name in ("ins", "moveTo"))
DROPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "lastRenderedPageBreak", "proofErr",
    )
)  # fmt: skip
COMMENTS = frozenset(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
AROUND_BLOCKS = frozenset({f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"})


def settle(root: Element, *, comments: bool) -> None:
    """Settle a whole part in place; `comments` says whether comments stay."""
    _drop_rows(root)
    _join_paragraphs(root)
    for each in list(root.iter(*DROPPED)):
        _remove(each)
    for each in list(root.iter(*UNWRAPPED)):
        _unwrap(each)
    if not comments:
        for each in list(root.iter(*COMMENTS)):
            _remove(each)
    for each in list(root.iter(f"{W}sdt", f"{W}customXml")):
        _unwrap_around_blocks(each)


def _drop_rows(root: Element) -> None:
    for row in list(root.iter(f"{W}tr")):
        held = row.find(f"{W}trPr")
        if held is not None and held.find(f"{W}del") is not None:
            _remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            _remove(table)


def _join_paragraphs(root: Element) -> None:
    """A paragraph whose mark is deleted goes on in the next one."""
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
            continue
        following = paragraph.getnext()
        if following is not None and following.tag == f"{W}p":
            held = [each for each in paragraph if each.tag != f"{W}pPr"]
            at = 0 if properties(following) is None else 1
            following[at:at] = held
            _remove(paragraph)


def _unwrap_around_blocks(control: Element) -> None:
    content = control.find(f"{W}sdtContent") if control.tag == f"{W}sdt" else control
    held = [each for each in content if each.tag != f"{W}customXmlPr"] if content is not None else []
    if any(each.tag in AROUND_BLOCKS for each in held):
        _replace(control, held)


def _unwrap(each: Element) -> None:
    _replace(each, list(each))


def _replace(each: Element, held: list[Element]) -> None:
    parent = each.getparent()
    at = parent.index(each)
    parent[at : at + 1] = held


def _remove(each: Element) -> None:
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)

"""Accept or reject every change of a Word file as Word does it, by means of our own, and read what is left."""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SUMMARY = "briefgen-summary"
"""The tag of the control that holds the summary, which is no part of either edition."""
SHOWN = {f"{W}t": None, f"{W}delText": None, f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}

Element = Any
Words = str | list[Any]
"""A paragraph, or a table as a list of rows of cells of such."""


@dataclass(frozen=True)
class Stories:
    """All words of a file: blocks of the body, headers and footers of each section that say something, notes in the
    order of their marks, and what is drawn."""

    body: list[Words]
    sections: list[list[list[Words]]]
    notes: list[list[Words]]
    drawn: list[str]


def accepted(content: bytes) -> Stories:
    return _stories(content, gone="del", kept="ins")


def rejected(content: bytes) -> Stories:
    return _stories(content, gone="ins", kept="del")


def stories(content: bytes) -> Stories:
    """The words of a file that has no changes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert b"<w:ins " not in archive.read(name), name
            assert b"<w:del " not in archive.read(name), name
    return accepted(content)


def _stories(content: bytes, gone: str, kept: str) -> Stories:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links = _links(parts, "word/document.xml")
    body: Element = etree.fromstring(parts["word/document.xml"]).find(f"{W}body")
    _without_summary(body)
    _decide(body, gone, kept)
    known: dict[str, str] = {}
    sections = []
    for section in body.iter(f"{W}sectPr"):
        for kind in ("header", "footer"):
            for each in section.findall(f"{W}{kind}Reference"):
                known[f"{kind} {each.get(f'{W}type')}"] = links[str(each.get(f"{R}id"))]
        stories = [_part(parts[known[kind]], gone, kept) for kind in sorted(known)]
        sections.append([each for each in stories if any(each)])
    notes = {}
    if "word/footnotes.xml" in parts:
        root: Element = etree.fromstring(parts["word/footnotes.xml"])
        _decide(root, gone, kept)
        notes = {each.get(f"{W}id"): _blocks(each) for each in root}
    marks = [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")]
    assert len(set(marks)) == len(marks)
    drawn = [_drawn(each, parts, links) for each in body.iter(f"{W}drawing")]
    return Stories(_blocks(body), sections, [notes[each] for each in marks], drawn)


def _links(parts: dict[str, bytes], owner: str) -> dict[str, str]:
    folder, _, name = owner.rpartition("/")
    root: Element = etree.fromstring(parts[f"{folder}/_rels/{name}.rels"])
    return {each.get("Id"): posixpath.normpath(posixpath.join(folder, each.get("Target"))) for each in root}


def _part(content: bytes, gone: str, kept: str) -> list[Words]:
    root = etree.fromstring(content)
    _decide(root, gone, kept)
    return _blocks(root)


def _drawn(drawing: Element, parts: dict[str, bytes], links: dict[str, str]) -> str:
    shown = [links[value] for each in drawing.iter() for name, value in each.attrib.items() if name.startswith(R)]
    alternative = [each.get("descr", "") for each in drawing.iter() if each.tag.endswith("}docPr")]
    return "".join((*alternative, *(parts[each].decode("utf-8", "replace") for each in shown)))


def _without_summary(body: Element) -> None:
    """The summary and the paragraph behind it, which ends its section."""
    mark = body[0].find(f"{W}sdtPr/{W}tag")
    if mark is not None and mark.get(f"{W}val") == SUMMARY:
        control, behind = body[0], body[1]
        assert behind.find(f"{W}pPr/{W}sectPr") is not None
        assert _text(behind) == ""
        body.remove(control)
        body.remove(behind)


# --- what accepting and rejecting do (ECMA-376 17.13.5) ---------------------------------------------------------


def _decide(root: Element, gone: str, kept: str) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            _end(paragraph, gone)
    for each in [each for each in root.iter(f"{W}{gone}") if each.getparent().tag != f"{W}rPr"]:
        each.getparent().remove(each)
    for each in list(root.iter(f"{W}{kept}")):
        parent = each.getparent()
        at = parent.index(each)
        parent[at : at + 1] = list(each)


def _end(paragraph: Element, gone: str) -> None:
    """A paragraph without its mark goes on in the next one; one that is all gone leaves nothing."""
    held = [each for each in paragraph if each.tag != f"{W}pPr"]
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        at = 1 if following.find(f"{W}pPr") is not None else 0
        following[at:at] = held
    else:
        left = [each for each in held if each.tag != f"{W}{gone}" and _text(each)]
        assert left == [], "words whose mark is gone, and no paragraph to go to"
        is_last = following is None or following.tag != f"{W}tbl"
        assert not is_last, "the last mark of a story cannot go"
    paragraph.getparent().remove(paragraph)


# --- words ------------------------------------------------------------------------------------------------------


def _blocks(held: Element) -> list[Words]:
    found: list[Words] = []
    for each in held:
        if each.tag == f"{W}p":
            found.append(_text(each))
        elif each.tag == f"{W}tbl":
            rows = each.findall(f"{W}tr")
            found.append([[_blocks(cell) for cell in row.findall(f"{W}tc")] for row in rows])
        elif each.tag == f"{W}sdt":
            found += _blocks(each.find(f"{W}sdtContent"))
    return found


def _text(held: Element) -> str:
    return "".join(map(_shown, held.iter()))


def _shown(each: Element) -> str:
    if each.getparent() is None or each.getparent().tag != f"{W}r" or each.get(f"{W}type") == "page":
        return ""
    return (SHOWN[each.tag] or each.text or "") if each.tag in SHOWN else ""

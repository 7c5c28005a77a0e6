"""Tell which styles a packet uses under a name of Word's own that an office's stationery does not have."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document import (
    Caption,
    Contents,
    Cover,
    Document,
    Emphasis,
    Heading,
    Letterhead,
    Link,
    List,
    Note,
    Paragraph,
    Strong,
)
from briefgen.origins import Place
from briefgen.stationery.values import OwnPaper
from briefgen.traversal import query

CHINESE = {
    "Normal": "正文",
    "Title": "标题",
    "Subtitle": "副标题",
    "heading 1": "标题 1",
    "heading 2": "标题 2",
    "heading 3": "标题 3",
    "heading 4": "标题 4",
    "Body Text": "正文文本",
    "List Paragraph": "列表段落",
    "caption": "题注",
    "footnote text": "脚注文本",
    "footnote reference": "脚注引用",
    "header": "页眉",
    "footer": "页脚",
    "toc 1": "目录 1",
    "Strong": "要点",
    "Emphasis": "强调",
    "Hyperlink": "超链接",
}
"""Word's own names of its built-in styles as its Chinese and its English menus have them; others are ours alone."""
ENGLISH = {"heading": "Heading", "toc": "TOC", "caption": "Caption", "footnote": "Footnote"}
ENGLISH |= {"header": "Header", "footer": "Footer"}

USES: dict[type, tuple[str, ...]] = {
    Cover: ("Title", "Subtitle"),
    Letterhead: ("Title",),
    Paragraph: ("Body Text",),
    List: ("List Paragraph",),
    Caption: ("caption",),
    Note: ("footnote text", "footnote reference"),
    Contents: ("toc 1",),
    Strong: ("Strong",),
    Emphasis: ("Emphasis",),
    Link: ("Hyperlink",),
}


def lacking_styles(paper: OwnPaper, document: Document) -> tuple[Diagnostic, ...]:
    """A warning (S160) for each; a document without any style has been told of as such."""
    stationery = paper.stationery
    if not stationery.styles:
        return ()
    given = {style.name.lower() for style in stationery.styles}
    used = set(_used(document)) | {"Normal"} | {kind for kind in ("header", "footer") if not _has(kind, paper)}
    return tuple(
        warning("S160", Place(paper.file), name=paper.file, chinese=CHINESE[name], english=_english(name))
        for name in CHINESE
        if name in used and name.lower() not in given
    )


def _has(kind: str, paper: OwnPaper) -> bool:
    return any(part.kind == kind for part in paper.stationery.running)


def _used(document: Document) -> Iterator[str]:
    for kind, names in USES.items():
        if next(query(document, kind), None) is not None:
            yield from names
    for heading in query(document, Heading):
        if not heading.section:
            yield f"heading {min(heading.level, 4)}"


def _english(name: str) -> str:
    first, space, rest = name.partition(" ")
    return ENGLISH.get(first, first) + space + (rest.title() if first == "footnote" else rest)
